"""Interpolation between grids whose edges do not fall on whole cells, part by part."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_KEYS = -0.5


@dataclass(frozen=True, eq=False)
class Between:
    """Where the pixels of a larger picture lie between the rows of a smaller one.

    Attributes:
        above: row of the smaller picture above each pixel.
        below: row below it.
        weight: share of the row below, 0 to 1.
    """

    above: npt.NDArray[np.intp]
    below: npt.NDArray[np.intp]
    weight: npt.NDArray[np.float32]

    @classmethod
    def of(cls, part: slice, length: int, stored: int) -> "Between":
        """Find the rows that some pixels lie between, pixel centers aligned.

        Args:
            part: the pixels, with a start and a stop.
            length: pixels of the whole larger picture along this axis.
            stored: rows of the smaller one.
        """
        centers = (np.arange(part.start, part.stop) + 0.5) * (stored / length) - 0.5
        centers = np.clip(centers, 0, stored - 1)
        above = np.floor(centers).astype(np.intp)
        weight = (centers - above).astype(np.float32)
        return cls(above, np.minimum(above + 1, stored - 1), weight)

    @property
    def rows(self) -> slice:
        """All rows of the smaller picture that the pixels touch."""
        return slice(int(self.above[0]), int(self.below[-1]) + 1)

    def blend(self, planes: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Interpolate linearly along the first axis.

        Args:
            planes: the smaller picture, shape (rows, columns, planes).

        Returns:
            Shape (pixels, columns, planes).
        """
        weight = self.weight[:, None, None]
        return np.asarray(planes[self.above] * (1 - weight) + planes[self.below] * weight)


def cubic_matrix(count: int, cells: float, stored: int) -> npt.NDArray[np.float32]:
    """Build the matrix that interpolates a grid (Keys, Cubic Convolution Interpolation, 1981).

    Args:
        count: pixels wanted.
        cells: cells of the grid that they span from its beginning, with fractions.
        stored: cells of the grid; the last one goes on beyond its end.

    Returns:
        Weights, float32, shape (count, stored), each row with the sum 1.
    """
    centers = (np.arange(count) + 0.5) * (cells / count) - 0.5
    matrix = np.zeros((count, stored), np.float32)
    nearest = np.floor(centers).astype(np.intp)
    for tap in range(-1, 3):
        distance = np.abs(centers - (nearest + tap))
        column = np.clip(nearest + tap, 0, stored - 1)
        np.add.at(matrix, (np.arange(count), column), _keys(distance))
    return matrix


def _keys(distance: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    near = ((_KEYS + 2) * distance - (_KEYS + 3)) * distance**2 + 1
    far = ((_KEYS * distance - 5 * _KEYS) * distance + 8 * _KEYS) * distance - 4 * _KEYS
    return np.where(distance <= 1, near, np.where(distance < 2, far, 0)).astype(np.float32)
