"""Pixels that hang together, and what they have in common."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
import numpy.typing as npt

Indices = npt.NDArray[np.int64]
"""Positions in a picture, counted row by row: int64, shape (pixels,)."""

Values = npt.NDArray[np.float64]
"""A number for every pixel of a list, or for every group: float64, shape (pixels,) or (groups,)."""


@dataclass(frozen=True)
class Groups:
    """Pixels in groups, of which each is a connected part of a picture.

    Attributes:
        pixels: where they are, group after group.
        order: which of the pixels that were grouped each of them was.
        sizes: pixels of every group, at least 1.
        width: columns of the picture.
    """

    pixels: Indices
    order: Indices
    sizes: Indices
    width: int

    @cached_property
    def starts(self) -> Indices:
        """Where every group begins in ``pixels``."""
        return np.cumsum(self.sizes) - self.sizes

    @cached_property
    def center(self) -> tuple[Values, Values]:
        """Row and column in the middle of every group."""
        rows, columns = np.divmod(self.pixels, self.width)
        return self._mean(rows), self._mean(columns)

    @cached_property
    def axes(self) -> tuple[Values, Values]:
        """Length and breadth of the bars whose second moments are those of the groups."""
        vertical, horizontal, mixed = self._moments
        half = np.hypot((vertical - horizontal) / 2, mixed)
        middle = (vertical + horizontal) / 2
        return np.sqrt(12 * (middle + half)), np.sqrt(12 * np.maximum(middle - half, 1 / 12))

    @cached_property
    def angle(self) -> Values:
        """Direction of these bars, from that of the rows, -pi/2 to pi/2."""
        vertical, horizontal, mixed = self._moments
        return np.arctan2(2 * mixed, horizontal - vertical) / 2

    @cached_property
    def _moments(self) -> tuple[Values, Values, Values]:
        rows, columns = np.divmod(self.pixels, self.width)
        down = rows - self.spread(self.center[0])
        across = columns - self.spread(self.center[1])
        # A pixel is itself as large as a pixel, which has a variance of 1/12.
        vertical, horizontal = self._mean(down**2) + 1 / 12, self._mean(across**2) + 1 / 12
        return vertical, horizontal, self._mean(down * across)

    def mean(self, values: npt.NDArray[np.generic]) -> Values:
        """Average what was measured at the pixels that were grouped, group by group."""
        return self._mean(values[self.order])

    def highest(self, values: npt.NDArray[np.generic]) -> Values:
        """Find the largest of what was measured at the pixels, group by group."""
        return np.maximum.reduceat(values[self.order].astype(np.float64), self.starts)

    def spread(self, values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """Give every pixel what its group has."""
        return np.repeat(values, self.sizes)

    def _mean(self, values: npt.NDArray[np.generic]) -> Values:
        return np.add.reduceat(values.astype(np.float64), self.starts) / self.sizes


def grouped(pixels: Indices, shape: tuple[int, int]) -> Groups:
    """Put pixels that touch, at edges or corners, into the same group.

    Args:
        pixels: at least one, ascending.
        shape: rows and columns of the picture.

    Returns:
        The groups.
    """
    inside = np.zeros(shape, np.uint8)
    inside.reshape(-1)[pixels] = 1
    count, labels = cv2.connectedComponents(inside, connectivity=8, ltype=cv2.CV_32S)
    of_pixels = np.asarray(labels).reshape(-1)[pixels]
    order = np.argsort(of_pixels, kind="stable")
    sizes = np.bincount(of_pixels, minlength=count)[1:]
    return Groups(pixels[order], order, sizes, shape[1])
