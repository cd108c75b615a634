"""Puts lightness and color together, strip by strip, so that memory stays bounded."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, row_strips, srgb_from_lab


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
    last = chroma.shape[0] - 1
    centers = (np.arange(rows.start, rows.stop) + 0.5) * (chroma.shape[0] / height) - 0.5
    centers = np.clip(centers, 0, last)
    above = np.floor(centers).astype(np.intp)
    weight = (centers - above).astype(np.float32)[:, None, None]
    blended = chroma[above] * (1 - weight) + chroma[np.minimum(above + 1, last)] * weight
    if width == chroma.shape[1]:
        return np.asarray(blended)
    size = (width, rows.stop - rows.start)
    return np.asarray(cv2.resize(blended, size, interpolation=cv2.INTER_LINEAR))
