"""A data set of photos with label maps, decoded once: a memory-mapped file and a small index."""

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.data.prepared import INDEX_FILE, RgbPhoto
from training.errors import TrainingError

Labels = npt.NDArray[np.uint8]
"""Label map: uint8, shape (height, width); 0 background, 255 not to be judged, else an object."""

IGNORED = 255
"""The label of pixels that are not to be judged."""

_KIND = "masks"
_VERSION = 1


@dataclass(frozen=True)
class LabeledPhoto:
    """A photo and the objects in it.

    Attributes:
        pixels: sRGB, uint8, shape (height, width, 3).
        labels: label map of the same size.
    """

    pixels: RgbPhoto
    labels: Labels


@dataclass(frozen=True)
class MaskEntry:
    """Where a photo and its label map lie in the pixel file, one after the other.

    Attributes:
        name: the photo's path inside its collection.
        source: which photos it looks like.
        salient: whether what is no object is what lies around the main ones.
        split: ``train`` or ``val``.
        offset: where it begins, in bytes.
        height: rows of pixels.
        width: columns of pixels.
    """

    name: str
    source: str
    salient: bool
    split: str
    offset: int
    height: int
    width: int

    @property
    def end(self) -> int:
        """Where it ends in the pixel file, in bytes."""
        return self.offset + self.height * self.width * 4


def index_to_json(entries: Sequence[MaskEntry], pixels: str) -> str:
    """Write the index of a data set as JSON text.

    Args:
        entries: all photos of all splits.
        pixels: name of the file with their pixels and labels.
    """
    photos = [vars(entry) for entry in entries]
    return json.dumps({"kind": _KIND, "version": _VERSION, "pixels": pixels, "photos": photos})


class PreparedMasks:
    """The photos and label maps of one split, read straight from the memory-mapped file.

    Copies in other processes map the file anew instead of carrying the pixels along.

    Attributes:
        entries: the photos, in the order of the index.
    """

    def __init__(self, folder: Path, split: Split) -> None:
        """Open a prepared data set.

        Args:
            folder: where ``prepare_masks`` wrote it.
            split: whose photos to offer.

        Raises:
            TrainingError: the folder holds no whole prepared data set, or none of this split.
        """
        pixels, entries = _read_index(folder)
        self._file = folder / pixels
        self.entries = tuple(entry for entry in entries if entry.split == split.value)
        if not self.entries:
            raise TrainingError(f"The data set has no photos of the split '{split.value}'.")
        needed = max(entry.end for entry in self.entries)
        if not self._file.is_file() or self._file.stat().st_size < needed:
            raise TrainingError("The data set is incomplete; prepare it again.")

    def some(self, count: int) -> Self:
        """Return about ``count`` photos, evenly chosen, as a data set of its own."""
        part = copy.copy(self)
        part.entries = self.entries[:: max(1, round(len(self.entries) / count))]
        return part

    @cached_property
    def _content(self) -> npt.NDArray[np.uint8]:
        return np.memmap(self._file, dtype=np.uint8, mode="r")

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "_content"}

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[LabeledPhoto]:
        return (self[position] for position in range(len(self)))

    def __getitem__(self, position: int) -> LabeledPhoto:
        entry = self.entries[position]
        area = entry.height * entry.width
        flat = np.asarray(self._content[entry.offset : entry.end])
        pixels = flat[: 3 * area].reshape(entry.height, entry.width, 3)
        return LabeledPhoto(pixels, flat[3 * area :].reshape(entry.height, entry.width))


def _read_index(folder: Path) -> tuple[str, tuple[MaskEntry, ...]]:
    try:
        stored: dict[str, Any] = json.loads((folder / INDEX_FILE).read_text(encoding="utf-8"))
        if stored["kind"] == _KIND and stored["version"] != _VERSION:
            raise TrainingError("Another version prepared this data set; prepare it again.")
        # The entries of other kinds lack some of the fields.
        entries = tuple(MaskEntry(**entry) for entry in stored["photos"])
        return Path(stored["pixels"]).name, entries
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingError(
            "This folder holds no photos prepared with label maps; "
            "make them with 'photochrom prepare-masks'."
        ) from error
