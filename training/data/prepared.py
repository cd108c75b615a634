"""A data set decoded once: all photos in one memory-mapped file beside a small index."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.data.mapped import MappedSplit
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


class PreparedPhotos(MappedSplit[PreparedEntry, RgbPhoto]):
    """The photos of one split."""

    def __init__(self, folder: Path, split: Split) -> None:
        """Open a prepared data set.

        Args:
            folder: where ``prepare`` wrote it.
            split: whose photos to offer.

        Raises:
            TrainingError: the folder holds no whole prepared data set, or none of this split.
        """
        index = read_index(folder)
        super().__init__(folder / index.pixels, index.photos, split)

    def __getitem__(self, position: int) -> RgbPhoto:
        """Return the pixels of a photo."""
        entry = self.entries[position]
        return self._stored(entry).reshape(entry.height, entry.width, 3)
