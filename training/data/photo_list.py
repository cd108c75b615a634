"""Lists of photos on the disk: millions of names that need no memory."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np
import numpy.typing as npt

from training.data.listing import ListedPhoto, Split

# Where entry k begins, in bytes, and at last where the last one ends.
_PLACE = np.dtype("<u8")
_ENTRIES_AT_ONCE = 4096
_BYTES_AT_ONCE = 2**22


class PhotoList:
    """The photos of one split in the order in which they were listed.

    Opening it reads nothing, and copies in other processes open the files anew.
    """

    def __init__(self, folder: Path, split: Split) -> None:
        """Choose a split of a list.

        Args:
            folder: what ``write_photo_list`` filled.
            split: whose photos to offer.
        """
        self.split = split
        self._entries_file, self._places_file = _files(folder, split)

    def __len__(self) -> int:
        """Return how many photos are listed."""
        return self._places_file.stat().st_size // _PLACE.itemsize - 1

    def __getitem__(self, number: int) -> ListedPhoto:
        """Return a photo by its number, counted from 0."""
        begin, end = self._places[number : number + 2]
        return self._photo(self._entries[begin:end].tobytes())

    def since(self, first: int) -> Iterator[ListedPhoto]:
        """Go through the photos from one on, a few thousand at a time in memory.

        Args:
            first: number of the first one, counted from 0.
        """
        with self._entries_file.open("rb") as entries:
            for start in range(first, len(self), _ENTRIES_AT_ONCE):
                count = min(_ENTRIES_AT_ONCE, len(self) - start) + 1
                offset = start * _PLACE.itemsize
                places = np.fromfile(self._places_file, _PLACE, count, offset=offset)
                entries.seek(int(places[0]))
                for begin, end in pairwise(places.tolist()):
                    yield self._photo(entries.read(end - begin))

    def beginning_shared_with(self, other: "PhotoList") -> int:
        """Return how many photos at the beginning are the same, unchanged files in both lists."""
        shared = 0
        with self._entries_file.open("rb") as mine, other._entries_file.open("rb") as theirs:
            while True:
                block, other_block = mine.read(_BYTES_AT_ONCE), theirs.read(_BYTES_AT_ONCE)
                same = _bytes_alike(block, other_block)
                shared += same
                if same < _BYTES_AT_ONCE:
                    break
        ends = self._places[1:]
        return int(np.searchsorted(ends, np.uint64(shared), side="right"))

    def _photo(self, entry: bytes) -> ListedPhoto:
        path, name, *_ = entry.split(b"\0")
        return ListedPhoto(Path(os.fsdecode(path)), os.fsdecode(name), self.split)

    @cached_property
    def _places(self) -> npt.NDArray[np.uint64]:
        return np.memmap(self._places_file, _PLACE, mode="r")

    @cached_property
    def _entries(self) -> npt.NDArray[np.uint8]:
        return np.memmap(self._entries_file, np.uint8, mode="r")

    def __getstate__(self) -> dict[str, object]:
        mapped = ("_places", "_entries")
        return {name: value for name, value in vars(self).items() if name not in mapped}


def write_photo_list(folder: Path, photos: Iterable[tuple[ListedPhoto, str]]) -> None:
    """Write photos down as they come, every split in files of its own.

    Args:
        folder: created; must not exist.
        photos: with a mark each that changes when the file does.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True)
    here = Path.cwd()
    with ExitStack() as stack:
        writers = {split: stack.enter_context(_Writer(folder, split)) for split in Split}
        for photo, mark in photos:
            fields = (os.path.join(here, photo.path), photo.name, mark)  # noqa: PTH118 (a million)
            writers[photo.split].add(b"".join(os.fsencode(field) + b"\0" for field in fields))


class _Writer:
    def __init__(self, folder: Path, split: Split) -> None:
        self._paths = _files(folder, split)
        self._end = 0

    def __enter__(self) -> Self:
        self._entries, self._places = (path.open("xb") for path in self._paths)
        self._places.write(_place(0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        with self._entries, self._places:
            if kind is None:
                _sync(self._entries)
                _sync(self._places)

    def add(self, entry: bytes) -> None:
        self._end += len(entry)
        self._entries.write(entry)
        self._places.write(_place(self._end))


def _files(folder: Path, split: Split) -> tuple[Path, Path]:
    return folder / f"{split.value}.names", folder / f"{split.value}.places"


def _place(place: int) -> bytes:
    return place.to_bytes(_PLACE.itemsize, "little")


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _bytes_alike(one: bytes, other: bytes) -> int:
    if one == other:
        return len(one)
    length = min(len(one), len(other))
    first, second = (np.frombuffer(block, np.uint8, length) for block in (one, other))
    differing = np.flatnonzero(first != second)
    return int(differing[0]) if differing.size else length
