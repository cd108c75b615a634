"""Opens whatever holds photos: prepared data sets, folders and lists."""

from pathlib import Path

from training.data.decode import SHORT_SIDE
from training.data.listing import Split
from training.data.photo_files import PhotoFiles
from training.data.photos import Photos
from training.data.prepare import is_unfinished
from training.data.prepared import PreparedPhotos, is_prepared
from training.errors import TrainingError


def open_photos(data: Path, split: Split, *, short_side: int = SHORT_SIDE) -> Photos:
    """Open the photos of a split.

    Args:
        data: a folder that ``photochrom prepare`` wrote; or a folder of photos or a CSV file, as
            ``photochrom prepare`` takes them, whose photos are decoded when they are asked for.
        split: whose photos to offer.
        short_side: pixels of the shorter side of photos that are decoded now.

    Returns:
        At least one photo.

    Raises:
        TrainingError: there are no photos, or none of this split.
    """
    if is_prepared(data):
        return PreparedPhotos(data, split)
    if is_unfinished(data):
        raise TrainingError(
            "The preparation of this data set was interrupted; "
            "go on with it by the same 'photochrom prepare' as before."
        )
    return PhotoFiles(data, split, short_side=short_side)
