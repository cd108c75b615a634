"""What the pointer does in the photo, with each tool."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from desktop.canvas.compare import Pane, pane_at, split_line, split_share
from desktop.canvas.display import Display
from desktop.canvas.gestures import Choose, Gesture, Paint, Pan, Pick, Place, Pointing, Slide
from desktop.canvas.modes import CompareMode, Tool
from desktop.canvas.navigation import Navigation
from desktop.canvas.stage import Stage
from desktop.canvas.viewport import Viewport
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection, SelectionMode

# Of the desktop, from the line between original and result: there every tool takes it.
_GRIP: Final = 10.0


def selection_mode(modifiers: Qt.KeyboardModifier) -> SelectionMode:
    """Shift adds to the selection, Alt takes away from it."""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return SelectionMode.TAKE_AWAY
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return SelectionMode.ADD
    return SelectionMode.NEW


class Pointer(QObject):
    """Turns presses, moves and releases into what the tool does. All places in device pixels.

    Attributes:
        changed: what is drawn for the pointer is different, or the cursor.
        picked: a place of the photo whose color is wanted, in its pixels.
        color_point_placed: where a color point is wanted, in pixels of the photo.
    """

    changed = Signal()
    picked = Signal(float, float)
    color_point_placed = Signal(float, float)

    def __init__(
        self,
        display: Display,
        navigation: Navigation,
        selection: Selection,
        restoring: Restoring,
        stage: Stage,
    ) -> None:
        """Begin outside the photo.

        Args:
            display: which tool.
            navigation: moves the photo.
            selection: is told what is pointed at.
            restoring: is told what is damage.
            stage: with all objects.
        """
        super().__init__(stage)
        self._display, self._navigation = display, navigation
        self._selection, self._restoring, self._stage = selection, restoring, stage
        self._panes: tuple[Pane, ...] = ()
        self._scale = 1.0
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._place: Place | None = None
        self._holds_space = False
        self._is_keyboard = False
        display.tool_changed.connect(self._on_tool_changed)

    @property
    def gesture(self) -> Gesture | None:
        """What happens with a button down."""
        return self._gesture

    @property
    def place(self) -> Place | None:
        """Where the pointer is; None outside the canvas or without a photo."""
        return self._place

    @property
    def is_keyboard(self) -> bool:
        """Whether the place was reached by keys, so that it must be drawn."""
        return self._is_keyboard

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer should look."""
        if isinstance(self._gesture, Pan):
            return Qt.CursorShape.ClosedHandCursor
        if self._holds_space:
            return Qt.CursorShape.OpenHandCursor
        if isinstance(self._gesture, Slide) or self._is_at_split:
            return Qt.CursorShape.SplitHCursor
        return self._tool_cursor

    def set_panes(self, divided: tuple[Pane, ...], scale: float) -> None:
        """Follow the window.

        Args:
            divided: its panes.
            scale: device pixels for one of the desktop.
        """
        self._panes, self._scale = divided, scale

    def hold_space(self, *, held: bool) -> None:
        """While the space bar is held, every tool moves the photo."""
        self._holds_space = held
        self.changed.emit()

    def press(self, at: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """Begin what the tool does."""
        place = self._place_at(at)
        if place is None or self._gesture is not None:
            return
        self._place, self._button = place, button
        if button is Qt.MouseButton.MiddleButton:
            self._gesture = Pan(place, self._navigation.pan)
        elif button is Qt.MouseButton.LeftButton:
            self._gesture = self._left_gesture(place, modifiers)
        elif button is Qt.MouseButton.RightButton and self._display.tool is Tool.DAMAGE:
            self._gesture = self._mark(place, wipes=True)
        self.changed.emit()

    def move(self, at: QPointF) -> None:
        """Go on with it, or light up what is under the pointer."""
        place = self._place_at(at)
        self._place, self._is_keyboard = place, False
        if place is None:
            return
        if self._gesture is not None:
            self._gesture.move(place)
        else:
            self._hover(place)
        self.changed.emit()

    def release(self, at: QPointF, button: Qt.MouseButton) -> None:
        """Do it, if it is the button that began it."""
        if button is not self._button:
            return
        place, gesture = self._place_at(at), self._gesture
        self._gesture = None
        if gesture is not None and place is not None:
            gesture.finish(place)
        self.changed.emit()

    def cancel(self) -> bool:
        """Drop what was begun; tell whether there was anything."""
        had_gesture = self._gesture is not None
        self._gesture = None
        self.changed.emit()
        return had_gesture

    def leave(self) -> None:
        """The pointer has left the canvas."""
        self._place = None
        self._selection.leave()
        self._stage.stress_object(None)
        self.changed.emit()

    def step(self, right: float, down: float) -> None:
        """Move the place by keys; it begins in the middle of what is seen of the photo."""
        viewport = self._navigation.viewport
        if viewport is None:
            return
        x, y = self._key_place(viewport)
        part = viewport.part()
        x = min(max(part.x, x + right), part.x + part.view.columns - 1)
        y = min(max(part.y, y + down), part.y + part.view.rows - 1)
        self._place = Place(x, y, *viewport.to_photo(x, y))
        self._is_keyboard = True
        self._hover(self._place)
        self.changed.emit()

    def click_here(self, modifiers: Qt.KeyboardModifier) -> None:
        """Click at the place that was reached by keys."""
        if self._place is None or self._gesture is not None:
            return
        self._left_gesture(self._place, modifiers).finish(self._place)
        self.changed.emit()

    def _key_place(self, viewport: Viewport) -> tuple[float, float]:
        if self._place is not None:
            return self._place.x, self._place.y
        part = viewport.part()
        return part.x + part.view.columns / 2, part.y + part.view.rows / 2

    @property
    def _is_at_split(self) -> bool:
        viewport = self._navigation.viewport
        if viewport is None or self._place is None:
            return False
        if self._display.compare is not CompareMode.SPLIT or self._display.shows_original:
            return False
        line = split_line(self._display.split, viewport)
        return abs(self._place.x - line) <= _GRIP * self._scale

    @property
    def _tool_cursor(self) -> Qt.CursorShape:
        tool, compare = self._display.tool, self._display.compare
        if tool is Tool.LOOK:
            is_split = compare is CompareMode.SPLIT
            return Qt.CursorShape.SplitHCursor if is_split else Qt.CursorShape.OpenHandCursor
        if tool.is_brush:
            return Qt.CursorShape.BlankCursor
        return Qt.CursorShape.CrossCursor

    def _place_at(self, at: QPointF) -> Place | None:
        viewport = self._navigation.viewport
        if viewport is None or not self._panes:
            return None
        x = at.x() - pane_at(self._panes, at.x()).left
        return Place(x, at.y(), *viewport.to_photo(x, at.y()))

    def _left_gesture(self, place: Place, modifiers: Qt.KeyboardModifier) -> Gesture:
        if self._holds_space:
            return Pan(place, self._navigation.pan)
        if self._is_at_split:
            return Slide(place, self._slide)
        match self._display.tool:
            case Tool.SELECT:
                pointing = Pointing(self._click, self._selection.box)
                return Choose(place, selection_mode(modifiers), pointing)
            case Tool.BRUSH_ADD | Tool.BRUSH_TAKE_AWAY as brush:
                paint = partial(self._selection.brush, add=brush is Tool.BRUSH_ADD)
                return Paint(place, self._display.brush_radius, paint)
            case Tool.DAMAGE:
                wipes = bool(modifiers & Qt.KeyboardModifier.AltModifier)
                return self._mark(place, wipes=wipes)
            case Tool.EYEDROPPER:
                return Pick(place, partial(self._tell, self.picked.emit))
            case Tool.HINT:
                return Pick(place, partial(self._tell, self.color_point_placed.emit))
            case _:
                return self._look(place)

    def _mark(self, place: Place, *, wipes: bool) -> Gesture:
        mark = partial(self._restoring.mark, add=not wipes)
        return Paint(place, self._display.brush_radius, mark, wipes=wipes)

    def _look(self, place: Place) -> Gesture:
        if self._display.compare is CompareMode.SPLIT:
            return Slide(place, self._slide)
        return Pan(place, self._navigation.pan)

    def _slide(self, x: float) -> None:
        viewport = self._navigation.viewport
        if viewport is not None:
            self._display.split = split_share(x, viewport)

    def _click(self, column: float, row: float, mode: SelectionMode) -> None:
        index = self._stage.object_at(column, row)
        if index is None:
            self._selection.click(column, row, mode)
        else:
            self._selection.choose_segment(index, mode)

    def _tell(self, tell: Callable[[float, float], None], column: float, row: float) -> None:
        viewport = self._navigation.viewport
        if viewport is None:
            return
        if 0 <= column < viewport.photo_width and 0 <= row < viewport.photo_height:
            tell(column, row)

    def _hover(self, place: Place) -> None:
        if self._display.tool is not Tool.SELECT:
            return
        if self._display.shows_objects:
            self._stage.stress_object(self._stage.object_at(place.column, place.row))
        else:
            self._selection.hover(place.column, place.row)

    def _on_tool_changed(self) -> None:
        self._gesture = None
        self._selection.leave()
        self._stage.stress_object(None)
        self.changed.emit()
