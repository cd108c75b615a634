"""Sharpens a photo without halos and without its grain.

What the blur took is put back by the first terms of the series that inverts it (van Cittert, Zum
Einfluss der Spaltbreite auf die Intensitaetsverteilung in Spektrallinien II, 1931), twice over kept
in bounds: a detail counts by how much it stands out from the grain (Lee, Digital image enhancement
and noise filtering by use of local statistics, 1980), and no pixel becomes darker or lighter than
the darkest and the lightest one near it were, so that an edge becomes steeper and gets no halo.

How wide the blur is, is read off the edges of the photo: blurring it once more by a known width
makes the slope of an edge flatter by a factor that says how wide it was before (after Zhuo and Sim,
Defocus map estimation from a single image, 2011).
"""

from typing import Final

import cv2
import numpy as np

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness
from engine.restore.grain import Grain, measure_grain
from engine.restore.patches import SIDE, Plane
from engine.restore.strength import check_strength

LEAST_BLUR: Final = 0.5
"""Standard deviation of the blur in pixels that a photo in focus has by its pixels alone."""

MOST_BLUR: Final = 2.5
"""No wider blur is undone: what it took is lost."""

# Edges are looked at in windows of this side, and in so many along each side of a photo at most.
_WINDOW = 256
_MOST_WINDOWS = 5
# Blur added to learn how wide that of the photo is; share of the pixels that are its edges, and how
# many standard deviations of the grain, and L* a pixel, their slopes must exceed at least.
_ADDED_BLUR = 1.0
_EDGES = 0.03
_LEAST_SLOPE = 2.0
_SLOPE_OF_GRAIN = 4.0
# Of all edges, so many are sharper: most others are out of focus, or round.
_SHARPER = 0.25
# Terms of the series.
_TERMS = 3
# A detail of less than this many standard deviations of the grain is taken for grain.
_GRAIN = 1.5
# In L*: rounding to 8 bits, which must not be sharpened, either.
_LEAST_GRAIN = 0.15
_TILE = 512


def measure_blur(lightness: Lightness, grain: Grain | None = None) -> float:
    """Measure how blurred the sharpest edges of a photo are.

    Args:
        lightness: L* of the photo at full size.
        grain: that of the photo; None to measure it.

    Returns:
        Standard deviation of a normal distribution, in pixels, ``LEAST_BLUR`` to ``MOST_BLUR``;
        ``LEAST_BLUR`` where the photo has no edges.
    """
    found = measure_grain(lightness) if grain is None else grain
    ratios = np.concatenate(
        [
            _steepness(lightness[top : top + _WINDOW, left : left + _WINDOW], found.sigma)
            for top in _starts(lightness.shape[0])
            for left in _starts(lightness.shape[1])
        ]
    )
    if len(ratios) == 0:
        return LEAST_BLUR
    ratio = max(float(np.quantile(ratios, 1 - _SHARPER)), 1.001)
    return float(np.clip(_ADDED_BLUR / (ratio**2 - 1) ** 0.5, LEAST_BLUR, MOST_BLUR))


def sharpen(
    lightness: Lightness,
    strength: float,
    *,
    blur: float | None = None,
    grain: Grain | None = None,
    scale: float = 1.0,
    cancel: Cancellation | None = None,
) -> Lightness:
    """Sharpen a photo.

    Args:
        lightness: L*, shape (height, width).
        strength: 0 to 1, how much of what the blur took is put back.
        blur: that of the photo at full size, in pixels; None to measure it in ``lightness``.
        grain: that of the photo at full size; None to measure it in ``lightness``.
        scale: side of this plane divided by that of the photo at full size, above 0, at most 1.
        cancel: ends the work when set.

    Returns:
        L* of the same shape, nowhere outside the range that ``lightness`` has nearby. The array
        itself at strength 0, and where the blur is too small to be seen at this scale.

    Raises:
        ValueError: the strength or the scale is out of range, or the blur is no width.
        Cancelled: ``cancel`` was set.
    """
    check_strength(strength)
    if not 0 < scale <= 1:
        raise ValueError("the scale must be above 0 and at most 1")
    if blur is not None and not 0 <= blur <= MOST_BLUR:
        raise ValueError(f"the blur must be between 0 and {MOST_BLUR} pixels")
    if strength == 0:
        return lightness
    found = measure_grain(lightness) if grain is None else grain.at(scale)
    width = measure_blur(lightness, found) if blur is None else blur * scale
    # A narrower blur lies within a pixel.
    if width < LEAST_BLUR / 4:
        return lightness
    return _in_tiles(lightness, np.float32(strength), width, found, cancel)


