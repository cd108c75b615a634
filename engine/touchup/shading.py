"""How the chroma of one material follows light and shadow."""

import numpy as np

from engine.color.lab import Chroma, Lightness, fit_gamut
from engine.touchup.colors import LARGEST_CHROMA, TargetColor

_LEVELS = np.linspace(0, 100, 201, dtype=np.float32)
# In a*b* units: less is gray, and has no hue to speak of.
_GRAY = 1e-3
# L*: where sRGB holds hardly any color, an object's middle tones cannot say how much it has.
_DARKEST, _LIGHTEST = 8.0, 92.0


def shaded(color: TargetColor, lightness: Lightness, reference: float) -> Chroma:
    """Give every pixel the chroma that a material of a color has at the pixel's lightness.

    More or less light on a material multiplies X, Y and Z alike, which multiplies a* and b* like
    L* + 16 (CIE 15:2018 section 8.2.1, where all three ratios exceed 0.008856). So shadows lose
    chroma. In highlights the chroma never exceeds what was chosen, and falls like the largest
    chroma that sRGB has for the hue: they are washed out by the color of the light.

    Args:
        color: chosen for the reference lightness. Where sRGB does not hold it there, the most
            that sRGB holds counts instead, and pixels of other lightness may come nearer to it.
        lightness: L*, any shape.
        reference: L* of the object's middle tones; what is nearly black or white counts as a
            little less so.

    Returns:
        a*b*, float32, shape (*lightness.shape, 2).
    """
    if color.strength < _GRAY:
        return np.zeros((*lightness.shape, 2), np.float32)
    reference = min(max(reference, _DARKEST), _LIGHTEST)
    largest = _largest_chroma(color, _LEVELS)
    at_reference = float(np.interp(reference, _LEVELS, largest))
    chosen = min(color.strength, at_reference)
    lit = np.minimum(chosen * (_LEVELS + 16) / (reference + 16), color.strength)
    washed_out = np.minimum(largest / at_reference, 1)
    strength = np.where(reference < _LEVELS, lit * washed_out, lit)
    factor = np.interp(lightness, _LEVELS, strength / color.strength).astype(np.float32)
    return np.asarray(factor[..., None] * color.chroma, dtype=np.float32)


def _largest_chroma(color: TargetColor, lightness: Lightness) -> Lightness:
    """Find the largest C* of a color's hue inside sRGB for some lightnesses, shape (levels,)."""
    beyond = color.chroma * np.float32(2 * LARGEST_CHROMA / color.strength)
    fitted = fit_gamut(lightness[None], np.broadcast_to(beyond, (1, len(lightness), 2)).copy())
    return np.asarray(np.hypot(fitted[0, :, 0], fitted[0, :, 1]), dtype=np.float32)
