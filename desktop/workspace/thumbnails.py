"""Makes the small pictures of the film strip, without reading more of a file than is needed."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps
from PySide6.QtGui import QImage

from engine.color.lab import srgb_from_lab
from engine.color.upsample import resize_lightness
from engine.document.archive import Archive
from engine.document.errors import PhotoMissingError
from engine.document.project_json import MOST_MASKS, read_description
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

THUMBNAIL_SIDE = 256
"""Longer side of a thumbnail in pixels: enough for a film strip on a screen of 200 %."""

_DESCRIPTION = "project.json"
_LARGEST_DESCRIPTION = 16 << 20


def thumbnail_of(path: Path, *, is_project: bool = False) -> QImage:
    """Make a small gray picture of a photo, upright.

    Args:
        path: the photo or the project.
        is_project: whether it is a project, whose photo is shown then.

    Returns:
        The picture, its longer side at most ``THUMBNAIL_SIDE``.

    Raises:
        PhotochromError: the file cannot be read.
    """
    photo = _photo_of(path) if is_project else path
    draft = _draft(photo)
    if draft is None:
        lightness = read_photo(photo).lightness
        small = resize_lightness(lightness, *thumbnail_shape(*lightness.shape))
        neutral = np.zeros((*small.shape, 2), np.float32)
        draft = np.floor(srgb_from_lab(small, neutral)[..., 0] * 255 + 0.5).astype(np.uint8)
    return gray_image(draft)


def thumbnail_shape(height: int, width: int) -> tuple[int, int]:
    """Return rows and columns of the thumbnail of a photo."""
    scale = min(1.0, THUMBNAIL_SIDE / max(height, width))
    return max(1, round(height * scale)), max(1, round(width * scale))


def gray_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Copy gray pixels, shape (rows, columns), into a picture of Qt."""
    return _image(pixels, 1, QImage.Format.Format_Grayscale8)


def color_image(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Copy sRGB pixels, shape (rows, columns, 3), into a picture of Qt."""
    return _image(pixels, 3, QImage.Format.Format_RGB888)


def _image(pixels: npt.NDArray[np.uint8], channels: int, layout: QImage.Format) -> QImage:
    rows, columns = pixels.shape[:2]
    data = np.ascontiguousarray(pixels)
    # The copy owns its pixels: the array may go.
    return QImage(data.data, columns, rows, channels * columns, layout).copy()


def _draft(path: Path) -> npt.NDArray[Any] | None:
    """Decode a JPEG file at an eighth or so of its size; None for anything else.

    Damage and everything unusual is left to the reader of the engine, which can say what is wrong.
    """
    try:
        with Image.open(path, formats=("JPEG",)) as picture:
            if picture.width * picture.height > DEFAULT_MAX_MEGAPIXELS * 1e6:
                return None
            picture.draft("L", (2 * THUMBNAIL_SIDE, 2 * THUMBNAIL_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("L")
            upright.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
            return np.asarray(upright)
    except Exception:  # decoders meet damage with errors of every class
        return None


def _photo_of(project: Path) -> Path:
    with Archive(project, MOST_MASKS + 2) as archive:
        description = read_description(archive.read(_DESCRIPTION, _LARGEST_DESCRIPTION))
    places = [description.photo.path]
    if description.relative_path is not None:
        places.insert(0, project.parent / description.relative_path)
    for place in places:
        if place.is_file():
            return place
    raise PhotoMissingError("The photo of this project is missing; put it back or say where it is.")
