"""Interpolation of a grid whose edges do not fall on whole cells."""

import numpy as np
import numpy.typing as npt

_KEYS = -0.5


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
