"""Puts lightness and color together, strip by strip, so that memory stays bounded."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, row_strips, srgb_from_lab
from engine.taps import Taps


def render_strips(lightness: Lightness, chroma: Chroma) -> Iterator[npt.NDArray[np.float32]]:
    """Render a colorized photo at full size.

    Args:
        lightness: L* at full size, in [0, 100], shape (height, width).
        chroma: a*b* at any size, shape (rows, columns, 2); interpolated bilinearly.

    Yields:
        Strips from top to bottom: sRGB-encoded float32 in [0, 1], shape (rows, width, 3).
    """
    height, width = lightness.shape
    for rows in row_strips(height, width):
        yield srgb_from_lab(lightness[rows], _chroma_rows(chroma, rows, height, width))


def _chroma_rows(chroma: Chroma, rows: slice, height: int, width: int) -> Chroma:
    """Interpolate a*b* for some rows of the full picture, pixel centers aligned."""
    blended = Taps.between(rows, height, chroma.shape[0]).blend(chroma)
    if width == chroma.shape[1]:
        return blended
    size = (width, rows.stop - rows.start)
    return np.asarray(cv2.resize(blended, size, interpolation=cv2.INTER_LINEAR))
