"""Colors for pictures that must be there soon rather than exact: in windows, not in exports."""

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, fit_gamut

_LEVELS, _HUES = 201, 720
# More than any color of sRGB has.
_BEYOND = 150.0
# Between the entries of the table the edge may lie a little further inside than it says.
_MARGIN = np.float32(0.995)


def nearly_fit_gamut(lightness: Lightness, chroma: Chroma) -> Chroma:
    """Take so much chroma from colors outside sRGB that next to none of them is outside any more.

    Much quicker than ``fit_gamut``, but only exact to about 1 % of the chroma.

    Args:
        lightness: L*, float32 in [0, 100], shape (height, width).
        chroma: a*b*, float32, shape (height, width, 2).

    Returns:
        a*b* of the same shape and hue.
    """
    a, b = cv2.split(chroma)
    strength, hue = cv2.cartToPolar(a, b, angleInDegrees=True)
    column = hue * np.float32(_HUES / 360)
    row = lightness * np.float32((_LEVELS - 1) / 100)
    most = cv2.remap(_edge(), column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    kept = np.minimum(1, most / np.maximum(strength, np.float32(1e-3)))
    return np.asarray(cv2.merge([a * kept, b * kept]), np.float32)


def nearly_srgb(lightness: Lightness, chroma: Chroma) -> npt.NDArray[np.uint8]:
    """Turn L* and a*b* into sRGB of 8 bits, several times as fast as ``srgb_from_lab``.

    Args:
        lightness: L*, float32 in [0, 100], shape (height, width).
        chroma: a*b*, float32, shape (height, width, 2); what is outside sRGB loses lightness or
            hue: see ``nearly_fit_gamut``.

    Returns:
        sRGB-encoded pixels, shape (height, width, 3); a few differ by 1 from those of an export.
    """
    lab = np.empty((*lightness.shape, 3), np.float32)
    cv2.mixChannels([lightness, chroma], [lab], [0, 0, 1, 1, 2, 2])
    encoded = cv2.cvtColor(lab, cv2.COLOR_Lab2RGB)
    return np.asarray(cv2.convertScaleAbs(encoded, alpha=np.iinfo(np.uint8).max))


@cache
def _edge() -> npt.NDArray[np.float32]:
    """Largest chroma that fits into sRGB, by lightness (rows) and hue; the last hue is the first.

    Entries are no larger than their neighbors allow, so that values between them do not exceed
    the edge where it is sharp.
    """
    hue = np.linspace(0, 2 * np.pi, _HUES + 1, dtype=np.float32)
    levels = np.linspace(0, 100, _LEVELS, dtype=np.float32)
    lightness = np.repeat(levels[:, None], len(hue), axis=1)
    wheel = np.stack([np.cos(hue), np.sin(hue)], axis=-1) * np.float32(_BEYOND)
    fitted = fit_gamut(lightness, np.repeat(wheel[None], _LEVELS, axis=0))
    return np.asarray(np.linalg.norm(fitted, axis=-1) * _MARGIN, np.float32)
