"""How far pixels are from points if crossing an edge of lightness counts as a detour."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Distances = npt.NDArray[np.float32]
"""Distance of every pixel from every point: float32, shape (points, rows, columns)."""

Field = npt.NDArray[np.float32]
"""A number for every pixel: float32, shape (rows, columns)."""

_DIAGONAL = np.float32(2**0.5)
_MOST_SWEEPS = 12
# Share of the limit: a change that nobody sees.
_SETTLED = 5e-3


def geodesic_distances(
    points: Sequence[tuple[int, int]],
    guide: Field,
    toll: Field,
    *,
    contrast: float,
    limit: float,
) -> Distances:
    """Measure the shortest ways from points to all pixels.

    A step to one of the eight neighbors costs its length times the mean toll of the two pixels,
    plus (difference of the guide / ``contrast``)^2: gentle shading is nearly free, an edge is
    not, however short the way across. Found by raster sweeps as in Toivanen, New geodesic
    distance transforms for gray-scale images (1996), a row at a time, until nothing changes.

    Args:
        points: row and column each, inside the picture.
        guide: what has edges.
        toll: cost per pixel of way, above 0.
        contrast: difference of the guide that costs 1.
        limit: distances are followed up to here, and no value is larger.

    Returns:
        Distances in the unit of the tolls.
    """
    rows, columns = guide.shape
    # Rows first, so that all that a step of a sweep touches lies together.
    distances = np.full((rows, len(points), columns), limit, np.float32)
    for index, (row, column) in enumerate(points):
        distances[row, index, column] = 0
    costs = _Costs(guide, toll, np.float32(contrast))
    upwards = _Costs(guide[::-1], toll[::-1], np.float32(contrast))
    for _ in range(_MOST_SWEEPS):
        before = distances.copy()
        costs.sweep(distances)
        upwards.sweep(distances[::-1])
        if (before - distances).max() < _SETTLED * limit:
            break
    return distances.transpose(1, 0, 2)


class _Costs:
    """What steps down and sideways cost, for one direction of sweeping."""

    def __init__(self, guide: Field, toll: Field, contrast: np.float32) -> None:
        def cost(start: tuple[slice, slice], end: tuple[slice, slice], length: float) -> Field:
            edge = (guide[end] - guide[start]) / contrast
            way = (toll[start] + toll[end]) * np.float32(length / 2)
            return np.asarray(way + edge * edge, dtype=np.float32)

        upper, lower, every = slice(None, -1), slice(1, None), slice(None)
        self.down = cost((upper, every), (lower, every), 1)
        self.right = cost((upper, upper), (lower, lower), float(_DIAGONAL))
        self.left = cost((upper, lower), (lower, upper), float(_DIAGONAL))
        sideways = cost((every, upper), (every, lower), 1)
        # Cost from the first column to each: the difference of two of them is that of a way.
        self.cumulated = np.zeros(guide.shape, np.float32)
        np.cumsum(sideways, axis=1, out=self.cumulated[:, 1:])

    def sweep(self, distances: Distances) -> None:
        """Shorten ways that lead down or along a row, in place, from the first row to the last.

        Args:
            distances: shape (rows, points, columns).
        """
        for row, here in enumerate(distances):
            if row > 0:
                above = distances[row - 1]
                np.minimum(here, above + self.down[row - 1], out=here)
                steps = above[:, :-1] + self.right[row - 1]
                np.minimum(here[:, 1:], steps, out=here[:, 1:])
                steps = above[:, 1:] + self.left[row - 1]
                np.minimum(here[:, :-1], steps, out=here[:, :-1])
            _along_row(here, self.cumulated[row])


def _along_row(here: npt.NDArray[np.float32], cumulated: npt.NDArray[np.float32]) -> None:
    rightwards = np.minimum.accumulate(here - cumulated, axis=1) + cumulated
    leftwards = np.minimum.accumulate((here + cumulated)[:, ::-1], axis=1)[:, ::-1] - cumulated
    # The sums are rounded: without the bounds a distance could fall below 0 or never settle.
    np.minimum(here, np.maximum(rightwards, 0), out=here)
    np.minimum(here, np.maximum(leftwards, 0), out=here)
