"""Uneven illumination: corners that a lens left dark, and scans lit from one side.

Light multiplies: what a place got too little of is a factor on its linear light, smooth over the
photo. From one photo alone, it cannot be told from a scene that is lighter on one side, or from a
portrait before a dark backdrop. So only two forms are believed:

- *Paper*: where all four sides show plain light paper, its lightness is that of the light, and a
  polynomial of second degree through it says how the photo between was lit. (Paper of a scan lies
  around the print; a photo cropped to the picture has none.)
- *Falloff*: without paper, only the darkening of a lens from the center to all corners, (1 +
  falloff r^2)^-2 (Kang and Weiss, Can we calibrate a camera using an image of a flat, textureless
  Lambertian surface?, 2000). It is found in gradients, for scenes brighten in all directions and a
  lens only inwards (Zheng et al., Single-image vignetting correction using radial gradient
  symmetry, 2008): blocks of the photo each have one vote, the median of their gradients, so that
  edges do not count; a gradient of the whole scene, such as that of a sky, is told apart; and most
  sectors around the center must agree.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness, row_strips
from engine.restore.measuring import small_copy
from engine.restore.shoulder import shoulder
from engine.restore.straighten import WHOLE, Frame
from engine.restore.strength import check_strength

MOST_STOPS: Final = 2.0
"""No place gets more light than this many stops: beyond, mostly grain would be lit."""

# The smallest differences in light, in stops, that are no matter of taste.
_UNEVEN_PAPER = 0.25
_UNEVEN_CORNERS = 1.4
# CIE: L* is (29/3)^3 Y up to here, and above, L* + 16 is proportional to the cube root of Y.
_LINEAR_UP_TO = 8.0
# L* above which more light is compressed, so that nothing is clipped.
_KNEE = 90.0

# Longer side of the picture that is measured.
_LOOK = 128
# L* whose gradients say nothing, because the scan clipped them.
_CLIPPED = 4.0, 97.0

# Paper: where it is looked for, as shares of the photo from the edge; L*; how much it may
# vary across, in L*; the share of every side that it must cover; how far, in log light, its
# lightness may be from the polynomial in the middle.
_PAPER_FROM, _PAPER_TO = 0.01, 0.04
_PAPER_LIGHTNESS = 55.0
_PAPER_PLAIN = 2.5
_PAPER_COVER = 0.85
_PAPER_RESIDUAL = 0.02

# Blocks along the longer side; least share of a block that must have gradients that count, and
# what is too steep for them, in log light per half of the longer side.
_BLOCKS = 8
_COVER = 0.15
_STEEP = 4.0
# Scatter of the true gradients of scenes from block to block, in the same units.
_SCATTER = 0.3
_FALLOFFS = np.linspace(0, 2, 41)
# Falloffs up to the first are found in photos without any, from the second on they are believed.
_DOUBTED, _BELIEVED = 0.15, 0.45
_SECTORS = 8
_AGREEING = 0.75

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Illumination:
    """How the light of a photo fades away from its best-lit place.

    Attributes:
        falloff: of the lens; the corners got (1 + falloff)^-2 of the light of the center. 0 for
            none.
        slopes: of the log of linear light that fell on the paper, the factors of x, y, x^2, x y
            and y^2, where x and y run from -1 to 1 over the photo.
    """

    falloff: float = 0.0
    slopes: tuple[float, float, float, float, float] = (0.0, 0.0, 0.0, 0.0, 0.0)

    @property
    def stops(self) -> float:
        """Difference between the best and the worst lit place, in stops (factors of 2)."""
        side = np.linspace(-1, 1, 33)
        field = _polynomial(side, side[:, None], self.slopes)
        of_paper = float(field.max() - field.min()) / float(np.log(2))
        return of_paper + 2 * float(np.log2(1 + self.falloff))

    @property
    def is_uneven(self) -> bool:
        """Whether the light should be evened unasked."""
        return self.stops >= (_UNEVEN_CORNERS if self.falloff else _UNEVEN_PAPER)


def measure_illumination(lightness: Lightness) -> Illumination:
    """Find how a photo was lit, as far as it can be told from what it shows.

    Args:
        lightness: L*, shape (height, width).

    Returns:
        At most ``MOST_STOPS`` of difference; none where the photo does not tell.
    """
    picture = small_copy(lightness, _LOOK)
    if min(picture.shape) < _BLOCKS:
        return Illumination()
    on_paper = _paper(picture)
    return on_paper if on_paper is not None else Illumination(falloff=_falloff(picture))


def even_illumination(
    lightness: Lightness,
    strength: float,
    illumination: Illumination | None = None,
    *,
    frame: Frame = WHOLE,
    photo: tuple[int, int] | None = None,
    cancel: Cancellation | None = None,
) -> Lightness:
    """Give every place the light of the best-lit one; nothing is clipped.

    Args:
        lightness: L*, shape (height, width).
        strength: 0 to 1: the power of the light that is given.
        illumination: how the photo was lit; None to measure it in ``lightness``.
        frame: of ``lightness``, if the photo was turned or cropped after it was measured.
        photo: rows and columns of the photo before that, on the scale of ``lightness``; None if
            it was neither turned nor cropped.
        cancel: ends the work early.

    Returns:
        L* in [0, 100], of the same shape, nowhere lower than before. The plane itself at strength
        0 and where the light is even.

    Raises:
        ValueError: the strength is out of range.
        Cancelled: the work was ended.
    """
    check_strength(strength)
    if strength == 0:
        return lightness
    illumination = illumination or measure_illumination(lightness)
    if illumination.stops == 0:
        return lightness
    height, width = photo or lightness.shape
    best = _brightest(illumination)
    evened = np.empty_like(lightness)
    for rows in row_strips(*lightness.shape):
        check_cancelled(cancel)
        x, y = _places(rows, lightness.shape[1], frame, (height, width))
        field = _polynomial(x, y, illumination.slopes) - best
        distance = ((width * x) ** 2 + (height * y) ** 2) / (height**2 + width**2)
        field = field - 2 * np.log1p(np.float32(illumination.falloff) * distance)
        evened[rows] = _lit(lightness[rows], np.exp(np.float32(-strength) * field))
    return evened


def _places(
    rows: slice, columns: int, frame: Frame, photo: tuple[int, int]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Say where pixels of a frame lie in the photo, whose sides run from -1 to 1."""
    height, width = photo
    way = frame.to_photo(height, width)
    x = (np.arange(columns) + 0.5)[None]
    y = (np.arange(rows.start, rows.stop) + 0.5)[:, None]
    if frame.angle == 0:  # a row and a column say it all
        x, y = way[0, 0] * x + way[0, 2], way[1, 1] * y + way[1, 2]
    else:
        x, y = (turned[0] * x + turned[1] * y + turned[2] for turned in way[:2])
    return np.asarray(2 * x / width - 1, np.float32), np.asarray(2 * y / height - 1, np.float32)


