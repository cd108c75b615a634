"""From a coarse grid of colors to every pixel, along the edges that the lightness shows."""

from enum import Enum

import cv2
import numpy as np

from engine.color.lab import Chroma, Lightness

GUIDE_PIXELS = 1 << 20
"""Edges are followed on a picture of at most this many pixels; beyond, colors are interpolated."""

# In cells: far enough to draw back color that the network spilled over an edge, not so far that
# small objects take the color around them.
_RADIUS = 2.0
# In (L*/100)^2: contrasts well above its root, 3 L*, count as edges.
_EPSILON = 1e-3


class Upsampling(Enum):
    """How colors get from cells to pixels."""

    EDGE_AWARE = "edge-aware"
    BICUBIC = "bicubic"


def guide_shape(height: int, width: int) -> tuple[int, int]:
    """Return the size at which edges are followed: that of the photo, but bounded.

    Args:
        height: rows of the photo.
        width: columns of the photo.

    Returns:
        Rows and columns, at most about ``GUIDE_PIXELS`` pixels.
    """
    scale = min(1.0, (GUIDE_PIXELS / (height * width)) ** 0.5)
    return max(1, round(height * scale)), max(1, round(width * scale))


def upsample_chroma(
    cells: Chroma, lightness: Lightness, method: Upsampling = Upsampling.EDGE_AWARE
) -> Chroma:
    """Bring decoded colors to the guide size of a photo.

    Args:
        cells: a*b* of the grid, shape (rows, columns, 2).
        lightness: L* of the photo at any size, in [0, 100].
        method: bicubic alone, or followed by a guided filter (He, Sun and Tang, Guided Image
            Filtering, 2013) that makes color stop where lightness has an edge.

    Returns:
        a*b*, float32, shape (*guide_shape of the photo, 2).
    """
    rows, columns = guide_shape(*lightness.shape)
    smooth = cv2.resize(cells, (columns, rows), interpolation=cv2.INTER_CUBIC)
    if method is Upsampling.BICUBIC:
        return np.asarray(smooth)
    guide = resize_lightness(lightness, rows, columns) / 100
    radius = max(1, round(_RADIUS * rows / cells.shape[0]))
    return np.asarray(cv2.ximgproc.guidedFilter(guide, smooth, radius, _EPSILON))


def resize_lightness(lightness: Lightness, rows: int, columns: int) -> Lightness:
    """Scale L*, averaging when shrinking so that grain and screens do not alias."""
    if lightness.shape == (rows, columns):
        return lightness
    shrinks = rows < lightness.shape[0] or columns < lightness.shape[1]
    interpolation = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    scaled = cv2.resize(lightness, (columns, rows), interpolation=interpolation)
    return np.clip(scaled, 0, 100)
