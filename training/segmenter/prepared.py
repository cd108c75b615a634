"""A data set of photos with label maps, decoded once: a memory-mapped file and a small index."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from training.data.listing import Split
from training.data.mapped import MappedSplit
from training.data.photos import RgbPhoto
from training.data.prepared import INDEX_FILE
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


class PreparedMasks(MappedSplit[MaskEntry, LabeledPhoto]):
    """The photos and label maps of one split."""

    def __init__(self, folder: Path, split: Split) -> None:
        """Open a prepared data set.

        Args:
            folder: where ``prepare_masks`` wrote it.
            split: whose photos to offer.

        Raises:
            TrainingError: the folder holds no whole prepared data set, or none of this split.
        """
        pixels, entries = _read_index(folder)
        super().__init__(folder / pixels, entries, split)

    def some(self, count: int) -> Self:
        """Return about ``count`` photos, evenly chosen, as a data set of its own."""
        return self.every(max(1, round(len(self) / count)))

    def __getitem__(self, position: int) -> LabeledPhoto:
        """Return a photo with its label map."""
        entry = self.entries[position]
        area = entry.height * entry.width
        stored = self._stored(entry)
        pixels = stored[: 3 * area].reshape(entry.height, entry.width, 3)
        return LabeledPhoto(pixels, stored[3 * area :].reshape(entry.height, entry.width))


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
