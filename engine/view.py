"""What a window shows of a photo: any part at any size, at a cost that the window decides.

A photo of 100 megapixels and one of 1 megapixel take equally long to show: the lightness is kept in
halves (a pyramid, a third more memory than the photo's own lightness), and only the part that is
seen is joined with colors. At scale 1 the pixels are those of an 8-bit export.
"""

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Self

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness, row_strips, srgb_from_lab
from engine.gamut import nearly_fit_gamut, nearly_srgb
from engine.taps import Stored, Taps, resample

ScreenPixels = npt.NDArray[np.uint8]
"""sRGB for the screen: uint8, shape (rows, columns, 3)."""

Rows = Callable[[slice], npt.NDArray[np.float32]]
"""Makes some rows of a view."""

SQUARES_FROM = 4.0
"""Pixels of the screen for one of the photo from which on pixels are shown as squares."""

# Below, a level saves less than it costs to make.
_SMALLEST_LEVEL = 256
# At least so many cells along an axis become a pixel: averaging fewer of them blurs, because a cell
# that belongs to two pixels is shared between them as if it were flat.
_CELLS_AVERAGED = 2
# More threads than this wait for memory, not for a processor.
_MOST_THREADS = 4
_WHITE = np.float32(np.iinfo(np.uint8).max)
_GRAY_STEPS = np.iinfo(np.uint16).max


@dataclass(frozen=True)
class View:
    """A part of a photo and the size at which to draw it.

    Attributes:
        left: left edge of the part, in pixels of the photo from its left edge.
        top: upper edge, in pixels of the photo from its upper edge.
        width: in pixels of the photo.
        height: in pixels of the photo.
        columns: of the picture to draw.
        rows: of the picture to draw.
    """

    left: float
    top: float
    width: float
    height: float
    columns: int
    rows: int

    def __post_init__(self) -> None:
        """Refuse a view of nothing.

        Raises:
            ValueError: a size is not above 0.
        """
        if min(self.width, self.height, self.columns, self.rows) <= 0:
            raise ValueError(f"a view needs a size above 0, not {self}")

    @property
    def step(self) -> float:
        """Pixels of the photo for one of the picture, along the axis with fewer of them."""
        return min(self.width / self.columns, self.height / self.rows)

    @property
    def column_centers(self) -> npt.NDArray[np.float64]:
        """Where the middle of each column lies, in pixels of the photo."""
        return _centers(self.column_edges)

    @property
    def row_centers(self) -> npt.NDArray[np.float64]:
        """Where the middle of each row lies, in pixels of the photo."""
        return _centers(self.row_edges)

    @property
    def column_edges(self) -> npt.NDArray[np.float64]:
        """Where the columns begin and the last one ends, in pixels of the photo."""
        return _edges(self.left, self.width, self.columns)

    @property
    def row_edges(self) -> npt.NDArray[np.float64]:
        """Where the rows begin and the last one ends, in pixels of the photo."""
        return _edges(self.top, self.height, self.rows)


@dataclass(frozen=True, eq=False)
class Pyramid:
    """The lightness of a photo in halves, so that small views need not look at all its pixels.

    Attributes:
        levels: L*, float32; the first one is the photo's own array, each further one has half the
            rows and columns of the one before, rounded up. Cell i of level n covers the photo from
            pixel i * 2^n on, at most up to the edge of the photo.
    """

    levels: tuple[Lightness, ...]
    _drawn: dict[View, Lightness] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, lightness: Lightness) -> Self:
        """Make the halves; takes one and a third passes over the photo.

        Args:
            lightness: L*, float32 in [0, 100], shape (height, width); kept, not copied.
        """
        levels = [lightness]
        while max(levels[-1].shape) > _SMALLEST_LEVEL:
            levels.append(_halved(levels[-1]))
        return cls(tuple(levels))

    @property
    def height(self) -> int:
        """Rows of the photo."""
        return int(self.levels[0].shape[0])

    @property
    def width(self) -> int:
        """Columns of the photo."""
        return int(self.levels[0].shape[1])

    def lightness(self, view: View) -> Lightness:
        """Scale the lightness to a view; the answer for the last view is kept.

        So are quick the redraws of a photo whose colors change while its place does not. May be
        called by several threads at once.

        Args:
            view: the part and the size wanted.

        Returns:
            L*, shape (view.rows, view.columns); not to be changed.
        """
        known = self._drawn.get(view)
        if known is None:
            known = _each_strip(_lightness_rows(self, view), view)
            self._drawn.clear()
            self._drawn[view] = known
        return known


def render_view(pyramid: Pyramid, chroma: Chroma | None, view: View) -> ScreenPixels:
    """Draw a part of a photo.

    Smaller than the photo, pixels are averaged; larger, they are interpolated, and beyond
    ``SQUARES_FROM`` they are squares. Outside the photo its edge is repeated.

    Args:
        pyramid: of the photo.
        chroma: a*b* of the whole photo at any size, shape (rows, columns, 2); None for gray.
        view: the part and the size of the picture.

    Returns:
        Shape (view.rows, view.columns, 3). At scale 1, on whole pixels, and in squares it has
        exactly the colors of an 8-bit export.
    """
    if view.step * SQUARES_FROM < 1:
        return _squares(pyramid, chroma, view)
    lightness = pyramid.lightness(view)
    if chroma is None:
        gray = _exact_gray if view.step == 1 else _gray
        return _each_strip(partial(gray, lightness), view)
    colors = stored_rows(chroma, pyramid.height, pyramid.width, view)
    # Averaged and interpolated pixels are no pixels of an export anyway.
    color = _colored if view.step == 1 else _nearly_colored
    return _each_strip(partial(color, lightness, colors), view)


