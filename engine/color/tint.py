"""Tells photos in real color from gray ones and from those in one tint, such as sepia."""

import cv2
import numpy as np

from engine.color.lab import Chroma, Lightness

# Longer side of the picture that is looked at: noise and the blocks of JPEG average out.
_LOOK = 192
# A tint changes smoothly from black to white: a* and b* are parabolas over L*.
_DEGREE = 2
# In a*b* units: how far a pixel may be from the tint of its lightness. Stains stay below, things
# that have a color of their own go beyond.
_FAR = 8.0
# Share of the photo that must have a color of its own.
_LEAST = 0.04


def is_in_color(lightness: Lightness, chroma: Chroma) -> bool:
    """Tell whether things in a photo have colors of their own.

    In a gray photo and in a toned one (sepia, cyanotype, split toning, a print gone yellow) the
    lightness of a pixel says what color it has. In a photo in color, it does not.

    Args:
        lightness: L*, shape (rows, columns).
        chroma: a*b*, shape (rows, columns, 2).

    Returns:
        Whether at least 4 % of the photo is far from the tint that fits it best.
    """
    scale = min(1.0, _LOOK / max(lightness.shape))
    size = max(1, round(lightness.shape[1] * scale)), max(1, round(lightness.shape[0] * scale))
    levels = cv2.resize(lightness, size, interpolation=cv2.INTER_AREA).ravel()
    colors = cv2.resize(chroma, size, interpolation=cv2.INTER_AREA).reshape(-1, 2)
    powers = np.vander(levels / 50 - 1, _DEGREE + 1)
    tint = powers @ np.linalg.lstsq(powers, colors, rcond=None)[0]
    distance = np.hypot(*(colors - tint).T)
    return bool((distance > _FAR).mean() >= _LEAST)
