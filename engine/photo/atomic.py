"""Writes a file completely or not at all."""

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.photo.errors import PhotoError, explain


@dataclass(frozen=True)
class Staging:
    """How a caller follows a file that does not have its name yet.

    Attributes:
        name: of the hidden file, which no other file may have.
        complete: is told the status of the hidden file once that is whole and on the disk, before
            it gets its name; what it raises keeps it from that.
        stays_hidden: the file does not get its name here; the caller calls ``give_name`` later, or
            deletes it.
    """

    name: str
    complete: Callable[[os.stat_result], None]
    stays_hidden: bool = False


@contextmanager
def new_file(path: Path, *, overwrite: bool, staging: Staging | None = None) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only when the block ends without an error.

    The data go to a hidden file in the same folder, are forced to the disk and then renamed in one
    step. Whatever goes wrong, a cancellation included, the hidden file is removed and an existing
    file stays as it was.

    Args:
        path: the name to write.
        overwrite: replace an existing file.
        staging: what the hidden file is called and who is told of it; None for nobody.

    Yields:
        The open file, for writing and reading.

    Raises:
        PhotoError: the folder does not exist, the file exists and ``overwrite`` is off, or the
            system reports an error.
    """
    _check_folder(path.parent)
    # Short, whatever the length of the name: file systems stop at 255 bytes.
    temporary = path.with_name(staging.name if staging else f".{secrets.token_hex(6)}.tmp")
    with _explained(), _removed(temporary) as removal:
        # Mode "x" obeys the user's umask, unlike the private files of tempfile.
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if staging is not None:
            # Closed by now: some file systems set the time of a file when it is closed.
            staging.complete(temporary.stat())
        if staging is not None and staging.stays_hidden:
            removal.pop_all()
        else:
            _publish(temporary, path, overwrite=overwrite)


def give_name(hidden: Path, path: Path, *, overwrite: bool) -> None:
    """Let a file that stayed hidden appear under its name, in one step.

    Args:
        hidden: the file; it is deleted if it cannot have the name.
        path: its name, in the same folder.
        overwrite: replace an existing file.

    Raises:
        PhotoError: the file exists and ``overwrite`` is off, or the system reports an error.
    """
    with _explained(), _removed(hidden):
        _publish(hidden, path, overwrite=overwrite)


@contextmanager
def _removed(temporary: Path) -> Iterator[contextlib.ExitStack]:
    """Delete a hidden file in the end, unless what is yielded is emptied."""
    with contextlib.ExitStack() as removal:
        removal.callback(_remove, temporary)
        yield removal


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise PhotoError("The file exists already; choose another name or overwrite it.") from error
    except IsADirectoryError as error:
        raise PhotoError("A folder of this name is in the way; choose another name.") from error
    except OSError as error:
        raise explain(error) from error


def _check_folder(folder: Path) -> None:
    try:
        is_there = folder.is_dir()
    except OSError as error:
        raise explain(error) from error
    if not is_there:
        raise PhotoError("The folder to write into does not exist; choose another one or make it.")


def _publish(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(path)
    else:
        _publish_new(temporary, path)
    _sync_folder(path.parent)


def _publish_new(temporary: Path, path: Path) -> None:
    # Linking fails if the name is taken, in one step: no other program can come in between.
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):
        # A file system without hard links: claim the name with an empty file, then replace it.
        path.open("xb").close()
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink()
            raise


def _sync_folder(folder: Path) -> None:
    # Makes the new name survive a power cut. Windows cannot open folders and needs no such call.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
