"""Small square patches of a plane and their discrete cosine transform.

The transform is the orthonormal DCT-II (Ahmed, Natarajan and Rao, Discrete Cosine Transform, 1974):
white noise of some deviation has coefficients of that same deviation, and the first coefficient
is the mean of the patch times ``SIDE``.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

SIDE: Final = 8
"""Rows and columns of a patch. Larger ones cost more and blur more; measured on photos with grain,
they gain nothing."""

Plane = npt.NDArray[np.float32]
"""A number for every pixel: float32, shape (rows, columns)."""

Coefficients = npt.NDArray[np.float32]
"""Transformed patches: float32, shape (patches, SIDE * SIDE), the mean of the patch first."""


def _cosines() -> npt.NDArray[np.float64]:
    frequency, place = np.mgrid[:SIDE, :SIDE]
    rows = np.cos(np.pi * (2 * place + 1) * frequency / (2 * SIDE)) * np.sqrt(2 / SIDE)
    rows[0] /= np.sqrt(2)
    return np.asarray(rows)


# Both axes in one product: so small a matrix is faster than two passes.
_TRANSFORM = np.kron(_cosines(), _cosines()).astype(np.float32)


def transformed(plane: Plane, step: int) -> tuple[tuple[int, int], Coefficients]:
    """Transform the patches whose corners lie ``step`` pixels apart, from the first pixel on.

    Args:
        plane: at least ``SIDE`` rows and columns.
        step: 1 for all patches, ``SIDE`` for those that do not overlap.

    Returns:
        Rows and columns of the grid of patches, and their coefficients, row by row.
    """
    windows = np.lib.stride_tricks.sliding_window_view(plane, (SIDE, SIDE))[::step, ::step]
    grid = windows.shape[0], windows.shape[1]
    pixels = np.ascontiguousarray(windows, np.float32).reshape(-1, SIDE * SIDE)
    return grid, _product(pixels, _TRANSFORM.T)


def means(coefficients: Coefficients) -> npt.NDArray[np.float32]:
    """Return the mean of the pixels of every patch, shape (patches,)."""
    return np.asarray(coefficients[:, 0] / np.float32(SIDE), np.float32)


def averaged(
    coefficients: Coefficients,
    weights: npt.NDArray[np.float32],
    grid: tuple[int, int],
    step: int,
) -> Plane:
    """Turn patches back into pixels and average them where they overlap.

    Args:
        coefficients: of all patches of a grid.
        weights: how much each patch counts, above 0, shape (patches,).
        grid: rows and columns of patches.
        step: pixels between their corners, at most ``SIDE``.

    Returns:
        The pixels that the patches cover, shape (step * (rows - 1) + SIDE, ... of columns).
    """
    pixels = _product(coefficients * weights[:, None], _TRANSFORM).reshape(*grid, SIDE, SIDE)
    shares = weights.reshape(grid)
    shape = step * (grid[0] - 1) + SIDE, step * (grid[1] - 1) + SIDE
    total, share = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for row in range(SIDE):
        for column in range(SIDE):
            places = (
                slice(row, row + step * (grid[0] - 1) + 1, step),
                slice(column, column + step * (grid[1] - 1) + 1, step),
            )
            total[places] += pixels[:, :, row, column]
            share[places] += shares
    return np.asarray(total / share, np.float32)


def _product(rows: Coefficients, matrix: npt.NDArray[np.float32]) -> Coefficients:
    """Multiply in blocks so small that the linear algebra library starts no threads for them.

    It would start them for every tile anew, while other threads work on other tiles: together they
    took four times as long.
    """
    block = SIDE * SIDE
    whole = len(rows) - len(rows) % block
    blocks = rows[:whole].reshape(-1, block, block) @ matrix
    return np.concatenate([blocks.reshape(whole, block), rows[whole:] @ matrix])
