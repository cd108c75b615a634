"""Cuts damage into holes small enough to be filled one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.masks import Mask

Box = tuple[slice, slice]
"""Rows and columns of a photo."""

# Pixels of the squares in which holes are told apart, so that it takes little memory.
_CELL = 8
# Pixels that are seen around a hole.
_MARGIN = 24
# Cells of the side of a hole that is still filled at once; a larger one is cut into pieces.
_MOST_CELLS = 96


@dataclass(frozen=True)
class Hole:
    """Damage that is filled at once.

    Attributes:
        seen: the hole and what is around it.
        own: which pixels of that belong to the hole, if they are damaged.
    """

    seen: Box
    own: npt.NDArray[np.bool_]


def holes(mask: Mask) -> Iterator[Hole]:
    """Find the holes that damage leaves; every damaged pixel belongs to one of them.

    Args:
        mask: coverage of damage; not all of the photo.

    Yields:
        Holes with at least one pixel around that is not damaged.
    """
    count, cells, stats, _ = cv2.connectedComponentsWithStats(_cells(mask), connectivity=8)
    labels = np.asarray(cells)
    for label in range(1, count):
        left, top, width, height = (int(number) for number in stats[label][:4])
        for row in range(top, top + height, _MOST_CELLS):
            for column in range(left, left + width, _MOST_CELLS):
                piece = (
                    slice(row, min(row + _MOST_CELLS, top + height)),
                    slice(column, min(column + _MOST_CELLS, left + width)),
                )
                own = labels[piece] == label
                if own.any():
                    yield _hole(mask, piece, own)


def _cells(mask: Mask) -> npt.NDArray[np.uint8]:
    """Say of every cell whether it has damage."""
    rows, columns = (-(-side // _CELL) for side in mask.shape)
    cells = np.empty((rows, columns), np.uint8)
    starts = np.arange(0, mask.shape[1], _CELL)
    for row in range(rows):
        strip = mask[row * _CELL : (row + 1) * _CELL].max(axis=0)
        cells[row] = np.maximum.reduceat(strip, starts) > 0
    return cells


def _hole(mask: Mask, piece: Box, own: npt.NDArray[np.bool_]) -> Hole:
    margin = _MARGIN
    while True:
        seen = _around(mask.shape, piece, margin)
        if not mask[seen].all():
            return Hole(seen, _own_pixels(seen, piece, own))
        margin *= 2


def _around(shape: tuple[int, ...], piece: Box, margin: int) -> Box:
    rows, columns = (
        slice(max(0, cells.start * _CELL - margin), min(side, cells.stop * _CELL + margin))
        for cells, side in zip(piece, shape, strict=True)
    )
    return rows, columns


def _own_pixels(seen: Box, piece: Box, own: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    pixels = own.repeat(_CELL, axis=0).repeat(_CELL, axis=1)
    inside = np.zeros(tuple(side.stop - side.start for side in seen), np.bool_)
    top, left = (cells.start * _CELL - side.start for cells, side in zip(piece, seen, strict=True))
    part = inside[top : top + pixels.shape[0], left : left + pixels.shape[1]]
    part[...] = pixels[: part.shape[0], : part.shape[1]]
    return inside