def stored_rows(plane: Stored, height: int, width: int, view: View) -> Rows:
    """Scale what is stored of a photo at another size than its own.

    Args:
        plane: the whole photo at any size.
        height: rows of the photo.
        width: columns of the photo.
        view: the part and the size wanted.

    Returns:
        What makes some rows of the view: averaged where the view is smaller than the plane, else
        interpolated.
    """
    rows, columns = plane.shape[:2]
    down = _smooth(view.row_edges, height, rows)
    # Colors of an export are interpolated along rows by OpenCV.
    across = _smooth(view.column_edges, width, columns, np.float32)
    return lambda part: resample(plane, down.part(part), across)


def _each_strip(make: Callable[[slice], npt.NDArray[Any]], view: View) -> npt.NDArray[Any]:
    """Put a picture together from strips, which several threads make: NumPy lets them."""
    strips = row_strips(view.rows, view.columns)
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        return np.concatenate(list(threads.map(make, strips)))


def _colored(lightness: Lightness, colors: Rows, rows: slice) -> ScreenPixels:
    return _eight_bits(srgb_from_lab(lightness[rows], colors(rows)))


def _nearly_colored(lightness: Lightness, colors: Rows, rows: slice) -> ScreenPixels:
    light = lightness[rows]
    return nearly_srgb(light, nearly_fit_gamut(light, colors(rows)))


def _exact_gray(lightness: Lightness, rows: slice) -> ScreenPixels:
    light = lightness[rows]
    encoded = srgb_from_lab(light, np.zeros((*light.shape, 2), np.float32))
    return np.repeat(_eight_bits(encoded[..., :1]), 3, axis=2)


def _gray(lightness: Lightness, rows: slice) -> ScreenPixels:
    steps = lightness[rows] * np.float32(_GRAY_STEPS / 100) + np.float32(0.5)
    values = _gray_values()[steps.astype(np.uint16)]
    return np.repeat(values[..., None], 3, axis=2)


def _eight_bits(encoded: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    # Rounded as in exports; np.rint would decide otherwise between two values.
    return (encoded * _WHITE + np.float32(0.5)).astype(np.uint8)


@cache
def _gray_values() -> npt.NDArray[np.uint8]:
    """Gray values by lightness, in steps too fine to be seen."""
    lightness = np.linspace(0, 100, _GRAY_STEPS + 1, dtype=np.float32)[None]
    encoded = srgb_from_lab(lightness, np.zeros((*lightness.shape, 2), np.float32))
    return _eight_bits(encoded[0, :, 0])


def _squares(pyramid: Pyramid, chroma: Chroma | None, view: View) -> ScreenPixels:
    """Draw the pixels that are seen as an export has them, then repeat each one."""
    down = Taps.nearest(view.row_centers, pyramid.height)
    across = Taps.nearest(view.column_centers, pyramid.width)
    height, width = down.span.stop - down.span.start, across.span.stop - across.span.start
    seen = View(across.span.start, down.span.start, width, height, width, height)
    pixels = render_view(pyramid, chroma, seen)
    rows, columns = down.cells[0] - down.span.start, across.cells[0] - across.span.start
    return np.asarray(pixels[np.ix_(rows, columns)])


def _lightness_rows(pyramid: Pyramid, view: View) -> Rows:
    if view.step < 1:
        level = pyramid.levels[0]
        down = Taps.linear(view.row_centers, pyramid.height)
        across = Taps.linear(view.column_centers, pyramid.width)
    else:
        halvings = max(0, int(math.log2(view.step / _CELLS_AVERAGED)))
        halvings = min(halvings, len(pyramid.levels) - 1)
        level, cell = pyramid.levels[halvings], 2**halvings
        down = Taps.area(view.row_edges / cell, pyramid.height / cell)
        across = Taps.area(view.column_edges / cell, pyramid.width / cell)
    return lambda rows: resample(level, down.part(rows), across)


def _smooth(
    edges: npt.NDArray[np.float64],
    length: int,
    stored: int,
    precision: type[np.float32 | np.float64] = np.float64,
) -> Taps:
    scale = stored / length
    if (edges[1] - edges[0]) * scale > 1:
        return Taps.area(edges * scale, stored)
    return Taps.linear(_centers(edges) * scale, stored, precision)


def _edges(start: float, length: float, count: int) -> npt.NDArray[np.float64]:
    return start + np.arange(count + 1, dtype=np.float64) * (length / count)


def _centers(edges: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return (edges[:-1] + edges[1:]) / 2


def _halved(plane: Lightness) -> Lightness:
    """Average every two by two cells; a last odd row or column stands for itself."""
    height, width = plane.shape
    half = np.empty(((height + 1) // 2, (width + 1) // 2), np.float32)
    rows, columns = height // 2, width // 2
    if rows and columns:
        pairs = plane[: 2 * rows, : 2 * columns]
        half[:rows, :columns] = cv2.resize(pairs, (columns, rows), interpolation=cv2.INTER_AREA)
    if height % 2:
        half[rows:] = _halved(np.repeat(plane[-1:], 2, axis=0))
    if width % 2:
        half[:, columns:] = _halved(np.repeat(plane[:, -1:], 2, axis=1))
    return half
