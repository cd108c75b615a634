"""A data set decoded once: all photos in one memory-mapped file beside a small index."""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.errors import TrainingError

RgbPhoto = npt.NDArray[np.uint8]
"""sRGB photo: uint8, shape (height, width, 3)."""

INDEX_FILE = "index.json"
"""Names the file with the pixels and says where in it every photo lies."""

INDEX_VERSION = 1

_DEFAULT_PIXELS = "photos.bin"


@dataclass(frozen=True)
class PreparedEntry:
    """Where a photo lies in the pixel file.

    Attributes:
        name: the path inside its collection.
        split: ``train`` or ``val``.
        offset: where it begins, in bytes.
        height: rows of pixels.
        width: columns of pixels.
    """

    name: str
    split: str
    offset: int
    height: int
    width: int

    @property
    def end(self) -> int:
        """Where it ends in the pixel file, in bytes."""
        return self.offset + self.height * self.width * 3


@dataclass(frozen=True)
class PreparedIndex:
    """What a prepared data set holds.

    Attributes:
        photos: all photos of all splits.
        pixels: name of the file with their pixels, 8-bit RGB one after the other.
    """

    photos: tuple[PreparedEntry, ...]
    pixels: str = _DEFAULT_PIXELS

    def to_json(self) -> str:
        """Write the index as JSON text."""
        photos = [vars(entry) for entry in self.photos]
        return json.dumps({"version": INDEX_VERSION, "pixels": self.pixels, "photos": photos})


def is_prepared(folder: Path) -> bool:
    """Whether a folder holds a prepared data set."""
    return (folder / INDEX_FILE).is_file()


def read_index(folder: Path) -> PreparedIndex:
    """Read the index of a prepared data set.

    Raises:
        TrainingError: the folder holds none, or an unusable one.
    """
    try:
        stored: dict[str, Any] = json.loads((folder / INDEX_FILE).read_text(encoding="utf-8"))
        if stored["version"] != INDEX_VERSION:
            raise TrainingError("Another version prepared this data set; prepare it again.")
        photos = tuple(PreparedEntry(**entry) for entry in stored["photos"])
        return PreparedIndex(photos, Path(stored.get("pixels", _DEFAULT_PIXELS)).name)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            "This folder holds no prepared data set; make one with 'photochrom prepare'."
        ) from error


class PreparedPhotos:
    """The photos of one split, read straight from the memory-mapped file.

    Copies in other processes map the file anew instead of carrying the pixels along.

    Attributes:
        entries: the photos, in the order of the index.
    """

    def __init__(self, folder: Path, split: Split) -> None:
        """Open a prepared data set.

        Args:
            folder: where ``prepare`` wrote it.
            split: whose photos to offer.

        Raises:
            TrainingError: the folder holds no whole prepared data set, or none of this split.
        """
        index = read_index(folder)
        self._file = folder / index.pixels
        self.entries = tuple(entry for entry in index.photos if entry.split == split.value)
        if not self.entries:
            raise TrainingError(f"The data set has no photos of the split '{split.value}'.")
        needed = max(entry.end for entry in self.entries)
        if not self._file.is_file() or self._file.stat().st_size < needed:
            raise TrainingError("The data set is incomplete; prepare it again.")

    def every(self, step: int) -> Self:
        """Return every ``step``-th photo as a data set of its own."""
        part = copy.copy(self)
        part.entries = self.entries[::step]
        return part

    @cached_property
    def _pixels(self) -> npt.NDArray[np.uint8]:
        return np.memmap(self._file, dtype=np.uint8, mode="r")

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_pixels"}

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[RgbPhoto]:
        return (self[position] for position in range(len(self)))

    def __getitem__(self, position: int) -> RgbPhoto:
        entry = self.entries[position]
        flat = self._pixels[entry.offset : entry.end]
        return np.asarray(flat.reshape(entry.height, entry.width, 3))