def _starts(length: int) -> list[int]:
    count = min(_MOST_WINDOWS, -(-length // _WINDOW))
    return [int(start) for start in np.linspace(0, max(0, length - _WINDOW), count).round()]


def _steepness(window: Lightness, sigma: float) -> Plane:
    """Return by how much the steepest slopes of a window exceed those of it blurred once more."""
    slope = _slope(window)
    least = max(_LEAST_SLOPE, _SLOPE_OF_GRAIN * sigma)
    steep = slope >= max(least, float(np.quantile(slope, 1 - _EDGES)))
    # The slope of an edge is compared where it is steepest, not on its shoulders.
    steep &= slope == cv2.dilate(slope, np.ones((3, 3), np.uint8))
    blurred = _slope(_blurred(window, _ADDED_BLUR))
    return np.asarray(slope[steep] / np.maximum(blurred[steep], 1e-6), np.float32)


def _slope(plane: Plane) -> Plane:
    across = cv2.Scharr(plane, cv2.CV_32F, 1, 0, scale=1 / 32)
    down = cv2.Scharr(plane, cv2.CV_32F, 0, 1, scale=1 / 32)
    return np.asarray(cv2.magnitude(across, down))


def _blurred(plane: Plane, width: float) -> Plane:
    size = 2 * _radius(width) + 1
    return np.asarray(
        cv2.GaussianBlur(plane, (size, size), width, borderType=cv2.BORDER_REFLECT_101)
    )


def _radius(width: float) -> int:
    return max(1, int(np.ceil(3 * width)))


def _in_tiles(
    lightness: Lightness,
    strength: np.float32,
    width: float,
    grain: Grain,
    cancel: Cancellation | None,
) -> Lightness:
    reach = _TERMS * _radius(width) + 2 * _radius(width)
    height, columns = lightness.shape
    sharp = np.empty_like(lightness)
    for top in range(0, height, _TILE):
        check_cancelled(cancel)
        for left in range(0, columns, _TILE):
            first_row, first_column = max(0, top - reach), max(0, left - reach)
            wide = lightness[first_row : top + _TILE + reach, first_column : left + _TILE + reach]
            put_back = _sharpened(wide, strength, width, grain)
            target = sharp[top : top + _TILE, left : left + _TILE]
            rows, across = top - first_row, left - first_column
            target[:] = put_back[rows : rows + len(target), across : across + target.shape[1]]
    return sharp


def _sharpened(plane: Plane, strength: np.float32, width: float, grain: Grain) -> Plane:
    """Sharpen a tile; its outermost pixels lack what lies around them."""
    lost = plane - _blurred(plane, width)
    detail = lost
    term = lost
    for _ in range(_TERMS - 1):
        term = term - _blurred(term, width)
        detail = detail + term
    wanted = plane + strength * _standing_out(lost, plane, width, grain) * detail
    # Within reach of the blur an edge has arrived on both of its sides.
    near = np.ones((2 * _range_radius(width) + 1,) * 2, np.uint8)
    darkest, lightest = cv2.erode(plane, near), cv2.dilate(plane, near)
    return np.asarray(np.clip(wanted, darkest, lightest))


def _range_radius(width: float) -> int:
    return max(1, round(1.5 * width))


def _standing_out(lost: Plane, plane: Plane, width: float, grain: Grain) -> Plane:
    """Say of every detail how likely it is none of the grain, 0 to 1."""
    radius = _radius(width)
    window = (2 * radius + 1, 2 * radius + 1)
    power = cv2.blur(lost * lost, window, borderType=cv2.BORDER_REFLECT_101)
    noise = grain.deviation_at(plane) * np.float32(_GRAIN * _passed(width, grain))
    noise = np.maximum(noise, np.float32(_LEAST_GRAIN)) ** 2
    return np.asarray(np.maximum(power - noise, 0) / (power + noise))


def _passed(width: float, grain: Grain) -> float:
    """Return the share of the deviation of grain that is left when its blur is subtracted."""
    frequency = np.arange(SIDE) * (np.pi / SIDE)
    squared = frequency[:, None] ** 2 + frequency**2
    high = 1 - np.exp(-squared * (width**2 / 2))
    spectrum = np.array(grain.spectrum, np.float64).reshape(SIDE, SIDE)
    return float(np.sqrt(np.mean((spectrum * high) ** 2)))
