"""Hints: color points whose color runs over the photo until an edge of lightness stops it."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness
from engine.color.upsample import resize_lightness
from engine.masks import Mask, resize_mask
from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError
from engine.touchup.geodesic import Distances, geodesic_distances
from engine.touchup.region import blend, check_shapes, coverage_of

MOST_HINTS = 64
"""More points in one edit are refused: time and memory grow with them."""

DEFAULT_REACH = 0.3
"""How far a color runs over even lightness, as a share of the longer side."""

# Ways are measured on a picture of at most this many pixels.
_WORKING_PIXELS = 1 << 16
# L* difference between neighboring pixels there that takes up the whole reach.
_CONTRAST = 14.0
# L*: differences that count as grain or weave and are smoothed before edges are measured.
_GRAIN = 8.0
# Toll outside the mask, in reaches per pixel: a way may cross a gap of a pixel, not go outside.
_OUTSIDE_TOLL = 0.25
# Of the guided filter that brings influence to full size: in (L*/100)^2, as for chroma.
_EPSILON = 1e-3


@dataclass(frozen=True)
class ColorPoint:
    """A place in the photo and the color it has.

    Attributes:
        x: pixels from the left edge; the center of the first pixel is at 0.5.
        y: pixels from the upper edge.
        color: its color.
    """

    x: float
    y: float
    color: TargetColor

    def check(self, height: float, width: float) -> None:
        """Check that the point lies in the photo.

        Raises:
            TouchUpError: it does not, or a coordinate is not finite.
        """
        if not (0 <= self.x <= width and 0 <= self.y <= height):
            raise TouchUpError("A color point lies outside the photo; move it or remove it.")


def hint(
    chroma: Chroma,
    lightness: Lightness,
    points: Sequence[ColorPoint],
    mask: Mask | None = None,
    *,
    reach: float = DEFAULT_REACH,
) -> Chroma:
    """Let the colors of points run over the photo, or over an object.

    The nearer a point is, the more its color counts, where nearness is measured along ways that
    avoid edges of lightness (after Yatziv and Sapiro, Fast image and video colorization using
    chrominance blending, 2006). Other than there, the influence of a point ends: at distance d,
    in reaches, it is (1 - d^2)^2 and from 1 on 0, and what no point reaches keeps its color.
    At a point itself the color is exactly that of the point but for smoothing at its edges.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        lightness: L*, shape (rows, columns).
        points: places in pixels of the chroma, at most ``MOST_HINTS``.
        mask: shape (rows, columns), where colors may run; None for everywhere.
        reach: how far a color runs over even lightness, as a share of the longer side.

    Returns:
        a*b*, a new array of the same shape.

    Raises:
        TouchUpError: there are too many points, one lies outside, or the reach is not in (0, 2].
        ValueError: lightness or mask have another size.
    """
    check_shapes(chroma, lightness, *([] if mask is None else [mask]))
    check_points(points, reach)
    rows, columns = lightness.shape
    for point in points:
        point.check(rows, columns)
    if not points or (mask is not None and not mask.any()):
        return chroma.copy()
    influence, colors = _spread(lightness, points, mask, reach)
    amount = influence if mask is None else influence * coverage_of(mask)
    return blend(chroma, colors, amount)


def check_points(points: Sequence[ColorPoint], reach: float) -> None:
    """Check what does not depend on the photo.

    Raises:
        TouchUpError: there are too many points, or the reach is not in (0, 2].
    """
    if len(points) > MOST_HINTS:
        raise TouchUpError(f"At most {MOST_HINTS} color points can be set at once.")
    if not 0 < reach <= 2:
        raise TouchUpError("The reach of color points must be above 0 and at most 2.")


def _spread(
    lightness: Lightness, points: Sequence[ColorPoint], mask: Mask | None, reach: float
) -> tuple[npt.NDArray[np.float32], Chroma]:
    """Find how much the points count, shape (rows, columns), and with which color, (.., 2)."""
    distances = _distances(lightness, points, mask, reach)
    influence, colors = _mixed((1 - distances**2) ** 2, points)
    weighted = np.dstack([influence, colors * influence[..., None]])
    full = _upsampled(weighted, lightness)
    amount = np.clip(full[..., 0], 0, 1)
    safe = np.maximum(full[..., :1], np.float32(1e-3))
    return amount, np.asarray(full[..., 1:] / safe, dtype=np.float32)


def _distances(
    lightness: Lightness, points: Sequence[ColorPoint], mask: Mask | None, reach: float
) -> Distances:
    """Measure ways on a small picture, in reaches, 1 being the limit."""
    rows, columns = _working_shape(*lightness.shape)
    small = resize_lightness(lightness, rows, columns)
    guide = np.asarray(cv2.bilateralFilter(small, 5, _GRAIN, 2.0), dtype=np.float32)
    toll = np.full((rows, columns), 1 / (reach * max(rows, columns)), np.float32)
    if mask is not None:
        toll += _OUTSIDE_TOLL * (1 - coverage_of(resize_mask(mask, rows, columns)))
    scale_y, scale_x = rows / lightness.shape[0], columns / lightness.shape[1]
    starts = [
        (min(int(point.y * scale_y), rows - 1), min(int(point.x * scale_x), columns - 1))
        for point in points
    ]
    return geodesic_distances(starts, guide, toll, contrast=_CONTRAST, limit=1.0)


def _working_shape(rows: int, columns: int) -> tuple[int, int]:
    scale = min(1.0, (_WORKING_PIXELS / (rows * columns)) ** 0.5)
    return max(1, round(rows * scale)), max(1, round(columns * scale))


def _mixed(
    influences: Distances, points: Sequence[ColorPoint]
) -> tuple[npt.NDArray[np.float32], Chroma]:
    """Mix the colors of points so that at each point its own is alone."""
    # Towards its point, a weight grows beyond all others.
    weights = influences / (1 - influences + np.float32(1e-4))
    targets = np.array([(point.color.a, point.color.b) for point in points], np.float32)
    total = np.maximum(weights.sum(axis=0), np.float32(1e-9))
    colors = np.tensordot(weights, targets, axes=(0, 0)) / total[..., None]
    return 1 - np.prod(1 - influences, axis=0), np.asarray(colors, dtype=np.float32)


def _upsampled(fields: npt.NDArray[np.float32], lightness: Lightness) -> npt.NDArray[np.float32]:
    """Bring fields of the small picture, shape (rows, columns, 3), to full size along edges."""
    rows, columns = lightness.shape
    if fields.shape[:2] == (rows, columns):
        return fields
    smooth = cv2.resize(fields, (columns, rows), interpolation=cv2.INTER_LINEAR)
    radius = max(1, round(2 * rows / fields.shape[0]))
    guide = lightness / np.float32(100)
    return np.asarray(cv2.ximgproc.guidedFilter(guide, smooth, radius, _EPSILON))
