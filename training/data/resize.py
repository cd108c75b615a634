"""Scaling of pictures and of maps over them; the type of the elements stays."""

from enum import Enum
from typing import TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma

Element = TypeVar("Element", np.uint8, np.float32)

STRIDE = 4
"""Pixels per side of a cell, the square whose color class networks predict."""


class Filter(Enum):
    """How values are found between or among samples."""

    AREA = cv2.INTER_AREA
    LINEAR = cv2.INTER_LINEAR
    CUBIC = cv2.INTER_CUBIC


def resize(
    picture: npt.NDArray[Element], height: int, width: int, by: Filter
) -> npt.NDArray[Element]:
    """Scale a picture or a map.

    Args:
        picture: uint8 or float32, shape (rows, columns) or (rows, columns, channels).
        height: rows of the result.
        width: columns of the result.
        by: AREA averages and is for shrinking, the others are for enlarging.

    Returns:
        The same type and number of channels.
    """
    return np.asarray(cv2.resize(picture, (width, height), interpolation=by.value), picture.dtype)


def to_cells(chroma: Chroma, stride: int = STRIDE) -> Chroma:
    """Average a*b* over cells of stride x stride pixels: (h, w, 2) to (h/stride, w/stride, 2)."""
    if stride == 1:
        return chroma
    height, width = chroma.shape[:2]
    return resize(chroma, height // stride, width // stride, Filter.AREA)


def to_pixels(cells: Chroma, height: int, width: int) -> Chroma:
    """Spread a*b* of cells smoothly over pixels: (rows, columns, 2) to (height, width, 2)."""
    return resize(cells, height, width, Filter.CUBIC)
