"""Downloads a published file: goes on where an earlier attempt stopped, and checks every byte."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import BinaryIO, Final

from engine.models.errors import ModelError
from engine.models.file_lock import claim
from engine.models.published import PublishedFile
from engine.models.storage import storage_errors
from engine.models.transport import Answer, FetchError, Transport

Progress = Callable[[int], None]
"""Is told how many bytes of a file are there."""

PARTIAL_SUFFIX: Final = ".part"
"""Ending of a file that is not complete."""

_BLOCK = 2**20
_MEGABYTE = 10**6


class StoppedError(ModelError):
    """The user stopped a download; what is there is kept."""


def download(
    file: PublishedFile,
    folder: Path,
    *,
    transport: Transport | None = None,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> Path:
    """Download a file, or the rest of it.

    The bytes go to a file whose name ends in ``.part`` and that stays when the download ends early,
    in whatever way. The final name appears only once size and SHA-256 are those of the published
    file.

    Args:
        file: what to download.
        folder: where to put it; made if need be.
        transport: how to reach the server.
        progress: is told how far the download is.
        cancel: stops the download when set, from any thread.

    Returns:
        The complete file, named as on the server.

    Raises:
        FetchError: the server does not give the file, or not the published one.
        ModelError: the disk is full or cannot be written, or another program downloads the file.
        StoppedError: ``cancel`` was set.
    """
    target = folder / file.name
    # With the digest in its name, so that it is never continued with another version of the file.
    partial = folder / f"{file.name}.{file.sha256[:8]}{PARTIAL_SUFFIX}"
    report = progress or _ignore
    if _is_whole(target, file):
        report(file.size)
        return target
    with storage_errors():
        folder.mkdir(parents=True, exist_ok=True)
        partial.touch()
        with partial.open("r+b") as handle:
            if not claim(handle):
                raise ModelError("Another Photochrom downloads this file; wait until it is done.")
            _Download(file, handle, report, cancel or Event()).run(transport or Transport())
        partial.replace(target)
    return target


class _Download:
    """The bytes that are there, and their digest."""

    def __init__(
        self, file: PublishedFile, handle: BinaryIO, progress: Progress, cancel: Event
    ) -> None:
        self._file = file
        self._handle = handle
        self._progress = progress
        self._cancel = cancel
        self._received = 0
        self._digest = hashlib.sha256()

    def run(self, transport: Transport) -> None:
        """Download what is missing, until the file is complete and the published one."""
        self._take_up()
        taken_up = self._received > 0
        self._receive(transport)
        if taken_up and not self._is_published():
            # The earlier part may be damaged, or from a file that was exchanged since.
            self._restart()
            self._receive(transport)
        if not self._is_published():
            self._restart()
            raise FetchError(
                "The downloaded file is not the published one (its SHA-256 is wrong) and was "
                "deleted; try again later or from another network."
            )
        self._handle.flush()
        os.fsync(self._handle.fileno())

    def _take_up(self) -> None:
        """Digest what an earlier attempt left."""
        left = os.fstat(self._handle.fileno()).st_size
        if left > self._file.size:
            self._restart()
            return
        while block := self._handle.read(min(_BLOCK, left - self._received)):
            self._count(block)

    def _receive(self, transport: Transport) -> None:
        if self._received == self._file.size:
            return
        self._check_space()
        with transport.open(self._file.address, start=self._received) as answer:
            if answer.total not in (None, self._file.size):
                raise FetchError(
                    f"The server offers a file of {answer.total} bytes instead of "
                    f"{self._file.size}; update Photochrom, which may know the new one."
                )
            if answer.start != self._received:
                self._restart()
            self._copy(answer)
        if self._received < self._file.size:
            raise FetchError(
                f"The connection ended after {self._received} of {self._file.size} bytes; "
                "fetch the model again to go on from there."
            )

    def _copy(self, answer: Answer) -> None:
        while block := answer.read(_BLOCK):
            if self._received + len(block) > self._file.size:
                self._restart()
                raise FetchError(
                    "The server sends more than the published file; try again later or from "
                    "another network."
                )
            self._handle.write(block)
            self._count(block)

    def _count(self, block: bytes) -> None:
        self._digest.update(block)
        self._received += len(block)
        self._progress(self._received)
        if self._cancel.is_set():
            raise StoppedError("The download was stopped; fetch the model again to go on.")

    def _restart(self) -> None:
        self._handle.seek(0)
        self._handle.truncate()
        self._received = 0
        self._digest = hashlib.sha256()

    def _check_space(self) -> None:
        missing = self._file.size - self._received
        free = shutil.disk_usage(self._handle.name).free
        if free < missing:
            raise ModelError(
                f"The disk is too full: {missing / _MEGABYTE:.0f} MB are needed and "
                f"{free / _MEGABYTE:.0f} MB are free; free some space."
            )

    def _is_published(self) -> bool:
        return self._digest.hexdigest() == self._file.sha256


def _is_whole(path: Path, file: PublishedFile) -> bool:
    """Whether a file has been downloaded before and is still what it was."""
    with storage_errors():
        if not path.is_file() or path.stat().st_size != file.size:
            return False
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest() == file.sha256


def _ignore(_received: int) -> None:
    pass
