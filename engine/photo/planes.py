"""What is kept of the pixels of a photo while it is read, a few rows at a time."""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, Pixels, row_strips
from engine.color.upsample import guide_shape
from engine.photo.color_management import ColorModel, SourceColors


class Planes:
    """Collects L* at full size and, where wanted, a*b* at guide size.

    Attributes:
        lightness: L* of the rows put so far, float32, shape (height, width).
    """

    lightness: Lightness

    def __init__(
        self, height: int, width: int, colors: SourceColors, *, with_chroma: bool = False
    ) -> None:
        """Begin with no rows.

        Args:
            height: rows of the picture as it lies in the file.
            width: columns of the picture as it lies in the file.
            colors: what the pixels mean.
            with_chroma: collect a*b*, too.
        """
        self.lightness = np.empty((height, width), np.float32)
        self._colors = colors
        self._chroma = _ShrunkChroma(height, width) if with_chroma else None

    @property
    def chroma(self) -> Chroma | None:
        """a*b*, float32, shape (*guide_shape, 2), once all rows are put; None if not wanted."""
        return None if self._chroma is None else self._chroma.mean

    def put(self, top: int, pixels: Pixels) -> None:
        """Take the next rows.

        Args:
            top: index of the first row.
            pixels: as ``SourceColors.lightness`` takes them.
        """
        for rows in row_strips(*pixels.shape[:2]):
            strip = pixels[rows]
            self.lightness[top + rows.start : top + rows.stop] = self._colors.lightness(strip)
            if self._chroma is not None and self._colors.model is not ColorModel.GRAY:
                narrow = self._narrowed(strip, self._chroma.columns)
                self._chroma.add(top + rows.start, self._colors.chroma(narrow))

    def _narrowed(self, strip: Pixels, columns: int) -> Pixels:
        """Average pixels of a row before their colors are looked at, which takes far longer."""
        # The numbers of a Lab file are signed, those of its floats have no colors at all.
        if columns >= strip.shape[1] or self._colors.model is ColorModel.LAB:
            return strip
        narrow: Any = cv2.resize(strip, (columns, len(strip)), interpolation=cv2.INTER_AREA)
        averaged: Pixels = narrow
        return averaged


class _ShrunkChroma:
    """Averages a*b* over the area of every pixel of the guide size, strip by strip."""

    def __init__(self, height: int, width: int) -> None:
        self._rows, self.columns = guide_shape(height, width)
        self._height = height
        self.mean: Chroma = np.zeros((self._rows, self.columns, 2), np.float32)

    def add(self, top: int, chroma: Chroma) -> None:
        """Add a strip whose first row is ``top`` of the full picture."""
        size = (self.columns, len(chroma))
        narrow = cv2.resize(chroma, size, interpolation=cv2.INTER_AREA)
        weights, first = self._weights(top, top + len(chroma))
        # Too little work for the threads of a matrix product, which take longer to wake up.
        part = np.einsum("ij,jkl->ikl", weights, narrow)
        self.mean[first : first + len(part)] += part

    def _weights(self, top: int, bottom: int) -> tuple[npt.NDArray[np.float32], int]:
        """Return how much each row counts for each row of the result, from ``first`` on."""
        edges = np.arange(top, bottom + 1) * self._rows / self._height
        first, last = int(edges[0]), min(int(np.ceil(edges[-1])), self._rows)
        targets = np.arange(first, last)[:, None]
        overlap = np.minimum(edges[1:], targets + 1) - np.maximum(edges[:-1], targets)
        return np.maximum(overlap, 0).astype(np.float32), first
