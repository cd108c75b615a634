"""Makes a prepared data set out of photo files and their label maps."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from training.data.decode import DAMAGE
from training.data.listing import Split
from training.data.pixel_file import new_pixel_file, publish
from training.data.prepare import PreparationReport
from training.data.scene_hash import Scenes, difference_hash
from training.errors import TrainingError
from training.segmenter.listing import ListedMasks
from training.segmenter.prepared import IGNORED, LabeledPhoto, MaskEntry, index_to_json

LONG_SIDE = 512
"""Pixels of the longer side that training needs."""


def prepare_masks(
    listed: Iterable[ListedMasks],
    folder: Path,
    *,
    long_side: int = LONG_SIDE,
    threads: int = 2,
    seen: Callable[[], object] | None = None,
) -> PreparationReport:
    """Decode photos and label maps, scale them and write them into one file.

    As for the colorizer, a training photo that shows the same scene as a validation photo is left
    out. A data set that was there before is replaced at the very end, in one step.

    Args:
        listed: what to decode.
        folder: where the data set goes; created if missing.
        long_side: pixels of the longer side; smaller photos are not enlarged.
        threads: photos decoded at the same time.
        seen: called after every photo.

    Returns:
        What became of the photos; unreadable are also those whose label map is another picture's.

    Raises:
        TrainingError: no photo could be read, or the folder cannot be written.
    """
    # Validation first: what it holds decides which training photos stay.
    ordered = sorted(listed, key=lambda photo: (photo.split is Split.TRAIN, photo.name))
    with new_pixel_file(folder) as stream:
        preparation = _Preparation(stream)
        for photo, labeled in _decode_all(ordered, long_side, threads):
            preparation.add(photo, labeled)
            if seen:
                seen()
        if not preparation.entries:
            raise TrainingError("None of the photos can be read with its label map.")
    pixels = Path(stream.name).name
    publish(folder, index_to_json(preparation.entries, pixels), pixels)
    return preparation.report()


class _Preparation:
    """Writes photos one after the other and keeps account of them."""

    def __init__(self, stream: BinaryIO) -> None:
        self.entries: list[MaskEntry] = []
        self._stream = stream
        self._validation = Scenes()
        self._near_duplicates = 0
        self._unreadable: list[str] = []

    def add(self, listed: ListedMasks, photo: LabeledPhoto | None) -> None:
        if photo is None:
            self._unreadable.append(listed.name)
            return
        scene = difference_hash(photo.pixels)
        if listed.split is Split.VAL:
            self._validation.add(scene)
        elif scene in self._validation:
            self._near_duplicates += 1
            return
        height, width = photo.labels.shape
        begin = self.entries[-1].end if self.entries else 0
        self._stream.write(photo.pixels.tobytes() + photo.labels.tobytes())
        self.entries.append(
            MaskEntry(
                listed.name,
                listed.source,
                listed.salient,
                listed.split.value,
                begin,
                height,
                width,
            )
        )

    def report(self) -> PreparationReport:
        return PreparationReport(len(self.entries), self._near_duplicates, tuple(self._unreadable))


def _decode_all(
    listed: Sequence[ListedMasks], long_side: int, threads: int
) -> Iterator[tuple[ListedMasks, LabeledPhoto | None]]:
    at_once = 16 * threads
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(listed), at_once):
            part = listed[start : start + at_once]
            yield from zip(part, pool.map(partial(_decode, long_side=long_side), part), strict=True)


def _decode(listed: ListedMasks, *, long_side: int) -> LabeledPhoto | None:
    try:
        with Image.open(listed.photo) as photo_file, Image.open(listed.labels) as labels_file:
            photo, labels = photo_file.convert("RGB"), labels_file.copy()
    except DAMAGE:
        return None
    if labels.mode not in ("L", "P") or photo.size != labels.size:
        return None
    scale = long_side / max(photo.size)
    if scale < 1:
        size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
        photo = photo.resize(size, Image.Resampling.LANCZOS)
        labels = labels.resize(size, Image.Resampling.NEAREST)
    return _unless_empty(LabeledPhoto(np.asarray(photo), np.asarray(labels)))


def _unless_empty(photo: LabeledPhoto) -> LabeledPhoto | None:
    has_object = ((photo.labels > 0) & (photo.labels < IGNORED)).any()
    return photo if has_object else None
