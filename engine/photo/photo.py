"""A photo that was read: its lightness at full size and all that an export must keep."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness
from engine.photo.metadata import Metadata

Alpha = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
"""Opacity, not premultiplied: uint8 (0-255) or uint16 (0-65535), shape (height, width)."""


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo, upright: the EXIF orientation is already applied.

    Attributes:
        path: the file it was read from; None for a photo made in memory.
        lightness: L*, float32 in [0, 100], shape (height, width).
        alpha: opacity, shape (height, width); None if the photo has none.
        bit_depth: bits per channel of the source, 8 or 16 (float and 32-bit count as 16, fewer
            than 8 as 8).
        source_format: 'JPEG', 'PNG', 'TIFF', 'WEBP', 'BMP' or 'GIF'.
        metadata: what the file carried beside its pixels.
        own_chroma: a*b* that the photo came with, float32, at guide size (``guide_shape``), shape
            (rows, columns, 2); None where nobody asked for it.
    """

    path: Path | None
    lightness: Lightness
    alpha: Alpha | None
    bit_depth: int
    source_format: str
    metadata: Metadata
    own_chroma: Chroma | None = None

    @property
    def height(self) -> int:
        """Rows of the upright photo."""
        return int(self.lightness.shape[0])

    @property
    def width(self) -> int:
        """Columns of the upright photo."""
        return int(self.lightness.shape[1])
