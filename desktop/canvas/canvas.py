"""The widget that shows the photo."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.canvas.compare import Pane, pane_at, pane_width, panes, split_line
from desktop.canvas.cursors import eyedropper_cursor
from desktop.canvas.description import description_of
from desktop.canvas.display import Display
from desktop.canvas.inks import Inks
from desktop.canvas.keys import Keys
from desktop.canvas.modes import CompareMode, Tool
from desktop.canvas.navigation import Navigation
from desktop.canvas.painting import Captions, Painting
from desktop.canvas.pointer import Pointer
from desktop.canvas.stage import Stage
from desktop.canvas.zoom_input import ZoomInput, zoom_of_pinch, zoom_of_wheel
from desktop.jobs.runner import JobRunner
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench

__all__ = ["Canvas", "CompareMode", "Tool"]


class Canvas(QWidget):
    """Shows the photo of a workbench and takes what the user points at.

    Attributes:
        zoom_changed: pixels of the screen for one of the photo.
        picked: a place of the photo whose color is wanted, in its pixels.
        color_point_placed: where a color point is wanted, in pixels of the photo.
        tool_changed: the pointer does something else.
        compare_changed: the original is shown in another way.
        brush_changed: the brush has another radius, in pixels of the photo.
        failed: what was tried, and why it failed.
    """

    zoom_changed = Signal(float)
    picked = Signal(float, float)
    color_point_placed = Signal(float, float)
    tool_changed = Signal(Tool)
    compare_changed = Signal(CompareMode)
    brush_changed = Signal(float)
    failed = Signal(str, Exception)

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        restoring: Restoring,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        """Show the photo of a workbench.

        Args:
            workbench: with the photo.
            selection: is told what the user points at.
            restoring: is told what the user marks as damage.
            runner: runs the drawing.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._shown: OpenPhoto | None = None
        self.display = Display(self)
        self.navigation = Navigation(self)
        self.stage = Stage(
            workbench, selection, restoring, self.display, self.navigation, runner, self
        )
        self.pointer = Pointer(self.display, self.navigation, selection, restoring, self.stage)
        self._keys = Keys(self.display, self.navigation, self.pointer, selection.clear)
        self._set_up()
        self._connect()
        self._follow_theme()
        self._show_photo()

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self.display.tool

    @tool.setter
    def tool(self, tool: Tool) -> None:
        self.display.tool = tool

    @property
    def compare(self) -> CompareMode:
        """How the original is shown beside the result."""
        return self.display.compare

    @compare.setter
    def compare(self, mode: CompareMode) -> None:
        self.display.compare = mode

    @property
    def show_original(self) -> bool:
        """Whether the original is seen instead of the result, while a key is held."""
        return self.display.shows_original

    @show_original.setter
    def show_original(self, shown: bool) -> None:
        self.display.shows_original = shown

    @property
    def show_objects(self) -> bool:
        """Whether all objects of the selection are shown and can be clicked."""
        return self.display.shows_objects

    @show_objects.setter
    def show_objects(self, shown: bool) -> None:
        self.display.shows_objects = shown

    @property
    def brush_radius(self) -> float:
        """Of the brush, in pixels of the photo."""
        return self.display.brush_radius

    @brush_radius.setter
    def brush_radius(self, radius: float) -> None:
        self.display.brush_radius = radius

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the photo; 1 without a photo."""
        viewport = self.navigation.viewport
        return 1.0 if viewport is None else viewport.zoom

    @property
    def is_exact(self) -> bool:
        """Whether all that is seen is drawn as it should be, not only as it was."""
        return self.stage.is_exact

    def fit(self) -> None:
        """Show the whole photo."""
        self.navigation.fit()

    def one_to_one(self) -> None:
        """Show a pixel of the photo as a pixel of the screen."""
        self.navigation.zoom_to(1)

    def zoom_in(self) -> None:
        """Show the photo larger."""
        self.navigation.zoom_in()

    def zoom_out(self) -> None:
        """Show the photo smaller."""
        self.navigation.zoom_out()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Put what has been drawn on the screen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._inks.background)
        viewport = self.navigation.viewport
        if viewport is not None:
            scale = self.devicePixelRatioF()
            painter.scale(1 / scale, 1 / scale)
            captions = Captions(self.tr("Original"), self._name_of_result())
            painting = Painting(painter, viewport, self._inks, scale, captions)
            painting.paint(self._panes(), self.stage, self.display, self.pointer)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the photo fitting, or its middle in the middle."""
        self._follow_window()

    def event(self, event: QEvent) -> bool:
        """Take pinches; follow theme, language and scaling of the screen."""
        zoom = zoom_of_pinch(event, self)
        if zoom is not None:
            self._zoom(zoom)
            return True
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange):
            self._follow_theme()
            self._follow_window()
        elif event.type() == QEvent.Type.LanguageChange:
            self._describe()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom to the pointer."""
        self._zoom(zoom_of_wheel(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin what the tool does."""
        self.pointer.press(self._device(event.position()), event.button(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with it."""
        self.pointer.move(self._device(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Do it."""
        self.pointer.release(self._device(event.position()), event.button())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the pointer is at once."""
        self.pointer.move(self._device(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Light nothing up any more."""
        self.pointer.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what keys mean here; others go on to the window."""
        event.setAccepted(self._keys.press(event, self.devicePixelRatioF()))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End what holding a key means."""
        event.setAccepted(self._keys.release(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Forget held keys: their release goes elsewhere."""
        self._keys.let_go()
        super().focusOutEvent(event)

    def _set_up(self) -> None:
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setMinimumSize(160, 120)

    def _connect(self) -> None:
        self._workbench.photo_changed.connect(self._on_photo_changed)
        self.stage.changed.connect(self.update)
        self.stage.failed.connect(lambda error: self.failed.emit(self.tr("Draw the photo"), error))
        self.display.changed.connect(self._follow_window)
        self.display.tool_changed.connect(self.tool_changed)
        self.display.compare_changed.connect(self.compare_changed)
        self.display.brush_changed.connect(self.brush_changed)
        self.navigation.zoom_changed.connect(self.zoom_changed)
        self.navigation.zoom_changed.connect(self._describe)
        self.navigation.changed.connect(self._follow_pointer)
        self.navigation.changed.connect(self._tell_view)
        self._workbench.picture_changed.connect(self._follow_picture)
        self.pointer.changed.connect(self._follow_pointer)
        self.pointer.picked.connect(self.picked)
        self.pointer.color_point_placed.connect(self.color_point_placed)

    def _on_photo_changed(self) -> None:
        if self._shown is not None and self._photo() is self._shown:
            self._describe()
        else:
            self._show_photo()

    def _photo(self) -> OpenPhoto | None:
        """Return the photo that can be shown."""
        return None if self._workbench.pyramid is None else self._workbench.open_photo

    def _show_photo(self) -> None:
        self._shown = self._photo()
        self.stage.clear()
        rows, columns = self._workbench.size
        self.navigation.set_photo(None if self._shown is None else (columns, rows))
        self._follow_window()
        self._describe()
        self.stage.refresh()

    def _follow_picture(self) -> None:
        """Follow a photo that may be cropped in another way."""
        if self._shown is not None:
            rows, columns = self._workbench.size
            self.navigation.reshape_photo(columns, rows)
        self._describe()

    def _follow_window(self) -> None:
        """Bring geometry in line with the size of the widget and the panes in it."""
        width, height = self._device_size()
        self.navigation.set_window(pane_width(self.display.compare, width), height)
        self._follow_pointer()

    def _follow_pointer(self) -> None:
        self.pointer.set_panes(self._panes(), self.devicePixelRatioF())
        shape = self.pointer.cursor
        picks = self.tool is Tool.EYEDROPPER and shape is Qt.CursorShape.CrossCursor
        self.setCursor(self._eyedropper if picks else shape)
        self.update()

    def _follow_theme(self) -> None:
        self._inks = Inks.of(self.palette(), self.devicePixelRatioF())
        self._eyedropper = eyedropper_cursor()
        self.stage.set_inks(self._inks)

    def _describe(self) -> None:
        """Tell screen readers what is seen."""
        self.setAccessibleName(self.tr("Photo"))
        self.setAccessibleDescription(description_of(self._workbench, self.zoom))

    def _tell_view(self) -> None:
        viewport = self.navigation.viewport
        self._workbench.look_at(None if viewport is None else viewport.part().view)

    def _name_of_result(self) -> str:
        document = self._workbench.document
        is_only_restored = document is not None and document.is_gray
        return self.tr("Restored") if is_only_restored else self.tr("Colorized")

    def _panes(self) -> tuple[Pane, ...]:
        viewport = self.navigation.viewport
        line = 0 if viewport is None else split_line(self.display.split, viewport)
        return panes(self.display.compare, *self._device_size(), line)

    def _device_size(self) -> tuple[int, int]:
        scale = self.devicePixelRatioF()
        return max(1, round(self.width() * scale)), max(1, round(self.height() * scale))

    def _device(self, at: QPointF) -> QPointF:
        return at * self.devicePixelRatioF()

    def _zoom(self, zoom: ZoomInput) -> None:
        at, shift = self._device(zoom.at), self._device(zoom.shift)
        x = at.x() - pane_at(self._panes(), at.x()).left
        self.navigation.zoom_by(zoom.factor, x, at.y())
        self.navigation.pan(shift.x(), shift.y())
