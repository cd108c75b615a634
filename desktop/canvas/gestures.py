"""What happens between pressing a button of the mouse and releasing it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from desktop.workspace.selection import SelectionMode

DRAG_FROM: Final = 5.0
"""Pixels of the window that a pointer must move for a click to become a drag."""


@dataclass(frozen=True)
class Place:
    """Where the pointer is.

    Attributes:
        x: in the window, in device pixels.
        y: in the window.
        column: in the photo, in its pixels.
        row: in the photo.
    """

    x: float
    y: float
    column: float
    row: float


@dataclass(frozen=True)
class Box:
    """A rectangle that is being drawn.

    Attributes:
        rect: in pixels of the photo.
    """

    rect: QRectF


@dataclass(frozen=True)
class Trace:
    """A stroke that is being painted.

    Attributes:
        points: in pixels of the photo.
        radius: of the brush, in pixels of the photo.
        wipes: whether it takes something away.
    """

    points: tuple[QPointF, ...]
    radius: float
    wipes: bool = False


class Gesture:
    """A press, followed by moves and a release; by itself it does nothing."""

    @property
    def mark(self) -> Box | Trace | None:
        """What is drawn over the photo meanwhile."""
        return None

    def move(self, place: Place) -> None:
        """The pointer moved with the button down."""

    def finish(self, place: Place) -> None:
        """The button was released. A gesture that is dropped instead has no effect."""


class Pan(Gesture):
    """Moves the photo with the pointer."""

    def __init__(self, start: Place, pan: Callable[[float, float], None]) -> None:
        """Begin.

        Args:
            start: where the button was pressed.
            pan: moves the photo right and down, in device pixels.
        """
        self._last = start
        self._pan = pan

    def move(self, place: Place) -> None:
        """Move the photo as far as the pointer went."""
        self._pan(place.x - self._last.x, place.y - self._last.y)
        self._last = place


class Slide(Gesture):
    """Takes the line between original and result along."""

    def __init__(self, start: Place, slide: Callable[[float], None]) -> None:
        """Begin: the line comes to the pointer.

        Args:
            start: where the button was pressed.
            slide: puts the line to a place of the window.
        """
        self._slide = slide
        slide(start.x)

    def move(self, place: Place) -> None:
        """Bring the line to the pointer."""
        self._slide(place.x)


@dataclass(frozen=True)
class Pointing:
    """What pointing at a photo means.

    Attributes:
        click: a place of the photo was clicked.
        box: a box was drawn in the photo, from one corner to the other.
    """

    click: Callable[[float, float, SelectionMode], None]
    box: Callable[[float, float, float, float, SelectionMode], None]


class Choose(Gesture):
    """A click, or a box if the pointer is dragged."""

    def __init__(self, start: Place, mode: SelectionMode, pointing: Pointing) -> None:
        """Begin.

        Args:
            start: where the button was pressed.
            mode: what becomes of what is chosen.
            pointing: is told.
        """
        self._start, self._now = start, start
        self._mode = mode
        self._pointing = pointing
        self._is_box = False

    @property
    def mark(self) -> Box | None:
        """The box, once the pointer was dragged."""
        if not self._is_box:
            return None
        start, now = self._start, self._now
        corners = QPointF(start.column, start.row), QPointF(now.column, now.row)
        return Box(QRectF(*corners).normalized())

    def move(self, place: Place) -> None:
        """Draw the box."""
        self._now = place
        way = math.hypot(place.x - self._start.x, place.y - self._start.y)
        self._is_box = self._is_box or way > DRAG_FROM

    def finish(self, place: Place) -> None:
        """Tell of the click or the box."""
        self.move(place)
        start, now = self._start, self._now
        if self._is_box:
            self._pointing.box(start.column, start.row, now.column, now.row, self._mode)
        else:
            self._pointing.click(start.column, start.row, self._mode)


class Paint(Gesture):
    """A stroke of the brush."""

    def __init__(
        self,
        start: Place,
        radius: float,
        paint: Callable[[list[tuple[float, float]], float], None],
        *,
        wipes: bool = False,
    ) -> None:
        """Begin.

        Args:
            start: where the button was pressed.
            radius: of the brush, in pixels of the photo.
            paint: is told the stroke and the radius when it is done.
            wipes: whether it takes something away.
        """
        self._wipes = wipes
        self._points = [(start.column, start.row)]
        self._radius = radius
        self._paint = paint

    @property
    def mark(self) -> Trace:
        """The stroke so far."""
        return Trace(tuple(QPointF(*point) for point in self._points), self._radius, self._wipes)

    def move(self, place: Place) -> None:
        """Go on with the stroke."""
        last_column, last_row = self._points[-1]
        way = math.hypot(place.column - last_column, place.row - last_row)
        # Nearer points would not show.
        if way >= self._radius / 8:
            self._points.append((place.column, place.row))

    def finish(self, place: Place) -> None:
        """Tell of the stroke."""
        self._points.append((place.column, place.row))
        self._paint(self._points, self._radius)


class Pick(Gesture):
    """A click at a place of the photo; nothing if the pointer is dragged away."""

    def __init__(self, start: Place, pick: Callable[[float, float], None]) -> None:
        """Begin.

        Args:
            start: where the button was pressed.
            pick: is told the place, in pixels of the photo.
        """
        self._start = start
        self._pick = pick

    def finish(self, place: Place) -> None:
        """Tell of the place."""
        if math.hypot(place.x - self._start.x, place.y - self._start.y) <= DRAG_FROM:
            self._pick(self._start.column, self._start.row)