def _lit(lightness: Lightness, light: npt.NDArray[np.float32]) -> Lightness:
    """Multiply linear light by factors of 1 or more."""
    root = np.cbrt(light)
    brighter = (lightness + 16) * root - 16
    dark = lightness <= _LINEAR_UP_TO
    linear = lightness[dark] * light[dark]
    brighter[dark] = np.where(
        linear <= _LINEAR_UP_TO, linear, (24 * np.cbrt(linear / _LINEAR_UP_TO)) - 16
    )
    # Where the best-lit place is found between pixels, a factor is as good as 1.
    room = np.maximum(116 * root - 16, 100) - _KNEE
    above = np.clip((brighter - _KNEE) / room, 0, 1)
    bent = _KNEE + (100 - _KNEE) * shoulder(above, room / (100 - _KNEE))
    return np.where(brighter > _KNEE, bent, brighter).astype(np.float32)


def _centers(pixels: int) -> npt.NDArray[np.float32]:
    return ((2 * np.arange(pixels, dtype=np.float32) + 1) / pixels - 1).astype(np.float32)


def _polynomial(
    x: npt.NDArray[np.floating], y: npt.NDArray[np.floating], slopes: tuple[float, ...]
) -> npt.NDArray[np.floating]:
    along_x, along_y, x_twice, both, y_twice = slopes
    across = (along_x + x_twice * x) * x
    return np.asarray(across + (along_y + y_twice * y + both * x) * y)


def _brightest(illumination: Illumination) -> float:
    side = np.linspace(-1, 1, 257)
    return float(_polynomial(side, side[:, None], illumination.slopes).max())


def _log_light(lightness: Lightness) -> _Floats:
    return np.asarray(3 * np.log(lightness.astype(np.float64) + 16))


def _paper(picture: Lightness) -> Illumination | None:
    """Read the light off plain paper at all four sides; None where there is none."""
    places = [_plain_paper(picture, axis, end=end) for axis in (0, 1) for end in (False, True)]
    if any(len(found) == 0 for found in places):
        return None
    x, y, light = np.concatenate(places).T
    powers = np.stack([x, y, x * x, x * y, y * y, np.ones_like(x)], axis=1)
    factors = _robust_fit(powers, light)
    if np.median(np.abs(light - powers @ factors)) > _PAPER_RESIDUAL:
        return None
    slopes = Illumination(0.0, tuple(factors[:5]))
    return Illumination(0.0, tuple(factors[:5] * min(1.0, MOST_STOPS / max(slopes.stops, 1e-9))))


