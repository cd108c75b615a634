"""Finds dust, scratches and hairs on the lightness of a photo."""

from typing import Final

import cv2
import numpy as np

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness
from engine.masks import Mask
from engine.restore.damage.candidates import EDGE, candidates
from engine.restore.damage.defects import Evidence, evidence_of
from engine.restore.damage.residue import SIDE
from engine.restore.damage.strips import Gray, gray_from, reduced

DEFAULT_SENSITIVITY: Final = 0.5
"""Of clean photos, less than 0.3 % is taken for damage by mistake, in the mean."""

LONGEST: Final = 6000
"""Pixels of the longer side at which damage is looked for; what is finer is grain."""

WIDEST_SPOT: Final = 0.01
"""Share of the longer side across the widest spot that is found; lines are half as wide."""

# Following lines is most of the work, and in the smaller pictures finer ones still stand out: what
# they lose in contrast, the grain loses too, and they are followed further.
_LONGEST_FOR_LINES = 3000

# Pixels: across the widest spot that is found without reducing the picture; of lines, half of it.
_SPOT = 5.5
# The soft rim of a defect, as a share of the longer side.
_RIM = 1 / 2000


def find_damage(
    lightness: Lightness,
    sensitivity: float = DEFAULT_SENSITIVITY,
    *,
    scale: float = 1.0,
    cancel: Cancellation | None = None,
) -> Mask:
    """Mark dust, scratches and hairs, bright ones and dark ones.

    To try several sensitivities, call ``damage_evidence`` once and ``damage_mask`` for each.

    Args:
        lightness: L*, shape (height, width).
        sensitivity: 0 to 1; a higher one marks all that a lower one marks, and more.
        scale: side of this plane by the side of the photo at full size, above 0 to 1.
        cancel: checked many times a second.

    Returns:
        Coverage, shape (height, width): 0 or 255.

    Raises:
        ValueError: the sensitivity or the scale is out of range.
        Cancelled: on request.
    """
    return damage_mask(damage_evidence(lightness, scale=scale, cancel=cancel), sensitivity)


def damage_evidence(
    lightness: Lightness, *, scale: float = 1.0, cancel: Cancellation | None = None
) -> Evidence:
    """Say for every pixel how surely it is damage.

    Args:
        lightness: L*, shape (height, width).
        scale: side of this plane by the side of the photo at full size, above 0 to 1.
        cancel: checked many times a second.

    Returns:
        Evidence, shape (height, width).

    Raises:
        ValueError: the scale is out of range.
        Cancelled: on request.
    """
    if not 0 < scale <= 1:
        raise ValueError("the scale must be above 0 and at most 1")
    gray = gray_from(lightness, LONGEST)
    evidence = _of_levels(gray, cancel)
    rim = max(1, round(_RIM * max(evidence.shape)))
    cv2.dilate(evidence, np.ones((2 * rim + 1, 2 * rim + 1), np.uint8), evidence)
    return _enlarged(evidence, lightness.shape)


def damage_mask(evidence: Evidence, sensitivity: float = DEFAULT_SENSITIVITY) -> Mask:
    """Mark what is damage surely enough.

    Args:
        evidence: of ``damage_evidence``.
        sensitivity: 0 to 1; a higher one marks all that a lower one marks, and more.

    Returns:
        Coverage of the same shape: 0 or 255.

    Raises:
        ValueError: the sensitivity is out of range.
    """
    if not 0 <= sensitivity <= 1:
        raise ValueError("the sensitivity must be between 0 and 1")
    least = max(1, round(255 * (1 - sensitivity)))
    return np.where(evidence >= least, np.uint8(255), np.uint8(0))


def _of_levels(gray: Gray, cancel: Cancellation | None) -> Evidence:
    """Look for what is narrow, and for what is wide where it is narrow: in smaller pictures."""
    found = candidates(gray, cancel, with_lines=max(gray.shape) <= _LONGEST_FOR_LINES)
    evidence = evidence_of(found, gray.shape)
    level = gray
    while WIDEST_SPOT * max(level.shape) > _SPOT:
        level = reduced(level, 0.5)
        wider = evidence_of(candidates(level, cancel), level.shape)
        check_cancelled(cancel)
        np.maximum(evidence, _outlined(wider, level, gray), out=evidence)
    return evidence


def _outlined(evidence: Evidence, level: Gray, gray: Gray) -> Evidence:
    """Enlarge what was found in a smaller picture, and cut it out anew along its edges."""
    size = gray.shape[::-1]
    around = np.ones((3, 3), np.uint8)
    wide = cv2.medianBlur(level, SIDE)
    height = cv2.dilate(cv2.absdiff(level, wide), np.ones((SIDE, SIDE), np.uint8))
    height = cv2.resize(height, size, interpolation=cv2.INTER_NEAREST)
    offset = cv2.absdiff(gray, cv2.resize(wide, size, interpolation=cv2.INTER_LINEAR))
    inside = cv2.compare(offset, cv2.convertScaleAbs(height, alpha=EDGE), cv2.CMP_GE)
    # Grain frays the edge.
    inside = cv2.medianBlur(inside, 3)
    enlarged = cv2.resize(cv2.dilate(evidence, around), size, interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.bitwise_and(enlarged, inside))


def _enlarged(evidence: Evidence, shape: tuple[int, ...]) -> Evidence:
    if evidence.shape == shape:
        return evidence
    return np.asarray(cv2.resize(evidence, shape[::-1], interpolation=cv2.INTER_NEAREST))
