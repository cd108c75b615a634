"""Where a photo lies in a window: zoom, place, and the way between both.

All lengths of the window are device pixels, so that at zoom 1 a pixel of the photo is a pixel of
the screen, whatever the scaling of the desktop.
"""

from dataclasses import dataclass, replace
from typing import Self

from engine.view import View

LARGEST_ZOOM = 32.0
"""Pixels of the screen for one of the photo, at most."""

LARGEST_FIT = 4.0
"""Fitting a small photo into the window enlarges it at most this often."""

ZOOM_STEPS = (
    *(1 / 32, 1 / 24, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0),
)
"""Zooms at which the commands for larger and smaller stop."""

# Steps closer than this count as the same.
_SAME = 1.01


@dataclass(frozen=True)
class Part:
    """The part of a window that a photo fills, and what of the photo it shows.

    Attributes:
        x: left edge in the window.
        y: upper edge in the window.
        view: the part of the photo, with the size of the part of the window.
    """

    x: int
    y: int
    view: View


@dataclass(frozen=True)
class Viewport:
    """A photo in a window. Methods return new viewports, which never show more void than needed.

    Attributes:
        photo_width: columns of the photo.
        photo_height: rows of the photo.
        width: of the window, at least 1.
        height: of the window, at least 1.
        zoom: pixels of the window for one of the photo.
        left: where the left edge of the photo lies in the window.
        top: where its upper edge lies.
    """

    photo_width: int
    photo_height: int
    width: int
    height: int
    zoom: float
    left: float
    top: float

    @classmethod
    def fitted(cls, photo_width: int, photo_height: int, width: int, height: int) -> Self:
        """Show the whole photo in the middle of a window, as large as it goes.

        Args:
            photo_width: columns of the photo.
            photo_height: rows of the photo.
            width: of the window; less than 1 counts as 1.
            height: of the window; less than 1 counts as 1.
        """
        width, height = max(1, width), max(1, height)
        zoom = min(LARGEST_FIT, width / photo_width, height / photo_height)
        return cls(photo_width, photo_height, width, height, zoom, 0, 0)._clamped()

    @property
    def fit_zoom(self) -> float:
        """The zoom at which the whole photo is seen."""
        return min(LARGEST_FIT, self.width / self.photo_width, self.height / self.photo_height)

    @property
    def smallest_zoom(self) -> float:
        """The zoom beyond which nothing more would be seen."""
        return min(1.0, self.fit_zoom)

    @property
    def shows_all(self) -> bool:
        """Whether no part of the photo is outside the window."""
        return self.zoom <= min(self.width / self.photo_width, self.height / self.photo_height)

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Find the place in the photo, in its pixels, of a place in the window."""
        return (x - self.left) / self.zoom, (y - self.top) / self.zoom

    def to_window(self, x: float, y: float) -> tuple[float, float]:
        """Find the place in the window of a place in the photo, given in its pixels."""
        return self.left + x * self.zoom, self.top + y * self.zoom

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place of the window is in the photo."""
        column, row = self.to_photo(x, y)
        return 0 <= column < self.photo_width and 0 <= row < self.photo_height

    def zoomed(self, zoom: float, x: float, y: float) -> Self:
        """Change the zoom while a place stays where it is.

        Args:
            zoom: wanted; what is too large or too small is bounded.
            x: of the place, in the window.
            y: of the place, in the window.
        """
        bounded = min(LARGEST_ZOOM, max(self.smallest_zoom, zoom))
        column, row = self.to_photo(x, y)
        moved = replace(self, zoom=bounded, left=x - column * bounded, top=y - row * bounded)
        return moved._clamped()

    def larger(self, x: float, y: float) -> Self:
        """Zoom in to the next of ``ZOOM_STEPS`` around a place of the window."""
        above = (step for step in ZOOM_STEPS if step > self.zoom * _SAME)
        return self.zoomed(next(above, LARGEST_ZOOM), x, y)

    def smaller(self, x: float, y: float) -> Self:
        """Zoom out to the next of ``ZOOM_STEPS`` around a place of the window."""
        below = (step for step in reversed(ZOOM_STEPS) if step * _SAME < self.zoom)
        return self.zoomed(next(below, self.smallest_zoom), x, y)

    def moved(self, right: float, down: float) -> Self:
        """Move the photo in the window."""
        return replace(self, left=self.left + right, top=self.top + down)._clamped()

    def resized(self, width: int, height: int) -> Self:
        """Change the window; what was in its middle stays there.

        Args:
            width: of the window; less than 1 counts as 1.
            height: of the window; less than 1 counts as 1.
        """
        width, height = max(1, width), max(1, height)
        left = self.left + (width - self.width) / 2
        top = self.top + (height - self.height) / 2
        wider = replace(self, width=width, height=height, left=left, top=top)
        return wider.zoomed(self.zoom, width / 2, height / 2)

    def reshaped(self, photo_width: int, photo_height: int) -> Self:
        """Change the sides of the photo; its middle stays where it is.

        Args:
            photo_width: columns of the photo.
            photo_height: rows of the photo.
        """
        left = self.left + (self.photo_width - photo_width) * self.zoom / 2
        top = self.top + (self.photo_height - photo_height) * self.zoom / 2
        other = replace(
            self, photo_width=photo_width, photo_height=photo_height, left=left, top=top
        )
        return other.zoomed(self.zoom, self.width / 2, self.height / 2)

    def snapped(self) -> Self:
        """Move the photo to whole pixels of the window, so that at zoom 1 pixels match."""
        return replace(self, left=float(round(self.left)), top=float(round(self.top)))

    def part(self) -> Part:
        """Find what is seen, on whole pixels of the window; to be asked of what is snapped."""
        x, columns = _seen(self.left, self.photo_width * self.zoom, self.width)
        y, rows = _seen(self.top, self.photo_height * self.zoom, self.height)
        left, top = self.to_photo(x, y)
        return Part(x, y, View(left, top, columns / self.zoom, rows / self.zoom, columns, rows))

    def _clamped(self) -> Self:
        left = _bounded(self.left, self.photo_width * self.zoom, self.width)
        top = _bounded(self.top, self.photo_height * self.zoom, self.height)
        return replace(self, left=left, top=top)


def _bounded(start: float, length: float, window: int) -> float:
    """Keep a photo centered while it fits into the window, else without void at its edges."""
    if length <= window:
        return (window - length) / 2
    return min(0.0, max(window - length, start))


def _seen(start: float, length: float, window: int) -> tuple[int, int]:
    """First pixel and number of pixels of the window that a photo fills."""
    first = min(max(0, round(start)), window - 1)
    end = min(window, round(start + length))
    return first, max(1, end - first)
