"""The color and the lightness that an object mostly has."""

import cv2
import numpy as np

from engine.color.lab import Chroma, Lightness
from engine.touchup.region import Coverage

# Bins of one unit; what lies beyond takes the outermost.
_HALF_RANGE = 128
# In a*b* units: joins neighboring bins, so that a few equal pixels do not outvote a broad majority.
_SMOOTHING = 2.0
# In a*b* units: pixels this near to the peak decide where exactly the color lies.
_NEAR = 4.0


def dominant_color(chroma: Chroma, coverage: Coverage) -> Chroma:
    """Find the most frequent color: the peak of the joint histogram of a* and b*.

    Other than the modes of both axes by themselves, the peak is a color that pixels really have:
    an object half red, half blue does not become purple.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        coverage: weight of every pixel, shape (rows, columns), not 0 everywhere.

    Returns:
        a*b*, float32, shape (2,).
    """
    colors, weights = chroma[coverage > 0], coverage[coverage > 0]
    bins = np.clip(np.floor(colors).astype(np.int64) + _HALF_RANGE, 0, 2 * _HALF_RANGE - 1)
    side = 2 * _HALF_RANGE
    counts = np.bincount(bins[:, 0] * side + bins[:, 1], weights, side * side)
    smooth = cv2.GaussianBlur(counts.reshape(side, side), (0, 0), _SMOOTHING)
    peak = np.array(np.unravel_index(smooth.argmax(), smooth.shape), np.float32)
    peak += np.float32(0.5 - _HALF_RANGE)
    near = weights * (((colors - peak) ** 2).sum(axis=1) <= _NEAR**2)
    total = near.sum(dtype=np.float64)
    if total == 0:  # all colors lie beyond the histogram
        return peak
    return np.asarray((near.astype(np.float64) @ colors) / total, dtype=np.float32)


def typical_lightness(lightness: Lightness, coverage: Coverage) -> float:
    """Find the lightness that half of an object is darker than, to one unit.

    Args:
        lightness: L*, shape (rows, columns).
        coverage: weight of every pixel, same shape, not 0 everywhere.

    Returns:
        L*, 0 to 100.
    """
    levels = np.clip(np.rint(lightness), 0, 100).astype(np.int64)
    cumulated = np.cumsum(np.bincount(levels.ravel(), coverage.ravel(), 101))
    return float(np.searchsorted(cumulated, cumulated[-1] / 2))
