"""The part of a picture that a touch-up works on."""

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness
from engine.masks import Mask
from engine.touchup.errors import TouchUpError

Coverage = npt.NDArray[np.float32]
"""How much a pixel belongs to a region: float32 in [0, 1], shape (rows, columns)."""

Box = tuple[slice, slice]
"""Rows and columns of a rectangle in a picture."""


def check_shapes(chroma: Chroma, *pictures: Mask | Lightness) -> None:
    """Check that masks and lightness are as large as the chroma.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        pictures: each must have the shape (rows, columns).

    Raises:
        ValueError: a shape differs.
    """
    for picture in pictures:
        if picture.shape != chroma.shape[:2]:
            raise ValueError(f"{picture.shape} is not the size of the chroma, {chroma.shape[:2]}")


def check_strength(strength: float) -> None:
    """Check how much of a touch-up is wanted.

    Raises:
        TouchUpError: it is not between 0 and 1.
    """
    if not 0 <= strength <= 1:
        raise TouchUpError("The strength must be between 0 and 1.")


def box_of(mask: Mask) -> Box | None:
    """Find the smallest rectangle with every pixel that a mask covers at all; None if none is."""
    left, top, width, height = cv2.boundingRect(np.ascontiguousarray(mask))
    if width == 0 or height == 0:
        return None
    return slice(top, top + height), slice(left, left + width)


def coverage_of(mask: Mask) -> Coverage:
    """Scale coverage from 0..255 to 0..1."""
    return mask.astype(np.float32) / np.float32(255)


def blend(chroma: Chroma, changed: Chroma, amount: Coverage) -> Chroma:
    """Mix two colorings pixel by pixel.

    Args:
        chroma: where ``amount`` is 0, exactly.
        changed: where ``amount`` is 1.
        amount: float32, shape (rows, columns).

    Returns:
        a*b* of the same shape.
    """
    return np.asarray(chroma + (changed - chroma) * amount[..., None], dtype=np.float32)
