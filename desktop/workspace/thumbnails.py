"""Makes the small pictures of the film strip, without reading more of a file than is needed."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from engine.color.lab import Chroma, Lightness, lab_from_srgb, srgb_from_lab
from engine.color.tint import is_in_color
from engine.color.upsample import resize_lightness
from engine.document.archive import Archive
from engine.document.errors import PhotoMissingError
from engine.document.project_parts import MOST_PARTS, Parts
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

THUMBNAIL_SIDE = 256
"""Longer side of a thumbnail in pixels: enough for a film strip on a screen of 200 %."""


def thumbnail_of(path: Path, *, is_project: bool = False) -> QImage:
    """Make a small picture of a photo, upright: in color if the photo is, otherwise gray.

    Args:
        path: the photo or the project.
        is_project: whether it is a project, whose photo is shown in gray then: what colors it has
            by now takes longer to find.

    Returns:
        The picture, its longer side at most ``THUMBNAIL_SIDE``.

    Raises:
        PhotochromError: the file cannot be read.
    """
    lightness, chroma = _small_lab(_photo_of(path)) if is_project else _small_lab(path)
    is_colored = not is_project and chroma is not None and is_in_color(lightness, chroma)
    if chroma is None or not is_colored:
        chroma = np.zeros((*lightness.shape, 2), np.float32)
    pixels = np.floor(srgb_from_lab(lightness, chroma) * 255 + 0.5).astype(np.uint8)
    return color_image(pixels) if is_colored else gray_image(pixels[..., 0])


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


def _small_lab(path: Path) -> tuple[Lightness, Chroma | None]:
    """Return L* and a*b* of a photo at the size of its thumbnail."""
    pixels = _pixels_of_jpeg(path)
    if pixels is not None:
        return lab_from_srgb(pixels)
    photo = read_photo(path, own_colors=True)
    shape = thumbnail_shape(photo.height, photo.width)
    chroma: Any = photo.own_chroma
    if chroma is not None:
        chroma = cv2.resize(chroma, shape[::-1], interpolation=cv2.INTER_AREA)
    return resize_lightness(photo.lightness, *shape), chroma


def _pixels_of_jpeg(path: Path) -> npt.NDArray[np.uint8] | None:
    """Decode a JPEG file at an eighth or so of its size; None for anything else.

    Damage and everything unusual is left to the reader of the engine, which can say what is wrong.
    """
    try:
        if not path.is_file():
            # To open a pipe would be to wait for a writer.
            return None
        with Image.open(path, formats=("JPEG",)) as picture:
            if picture.width * picture.height > DEFAULT_MAX_MEGAPIXELS * 1e6:
                return None
            picture.draft(None, (2 * THUMBNAIL_SIDE, 2 * THUMBNAIL_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
            return np.asarray(upright)
    except Exception:  # decoders meet damage with errors of every class
        return None


def _photo_of(project: Path) -> Path:
    with Archive(project, MOST_PARTS) as archive:
        description = Parts(archive).description()
    for place in description.photo_places(project.parent):
        if place.is_file():
            return place
    raise PhotoMissingError(
        QCoreApplication.translate(
            "Thumbnails", "The photo of this project is missing; put it back or say where it is."
        )
    )
