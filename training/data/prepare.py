"""Makes a prepared data set out of photo files."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from training.data.decode import SHORT_SIDE, decode_photos
from training.data.listing import ListedPhoto, Split
from training.data.pixel_file import new_pixel_file, publish
from training.data.prepared import PreparedEntry, PreparedIndex, RgbPhoto
from training.data.scene_hash import Scenes, difference_hash
from training.errors import TrainingError


@dataclass(frozen=True)
class PreparationReport:
    """What became of the listed photos.

    Attributes:
        kept: photos in the data set.
        near_duplicates: training photos left out because they show a validation photo's scene.
        unreadable: names of the files that could not be read.
    """

    kept: int
    near_duplicates: int
    unreadable: tuple[str, ...]


def prepare(
    photos: Iterable[ListedPhoto],
    folder: Path,
    *,
    short_side: int = SHORT_SIDE,
    threads: int = 2,
    seen: Callable[[], object] | None = None,
) -> PreparationReport:
    """Decode photos, scale them to one short side and write them into one file.

    A training photo that shows the same scene as a validation photo is left out, so that
    validation stays honest when collections overlap. A data set that was there before is replaced
    at the very end, in one step.

    Args:
        photos: what to decode.
        folder: where the data set goes; created if missing.
        short_side: pixels of the shorter side; smaller photos are not enlarged.
        threads: photos decoded at the same time.
        seen: called after every photo.

    Returns:
        What became of the photos.

    Raises:
        TrainingError: no photo could be read, or the folder cannot be written.
    """
    # Validation first: what it holds decides which training photos stay.
    ordered = sorted(photos, key=lambda photo: (photo.split is Split.TRAIN, photo.name))
    with new_pixel_file(folder) as stream:
        preparation = _Preparation(stream)
        for photo, pixels in decode_photos(ordered, short_side=short_side, threads=threads):
            preparation.add(photo, pixels)
            if seen:
                seen()
        if not preparation.entries:
            raise TrainingError("None of the photos can be read; check the files.")
    pixel_file = Path(stream.name).name
    publish(folder, PreparedIndex(tuple(preparation.entries), pixel_file).to_json(), pixel_file)
    return preparation.report()


class _Preparation:
    """Writes photos one after the other and keeps account of them."""

    def __init__(self, stream: BinaryIO) -> None:
        self.entries: list[PreparedEntry] = []
        self._stream = stream
        self._validation = Scenes()
        self._near_duplicates = 0
        self._unreadable: list[str] = []

    def add(self, photo: ListedPhoto, pixels: RgbPhoto | None) -> None:
        if pixels is None:
            self._unreadable.append(photo.name)
            return
        scene = difference_hash(pixels)
        if photo.split is Split.VAL:
            self._validation.add(scene)
        elif scene in self._validation:
            self._near_duplicates += 1
            return
        height, width = pixels.shape[:2]
        begin = self.entries[-1].end if self.entries else 0
        self._stream.write(pixels.tobytes())
        self.entries.append(PreparedEntry(photo.name, photo.split.value, begin, height, width))

    def report(self) -> PreparationReport:
        return PreparationReport(len(self.entries), self._near_duplicates, tuple(self._unreadable))
