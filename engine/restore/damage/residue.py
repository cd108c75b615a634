"""What is left of a photo when everything wide is taken away: spots, thin lines, and texture."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.restore.damage.strips import STEPS, Gray, Whole, box_sum

Signed = npt.NDArray[np.int16]
"""Differences of a ``Gray``: int16, positive where the photo is brighter than around."""

Measure = npt.NDArray[np.float32]
"""A number for every pixel, in units of L*: float32, shape (rows, columns)."""

SIDE: Final = 7
"""Of the square that is looked at: lines below half of it, and spots of half its area, go."""

TEXTURE_RADIUS: Final = 12
_SURROUND_RADIUS = 10
_NOISE_RADIUS = 24
# L*. Texture is measured without regard to how far a few pixels stand out: they may be damage.
_MOST_TEXTURE = 12.0
# Mean square of normal noise from the square of the mean root: the root of |x| has the mean 0.822.
_ROOT_TO_DEVIATION = 1 / 0.822**2
_ROOT_STEPS = 16


@dataclass(frozen=True)
class Residue:
    """A strip in three parts: what is wide, what is narrow, and what of that stands out.

    Attributes:
        wide: the median of the surroundings.
        narrow: the picture less its median.
        standing: the part of it that is brighter (or darker) than all sides around: the smaller of
            the distance to the median and of the top-hat.
    """

    wide: Gray
    narrow: Signed
    standing: Signed

    @cached_property
    def texture_energy(self) -> Whole:
        """Sum of the squares of what is narrow, around every pixel."""
        most = round(_MOST_TEXTURE * STEPS)
        squares = np.minimum(np.abs(self.narrow), most).astype(np.uint16) ** 2
        return box_sum(squares, TEXTURE_RADIUS)

    @cached_property
    def surround(self) -> Measure:
        """Standard deviation of what is wide, around every pixel: edges and shapes."""
        count = (2 * _SURROUND_RADIUS + 1) ** 2
        mean = box_sum(self.wide, _SURROUND_RADIUS).astype(np.float32) / count
        squares = box_sum(self.wide.astype(np.uint16) ** 2, _SURROUND_RADIUS)
        variance = squares.astype(np.float32) / count - mean * mean
        return np.asarray(np.sqrt(np.maximum(variance, 0)) / STEPS, np.float32)

    @cached_property
    def noise(self) -> Measure:
        """Standard deviation of what is narrow, around every pixel, hardly moved by outliers."""
        count = (2 * _NOISE_RADIUS + 1) ** 2 * _ROOT_STEPS
        root = box_sum(_ROOTS[np.minimum(np.abs(self.narrow), 255)], _NOISE_RADIUS)
        mean = root.astype(np.float32) / np.float32(count)
        return mean * mean * np.float32(_ROOT_TO_DEVIATION / STEPS)


_ROOTS = np.round(np.sqrt(np.arange(256)) * _ROOT_STEPS).astype(np.uint8)


def residue_of(gray: Gray) -> Residue:
    """Take apart a strip.

    Args:
        gray: the strip.

    Returns:
        Its parts, of the same shape.
    """
    square = np.ones((SIDE, SIDE), np.uint8)
    wide = np.asarray(cv2.medianBlur(gray, SIDE), np.uint8)
    narrow = np.asarray(cv2.subtract(gray, wide, dtype=cv2.CV_16S), np.int16)
    bright = np.asarray(cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, square), np.int16)
    dark = np.asarray(cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, square), np.int16)
    standing = np.clip(narrow, -dark, bright)
    return Residue(wide, narrow, standing)
