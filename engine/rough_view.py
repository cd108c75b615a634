"""Views that are drawn at once, for as long as colors are dragged; exact ones follow."""

from dataclasses import replace

import cv2
import numpy as np

from engine.color.lab import Chroma
from engine.gamut import nearly_fit_gamut, nearly_srgb
from engine.view import SQUARES_FROM, Pyramid, ScreenPixels, View, render_view


def rough_view(pyramid: Pyramid, chroma: Chroma, view: View) -> ScreenPixels:
    """Draw about the same as ``render_view`` in a fraction of the time.

    The lightness is the same, which is what the eye sees details by. Colors are looked up at half
    the size of the picture, as JPEG has them.

    Args:
        pyramid: of the photo.
        chroma: a*b* of the whole photo at any size, shape (rows, columns, 2).
        view: the part and the size of the picture.

    Returns:
        Shape (view.rows, view.columns, 3).
    """
    if view.step * SQUARES_FROM < 1:
        return render_view(pyramid, chroma, view)
    lightness = pyramid.lightness(view)
    half = replace(view, columns=(view.columns + 1) // 2, rows=(view.rows + 1) // 2)
    colors = _picked(chroma, pyramid.height, pyramid.width, half)
    light = cv2.resize(lightness, (half.columns, half.rows), interpolation=cv2.INTER_LINEAR)
    colors = nearly_fit_gamut(np.asarray(light, np.float32), colors)
    return nearly_srgb(lightness, _enlarged(colors, view))


def _picked(chroma: Chroma, height: int, width: int, view: View) -> Chroma:
    """Interpolate the colors at the middle of every pixel; those between are passed over."""
    rows, columns = chroma.shape[:2]
    across, down = columns / width, rows / height
    step_across, step_down = view.width / view.columns * across, view.height / view.rows * down
    # OpenCV counts from the middle of the first pixel and of the first cell.
    place = np.array(
        [
            [step_across, 0, view.left * across + step_across / 2 - 0.5],
            [0, step_down, view.top * down + step_down / 2 - 0.5],
        ]
    )
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = view.columns, view.rows
    colors = cv2.warpAffine(chroma, place, size, flags=how, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(colors, np.float32)


def _enlarged(colors: Chroma, view: View) -> Chroma:
    size = view.columns, view.rows
    return np.asarray(cv2.resize(colors, size, interpolation=cv2.INTER_LINEAR), np.float32)
