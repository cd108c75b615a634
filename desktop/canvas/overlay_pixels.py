"""The pixels of overlays: computed in jobs, laid over the photo as they are."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.masks import Mask
from engine.overlay_view import Labels
from engine.view import ScreenPixels

Ink = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

# So that a mask without soft edges has no jagged outline; in pixels of the screen.
_SOFTENING = 0.8
_HALO_OPACITY = np.float32(0.7)
# Of damage, and how much less of a pixel it need cover for that.
_DAMAGE_OPACITY = np.float32(0.75)
_DAMAGE_GAIN = np.float32(4)
# Slope of coverage below which there is no edge, per pixel.
_FLAT = 1e-3


@dataclass(frozen=True)
class LitStyle:
    """How an object is lit up.

    Attributes:
        fill: color over the object.
        fill_opacity: of the fill, 0 to 1.
        line: color of the outline.
        halo: color beside the outline, which sets it off from any photo.
        line_width: of the outline, in pixels of the screen.
    """

    fill: Ink
    fill_opacity: float
    line: Ink
    halo: Ink
    line_width: float


def lit_pixels(coverage: Mask, style: LitStyle) -> ScreenPixels:
    """Light an object up: a translucent fill and a smooth outline where half a pixel is covered.

    Args:
        coverage: by the object, at the size of the screen.
        style: its colors.

    Returns:
        Premultiplied sRGB and opacity, uint8, shape (rows, columns, 4).
    """
    share = coverage.astype(np.float32) / np.float32(255)
    distance = _distance_to_edge(share)
    line = np.clip(style.line_width / 2 + 0.5 - distance, 0, 1)
    halo = np.clip(style.line_width / 2 + 1.5 - distance, 0, 1) * _HALO_OPACITY
    # Each lets through what its own opacity leaves.
    below_line = 1 - line
    fill = below_line * (1 - halo) * share * np.float32(style.fill_opacity)
    inks = [(*ink, 255) for ink in (style.line, style.halo, style.fill)]
    opacities = cv2.merge([line, below_line * halo, fill])
    pixels = cv2.transform(opacities, np.array(inks, np.float32).T)
    return np.asarray(cv2.convertScaleAbs(pixels), np.uint8)


def label_pixels(
    labels: Labels, inks: npt.NDArray[np.uint8], opacity: float, chosen: int | None
) -> ScreenPixels:
    """Color all objects, with lines between them.

    Args:
        labels: the number of the object of every pixel, -1 for none.
        inks: colors that take turns, shape (colors, 3).
        opacity: of the objects, 0 to 1.
        chosen: number of an object to stress; None for none.

    Returns:
        Premultiplied sRGB and opacity, uint8, shape (rows, columns, 4).
    """
    strength = np.where(labels >= 0, np.float32(opacity), np.float32(0))
    if chosen is not None:
        strength[labels == chosen] = min(1.0, 2 * opacity)
    strength[_borders(labels)] = 1
    colors = inks[labels % len(inks)].astype(np.float32)
    return _bytes(np.dstack([colors * strength[..., None], 255 * strength]))


def damage_pixels(coverage: Mask, ink: Ink) -> ScreenPixels:
    """Color damage so that a hair is still seen where it is thinner than a pixel of the screen.

    Args:
        coverage: by damage, at the size of the screen.
        ink: its color.

    Returns:
        Premultiplied sRGB and opacity, uint8, shape (rows, columns, 4).
    """
    return _damage_table(ink)[coverage]


def heat_pixels(values: Mask, cool: Ink, hot: Ink) -> ScreenPixels:
    """Show a measure as heat: what is 0 stays clear, what is much glows.

    Args:
        values: the measure, 0 to 255, at the size of the screen.
        cool: color of small values.
        hot: color of the largest.

    Returns:
        Premultiplied sRGB and opacity, uint8, shape (rows, columns, 4).
    """
    return _heat_table(cool, hot)[values]


def _damage_table(ink: Ink) -> ScreenPixels:
    covered = np.linspace(0, 1, 256, dtype=np.float32)[:, None]
    opacity = _DAMAGE_OPACITY * np.minimum(1, _DAMAGE_GAIN * covered)
    return _bytes(np.hstack([np.array(ink, np.float32) * opacity, 255 * opacity]))


def _heat_table(cool: Ink, hot: Ink) -> ScreenPixels:
    value = np.linspace(0, 1, 256, dtype=np.float32)[:, None]
    color = (1 - value) * np.array(cool, np.float32) + value * np.array(hot, np.float32)
    opacity = 0.8 * value
    return _bytes(np.hstack([color * opacity, 255 * opacity]))


def _distance_to_edge(share: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Estimate how far every pixel is from where half of it is covered: value through slope."""
    soft = cv2.GaussianBlur(share, (0, 0), _SOFTENING)
    across = cv2.Scharr(soft, cv2.CV_32F, 1, 0, scale=1 / 32)
    down = cv2.Scharr(soft, cv2.CV_32F, 0, 1, scale=1 / 32)
    slope = np.maximum(cv2.magnitude(across, down), _FLAT)
    return np.asarray(np.abs(soft - 0.5) / slope, np.float32)


def _borders(labels: Labels) -> npt.NDArray[np.bool_]:
    differs = np.zeros(labels.shape, np.bool_)
    differs[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    differs[1:] |= labels[1:] != labels[:-1]
    return differs


def _bytes(pixels: npt.NDArray[np.float32]) -> ScreenPixels:
    return np.rint(pixels).astype(np.uint8)
