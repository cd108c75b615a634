"""Masks: which part of a photo something applies to, and how much."""

from pathlib import Path

import cv2
import imagecodecs
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness, row_strips, srgb_from_lab
from engine.errors import PhotochromError
from engine.photo.atomic import new_file
from engine.photo.photo import Alpha
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

Mask = npt.NDArray[np.uint8]
"""Coverage of every pixel: uint8, shape (rows, columns), 0 outside to 255 inside, soft at edges."""

INSIDE = 128
"""Coverage from which a pixel counts as inside where there is only inside and outside."""

# Masks are flat; stronger compression takes longer and saves next to nothing.
_COMPRESSION_LEVEL = 4


class MaskError(PhotochromError):
    """A mask does not suit its photo or its file; the message is one plain sentence."""


def hard(mask: Mask) -> npt.NDArray[np.bool_]:
    """Decide for every pixel whether it is inside.

    Args:
        mask: coverage, shape (rows, columns).

    Returns:
        True inside, same shape.
    """
    return np.asarray(mask >= INSIDE)


def resize_mask(mask: Mask, rows: int, columns: int) -> Mask:
    """Scale a mask: averaging along an axis that shrinks, linearly along one that grows.

    Args:
        mask: coverage, at least one pixel.
        rows: wanted rows, at least 1.
        columns: wanted columns, at least 1.

    Returns:
        The scaled mask; the same object if the size is already right.
    """
    if min(rows, columns, *mask.shape) < 1:
        raise ValueError(f"a mask of {mask.shape} cannot become one of {(rows, columns)}")
    smaller = min(rows, mask.shape[0]), min(columns, mask.shape[1])
    return _scaled(_scaled(mask, smaller, cv2.INTER_AREA), (rows, columns), cv2.INTER_LINEAR)


def fit_mask(mask: Mask, height: int, width: int) -> Mask:
    """Scale a mask to its photo, but only if it can be a mask of that photo.

    Args:
        mask: coverage at any size.
        height: rows of the photo.
        width: columns of the photo.

    Returns:
        The mask, shape (height, width).

    Raises:
        MaskError: height and width of the mask are in another proportion than those of the photo.
    """
    rows, columns = mask.shape
    # A scaled size is rounded to whole pixels, so that each side may be off by one.
    if abs(rows * width - columns * height) > height + width:
        raise MaskError(
            f"The mask has {columns} x {rows} pixels, which does not fit the photo's "
            f"{width} x {height}; make the mask from the same photo, not cropped or turned."
        )
    return resize_mask(mask, height, width)


def read_mask(path: Path, *, max_megapixels: float = DEFAULT_MAX_MEGAPIXELS) -> Mask:
    """Read any picture as a mask: its opacity if it has some, else its gray value.

    Args:
        path: the file, of any format that photos can have.
        max_megapixels: larger pictures are refused before they are decoded.

    Returns:
        Coverage at the size of the picture; a picture that ``write_mask`` wrote comes back as it
        was.

    Raises:
        PhotoError: the file cannot be read, is damaged, too large or no supported picture.
    """
    picture = read_photo(path, max_megapixels=max_megapixels)
    if picture.alpha is not None:
        opacity = _eight_bits(picture.alpha)
        # A picture that is opaque everywhere says nothing by that.
        if opacity.min() < np.iinfo(np.uint8).max:
            return opacity
    return _gray_values(picture.lightness)


def write_mask(mask: Mask, path: Path, *, overwrite: bool = False) -> None:
    """Write a mask as a gray PNG file of 8 bits, complete or not at all.

    Args:
        mask: coverage.
        path: the file to write, ending in .png, in an existing folder.
        overwrite: replace an existing file.

    Raises:
        MaskError: the name does not end in .png.
        PhotoError: the file cannot be written; nothing is left behind.
    """
    if path.suffix.lower() != ".png":
        raise MaskError("Masks are written as PNG; choose a name that ends in .png.")
    with new_file(path, overwrite=overwrite) as file:
        file.write(imagecodecs.png_encode(np.ascontiguousarray(mask), level=_COMPRESSION_LEVEL))


def _scaled(mask: Mask, shape: tuple[int, int], interpolation: int) -> Mask:
    if mask.shape == shape:
        return mask
    return np.asarray(cv2.resize(mask, shape[::-1], interpolation=interpolation))


def _eight_bits(alpha: Alpha) -> Mask:
    if alpha.dtype == np.uint8:
        return alpha.astype(np.uint8, copy=False)
    # 257 = 65535 / 255, rounded to the nearest.
    return ((alpha.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _gray_values(lightness: Lightness) -> Mask:
    mask = np.empty(lightness.shape, np.uint8)
    for rows in row_strips(*lightness.shape):
        neutral = np.zeros((*lightness[rows].shape, 2), np.float32)
        encoded = srgb_from_lab(lightness[rows], neutral)[..., 0]
        mask[rows] = np.floor(encoded * 255 + 0.5)
    return mask
