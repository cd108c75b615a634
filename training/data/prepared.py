"""Data sets that ``photochrom prepare`` wrote: shards of pixels, and where in them photos lie."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.data.mapped_files import MappedFiles
from training.data.photo_list import PhotoList
from training.data.photos import Photos, RgbPhoto
from training.data.shards import shard_name
from training.errors import TrainingError

INDEX_FILE = "index.json"
"""Says what the data set of a folder is; whoever replaces it replaces the data set."""

INDEX_VERSION = 2

PLACES_FILE = "photos.index"
"""Where the photos lie in the shards, ``PHOTO_PLACE`` after ``PHOTO_PLACE``, validation first."""

PHOTO_PLACE = np.dtype(
    [
        ("offset", "<u8"),
        ("shard", "<u4"),
        ("height", "<u4"),
        ("width", "<u4"),
        ("listed", "<u4"),
    ]
)
"""Where a photo lies: shard and offset in bytes; rows and columns of its pixels, 8-bit RGB; and
its number in the list of its split, which knows its name."""

PhotoPlaces = npt.NDArray[np.void]
"""Array of ``PHOTO_PLACE``, shape (photos,)."""

_FIRST_VERSION = 1


@dataclass(frozen=True)
class PreparedIndex:
    """What a prepared data set holds.

    Attributes:
        folder: name of the folder with the shards.
        photo_list: name of the folder in it with the lists of photos.
        short_side: pixels of the shorter side that photos were shrunk to.
        val: number of validation photos.
        train: number of training photos.
        near_duplicates: training photos left out because they show a validation photo's scene.
        unreadable: photos left out because they could not be read.
        shards: sizes of the shards in bytes.
    """

    folder: str
    photo_list: str
    short_side: int
    val: int
    train: int
    near_duplicates: int
    unreadable: int
    shards: tuple[int, ...]

    def to_json(self) -> str:
        """Write the index as JSON text."""
        return json.dumps({"version": INDEX_VERSION, **asdict(self)}, indent=1)

    def numbers(self, split: Split) -> range:
        """Return which photos, in the order of the index, belong to a split."""
        return range(self.val) if split is Split.VAL else range(self.val, self.val + self.train)


def is_prepared(folder: Path) -> bool:
    """Whether a folder holds a prepared data set."""
    return (folder / INDEX_FILE).is_file()


def read_index(folder: Path) -> PreparedIndex | None:
    """Read what a folder holds.

    Returns:
        None where there is no data set in shards.
    """
    try:
        stored = _read_json(folder)
        return _index_of(stored) if stored["version"] == INDEX_VERSION else None
    except (TrainingError, ValueError, KeyError, TypeError):
        return None


class PreparedPhotos(Photos):
    """The photos of one split of a prepared data set."""

    def __init__(self, folder: Path, split: Split) -> None:
        """Open a prepared data set; it takes no longer for millions of photos.

        Args:
            folder: where ``prepare`` wrote it.
            split: whose photos to offer.

        Raises:
            TrainingError: the folder holds no whole prepared data set, or none of this split.
        """
        try:
            stored = _read_json(folder)
            self._places = _places(folder, stored, split)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _no_data_set() from error
        super().__init__(self._places.numbers)
        if not len(self):
            raise TrainingError(f"The data set has no photos of the split '{split.value}'.")
        self._files = MappedFiles(self._places.shards)

    def _photo(self, number: int) -> RgbPhoto:
        offset, shard, height, width, _ = self._places.place(number)
        pixels = self._files.read(shard, offset, height * width * 3)
        return pixels.reshape(height, width, 3)

    def _name(self, number: int) -> str:
        return self._places.name(number)


class _ShardPlaces:
    """Where the photos of a split lie; the file with all places is mapped, not read."""

    def __init__(self, folder: Path, index: PreparedIndex, split: Split) -> None:
        shards = folder / index.folder
        self._path = shards / PLACES_FILE
        self._list = PhotoList(shards / index.photo_list, split)
        self.numbers = index.numbers(split)
        self.shards = tuple(shards / shard_name(number) for number in range(len(index.shards)))
        _check_size(self._path, (index.val + index.train) * PHOTO_PLACE.itemsize)
        for path, size in zip(self.shards, index.shards, strict=True):
            _check_size(path, size)

    def place(self, number: int) -> tuple[int, int, int, int, int]:
        place: tuple[int, int, int, int, int] = self._all[number].item()
        return place

    def name(self, number: int) -> str:
        return self._list[self.place(number)[-1]].name

    @cached_property
    def _all(self) -> PhotoPlaces:
        return np.memmap(self._path, PHOTO_PLACE, mode="r")

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_all"}


class _FirstVersionPlaces:
    """Where the photos of a split lie in the single file of a data set of the first version."""

    def __init__(self, folder: Path, stored: dict[str, Any], split: Split) -> None:
        photos = [photo for photo in stored["photos"] if photo["split"] == split.value]
        self._names = [str(photo["name"]) for photo in photos]
        self._places = np.zeros(len(photos), PHOTO_PLACE)
        for field in ("offset", "height", "width"):
            self._places[field] = [photo[field] for photo in photos]
        self.numbers = range(len(photos))
        self.shards = (folder / Path(stored.get("pixels", "photos.bin")).name,)
        for offset, _, height, width, _ in self._places[-1:].tolist():
            _check_size(self.shards[0], offset + height * width * 3)

    def place(self, number: int) -> tuple[int, int, int, int, int]:
        place: tuple[int, int, int, int, int] = self._places[number].item()
        return place

    def name(self, number: int) -> str:
        return self._names[number]


def _places(
    folder: Path, stored: dict[str, Any], split: Split
) -> _ShardPlaces | _FirstVersionPlaces:
    if "kind" in stored:
        raise _no_data_set()
    if stored["version"] == _FIRST_VERSION:
        return _FirstVersionPlaces(folder, stored, split)
    if stored["version"] != INDEX_VERSION:
        raise TrainingError("Another version prepared this data set; prepare it again.")
    return _ShardPlaces(folder, _index_of(stored), split)


def _index_of(stored: dict[str, Any]) -> PreparedIndex:
    fields = {name: value for name, value in stored.items() if name != "version"}
    # Names alone: nothing outside of the folder is meant.
    folders = {name: Path(fields[name]).name for name in ("folder", "photo_list")}
    return PreparedIndex(**{**fields, **folders, "shards": tuple(fields["shards"])})


def _read_json(folder: Path) -> dict[str, Any]:
    try:
        stored: dict[str, Any] = json.loads((folder / INDEX_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _no_data_set() from error
    return stored


def _no_data_set() -> TrainingError:
    return TrainingError(
        "This folder holds no prepared data set; make one with 'photochrom prepare'."
    )


def _check_size(path: Path, size: int) -> None:
    if not path.is_file() or path.stat().st_size < size:
        raise TrainingError("The data set is incomplete; prepare it again.")
