"""Which color classes photos really use (CCC++ section III-C3)."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from engine.color.classes import ColorGrid, Palette
from engine.color.lab import lab_from_srgb, srgb_from_lab
from training.data.photos import RgbPhoto
from training.data.resize import Filter, resize

Histogram = npt.NDArray[np.int64]
"""Cells counted per grid class: int64, shape (grid size,)."""

ClassCounts = npt.NDArray[np.int64]
"""Cells counted per class of a palette: int64, shape (classes,)."""

CELLS = 56
"""Photos are counted at 56x56 cells, the grid that the networks predict at 224 pixels."""

PUBLISHED_THRESHOLD = 0.000455 / 100
"""Smallest share of all cells that keeps a class in CCC++: 500 of 109,885,440."""

PUBLISHED_CLASSES = 532
"""Classes that CCC++ keeps at bin size 6 (Table II)."""


def class_histogram(photos: Iterable[RgbPhoto], grid: ColorGrid) -> Histogram:
    """Count the grid classes of photos scaled to 56x56 cells.

    Args:
        photos: uint8, shape (height, width, 3) each; taken one at a time.
        grid: the full grid of classes.
    """
    return class_histograms(photos, [grid])[0]


def class_histograms(photos: Iterable[RgbPhoto], grids: Sequence[ColorGrid]) -> list[Histogram]:
    """Count the classes of several grids in one pass over photos scaled to 56x56 cells.

    Args:
        photos: uint8, shape (height, width, 3) each; taken one at a time.
        grids: full grids of classes, for example of several bin sizes.

    Returns:
        A histogram for every grid, in the order of ``grids``.
    """
    counts = [np.zeros(grid.size, np.int64) for grid in grids]
    for photo in photos:
        _, chroma = lab_from_srgb(resize(photo, CELLS, CELLS, Filter.AREA))
        for grid, count in zip(grids, counts, strict=True):
            count += np.bincount(grid.encode(chroma).ravel(), minlength=grid.size)
    return counts


def fold(histogram: Histogram, palette: Palette) -> ClassCounts:
    """Give the cells of dropped classes to the nearest kept ones (Eq. 12).

    Args:
        histogram: counts over the palette's full grid.
        palette: the kept classes.
    """
    kept = palette.encode(palette.grid.decode(np.arange(palette.grid.size)))
    counts = np.zeros(len(palette), np.int64)
    np.add.at(counts, kept, histogram)
    return counts


def keep_above(
    histogram: Histogram, grid: ColorGrid, share: float = PUBLISHED_THRESHOLD
) -> Palette:
    """Keep the classes with at least ``share`` of all counted cells (CCC++ section III-C3)."""
    kept = np.flatnonzero(histogram >= max(1, share * histogram.sum()))
    return Palette(grid, tuple(int(index) for index in kept))


def keep_most_frequent(
    histogram: Histogram, grid: ColorGrid, classes: int = PUBLISHED_CLASSES
) -> Palette:
    """Keep the ``classes`` most frequent classes; fewer if fewer occur at all."""
    occurring = min(classes, int(np.count_nonzero(histogram)))
    # Stable, so that equal counts keep the lower class on every machine.
    order = np.argsort(-histogram, kind="stable")
    return Palette(grid, tuple(sorted(int(index) for index in order[:occurring])))


def draw_palette(palette: Palette, *, lightness: float = 50.0, cell: int = 12) -> RgbPhoto:
    """Draw the kept classes on the a*b* plane as in CCC++ Fig. 10; dropped classes stay white.

    Args:
        palette: what to draw.
        lightness: L* of all colors.
        cell: side of a class in pixels.

    Returns:
        uint8, shape (side * cell, side * cell, 3); a* grows to the right, b* upwards.
    """
    side = palette.grid.side
    everywhere = palette.grid.decode(np.arange(palette.grid.size)).reshape(side, side, 2)
    colors = srgb_from_lab(np.full((side, side), lightness, np.float32), everywhere)
    kept = np.isin(np.arange(palette.grid.size), palette.kept).reshape(side, side, 1)
    picture = np.where(kept, np.rint(colors * 255), 255).astype(np.uint8)
    return np.asarray(np.kron(picture[::-1], np.ones((cell, cell, 1), np.uint8)))
