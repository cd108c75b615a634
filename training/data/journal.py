"""What became of every listed photo, while a data set is in the making."""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from training.data.shards import Place
from training.errors import TrainingError


class Outcome(IntEnum):
    """What became of a photo."""

    KEPT = 1
    NEAR_DUPLICATE = 2
    UNREADABLE = 3


@dataclass(frozen=True)
class JournalEntry:
    """What became of one photo.

    Attributes:
        outcome: whether it is in the data set.
        scene: ``difference_hash`` of a photo that is kept.
        begin: where the pixels of a photo that is kept lie.
        height: rows of pixels.
        width: columns of pixels.
    """

    outcome: Outcome
    scene: int = 0
    begin: Place = Place(0, 0)  # noqa: RUF009 (frozen)
    height: int = 0
    width: int = 0


_STORED = np.dtype(
    [
        ("scene", "<u8"),
        ("offset", "<u8"),
        ("shard", "<u4"),
        ("height", "<u4"),
        ("width", "<u4"),
        ("outcome", "<u4"),
    ]
)
_PACKED = struct.Struct("<QQIIII")
_ENTRIES_AT_ONCE = 2**16

JournalBlock = npt.NDArray[np.void]
"""Some entries: fields scene, offset, shard, height, width and outcome; shape (entries,)."""


class Journal:
    """Entries in the order of the listed photos; only appended to.

    An entry survives a power cut once ``sync`` has returned.
    """

    def __init__(self, path: Path, entries: int) -> None:
        """Go on after some entries; whatever lies behind them is cut off.

        Args:
            path: the file, created if missing.
            entries: how many to keep.

        Raises:
            TrainingError: there are fewer.
            OSError: the file cannot be written.
        """
        self._path = path
        path.touch()
        if path.stat().st_size < entries * _STORED.itemsize:
            raise TrainingError(
                f"Prepared photos have been lost; delete {path.parent} to start anew."
            )
        os.truncate(path, entries * _STORED.itemsize)
        self._stream = path.open("ab")

    def append(self, entry: JournalEntry) -> None:
        """Note what became of the next photo."""
        begin = entry.begin
        self._stream.write(
            _PACKED.pack(
                entry.scene, begin.offset, begin.shard, entry.height, entry.width, entry.outcome
            )
        )

    def sync(self) -> None:
        """Force everything to the disk.

        Raises:
            OSError: the disk is full or broken.
        """
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        # What was not synced does not count.
        with suppress(OSError):
            self._stream.close()

    def blocks(self) -> Iterator[JournalBlock]:
        """Go through all synced entries, some at a time in memory."""
        with self._path.open("rb") as stream:
            while block := stream.read(_ENTRIES_AT_ONCE * _STORED.itemsize):
                yield np.frombuffer(block, _STORED)

    def kept(self) -> Iterator[JournalBlock]:
        """Go through the synced entries of the photos that are in the data set."""
        return (block[block["outcome"] == Outcome.KEPT] for block in self.blocks())

    def end(self) -> Place:
        """Return where the pixels of the last photo end."""
        end = Place(0, 0)
        for block in self.kept():
            if block.size:
                last = block[-1]
                size = int(last["height"]) * int(last["width"]) * 3
                end = Place(int(last["shard"]), int(last["offset"]) + size)
        return end
