"""Commands for how the photo is shown and what the pointer does in it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.canvas.canvas import Canvas
from desktop.canvas.modes import CompareMode, Tool
from desktop.shell.actions import Actions, Slots
from desktop.shell.commands.command import Command
from desktop.shell.held_key import HeldKey
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench

_COMPARING: Final = {
    Command.SINGLE: CompareMode.OFF,
    Command.SPLIT: CompareMode.SPLIT,
    Command.SIDE_BY_SIDE: CompareMode.SIDE_BY_SIDE,
}
_TOOLS: Final = {
    Command.LOOK: Tool.LOOK,
    Command.SELECT: Tool.SELECT,
    Command.BRUSH_ADD: Tool.BRUSH_ADD,
    Command.BRUSH_TAKE_AWAY: Tool.BRUSH_TAKE_AWAY,
    Command.EYEDROPPER: Tool.EYEDROPPER,
    Command.HINT: Tool.HINT,
    Command.MARK_DAMAGE: Tool.DAMAGE,
}
_OF_ANY_PHOTO: Final = {Command.LOOK, Command.MARK_DAMAGE}
_BRUSH_STEP: Final = 1.25


class ViewCommands(QObject):
    """Connects the commands of the canvas and keeps them showing what the canvas does."""

    def __init__(
        self,
        actions: Actions,
        canvas: Canvas,
        workbench: Workbench,
        selection: Selection,
        restoring: Restoring,
    ) -> None:
        """Connect everything.

        Args:
            actions: of the window.
            canvas: that they are for.
            workbench: with the photo.
            selection: with the object.
            restoring: with what is taken for damage.
        """
        super().__init__(canvas)
        self._actions = actions
        self._canvas = canvas
        self._workbench = workbench
        self._selection = selection
        self._restoring = restoring
        self._usable = True
        self._connect_zoom()
        self._connect_choices()
        self._connect_switches()
        self._connect_objects()
        workbench.photo_changed.connect(self._offer)
        workbench.document_changed.connect(self._offer)
        selection.changed.connect(self._offer)
        canvas.tool_changed.connect(self._show_state)
        canvas.compare_changed.connect(self._show_state)
        canvas.display.changed.connect(self._show_original_state)
        workbench.overlay_changed.connect(self._show_uncertainty_state)
        restoring.damage_changed.connect(self._show_damage_state)
        selection.ready_changed.connect(self._offer)
        self._show_state()
        self._offer()

    def set_usable(self, usable: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Offer commands only while the canvas can be seen."""
        self._usable = usable
        self._offer()

    def _connect_zoom(self) -> None:
        canvas = self._canvas
        slots: Slots = {
            Command.ZOOM_IN: canvas.zoom_in,
            Command.ZOOM_OUT: canvas.zoom_out,
            Command.FIT: canvas.fit,
            Command.ONE_TO_ONE: canvas.one_to_one,
            Command.LARGER_BRUSH: lambda: self._scale_brush(_BRUSH_STEP),
            Command.SMALLER_BRUSH: lambda: self._scale_brush(1 / _BRUSH_STEP),
        }
        self._actions.connect_all(slots)

    def _connect_choices(self) -> None:
        for command, mode in _COMPARING.items():
            self._actions.connect_to(command, partial(self._compare, mode))
        for command, tool in _TOOLS.items():
            self._actions.connect_to(command, partial(self._use, tool))

    def _connect_switches(self) -> None:
        switch = self._actions.connect_switch
        switch(Command.SHOW_ORIGINAL, self._show_original)
        switch(Command.SHOW_UNCERTAINTY, self._workbench.show_uncertainty)
        switch(Command.SHOW_DAMAGE, self._restoring.show_damage)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there are widgets
        HeldKey(self._actions[Command.SHOW_ORIGINAL], Qt.Key.Key_O, application)

    def _connect_objects(self) -> None:
        selection = self._selection
        slots: Slots = {
            Command.NEXT_CANDIDATE: lambda: selection.next_candidate(1),
            Command.PREVIOUS_CANDIDATE: lambda: selection.next_candidate(-1),
            Command.DESELECT: self._let_go,
        }
        self._actions.connect_all(slots)

    def _compare(self, mode: CompareMode) -> None:
        self._canvas.compare = mode

    def _use(self, tool: Tool) -> None:
        self._canvas.tool = tool

    def _show_original(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        self._canvas.show_original = shown

    def _let_go(self) -> None:
        """Drop what is being drawn, as the canvas does; with nothing drawn, drop the object."""
        if not self._canvas.pointer.cancel():
            self._selection.clear()

    def _show_original_state(self) -> None:
        self._actions[Command.SHOW_ORIGINAL].setChecked(self._canvas.show_original)

    def _show_uncertainty_state(self) -> None:
        self._actions[Command.SHOW_UNCERTAINTY].setChecked(self._workbench.shows_uncertainty)

    def _show_damage_state(self) -> None:
        self._actions[Command.SHOW_DAMAGE].setChecked(self._restoring.shows_damage)

    def _scale_brush(self, factor: float) -> None:
        self._canvas.brush_radius *= factor

    def _show_state(self) -> None:
        """Check the commands of the mode and the tool that the canvas has, whoever chose them."""
        for choices, chosen in (
            (_COMPARING, self._canvas.compare),
            (_TOOLS, self._canvas.tool),
        ):
            for command, value in choices.items():
                if value is chosen:
                    self._actions[command].setChecked(True)
        self._offer()

    def _offer(self) -> None:
        is_shown = self._usable and self._workbench.pyramid is not None
        is_changed = is_shown and self._workbench.document is not None
        is_colored = is_shown and self._workbench.has_colors
        enable = self._actions.enable
        enable(is_shown, Command.ZOOM_IN, Command.ZOOM_OUT, Command.FIT, Command.ONE_TO_ONE)
        enable(is_shown, Command.LOOK, Command.MARK_DAMAGE, Command.SHOW_DAMAGE)
        enable(is_changed, *_COMPARING, Command.SHOW_ORIGINAL)
        enable(is_colored, *(_TOOLS.keys() - _OF_ANY_PHOTO - {Command.SELECT}))
        document = self._workbench.document
        is_weighed = document is not None and document.distribution is not None
        enable(is_colored and is_weighed, Command.SHOW_UNCERTAINTY)
        has_objects = is_colored and self._selection.problem is None
        enable(has_objects, Command.SELECT, Command.FIND_OBJECTS, Command.HARMONIZE_ALL)
        tool = self._canvas.tool
        is_brush = tool.is_brush and (is_colored or (is_shown and tool is Tool.DAMAGE))
        enable(is_brush, Command.LARGER_BRUSH, Command.SMALLER_BRUSH)
        choices = self._selection.candidate_count if is_colored else 0
        enable(choices > 1, Command.NEXT_CANDIDATE, Command.PREVIOUS_CANDIDATE)
        enable(is_colored and self._selection.mask is not None, Command.DESELECT)
