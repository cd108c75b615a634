"""Fade: black point, white point and mid-tone, recovered from the photo's own histogram.

A faded print has no black and no white left. One tone curve brings them back: a straight line
between the two points, bent softly beyond them, followed by a power for the mid-tone. Nothing is
clipped, for the curve increases strictly from black to white.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness, row_strips
from engine.restore.measuring import inside_rim, small_copy
from engine.restore.shoulder import shoulder
from engine.restore.strength import check_strength

BLACK: Final = 3.0
WHITE: Final = 94.0
"""L* that the darkest and the lightest half percent of a photo are brought to: the medians of 300
photos of many sources that have not faded. Photos that reach them are left as they are."""

MOST_GAIN: Final = 1.8
"""Contrast is never multiplied by more: a scene in fog stays one in fog."""

# Share of the pixels that may be darker than black or lighter than white: reflections, specks.
_OUTLIERS = 0.005
# Longer side of the picture that is measured: grain and dust average out.
_LOOK = 512
# How much of what one end alone is off counts: fading takes from both.
_LONE_END = 0.5
# Between these lie the medians of 80 of 100 photos that have not faded: those say nothing. From
# outside, the mid-tone goes this part of the way there, and by this power at most. It sets in
# between two gains: dark photos that lack no contrast are meant to be dark.
_USUAL_MIDDLE = 27.0, 66.0
_MIDDLE_PART = 0.5
_MOST_POWER = 1.25
_MIDDLE_FROM, _MIDDLE_UP_TO = 1.1, 1.4
# Contrast that was lost by so much is fade and no matter of taste.
_FADED = 1.25
_KNOTS = 4096


@dataclass(frozen=True)
class Levels:
    """The tones of a photo that are to become black and white, and where its mid-tone goes.

    Attributes:
        black: L* of what is to become black, 0 to 100; up to ``BLACK`` it is black enough.
        white: L* of what is to become white, above ``black``; from ``WHITE`` on it is white enough.
        middle: the power of the mid-tone: 1 leaves it, less makes the photo lighter, 0.5 to 2.

    Raises:
        ValueError: a value is out of range.
    """

    black: float
    white: float
    middle: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.black < self.white <= 100:
            raise ValueError("black must be below white, and both between 0 and 100")
        if not 0.5 <= self.middle <= 2:
            raise ValueError("the power of the mid-tone must be between 0.5 and 2")

    @property
    def gain(self) -> float:
        """What contrast is multiplied by between black and white, 1 or more."""
        from_black, from_white = self.black, self.white
        to_black, to_white = min(from_black, BLACK), max(from_white, WHITE)
        return (to_white - to_black) / (from_white - from_black)

    @property
    def is_faded(self) -> bool:
        """Whether so much contrast is missing that it should be brought back unasked."""
        return self.gain >= _FADED


def measure_levels(lightness: Lightness) -> Levels:
    """Find the black point, white point and mid-tone of a photo in its histogram.

    Specks, reflections, and a plain border of the scan have no say. An end that is off alone may be
    that of a night or of a snow scene: it is moved half as far.

    Args:
        lightness: L*, shape (height, width).

    Returns:
        Levels with a ``gain`` of at most ``MOST_GAIN``; those of a photo that uses the full range
        change nothing.
    """
    small = small_copy(lightness, _LOOK)
    picture = small[inside_rim(small)]
    shares = (100 * _OUTLIERS, 50, 100 * (1 - _OUTLIERS))
    darkest, median, lightest = (float(value) for value in np.percentile(picture, shares))
    lifted, lowered = max(0.0, darkest - BLACK), max(0.0, WHITE - lightest)
    both = min(lifted, lowered)
    black = min(darkest, BLACK) + both + _LONE_END * (lifted - both)
    white = max(lightest, WHITE) - both - _LONE_END * (lowered - both)
    black, white = _bounded(black, white)
    straight = Levels(black, white)
    return Levels(black, white, _middle(straight, median))


def apply_levels(
    lightness: Lightness,
    levels: Levels,
    strength: float = 1.0,
    *,
    cancel: Cancellation | None = None,
) -> Lightness:
    """Bring black, white and mid-tone back by a tone curve; nothing is clipped.

    Args:
        lightness: L*, shape (height, width).
        levels: what is to become black and white.
        strength: 0 to 1; how much of the change is made.
        cancel: ends the work early.

    Returns:
        L* of the same shape, strictly increasing with that of the photo. The plane itself at
        strength 0.

    Raises:
        ValueError: the strength is out of range.
        Cancelled: the work was ended.
    """
    check_strength(strength)
    if strength == 0:
        return lightness
    tones = np.linspace(0, 100, _KNOTS)
    curve = tones + strength * (tone_curve(tones, levels) - tones)
    restored = np.empty_like(lightness)
    for rows in row_strips(*lightness.shape):
        check_cancelled(cancel)
        restored[rows] = np.interp(lightness[rows], tones, curve)
    return restored


def tone_curve(tones: npt.NDArray[np.float64], levels: Levels) -> npt.NDArray[np.float64]:
    """Say what becomes of tones.

    Args:
        tones: L*, float64 in [0, 100], any shape.
        levels: black, white and mid-tone.

    Returns:
        L* in [0, 100], the same shape; 0 stays 0 and 100 stays 100.
    """
    black, white, gain = levels.black, levels.white, levels.gain
    to_black, to_white = min(black, BLACK), max(white, WHITE)
    stretched = to_black + gain * (tones - black)
    if gain > 1:
        stretched = np.where(tones < black, _toe(tones, black, to_black, gain), stretched)
        above = 100 - _toe(100 - tones, 100 - white, 100 - to_white, gain)
        stretched = np.where(tones > white, above, stretched)
    return np.asarray(100 * (np.clip(stretched, 0, 100) / 100) ** levels.middle)


def _toe(
    tones: npt.NDArray[np.float64], start: float, lands: float, gain: float
) -> npt.NDArray[np.float64]:
    """Compress 0 to ``start`` into 0 to ``lands``, arriving there with the slope ``gain``."""
    if start < 1e-6:
        return tones
    way = 1 - np.minimum(tones / start, 1)
    return np.asarray(lands * (1 - shoulder(way, gain * start / lands)))


def _bounded(black: float, white: float) -> tuple[float, float]:
    """Move black and white apart, as far as contrast would be multiplied by too much."""
    to_black, to_white = min(black, BLACK), max(white, WHITE)
    missing = max(0.0, (to_white - to_black) / MOST_GAIN - (white - black))
    # Where one end has no room, the other takes the rest.
    down = min(missing / 2, black - to_black)
    up = min(missing - down, to_white - white)
    return black - (missing - up), white + up


def _middle(levels: Levels, median: float) -> float:
    """Find the power that draws the mid-tone of a faded photo part of the way to a usual one."""
    middle = float(np.clip(tone_curve(np.array([median]), levels)[0], 1, 99))
    usual = np.clip(middle, *_USUAL_MIDDLE)
    faded = np.clip((levels.gain - _MIDDLE_FROM) / (_MIDDLE_UP_TO - _MIDDLE_FROM), 0, 1)
    power = (np.log(usual / 100) / np.log(middle / 100)) ** (_MIDDLE_PART * faded)
    return float(np.clip(power, 1 / _MOST_POWER, _MOST_POWER))
