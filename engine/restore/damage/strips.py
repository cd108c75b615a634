"""Lightness in whole numbers, and the strips in which it is looked at."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness, row_strips

Gray = npt.NDArray[np.uint8]
"""L* in steps of 1 / ``STEPS``: uint8, shape (rows, columns).

Sums of whole numbers are exact in any order, so that no result depends on where a strip begins.
"""

Whole = npt.NDArray[np.int32]
"""Sums of whole numbers: int32, shape (rows, columns)."""

STEPS: Final = 2.55
"""Steps of a ``Gray`` for one unit of L*."""

REACH: Final = 64
"""Rows that a strip sees above and below itself: more than any filter here looks away."""

STRIP_PIXELS: Final = 1 << 21
"""Pixels of a strip, without those above and below."""


def gray_from(lightness: Lightness, longest: int) -> Gray:
    """Round L* to whole steps, reduced if it is larger than wanted.

    Args:
        lightness: L*, shape (height, width).
        longest: no side of the result is longer.

    Returns:
        The steps, at most ``longest`` a side.
    """
    gray = np.empty(lightness.shape, np.uint8)
    for rows in row_strips(*lightness.shape):
        gray[rows] = lightness[rows] * np.float32(STEPS) + np.float32(0.5)
    factor = longest / max(gray.shape)
    return gray if factor >= 1 else reduced(gray, factor)


def reduced(gray: Gray, factor: float) -> Gray:
    """Shrink a picture by averaging.

    Args:
        gray: the picture.
        factor: below 1.

    Returns:
        The smaller picture, at least one pixel.
    """
    rows, columns = (max(1, round(side * factor)) for side in gray.shape)
    return np.asarray(cv2.resize(gray, (columns, rows), interpolation=cv2.INTER_AREA))


def strips(gray: Gray) -> Iterator[tuple[int, slice, Gray]]:
    """Cut a picture into strips that see their surroundings.

    Yields:
        The row at which a strip begins, which rows of what follows are its own, and the strip with
        up to ``REACH`` rows above and below.
    """
    height, width = gray.shape
    step = max(REACH, STRIP_PIXELS // width)
    for top in range(0, height, step):
        bottom, seen = min(top + step, height), max(0, top - REACH)
        yield top, slice(top - seen, bottom - seen), gray[seen : bottom + REACH]


def box_sum(values: npt.NDArray[np.uint8] | npt.NDArray[np.uint16], radius: int) -> Whole:
    """Add up what lies in a square around every pixel, exactly."""
    size = 2 * radius + 1, 2 * radius + 1
    summed = cv2.boxFilter(values, cv2.CV_32S, size, normalize=False, borderType=cv2.BORDER_REFLECT)
    return np.asarray(summed)
