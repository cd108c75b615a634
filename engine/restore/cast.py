"""Casts: the color that age, chemistry or light laid over a photo, taken away from its a*b*.

A cast is a color for every lightness: dyes fade at different rates, so that the shadows of a faded
color photo often have another cast than its highlights. Two kinds of photos have one:

- *Toned* ones (sepia, cyanotype, yellowed paper), in which the lightness of a pixel says what color
  it has. They become gray. What is far from the tint, such as a stamp, keeps its color.
- *Photos in color.* Real blacks and whites are nearly neutral whatever the scene, as the gamut of
  any print leaves them little chroma: the color of the darkest and of the lightest pixels is what
  the cast is read from, the idea of the white patch (Land and McCann, Lightness and retinex theory,
  1971) at both ends, as black and white points of every channel have it for faded films (Gschwind
  and Frey, Electronic imaging, a tool for the reconstruction of faded color photographs, 1994).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, row_strips
from engine.color.tint import is_in_color
from engine.restore.measuring import inside_rim, small_copy
from engine.restore.strength import check_strength

# Longer side of the picture that is measured.
_LOOK = 192
# L* at which scans clip: pixels beyond are neutral whatever the cast.
_CLIPPED = 2.0, 98.0
# Share of the other pixels that are the darkest and the lightest.
_END = 0.01
# Too few pixels to measure anything.
_LEAST = 50

# Shadows, mid-tones and highlights of photos in color.
_TONES = 20.0, 50.0, 80.0
# How much of the color of the darkest and of the lightest pixels is cast there. By least squares
# (rounded) over 300 photos, each as it was and with two random casts: the less an end
# says about a tone, the smaller its weight, and the weights of one tone need not add up to 1.
_FROM_DARKEST = 0.95, 0.5, 0.25
_FROM_LIGHTEST = 0.0, 0.2, 0.5
# In a*b* units: up to here the color of an end may be cast; twice as far, it is that of a thing.
_STRONGEST = 30.0
# A cast leaves nothing neutral: how far from gray the most neutral tenth of the pixels is at least,
# in a*b* units, for a cast to be believed in, and for all of it to be.
_NEUTRAL = 0.1
_DOUBTED, _BELIEVED = 2.0, 6.0
# As evidence, the most neutral fiftieth counts three times.
_MOST_NEUTRAL = 0.02
_EVIDENCE_WEIGHT = 3.0

_TONED_TONES: Final = tuple(float(tone) for tone in np.linspace(0, 100, 9))
# In a*b* units, in toned photos: closer to the tint nothing has a color of its own, farther it has.
_OWN_COLOR = 8.0, 16.0

# In a*b* units, what is noticed unasked: the size of a tint, and the evidence of a cast.
_TONED_NOTICED = 3.0
_NOTICED = 12.0


@dataclass(frozen=True)
class Cast:
    """The color that lies over a photo, by lightness.

    Attributes:
        tones: L*, increasing; between them the cast is interpolated, outside it stays.
        a: a* of the cast at these tones.
        b: b* of the cast at these tones.
        toned: whether the photo has no colors but the cast.
        evidence: how far even the darkest and the most neutral pixels of a photo in color are from
            gray, in a*b* units.

    Raises:
        ValueError: the numbers of values differ, or the tones do not increase.
    """

    tones: tuple[float, ...]
    a: tuple[float, ...]
    b: tuple[float, ...]
    toned: bool = False
    evidence: float = 0.0

    def __post_init__(self) -> None:
        if not (0 < len(self.tones) == len(self.a) == len(self.b)):
            raise ValueError("a cast needs one a* and one b* for every tone")
        if np.any(np.diff(self.tones) <= 0):
            raise ValueError("the tones of a cast must increase")

    @property
    def size(self) -> float:
        """Length of a*b* of the cast, the mean of its tones."""
        return float(np.hypot(self.a, self.b).mean())

    @property
    def is_noticeable(self) -> bool:
        """Whether the cast should be taken away unasked."""
        if self.toned:
            return self.size >= _TONED_NOTICED
        return self.evidence >= _NOTICED and self.size > 0

    def over(self, lightness: Lightness) -> Chroma:
        """Return a*b* of the cast at pixels, float32, shape (rows, columns, 2).

        Args:
            lightness: L*, shape (rows, columns).
        """
        axes = [np.interp(lightness, self.tones, values) for values in (self.a, self.b)]
        return np.stack(axes, axis=-1).astype(np.float32)


def measure_cast(chroma: Chroma, lightness: Lightness) -> Cast:
    """Find the cast of a photo in its own colors.

    Args:
        chroma: a*b* that the photo came with, shape (rows, columns, 2).
        lightness: L* at the same size.

    Returns:
        The cast: 0 at all tones where there is none, or where the photo does not tell.
    """
    tones, colors = small_copy(lightness, _LOOK), small_copy(chroma, _LOOK)
    inside = inside_rim(tones)
    tones, colors = tones[inside], colors[inside]
    if is_in_color(tones, colors):
        return _cast_over_colors(tones.ravel(), colors.reshape(-1, 2))
    return _tint(tones.ravel(), colors.reshape(-1, 2))


def neutralize(chroma: Chroma, lightness: Lightness, cast: Cast, strength: float) -> Chroma:
    """Take the cast away; colors remain.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        lightness: L* at the same size, of the photo as it was measured.
        cast: what to take away.
        strength: 0 to 1; how much of it.

    Returns:
        a*b* of the same shape. The array itself at strength 0 and where there is no cast.

    Raises:
        ValueError: the strength is out of range.
    """
    check_strength(strength)
    if strength == 0 or (cast.size == 0 and not cast.toned):
        return chroma
    neutral = np.empty_like(chroma)
    for rows in row_strips(*lightness.shape):
        rest = chroma[rows] - cast.over(lightness[rows])
        if cast.toned:
            rest *= _own_share(rest)[..., None]
        neutral[rows] = chroma[rows] + np.float32(strength) * (rest - chroma[rows])
    return neutral


def _own_share(rest: Chroma) -> npt.NDArray[np.float32]:
    """Say how much of what is left of a toned photo is color: nearly all of it is stain."""
    near, far = _OWN_COLOR
    way = np.clip((np.hypot(rest[..., 0], rest[..., 1]) - near) / (far - near), 0, 1)
    return np.asarray(way * way * (3 - 2 * way), np.float32)


def _cast_over_colors(tones: Lightness, colors: Chroma) -> Cast:
    """Read a cast off the darkest and the lightest pixels, shapes (pixels,) and (pixels, 2)."""
    tells = (tones > _CLIPPED[0]) & (tones < _CLIPPED[1])
    if np.count_nonzero(tells) < max(_LEAST, 0.05 * len(tones)):
        return Cast(_TONES, (0.0,) * 3, (0.0,) * 3)
    tones, colors = tones[tells], colors[tells]
    low, high = np.quantile(tones, (_END, 1 - _END))
    darkest, lightest = _end_color(colors[tones <= low]), _end_color(colors[tones >= high])
    found = np.outer(_FROM_DARKEST, darkest) + np.outer(_FROM_LIGHTEST, lightest)
    most_neutral, neutral = np.quantile(np.hypot(*colors.T), (_MOST_NEUTRAL, _NEUTRAL))
    found *= np.clip((neutral - _DOUBTED) / (_BELIEVED - _DOUBTED), 0, 1)
    evidence = min(float(np.hypot(*darkest)), _EVIDENCE_WEIGHT * float(most_neutral))
    a, b = (tuple(float(value) for value in axis) for axis in found.T)
    return Cast(_TONES, a, b, evidence=evidence)


def _end_color(colors: Chroma) -> npt.NDArray[np.float64]:
    """Return what may be cast in the color of the darkest or the lightest pixels."""
    color = np.median(colors, axis=0).astype(np.float64)
    return np.asarray(color * np.clip(2 - np.hypot(*color) / _STRONGEST, 0, 1))


def _tint(tones: Lightness, colors: Chroma) -> Cast:
    """Find the color of every tone of a toned photo: the median of the pixels around it."""
    step = _TONED_TONES[1] - _TONED_TONES[0]
    found = [
        (tone, *np.median(colors[near], axis=0))
        for tone in _TONED_TONES
        if np.count_nonzero(near := np.abs(tones - tone) <= step / 2) >= _LEAST
    ]
    if not found:
        found = [(50.0, *np.median(colors, axis=0))]
    levels, a, b = (tuple(float(value) for value in axis) for axis in zip(*found, strict=True))
    return Cast(levels, a, b, toned=True)
