"""Photos decoded when they are asked for, straight from their files."""

import logging
import os
import shutil
import tempfile
import weakref
from pathlib import Path

from training.data.decode import SHORT_SIDE, decode_photo
from training.data.listing import Split, iterate_photos
from training.data.photo_list import PhotoList, write_photo_list
from training.data.photos import Photos, RgbPhoto
from training.errors import TrainingError

# So many photos in a row are not broken; their disk is gone.
_MOST_UNREADABLE = 100

_log = logging.getLogger(__name__)


class PhotoFiles(Photos):
    """The photos of one split of a folder or of a CSV file.

    In the place of a photo that cannot be read comes the next one that can, the same in every
    process and every run. The name of such a photo is logged once, however many processes come
    across it.
    """

    def __init__(self, source: Path, split: Split, *, short_side: int = SHORT_SIDE) -> None:
        """List the photos; none is decoded yet.

        Args:
            source: a folder or a CSV file, as ``iterate_photos`` takes it.
            split: whose photos to offer.
            short_side: pixels of the shorter side; smaller photos are not enlarged.

        Raises:
            TrainingError: there are no photos, or none of this split.
        """
        self._folder = _ListFolder()
        try:
            listed = ((photo, "") for photo in iterate_photos(source) if photo.split is split)
            write_photo_list(self._folder.path / "list", listed)
        except OSError as error:
            raise TrainingError(f"The photos cannot be listed ({error.strerror}).") from error
        self._list = PhotoList(self._folder.path / "list", split)
        self._short_side = short_side
        super().__init__(range(len(self._list)))
        if not len(self):
            raise TrainingError(f"The data set has no photos of the split '{split.value}'.")

    def _photo(self, number: int) -> RgbPhoto:
        count = len(self._list)
        for step in range(min(count, _MOST_UNREADABLE)):
            candidate = (number + step) % count
            photo = self._list[candidate]
            pixels = decode_photo(photo.path, self._short_side)
            if pixels is not None:
                return pixels
            if self._folder.is_first_to_mark(candidate):
                _log.warning(
                    "%s: The photo cannot be read; another one takes its place.", photo.path
                )
        if count <= _MOST_UNREADABLE:
            raise TrainingError("None of the photos can be read; check the files.")
        raise TrainingError(
            f"{_MOST_UNREADABLE} photos in a row cannot be read; check the disk and the files."
        )

    def _name(self, number: int) -> str:
        return self._list[number].name


class _ListFolder:
    """A temporary folder that all processes of a run share; the one that made it removes it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="photochrom-"))
        weakref.finalize(self, _remove_as, os.getpid(), self.path)

    def is_first_to_mark(self, number: int) -> bool:
        try:
            (self.path / f"unreadable-{number}").touch(exist_ok=False)
        except OSError:
            return False
        return True


def _remove_as(maker: int, folder: Path) -> None:
    # Processes that were forked inherit this, and must not remove what others use.
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
