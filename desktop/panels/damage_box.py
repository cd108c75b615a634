"""Dust and scratches: whether they are filled, what counts as one, and a brush for the rest."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.canvas.modes import Tool
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.panels.availability import offer, why_no_photo
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.panels.strength_box import STRENGTH
from desktop.workspace.restoring import Restoring
from desktop.workspace.workbench import Workbench
from engine.document.restore_edits import RepairDamage
from engine.restore.damage.find import DEFAULT_SENSITIVITY
from engine.restore.restoration import Repair


class DamageBox(QWidget):
    """Switches the repair on, and shows and corrects what is filled.

    Attributes:
        tool_chosen: the photo shall be worked on with another tool.
        brush_changed: the brush has another radius, in pixels of the full-size photo.
    """

    tool_chosen = Signal(Tool)
    brush_changed = Signal(float)

    def __init__(
        self, workbench: Workbench, restoring: Restoring, parent: QWidget | None = None
    ) -> None:
        """Show what is done to the photo.

        Args:
            workbench: with the photo.
            restoring: is told what the user wants.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._restoring = workbench, restoring
        self.repair = QCheckBox(self.tr("Fill dust and scratches"), self)
        self.sensitivity = LiveSlider(
            self.tr("Sensitivity"),
            replace(STRENGTH, default=DEFAULT_SENSITIVITY),
            tip=self.tr("How little is enough to count as damage; more finds more."),
            parent=self,
        )
        self.show_damage = QCheckBox(self.tr("Show damage"), self)
        self.searching = QProgressBar(self)
        self.brush = QToolButton(self)
        self.brush_size = LiveSlider(
            self.tr("Brush size"),
            Scale(1, 400, 40, 1, suffix=self.tr(" px")),
            tip=self.tr("Radius of the brush in pixels of the photo."),
            parent=self,
        )
        self.note = QLabel(self)
        self.reset = QPushButton(self.tr("Reset"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self.show_tool(Tool.LOOK)
        self.refresh()

    def show_tool(self, tool: Tool) -> None:
        """Show the tool that the photo is worked on with."""
        is_brush = tool is Tool.DAMAGE
        self.brush.setChecked(is_brush)
        self.brush_size.setVisible(is_brush)
        self.note.setVisible(is_brush)
        if is_brush:
            # Who corrects marks must see them.
            self._restoring.show_damage(True)

    def show_brush(self, radius: float) -> None:
        """Show the radius of the brush, in pixels of the full-size photo."""
        self.brush_size.set_value(radius)

    def refresh(self) -> None:
        """Show what is done to the photo now."""
        repair, no_photo = self._restoring.restoration.repair, why_no_photo(self._workbench)
        with QSignalBlocker(self.repair):
            self.repair.setChecked(repair is not None)
        if repair is not None:
            self.sensitivity.set_value(repair.sensitivity)
        for control in (self.repair, self.show_damage, self.brush):
            offer(control, no_photo)
        off = None if repair is not None else self.tr("Switch the filling of damage on first.")
        offer(self.sensitivity, no_photo or off)
        offer(self.reset, no_photo or off)

    def _set_up(self) -> None:
        self.repair.setToolTip(self.tr("Find dust, scratches and hairs, and fill them"))
        self.show_damage.setToolTip(self.tr("Mark in the photo what is taken for damage"))
        self.searching.setRange(0, 0)
        self.searching.setAccessibleName(self.tr("Looking for dust and scratches"))
        self.searching.setToolTip(self.tr("Large photos take some seconds, but only once"))
        self.searching.hide()
        self.brush.setText(self.tr("Mark damage by hand"))
        self.brush.setIcon(icon("damage"))
        self.brush.setIconSize(QSize(20, 20))
        self.brush.setCheckable(True)
        self.brush.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.brush.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.brush.setAccessibleName(self.tr("Mark damage by hand"))
        self.brush.setToolTip(self.tr("A brush for what was not found, or is no damage"))
        self.note.setText(
            self.tr(
                "Paint over damage to fill it. Hold Alt, or use the right button, "
                "to protect what is none."
            )
        )
        self.note.setWordWrap(True)
        set_look(self.note, "faint")
        self.reset.setToolTip(self.tr("Fill nothing, and forget what was marked by hand"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.repair,
            self.sensitivity,
            self.show_damage,
            self.searching,
            self.brush,
            self.note,
            self.brush_size,
        ):
            layout.addWidget(part)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        restoring = self._restoring
        self._workbench.photo_changed.connect(self.refresh)
        self._workbench.document_changed.connect(self.refresh)
        restoring.damage_changed.connect(self._show_damage_state)
        restoring.busy_changed.connect(self._show_search)
        self.repair.toggled.connect(self._switch)
        self.sensitivity.moved.connect(lambda _value: restoring.preview(self._edit()))
        self.sensitivity.chosen.connect(self._apply)
        self.show_damage.toggled.connect(restoring.show_damage)
        self.brush.clicked.connect(self._choose_brush)
        self.brush_size.moved.connect(self.brush_changed)
        self.reset.clicked.connect(lambda: restoring.reset(RepairDamage))

    def _edit(self) -> RepairDamage:
        repair = self._restoring.restoration.repair or Repair()
        return RepairDamage(replace(repair, sensitivity=self.sensitivity.value))

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on:
            self._restoring.apply(self._edit())
        else:
            self._restoring.reset(RepairDamage)

    def _apply(self) -> None:
        repair = self._restoring.restoration.repair
        if repair is not None and repair.sensitivity == self.sensitivity.value:
            self._restoring.drop_preview()
        else:
            self._restoring.apply(self._edit())

    def _choose_brush(self, chosen: bool) -> None:  # noqa: FBT001 - a Qt slot
        tool = Tool.DAMAGE if chosen else Tool.LOOK
        self.show_tool(tool)
        self.tool_chosen.emit(tool)

    def _show_damage_state(self) -> None:
        with QSignalBlocker(self.show_damage):
            self.show_damage.setChecked(self._restoring.shows_damage)

    def _show_search(self) -> None:
        self.searching.setVisible(self._restoring.is_looking_for_damage)
