"""Recolor: an object takes a color that the user chose."""

import numpy as np

from engine.color.lab import Chroma, Lightness
from engine.masks import Mask
from engine.touchup.colors import TargetColor
from engine.touchup.dominant import dominant_color, typical_lightness
from engine.touchup.region import blend, box_of, check_shapes, check_strength, coverage_of
from engine.touchup.shading import shaded

# In a*b* units: an object's own variation of color passes up to here. What is larger, such as a
# blotch that the network left, is what the user wants to be rid of.
_VARIATION = 5.0


def recolor(
    chroma: Chroma,
    mask: Mask,
    color: TargetColor,
    strength: float = 1.0,
    *,
    lightness: Lightness | None = None,
) -> Chroma:
    """Move an object's color to a chosen one; lightness is not involved and stays.

    The object's middle tones take the color. Around it, the object's small variations of chroma
    are kept and its large ones pressed together. With the lightness, highlights and deep shadows
    become less chromatic, as those of a real thing are.

    Args:
        chroma: a*b*, shape (rows, columns, 2).
        mask: the object, shape (rows, columns); soft edges are blended, an empty mask changes
            nothing.
        color: what the middle tones should have.
        strength: 0 changes nothing, 1 everything.
        lightness: L*, shape (rows, columns); None for the same chroma in light and shadow.

    Returns:
        a*b*, a new array of the same shape.

    Raises:
        TouchUpError: the strength is not in [0, 1].
        ValueError: mask or lightness have another size.
    """
    check_strength(strength)
    check_shapes(chroma, mask, *([] if lightness is None else [lightness]))
    recolored = chroma.copy()
    box = box_of(mask)
    if box is None:
        return recolored
    part, coverage = chroma[box], coverage_of(mask[box])
    if lightness is None:
        target = color.chroma
    else:
        target = shaded(color, lightness[box], typical_lightness(lightness[box], coverage))
    variation = _pressed(part - dominant_color(part, coverage))
    recolored[box] = blend(part, target + variation, coverage * np.float32(strength))
    return recolored


def _pressed(variation: Chroma) -> Chroma:
    """Shorten differences of color: small ones hardly, and none reaches ``_VARIATION``."""
    length = np.hypot(variation[..., 0], variation[..., 1])
    return np.asarray(variation / (1 + length / np.float32(_VARIATION))[..., None])
