"""The page with the photo: canvas, panel with the steps of the work, film strip."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.canvas.canvas import Canvas
from desktop.canvas.modes import Tool
from desktop.panels.side_panel import SidePanel
from desktop.shell.film_strip import FilmStrip
from desktop.shell.photo_notice import PhotoNotice
from desktop.shell.studio import Studio


class WorkPage(QWidget):
    """Puts the three together and lets panel and canvas talk to each other.

    Attributes:
        canvas: shows the photo.
        panel: the steps of the work.
        film_strip: the open photos.
        notice: why the current one cannot be seen.
        failed: what was tried, and why it failed.
    """

    failed = Signal(str, Exception)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        """Make the page.

        Args:
            studio: what it is a view of.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("workPage")
        self.canvas = Canvas(studio.workbench, studio.selection, studio.restoring, studio.runner)
        self.panel = SidePanel(
            studio.workbench,
            studio.selection,
            studio.restoring,
            studio.settings,
            studio.choices,
            studio.runner,
        )
        self.film_strip = FilmStrip(studio.library)
        self.notice = PhotoNotice(studio.library)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._table())
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setChildrenCollapsible(False)
        self.splitter = splitter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(splitter, stretch=1)
        layout.addWidget(self.film_strip)

    def _table(self) -> QWidget:
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.canvas, stretch=1)
        return table

    def _connect(self) -> None:
        canvas, touch_up, restore = self.canvas, self.panel.touch_up, self.panel.restore
        canvas.failed.connect(self.failed)
        canvas.picked.connect(touch_up.take_color)
        canvas.color_point_placed.connect(touch_up.add_point)
        for panel in (touch_up, restore):
            canvas.tool_changed.connect(panel.show_tool)
            canvas.brush_changed.connect(panel.show_brush)
            panel.tool_chosen.connect(self._use)
            panel.brush_changed.connect(self._set_brush)
            panel.show_tool(canvas.tool)
            panel.show_brush(canvas.brush_radius)
        touch_up.failed.connect(self.failed)
        touch_up.objects_shown.connect(self._show_objects)

    def _use(self, tool: Tool) -> None:
        self.canvas.tool = tool

    def _set_brush(self, radius: float) -> None:
        self.canvas.brush_radius = radius

    def _show_objects(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.canvas.show_objects = shown
