"""Puts what is around into damage: inpainting by OpenCV, with the grain of the photo.

Telea, An image inpainting technique based on the fast marching method, 2004. OpenCV works on the
L* themselves, without rounding them to 8 bits. What it fills in is smooth, and would be seen as a
patch wherever the photo has grain: grain as strong and as coarse as around is added.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness
from engine.masks import Mask
from engine.restore.damage.holes import Box, Hole, holes

# Pixels that tell what comes into a hole.
_RADIUS = 5
# OpenCV follows gradients by up to 1.4, whatever the unit: in L* itself, flat areas would not be.
_FINENESS = np.float32(100)
# Pixels of the rim of a defect that its mask may have missed; they must not be drawn inwards.
_RIM = 1
# Grain is looked for so far around a hole, in squares of so many pixels.
_GRAIN_MARGIN = 8
_GRAIN_SQUARE = 5
# Pixels that a side must have for OpenCV.
_LEAST_SIDE: Final = 3
# L*: more is no grain but the texture of things.
_MOST_GRAIN = 6.0
_MEDIAN_TO_DEVIATION: Final = 1.4826
# Fewer pixels tell nothing about grain.
_LEAST_KNOWN = 32
# A square of noise is repeated over the photo; nobody sees that in holes.
_NOISE_SIDE = 256
_SEED = 1

Known = npt.NDArray[np.bool_]


def fill_damage(
    lightness: Lightness, mask: Mask, *, cancel: Cancellation | None = None
) -> Lightness:
    """Replace damage by what is around it; the same input always gives the same result.

    Works hole by hole: beside input and output it needs a few megabytes.

    Args:
        lightness: L*, shape (height, width).
        mask: coverage of damage, same shape; where it is soft, so is the change.
        cancel: checked before every hole.

    Returns:
        L*, a new array: bit for bit the same where the coverage is 0. The array itself if it is 0
        everywhere, or nowhere.

    Raises:
        ValueError: the mask has another size.
        Cancelled: on request.
    """
    if mask.shape != lightness.shape:
        raise ValueError("the mask must have the size of the photo")
    if not mask.any() or mask.all():
        return lightness
    filled = lightness.copy()
    for hole in holes(mask):
        check_cancelled(cancel)
        _fill(filled, lightness, mask, hole)
    return filled


def inpainted(
    plane: npt.NDArray[np.float32], unknown: npt.NDArray[np.uint8]
) -> npt.NDArray[np.float32]:
    """Fill smoothly what is unknown of a plane.

    Args:
        plane: L*, a* or b*, float32, shape (rows, columns).
        unknown: same shape; 0 where the plane is known, which must be somewhere.

    Returns:
        The plane with what comes from around in the unknown places.
    """
    # Of a single row or column, OpenCV reads what lies beside it in memory.
    margin = 2 if min(plane.shape) < _LEAST_SIDE else 0
    wide, hidden = (np.pad(part, margin, mode="edge") for part in (plane * _FINENESS, unknown))
    filled = cv2.inpaint(wide, hidden, _RADIUS, cv2.INPAINT_TELEA) / _FINENESS
    rows, columns = plane.shape
    inner = filled[margin : margin + rows, margin : margin + columns]
    return np.ascontiguousarray(inner, np.float32)


def _fill(filled: Lightness, lightness: Lightness, mask: Mask, hole: Hole) -> None:
    part = np.ascontiguousarray(lightness[hole.seen])
    missing = (mask[hole.seen] > 0).astype(np.uint8)
    unknown = cv2.dilate(missing, np.ones((2 * _RIM + 1,) * 2, np.uint8))
    if unknown.all():
        unknown = missing
    inside = (np.asarray(missing) > 0) & hole.own
    smooth = inpainted(part, np.asarray(unknown, np.uint8))
    # Nothing is known of grain right beside the damage.
    near = cv2.dilate(inside.astype(np.uint8), np.ones((2 * _GRAIN_MARGIN + 1,) * 2, np.uint8))
    fill = smooth + _grain(part, unknown == 0, near > 0, hole.seen)
    share = mask[hole.seen].astype(np.float32) / np.float32(255)
    mixed = np.clip(part + share * (fill - part), 0, 100)
    filled[hole.seen][inside] = mixed[inside]


def _grain(part: Lightness, known: Known, near: Known, box: Box) -> Lightness:
    """Make grain for a box that is as strong, and as alike from pixel to pixel, as nearby."""
    fine = _fine(part, known)
    around = known & near
    if np.count_nonzero(around) < _LEAST_KNOWN:
        around = known
    strength = _MEDIAN_TO_DEVIATION * float(np.median(np.abs(fine[around]))) if around.any() else 0
    strength = min(strength, _MOST_GRAIN)
    noise = _noise(box, _alikeness(fine, around, strength))
    return np.asarray(noise * np.float32(strength))


def _fine(part: Lightness, known: Known) -> Lightness:
    """Take away the mean of what is known in a square around every pixel."""
    square = _GRAIN_SQUARE, _GRAIN_SQUARE
    share = cv2.blur(known.astype(np.float32), square)
    mean = cv2.blur(np.where(known, part, np.float32(0)), square) / np.maximum(share, 1e-3)
    return np.asarray(np.where(known, part - mean, 0), np.float32)


def _alikeness(fine: Lightness, around: Known, strength: float) -> float:
    """Say how alike the grain of neighbors is: the correlation at a distance of one pixel."""
    both = around[:, 1:] & around[:, :-1]
    if strength == 0 or not both.any():
        return 0.0
    # Without the few edges, which are alike over long distances.
    limited = np.clip(fine, -2 * strength, 2 * strength)
    product = float((limited[:, 1:] * limited[:, :-1])[both].mean())
    return min(max(product / max(float((limited[around] ** 2).mean()), 1e-12), 0.0), 0.5)


def _noise(box: Box, alikeness: float) -> Lightness:
    """Cut a box out of noise of deviation 1 that covers the photo."""
    # The deviation at which neighbors of blurred noise have the correlation exp(-1 / (4 s^2)).
    blur = np.sqrt(-0.25 / np.log(alikeness)) if alikeness > 0.02 else 0
    noise = np.random.default_rng(_SEED).normal(size=(_NOISE_SIDE, _NOISE_SIDE))
    square = noise.astype(np.float32)
    if blur > 0:
        blurred = cv2.GaussianBlur(square, (0, 0), float(blur), borderType=cv2.BORDER_REFLECT)
        square = np.asarray(blurred / blurred.std(), np.float32)
    rows, columns = (np.arange(side.start, side.stop) % _NOISE_SIDE for side in box)
    return np.asarray(square[rows[:, None], columns])
