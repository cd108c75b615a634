"""The pixels of a data set in the making: one full file after the other."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from training.errors import TrainingError

SHARD_BYTES = 2**30
"""A shard holds at most as many bytes, unless a single photo has more."""

_GROWING = ".part"


@dataclass(frozen=True)
class Place:
    """A place in the shards.

    Attributes:
        shard: number of the file, counted from 0.
        offset: bytes from its beginning.
    """

    shard: int
    offset: int


def shard_name(number: int) -> str:
    """Return the name of a whole shard."""
    return f"photos-{number:05d}.bin"


class ShardWriter:
    """Appends pixels to the shards of a folder.

    The shard that grows has another name than the whole ones. What is written survives a power cut
    once ``sync`` has returned.

    Attributes:
        end: where the next pixels go, if they fit.
    """

    def __init__(self, folder: Path, end: Place, shard_bytes: int) -> None:
        """Go on at a place; whatever lies behind it is cut off.

        Args:
            folder: of the shards.
            end: where to go on; shard 0, offset 0 at the beginning.
            shard_bytes: from which size on a shard is full.

        Raises:
            TrainingError: there is less in the folder than there should be.
            OSError: the folder cannot be written.
        """
        self._folder = folder
        self._shard_bytes = shard_bytes
        self.end = end
        self._remove_later_shards()
        if self._path.exists():
            # It became full after the place was noted.
            self._path.replace(self._growing)
        self._growing.touch()
        whole = (folder / shard_name(number) for number in range(end.shard))
        if self._growing.stat().st_size < end.offset or not all(path.exists() for path in whole):
            raise TrainingError(f"Prepared photos have been lost; delete {folder} to start anew.")
        os.truncate(self._growing, end.offset)
        self._stream = self._growing.open("ab")

    def append(self, pixels: bytes) -> Place:
        """Write the pixels of a photo.

        Returns:
            Where they begin.

        Raises:
            OSError: they cannot be written.
        """
        if self.end.offset and self.end.offset + len(pixels) > self._shard_bytes:
            self._begin_shard()
        begin = self.end
        self._stream.write(pixels)
        self.end = Place(begin.shard, begin.offset + len(pixels))
        return begin

    def sync(self) -> None:
        """Force everything to the disk.

        Raises:
            OSError: the disk is full or broken.
        """
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def finish(self) -> None:
        """Make the last shard a whole one.

        Raises:
            OSError: the disk is full or broken.
        """
        self.sync()
        self._stream.close()
        self._growing.replace(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        # What was not synced does not count.
        with suppress(OSError):
            self._stream.close()

    def _begin_shard(self) -> None:
        self.finish()
        self.end = Place(self.end.shard + 1, 0)
        self._stream = self._growing.open("xb")

    def _remove_later_shards(self) -> None:
        for path in self._folder.glob("photos-*.bin*"):
            if path.name.partition(".")[0] > self._path.stem:
                path.unlink()

    @property
    def _path(self) -> Path:
        return self._folder / shard_name(self.end.shard)

    @property
    def _growing(self) -> Path:
        return self._path.with_name(self._path.name + _GROWING)
