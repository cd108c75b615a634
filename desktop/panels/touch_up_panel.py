"""The second step of the work: giving single objects other colors."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.canvas.modes import Tool
from desktop.jobs.runner import JobRunner
from desktop.panels.availability import why_no_clicks, why_no_colors
from desktop.panels.chosen_color import ChosenColor
from desktop.panels.draft import Draft
from desktop.panels.harmonize_box import HarmonizeBox
from desktop.panels.hint_box import HintBox
from desktop.panels.object_box import ObjectBox
from desktop.panels.object_lightness import ObjectLightness
from desktop.panels.recolor_box import RecolorBox
from desktop.panels.section import Section
from desktop.panels.tool_row import ToolRow
from desktop.workspace.errors import WorkspaceError
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.edits import Harmonize, Hint, Recolor


class TouchUpPanel(QWidget):
    """Tools, the object, and what can be done with it.

    Attributes:
        tool_chosen: the photo shall be worked on with another tool.
        brush_changed: the brush has another radius, in pixels of the full-size photo.
        objects_shown: all objects shall be shown in the photo (True), or no longer.
        failed: what was tried in the photo, and why it failed.
    """

    tool_chosen = Signal(Tool)
    brush_changed = Signal(float)
    objects_shown = Signal(bool)
    failed = Signal(str, Exception)

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        """Show the state of workbench and selection.

        Args:
            workbench: with the photo.
            selection: with the object.
            runner: measures the object.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection = workbench, selection
        self.draft = Draft(workbench, self)
        self.object_color, self.point_color = ChosenColor(self), ChosenColor(self)
        self._picked = self.object_color
        lightness = ObjectLightness(workbench, selection, runner, self)
        self.tools = ToolRow(self)
        self.object = ObjectBox(workbench, selection, self)
        self.harmonize = HarmonizeBox(workbench, selection, self.draft)
        self.recolor = RecolorBox(workbench, selection, self.draft, self.object_color, lightness)
        self.hints = HintBox(workbench, selection, self.point_color)
        self._lay_out()
        self._connect()
        self._refresh()

    def show_tool(self, tool: Tool) -> None:
        """Show the tool that the photo is worked on with."""
        self.tools.show_tool(tool)
        is_picking = tool is Tool.EYEDROPPER
        self.recolor.field.show_eyedropper(is_picking and self._picked is self.object_color)
        self.hints.field.show_eyedropper(is_picking and self._picked is self.point_color)

    def show_brush(self, radius: float) -> None:
        """Show the radius of the brush, in pixels of the full-size photo."""
        self.tools.brush.set_value(radius)

    def take_color(self, x: float, y: float) -> None:
        """Take the color of a place that the eyedropper pointed at, in pixels of the photo."""
        if self._has_colors(self.tr("Pick a color")) and self._picked.pick(self._workbench, x, y):
            self._pick_for(self._picked, wanted=False)

    def add_point(self, x: float, y: float) -> None:
        """Place a color point, in pixels of the photo."""
        if self._has_colors(self.tr("Color point")):
            self.hints.add_point(x, y)

    def change_step(self, index: int) -> None:
        """Open the settings of a step of the document, to change them."""
        document = self._workbench.document
        if document is None or not 0 <= index < len(document.steps):
            return
        match document.steps[index].edit:
            case Harmonize() as edit:
                self._harmonize_section.unfold()
                self.harmonize.change_step(index, edit)
            case Recolor() as edit:
                self._recolor_section.unfold()
                self.recolor.change_step(index, edit)
            case Hint():
                self._hint_section.unfold()
                self.hints.change_step(index)

    def _has_colors(self, title: str) -> bool:
        """Tell whether the photo has colors; whoever uses a tool on one without learns why not."""
        reason = why_no_colors(self._workbench)
        if reason is not None:
            self.failed.emit(title, WorkspaceError(reason))
        return reason is None

    def _lay_out(self) -> None:
        self._recolor_section = Section(
            self.tr("Recolor"), self.recolor, name="recolorPart", is_part=True
        )
        self._harmonize_section = Section(
            self.tr("Harmonize"), self.harmonize, name="harmonizePart", is_part=True
        )
        self._hint_section = Section(
            self.tr("Color points"), self.hints, name="hintPart", is_part=True, unfolded=False
        )
        layout = QVBoxLayout(self)
        layout.addWidget(self.tools)
        layout.addWidget(self.object)
        for section in (self._recolor_section, self._harmonize_section, self._hint_section):
            layout.addWidget(section)

    def _connect(self) -> None:
        workbench, selection = self._workbench, self._selection
        for signal in (
            workbench.photo_changed,
            workbench.document_changed,
            selection.ready_changed,
        ):
            signal.connect(self._refresh)
        self.tools.chosen.connect(self._choose_tool)
        self.tools.brush_changed.connect(self.brush_changed)
        self.object.objects_shown.connect(self.objects_shown)
        self.recolor.field.eyedropper_wanted.connect(
            lambda wanted: self._pick_for(self.object_color, wanted=wanted)
        )
        self.hints.field.eyedropper_wanted.connect(
            lambda wanted: self._pick_for(self.point_color, wanted=wanted)
        )
        self.hints.tool_wanted.connect(lambda: self._choose_tool(Tool.HINT))

    def _choose_tool(self, tool: Tool) -> None:
        self.show_tool(tool)
        self.tool_chosen.emit(tool)

    def _pick_for(self, color: ChosenColor, *, wanted: bool) -> None:
        """Turn to the eyedropper; when it is put away again, back to what its color is for."""
        self._picked = color
        rest = Tool.HINT if color is self.point_color else Tool.SELECT
        self._choose_tool(Tool.EYEDROPPER if wanted else rest)

    def _refresh(self) -> None:
        no_colors = why_no_colors(self._workbench)
        self.tools.offer_tool(Tool.SELECT, why_no_clicks(self._workbench, self._selection))
        for tool in (Tool.BRUSH_ADD, Tool.BRUSH_TAKE_AWAY, Tool.EYEDROPPER, Tool.HINT):
            self.tools.offer_tool(tool, no_colors)