def _plain_paper(picture: Lightness, axis: int, *, end: bool) -> _Floats:
    """Find paper along one side: rows of x, y and log light; none if it does not cover the side."""
    turned = picture if axis == 0 else picture.T
    rows, columns = turned.shape
    top, bottom = round(_PAPER_FROM * rows), max(2, round(_PAPER_TO * rows))
    band = turned[rows - bottom : rows - top] if end else turned[top:bottom]
    middle = np.median(band, axis=0)
    paper = (np.ptp(band, axis=0) <= _PAPER_PLAIN) & (middle >= _PAPER_LIGHTNESS)
    if paper.mean() < _PAPER_COVER:
        return np.empty((0, 3))
    along = _centers(columns)[paper]
    across = np.full_like(along, (1 - (top + bottom) / rows) * (1 if end else -1))
    places = (along, across) if axis == 0 else (across, along)
    return np.stack([*places, _log_light(middle[paper])], axis=1)


def _robust_fit(powers: _Floats, values: _Floats) -> _Floats:
    """Minimize the sum of absolute residuals by reweighting: stains count little."""
    factors = np.linalg.lstsq(powers, values, rcond=None)[0]
    for _ in range(10):
        weights = 1 / np.sqrt(np.abs(values - powers @ factors) + 1e-3)
        factors = np.linalg.lstsq(powers * weights[:, None], values * weights, rcond=None)[0]
    return np.asarray(factors)


def _falloff(picture: Lightness) -> float:
    """Find how much a lens darkened the corners; 0 where the photo does not tell."""
    votes = _block_gradients(picture)
    if len(votes) < 2 * _SECTORS:
        return 0.0
    x, y, along_x, along_y, weights = votes.T
    if _agreement(votes) < _AGREEING:
        return 0.0
    costs = []
    corner = ((np.array(picture.shape) / max(picture.shape)) ** 2).sum()
    for falloff in _FALLOFFS / corner:
        pull = -4 * falloff / (1 + falloff * (x * x + y * y))
        rest_x, rest_y = along_x - pull * x, along_y - pull * y
        # What remains of the gradients is that of the whole scene, and scatter.
        cost_x = np.abs(rest_x - _weighted_median(rest_x, weights))
        cost_y = np.abs(rest_y - _weighted_median(rest_y, weights))
        costs.append(float((weights * (cost_x + cost_y)).sum()))
    found = float(_FALLOFFS[int(np.argmin(costs))])
    believed = np.clip((found - _DOUBTED) / (_BELIEVED - _DOUBTED), 0, 1)
    return min(found * float(believed), float(2 ** (MOST_STOPS / 2) - 1))


def _block_gradients(picture: Lightness) -> _Floats:
    """Let blocks vote: rows of x, y, the median gradient of log light along both, and a weight.

    Places and gradients are in units of half the longer side.
    """
    light = _log_light(np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.float32))
    height, width = picture.shape
    half = max(height, width) / 2
    down, across = (half * slope for slope in np.gradient(light))
    counts = (picture > _CLIPPED[0]) & (picture < _CLIPPED[1]) & (np.hypot(down, across) < _STEEP)
    tall, wide = (max(2, round(_BLOCKS * side / (2 * half))) for side in (height, width))
    votes = []
    for top, bottom in _cuts(height, tall):
        for left, right in _cuts(width, wide):
            block = np.s_[top:bottom, left:right]
            inside = counts[block]
            if inside.mean() >= _COVER:
                place = (left + right - width) / (2 * half), (top + bottom - height) / (2 * half)
                votes.append((*place, *_vote(across[block][inside], down[block][inside])))
    return np.array(votes).reshape(-1, 5)


def _cuts(length: int, count: int) -> list[tuple[int, int]]:
    edges = [part * length // count for part in range(count + 1)]
    return list(pairwise(edges))


def _vote(across: _Floats, down: _Floats) -> tuple[float, float, float]:
    """Return the medians of the gradients of a block, and how much they count."""
    middle = np.array([np.median(across), np.median(down)])
    spread = np.median(np.abs(across - middle[0])) + np.median(np.abs(down - middle[1]))
    # Standard error of a median of normal values; a quarter of them is independent after the blur.
    error = 1.25 * 1.4826 * spread / 2 / (len(across) / 4) ** 0.5
    return float(middle[0]), float(middle[1]), float(1 / np.hypot(error, _SCATTER))


def _agreement(votes: _Floats) -> float:
    """Return the share of the sectors around the center in which light fades outwards."""
    x, y, along_x, along_y, weights = votes[np.hypot(votes[:, 0], votes[:, 1]) > 0.25].T
    distance = np.hypot(x, y)
    outwards = (along_x - _weighted_median(along_x, weights)) * x
    outwards += (along_y - _weighted_median(along_y, weights)) * y
    sector = np.floor((np.arctan2(y, x) / (2 * np.pi) + 0.5) * _SECTORS).astype(int) % _SECTORS
    fades = [
        _weighted_median((outwards / distance)[sector == one], (weights * distance)[sector == one])
        for one in np.unique(sector)
    ]
    return float(np.mean(np.array(fades) < 0))


def _weighted_median(values: _Floats, weights: _Floats) -> float:
    order = np.argsort(values)
    share = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(share, share[-1] / 2)])
