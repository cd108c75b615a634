"""Resampling of any part of a picture to any size, axis by axis.

Pixels and cells are squares with edges at whole numbers; all positions are measured from the edge
of the picture, so that the same place has the same position, times a factor, at every size.
"""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt

Stored = npt.NDArray[np.float32] | npt.NDArray[np.uint8]
"""A picture at whatever size: shape (rows, columns) or (rows, columns, 2 or 3)."""


@dataclass(frozen=True, eq=False)
class Taps:
    """Which cells of a stored picture make up each wanted pixel along one axis.

    Attributes:
        cells: indexes, shape (taps, pixels).
        shares: what each cell contributes, float32, shape (taps, pixels); the sum over taps is 1.
    """

    cells: npt.NDArray[np.intp]
    shares: npt.NDArray[np.float32]

    @classmethod
    def nearest(cls, centers: npt.NDArray[np.float64], stored: int) -> Self:
        """Take the cell that the center of a pixel lies in.

        Args:
            centers: of the pixels, in cells; beyond the edge the last cell is repeated.
            stored: number of cells.
        """
        cells = np.clip(np.floor(centers).astype(np.intp), 0, stored - 1)
        return cls(cells[None], np.ones((1, len(cells)), np.float32))

    @classmethod
    def linear(
        cls,
        centers: npt.NDArray[np.float64],
        stored: int,
        precision: type[np.float32 | np.float64] = np.float64,
    ) -> Self:
        """Interpolate between the centers of two cells.

        Args:
            centers: of the pixels, in cells.
            stored: number of cells.
            precision: of the shares; float32 gives to the last bit what OpenCV's resize does.
        """
        places = np.clip((centers - 0.5).astype(precision), 0, stored - 1)
        first = np.floor(places).astype(np.intp)
        weight = (places - first).astype(np.float32)
        cells = np.stack([first, np.minimum(first + 1, stored - 1)])
        return cls(cells, np.stack([1 - weight, weight]))

    @classmethod
    def between(cls, part: slice, length: int, stored: int) -> Self:
        """Interpolate linearly for a part of a larger picture, the edges of both aligned.

        Args:
            part: the pixels, with a start and a stop.
            length: pixels of the whole larger picture along this axis.
            stored: cells of the smaller one.
        """
        return cls.linear((np.arange(part.start, part.stop) + 0.5) * (stored / length), stored)

    @classmethod
    def area(cls, edges: npt.NDArray[np.float64], extent: float) -> Self:
        """Average over all cells that a pixel covers, by how much it covers of them.

        Args:
            edges: of the pixels, in cells, ascending, one more than there are pixels.
            extent: where the stored picture ends, in cells; its last cell may reach beyond.
        """
        inside = np.clip(edges, 0, extent)
        start, end = inside[:-1], inside[1:]
        last = int(np.ceil(extent)) - 1
        first = np.clip(np.floor(start).astype(np.intp), 0, last)
        most = int(np.ceil(np.diff(edges).max())) + 1
        cells = first + np.arange(most)[:, None]
        covered = np.minimum(end, cells + 1) - np.maximum(start, cells)
        shares = np.maximum(covered, 0)
        # A pixel that lies beyond the edge covers nothing and repeats the last cell.
        shares[0, shares.sum(axis=0) == 0] = 1
        shares = (shares / shares.sum(axis=0)).astype(np.float32)
        return cls(np.minimum(cells, last), shares)

    def part(self, pixels: slice) -> Self:
        """Keep only some of the pixels."""
        return type(self)(self.cells[:, pixels], self.shares[:, pixels])

    def blend(self, plane: Stored) -> npt.NDArray[np.float32]:
        """Make the pixels along the first axis of a picture.

        Args:
            plane: shape (cells, ...).

        Returns:
            Shape (pixels, ...); a part of the plane itself if it is float32 and pixels are cells.
        """
        working = self._without_idle_taps()
        if len(working.cells) == 1:
            return np.asarray(working._taken(plane), np.float32)
        shares = working.shares.reshape(*working.shares.shape, *(1,) * (plane.ndim - 1))
        blended = plane[working.cells[0]] * shares[0]
        for cells, share in zip(working.cells[1:], shares[1:], strict=True):
            blended += plane[cells] * share
        return np.asarray(blended, np.float32)

    @property
    def span(self) -> slice:
        """All cells that the pixels touch, with those that lie next to them and count nothing."""
        return slice(int(self.cells.min()), int(self.cells.max()) + 1)

    def moved(self, by: int) -> Self:
        """Count the cells from another one on.

        Args:
            by: what is added to their indexes.
        """
        return type(self)(self.cells + by, self.shares)

    def _taken(self, plane: Stored) -> Stored:
        only = self.cells[0]
        if np.array_equal(only, np.arange(only[0], only[0] + len(only))):
            return plane[int(only[0]) : int(only[0]) + len(only)]
        taken: Stored = np.take(plane, only, axis=0)
        return taken

    def _without_idle_taps(self) -> Self:
        works = self.shares.any(axis=1)
        return type(self)(self.cells[works], self.shares[works])


def resample(picture: Stored, down: Taps, across: Taps) -> npt.NDArray[np.float32]:
    """Make the pixels of a part of a picture; cells that the part does not touch are not looked at.

    Args:
        picture: shape (rows, columns) or (rows, columns, 2 or 3).
        down: how rows are made.
        across: how columns are made.

    Returns:
        Shape (pixels of down, pixels of across, ...).
    """
    span = across.span
    rows = down.blend(picture[:, span])
    columns = across.moved(-span.start)._without_idle_taps()
    if len(columns.cells) == 1:
        return np.swapaxes(columns.blend(np.swapaxes(rows, 0, 1)), 0, 1)
    # Rows are gathered many times as fast as columns, even with turning the picture twice.
    turned = np.asarray(cv2.transpose(rows), np.float32)
    return np.asarray(cv2.transpose(columns.blend(turned)), np.float32)
