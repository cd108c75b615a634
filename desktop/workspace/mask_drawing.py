"""Draws and joins masks at guide size."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from engine.masks import Mask, hard
from engine.segment.segmenter import MaskCandidate

_INSIDE: Final = 255
# cv2 takes positions in 1/16 of a pixel.
_SHIFT: Final = 4
# Share of the radius of a brush over which its edge fades, and the least of it in pixels.
_SOFTNESS: Final = 0.2
_LEAST_BLUR: Final = 0.6
# Logits from which a cell counts as quite inside.
_SURE: Final = 4.0


def quick_mask(candidate: MaskCandidate, rows: int, columns: int) -> Mask:
    """Scale the coarse answer of a segmenter, which takes no time; its edges are only smooth.

    Args:
        candidate: the answer.
        rows: of the mask.
        columns: of the mask.

    Returns:
        Coverage, shape (rows, columns).
    """
    cells_down, cells_across = candidate.cells
    across, down = cells_across / columns, cells_down / rows
    # The center of pixel i lies at (i + 0.5) * scale - 0.5 of the cells.
    place = np.array([[across, 0, across / 2 - 0.5], [0, down, down / 2 - 0.5]], dtype=np.float64)
    logits = cv2.warpAffine(
        candidate.low_res,
        place,
        (columns, rows),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    scaled = cv2.convertScaleAbs(
        np.clip(logits, -_SURE, _SURE), alpha=_INSIDE / (2 * _SURE), beta=_INSIDE / 2
    )
    return np.asarray(scaled)


def brushed(
    mask: Mask | None,
    shape: tuple[int, int],
    stroke: Sequence[tuple[float, float]],
    radius: float,
    *,
    add: bool,
) -> Mask:
    """Draw a stroke of a round brush with a soft edge, or wipe with it.

    Args:
        mask: what there was, None for nothing.
        shape: rows and columns of the mask.
        stroke: x and y of places along the stroke, in pixels of the mask; a single one is a dot.
        radius: of the brush in pixels of the mask.
        add: draw; otherwise wipe.

    Returns:
        A new mask.
    """
    result = np.zeros(shape, np.uint8) if mask is None else mask.copy()
    radius = max(radius, 0.5)
    blur = max(_LEAST_BLUR, _SOFTNESS * radius)
    box = _box_around(stroke, radius + 3 * blur, shape)
    if box is None:
        return result
    paint = np.zeros(result[box].shape, np.uint8)
    offset = np.array([box[1].start, box[0].start], np.float64)
    places = np.rint((np.array(stroke, np.float64) - 0.5 - offset) * (1 << _SHIFT))
    line = places.astype(np.int32).reshape(-1, 1, 2)
    # The line's own thickness is a whole number of pixels and even at least 1; a dot is a circle.
    cv2.polylines(paint, [line], False, _INSIDE, max(1, round(2 * radius)), cv2.LINE_AA, _SHIFT)
    for x, y in line[:, 0].tolist():
        cv2.circle(paint, (x, y), round(radius * (1 << _SHIFT)), _INSIDE, -1, cv2.LINE_AA, _SHIFT)
    paint = np.asarray(cv2.GaussianBlur(paint, (0, 0), blur))
    part = result[box]
    result[box] = np.maximum(part, paint) if add else np.minimum(part, _INSIDE - paint)
    return result


def joined(mask: Mask | None, other: Mask) -> Mask:
    """Return what either mask covers."""
    return other if mask is None else np.maximum(mask, other)


def without(mask: Mask, other: Mask) -> Mask:
    """Return what a mask covers and another one does not."""
    return np.minimum(mask, _INSIDE - other)


def share_inside(part: Mask, whole: Mask) -> float:
    """Return which share of a mask lies in another one, 0 to 1; 1 for an empty mask."""
    inside = hard(part)
    count = int(np.count_nonzero(inside))
    return int(np.count_nonzero(inside & hard(whole))) / count if count else 1.0


def _box_around(
    stroke: Sequence[tuple[float, float]], margin: float, shape: tuple[int, int]
) -> tuple[slice, slice] | None:
    """Return the rows and columns that a stroke can touch; None if it misses the mask."""
    places = np.array(stroke, np.float64).reshape(-1, 2)
    if not len(places):
        return None
    left, top = np.floor(places.min(axis=0) - margin).astype(int)
    right, bottom = np.ceil(places.max(axis=0) + margin).astype(int)
    rows = slice(max(0, top), min(shape[0], bottom))
    columns = slice(max(0, left), min(shape[1], right))
    return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else None
