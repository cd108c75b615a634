"""Local contrast: contrast-limited adaptive histogram equalization of lightness (CLAHE).

Zuiderveld, Contrast limited adaptive histogram equalization (Graphics Gems IV, 1994): every tile of
the photo gets a tone curve from its own histogram, whose bins are clipped so that no tone gains too
much contrast, and every pixel takes the interpolation of the curves of the four tiles around it.

OpenCV has it, too. There, the limit of a 16-bit picture depends on its size in pixels and on how
many of the 65,536 values occur, so that a preview would differ from the export; and the curves of
an 8-bit picture are steps, which show in a sky. Here, the curves are found on a small copy of the
photo, and they are straight between a few knots.
"""

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness, row_strips
from engine.restore.measuring import small_copy
from engine.restore.strength import check_strength

TILES: Final = 8
"""Tiles along the longer side of the photo; they are as good as square."""

CLIP_LIMIT: Final = 2.0
"""How many times its even share of the pixels a bin may hold. What it loses goes to all bins, so
that contrast is multiplied by less than one more than this."""

_BINS = 64
# Longer side of the copy whose histograms are taken: some thousand pixels a tile.
_LOOK = 512

Curves = npt.NDArray[np.float32]
"""What tones change by: float32, shape (tile rows, tile columns, bins + 1), in units of L*.

The last axis runs over L* from 0 to 100.
"""


def local_contrast(
    lightness: Lightness, strength: float, *, cancel: Cancellation | None = None
) -> Lightness:
    """Bring out the contrast within every part of a photo.

    Tiles are shares of the photo, so that a reduced copy is changed as the photo is.

    Args:
        lightness: L*, shape (height, width).
        strength: 0 to 1; how much of the change is made.
        cancel: ends the work early.

    Returns:
        L* in [0, 100], of the same shape; black stays black and white stays white. The plane
        itself at strength 0.

    Raises:
        ValueError: the strength is out of range.
        Cancelled: the work was ended.
    """
    check_strength(strength)
    if strength == 0:
        return lightness
    height, width = lightness.shape
    curves = tile_curves(lightness) * np.float32(strength)
    first, second, right = _between(width, curves.shape[1])
    across = curves[:, first] + right[:, None] * (curves[:, second] - curves[:, first])
    upper, lower, down = _between(height, curves.shape[0])
    restored = np.empty_like(lightness)
    for rows in _strips(upper, width):
        check_cancelled(cancel)
        above, below = across[upper[rows.start]], across[lower[rows.start]]
        restored[rows] = _changed(lightness[rows], above, below, down[rows, None])
    return restored


def tile_curves(lightness: Lightness) -> Curves:
    """Find what the tones of every tile change by.

    Args:
        lightness: L*, shape (height, width).

    Returns:
        0 for black and white; added to L*, the curves increase everywhere.
    """
    height, width = lightness.shape
    small = small_copy(lightness, _LOOK)
    rows, columns = _tile_counts(height, width)
    curves = np.empty((rows, columns, _BINS + 1), np.float32)
    for row, band in enumerate(_cut(small, rows)):
        for column, tile in enumerate(_cut(band.T, columns)):
            curves[row, column] = _curve(tile)
    return curves


def _tile_counts(height: int, width: int) -> tuple[int, int]:
    side = max(height, width) / TILES
    return max(1, round(height / side)), max(1, round(width / side))


def _cut(picture: Lightness, count: int) -> list[Lightness]:
    """Cut a picture into bands of as good as equal height, none empty."""
    edges = np.linspace(0, len(picture), count + 1)
    tops = np.minimum(np.floor(edges[:-1]).astype(int), len(picture) - 1)
    bottoms = np.maximum(np.ceil(edges[1:]).astype(int), tops + 1)
    return [picture[top:bottom] for top, bottom in zip(tops, bottoms, strict=True)]


def _curve(tile: Lightness) -> npt.NDArray[np.float64]:
    """Equalize the histogram of a tile, its bins clipped; return what tones change by."""
    counts, edges = np.histogram(tile, _BINS, (0, 100))
    shares = counts / tile.size
    clipped = np.minimum(shares, CLIP_LIMIT / _BINS)
    clipped += (1 - clipped.sum()) / _BINS
    equalized = 100 * np.concatenate([[0], np.cumsum(clipped)])
    return np.asarray(equalized - edges)


def _between(
    pixels: int, tiles: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """Say for every row or column between the centers of which tiles it lies, and where."""
    place = np.clip((np.arange(pixels) + 0.5) * (tiles / pixels) - 0.5, 0, tiles - 1)
    before = np.floor(place).astype(np.intp)
    return before, np.minimum(before + 1, tiles - 1), (place - before).astype(np.float32)


def _strips(upper: npt.NDArray[np.intp], width: int) -> list[slice]:
    """Cut the rows into strips that each lie between the same two rows of tiles."""
    tops = [*np.flatnonzero(np.diff(upper, prepend=-1)), len(upper)]
    return [
        slice(top + rows.start, top + rows.stop)
        for top, bottom in pairwise(tops)
        for rows in row_strips(bottom - top, width)
    ]


def _changed(
    lightness: Lightness, above: Curves, below: Curves, down: npt.NDArray[np.float32]
) -> Lightness:
    """Change a strip by the curves of its columns, shape (width, bins + 1), above and below it."""
    position = lightness * np.float32(_BINS / 100)
    bins = np.minimum(position.astype(np.intp), _BINS - 1)
    position -= bins
    bins += np.arange(len(above)) * above.shape[1]
    upper, lower = _looked_up(above, bins, position), _looked_up(below, bins, position)
    changed = lightness + upper + down * (lower - upper)
    return np.clip(changed, 0, 100, out=changed)


def _looked_up(curves: Curves, bins: npt.NDArray[np.intp], position: Lightness) -> Lightness:
    values = curves.ravel()
    low = values.take(bins)
    return np.asarray(low + position * (values.take(bins + 1) - low))
