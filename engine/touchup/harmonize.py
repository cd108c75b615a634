"""Harmonize: one object, one color (CCC++ section III-D, Algorithm 1)."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma
from engine.masks import Mask, hard
from engine.touchup.dominant import dominant_color
from engine.touchup.errors import TouchUpError
from engine.touchup.region import Coverage, box_of, check_shapes, check_strength, coverage_of

DEFAULT_DELTA = 8.0
"""delta_a and delta_b of Algorithm 1 in a*b* units: more than shading does to one color."""

# In units of delta: where colors begin to be drawn to the dominant one, and where they arrive.
_SHOULDER = 0.5, 1.5
# Share of the shorter side. Between a wrong color and the right one the network's cells leave a
# ramp about as wide as a cell, and its near end is within delta: it would remain as a ring.
_RAMP = 0.01


def harmonize(
    chroma: Chroma,
    masks: Sequence[Mask],
    delta_a: float = DEFAULT_DELTA,
    delta_b: float = DEFAULT_DELTA,
) -> Chroma:
    """Give stray pixels of every segment the segment's most frequent a* and b* (Algorithm 1).

    What the algorithm leaves open is read like this:

    - A pixel belongs to a segment if the mask covers at least half of it.
    - The mode is that of the values rounded to whole units, halves upwards, and therefore a whole
      number; of several the smallest, as statistics packages have it.
    - The axes are independent, as the two loops say: a pixel may take the mode of a* and keep b*.
    - Stray means further from the mode than delta; a pixel exactly delta away stays.
    - Segments that overlap are worked off in their order, each on what the earlier ones left.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        masks: the segments, each of shape (rows, columns); an empty one changes nothing.
        delta_a: how far a* may be from its mode, in a*b* units.
        delta_b: the same for b*.

    Returns:
        a*b*, a new array of the same shape.

    Raises:
        TouchUpError: a delta is negative or not finite.
        ValueError: a mask has another size.
    """
    check_deltas(delta_a, delta_b)
    check_shapes(chroma, *masks)
    harmonized = chroma.copy()
    for mask in masks:
        box = box_of(mask)
        if box is not None:
            _harmonize_segment(harmonized[box], hard(mask[box]), (delta_a, delta_b))
    return harmonized


def harmonize_softly(
    chroma: Chroma,
    masks: Sequence[Mask],
    delta_a: float = DEFAULT_DELTA,
    delta_b: float = DEFAULT_DELTA,
    *,
    strength: float = 1.0,
) -> Chroma:
    """Draw stray pixels of every segment to its dominant color, without jumps and rings.

    The idea is that of Algorithm 1; these are the differences. The color is the peak of the joint
    histogram of a* and b*, so that it is one that pixels really have. The distance to it is
    sqrt((da / delta_a)^2 + (db / delta_b)^2): up to 1/2 pixels stay, from 3/2 on they take the
    color, between them there is a smooth shoulder. Stray pixels take the ramp around them along.
    At soft edges of the mask, the change fades as the coverage does.

    Segments that overlap are worked off in their order, each on what the earlier ones left.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        masks: the segments, each of shape (rows, columns); an empty one changes nothing.
        delta_a: how far a* may be from the dominant color, in a*b* units.
        delta_b: the same for b*.
        strength: 0 changes nothing, 1 everything.

    Returns:
        a*b*, a new array of the same shape.

    Raises:
        TouchUpError: a delta is negative or not finite, or the strength is not in [0, 1].
        ValueError: a mask has another size.
    """
    check_deltas(delta_a, delta_b)
    check_strength(strength)
    check_shapes(chroma, *masks)
    reach = max(1, round(_RAMP * min(chroma.shape[:2])))
    harmonized = chroma.copy()
    for mask in masks:
        box = box_of(mask)
        if box is not None:
            part, coverage = harmonized[box], coverage_of(mask[box])
            color = dominant_color(part, coverage)
            stray = _with_ramp(_strayness(part - color, delta_a, delta_b), coverage, reach)
            part += (color - part) * (stray * coverage * np.float32(strength))[..., None]
    return harmonized


def check_deltas(delta_a: float, delta_b: float) -> None:
    """Check the tolerances of harmonizing.

    Raises:
        TouchUpError: one is negative or not finite.
    """
    if not (0 <= delta_a < np.inf and 0 <= delta_b < np.inf):
        raise TouchUpError("The deltas of harmonizing must be 0 or more.")


def _harmonize_segment(
    part: Chroma, inside: npt.NDArray[np.bool_], deltas: tuple[float, float]
) -> None:
    """Lines 4 to 17 of Algorithm 1, in place."""
    for axis, delta in enumerate(deltas):
        values = part[..., axis][inside].astype(np.float64)
        if values.size:
            mode = _mode(values)
            part[..., axis][inside] = np.where(np.abs(values - mode) > delta, mode, values)


def _mode(values: npt.NDArray[np.float64]) -> int:
    whole = np.floor(values + 0.5).astype(np.int64)
    smallest = int(whole.min())
    return smallest + int(np.bincount(whole - smallest).argmax())


def _strayness(offset: Chroma, delta_a: float, delta_b: float) -> Coverage:
    """How far pixels are on the shoulder: 0 for those that stay, 1 for those that are replaced."""
    tiny = np.finfo(np.float32).tiny
    deltas = np.maximum(np.array([delta_a, delta_b], np.float32), tiny)
    # Capped: for a delta of 0 the quotient would overflow.
    scaled = np.minimum(np.abs(offset), deltas * np.float32(2)) / deltas
    low, high = _SHOULDER
    way = np.clip((np.hypot(scaled[..., 0], scaled[..., 1]) - low) / (high - low), 0, 1)
    return np.asarray(way * way * (3 - 2 * way), dtype=np.float32)


def _with_ramp(stray: Coverage, coverage: Coverage, reach: int) -> Coverage:
    """Spread strayness, inside the object only, to the ramps beside stray pixels."""
    spread, weight = _tent(stray * coverage, reach), _tent(coverage, reach)
    share = np.divide(spread, weight, out=np.zeros_like(spread), where=weight > 1e-6)
    return np.asarray(np.maximum(stray, np.clip(2 * share, 0, 1)), dtype=np.float32)


def _tent(field: Coverage, reach: int) -> Coverage:
    """Blur with two box filters, whose cost does not depend on their width."""
    size = 2 * reach + 1, 2 * reach + 1
    once = cv2.blur(field, size, borderType=cv2.BORDER_CONSTANT)
    twice = cv2.blur(once, size, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(twice, dtype=np.float32)
