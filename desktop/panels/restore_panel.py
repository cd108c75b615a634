"""The first step of the work: bringing the photo back to what it was, before it gets colors."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.canvas.modes import Tool
from desktop.look.theme import set_look
from desktop.panels.availability import offer, why_no_photo
from desktop.panels.damage_box import DamageBox
from desktop.panels.frame_box import FrameBox
from desktop.panels.job_progress import JobProgress
from desktop.panels.restoring_texts import (
    detail_strengths,
    reason_text,
    tone_strengths,
)
from desktop.panels.section import Section
from desktop.panels.strength_box import StrengthBox
from desktop.workspace.restoration_steps import is_restored
from desktop.workspace.restoring import Restoring
from desktop.workspace.workbench import Workbench
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.restore.restoration import Detail, Tone


class RestorePanel(QWidget):
    """Looks at the photo and says what it needs; every correction by itself.

    Attributes:
        tool_chosen: the photo shall be worked on with another tool.
        brush_changed: the brush has another radius, in pixels of the full-size photo.
        colorizing_wanted: the photo shall be colorized again.
    """

    tool_chosen = Signal(Tool)
    brush_changed = Signal(float)
    colorizing_wanted = Signal()

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
        self.auto = QPushButton(self.tr("Restore automatically"), self)
        self.progress = JobProgress(
            self.tr("Progress of the look at the photo"), self.tr("Stop looking"), self
        )
        self.reasons = QLabel(self)
        self.stale = QLabel(self)
        self.colorize_again = QPushButton(self.tr("Colorize again"), self)
        self.rough = QLabel(self)
        self.working = QProgressBar(self)
        self.stop = QPushButton(self.tr("Cancel"), self)
        self.tone = StrengthBox(
            workbench, restoring, tone_strengths(), lambda values: CorrectTone(Tone(*values)), self
        )
        self.detail = StrengthBox(
            workbench,
            restoring,
            detail_strengths(),
            lambda values: RefineDetail(Detail(*values)),
            self,
        )
        self.damage = DamageBox(workbench, restoring, self)
        self.frame = FrameBox(workbench, restoring, self)
        self.reset_all = QPushButton(self.tr("Reset all"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    def restore_automatically(self) -> None:
        """Look at the photo and switch on what it needs."""
        job = self._restoring.choose()
        if job is not None:
            self.progress.follow(job)

    def find_frame(self) -> None:
        """Look for the print in its scan."""
        self.frame_section.unfold()
        self.frame.find_frame()

    def show_tool(self, tool: Tool) -> None:
        """Show the tool that the photo is worked on with."""
        if tool is Tool.DAMAGE:
            self.damage_section.unfold()
        self.damage.show_tool(tool)

    def show_brush(self, radius: float) -> None:
        """Show the radius of the brush, in pixels of the full-size photo."""
        self.damage.show_brush(radius)

    def change_step(self, index: int) -> None:
        """Go to the settings of a step of the document."""
        document = self._workbench.document
        if document is None or not 0 <= index < len(document.steps):
            return
        match document.steps[index].edit:
            case CorrectTone():
                self._go_to(self.tone_section, self.tone.sliders[0])
            case RefineDetail():
                self._go_to(self.detail_section, self.detail.sliders[0])
            case RepairDamage():
                self._go_to(self.damage_section, self.damage.sensitivity)
            case Straighten():
                self._go_to(self.frame_section, self.frame.angle)

    def _go_to(self, section: Section, control: QWidget) -> None:
        section.unfold()
        control.setFocus()

    def _set_up(self) -> None:
        self.auto.setObjectName("restoreAutomatically")
        self.auto.setToolTip(
            self.tr("Look at the photo, switch on what it needs, and say what that is and why")
        )
        self.colorize_again.setToolTip(self.tr("Let the model look at the photo as it is now"))
        self.stale.setText(
            self.tr("The colors were found before the restoration changed. They are kept.")
        )
        self.rough.setText(
            self.tr(
                "This is a quick look. All of the photo, with its grain and its scratches, "
                "is seen as soon as it is done."
            )
        )
        self.working.setRange(0, 0)
        self.working.setAccessibleName(self.tr("The photo is being restored"))
        self.stop.setToolTip(self.tr("Do not restore the photo in this way; undoes the last step"))
        self.reset_all.setToolTip(self.tr("Take all corrections away; colors and touch-ups stay"))
        for label in (self.reasons, self.stale, self.rough):
            label.setWordWrap(True)
            set_look(label, "faint")

    def _lay_out(self) -> None:
        # Folded, so that who only wants colors finds the next step below.
        part = partial(Section, is_part=True, unfolded=False)
        self.tone_section = part(self.tr("Light and tone"), self.tone, name="tonePart")
        self.detail_section = part(self.tr("Grain and sharpness"), self.detail, name="detailPart")
        self.damage_section = part(self.tr("Dust and scratches"), self.damage, name="damagePart")
        self.frame_section = part(self.tr("Straighten and crop"), self.frame, name="framePart")
        working = QHBoxLayout()
        working.addWidget(self.working, 1)
        working.addWidget(self.stop)
        layout = QVBoxLayout(self)
        for widget in (self.auto, self.progress, self.reasons, self.stale, self.colorize_again):
            layout.addWidget(widget)
        layout.addWidget(self.rough)
        layout.addLayout(working)
        for section in (
            self.tone_section,
            self.damage_section,
            self.detail_section,
            self.frame_section,
        ):
            layout.addWidget(section)
        layout.addWidget(self.reset_all)

    def _connect(self) -> None:
        workbench, restoring = self._workbench, self._restoring
        workbench.photo_changed.connect(self._leave_photo)
        for signal in (workbench.document_changed, workbench.busy_changed, restoring.changed):
            signal.connect(self._refresh)
        workbench.picture_changed.connect(self._show_rough)
        self.auto.clicked.connect(self.restore_automatically)
        self.progress.ended.connect(self._unfold_what_is_done)
        self.colorize_again.clicked.connect(self.colorizing_wanted)
        self.stop.clicked.connect(workbench.undo)
        self.reset_all.clicked.connect(restoring.reset_all)
        self.damage.tool_chosen.connect(self.tool_chosen)
        self.damage.brush_changed.connect(self.brush_changed)

    def _unfold_what_is_done(self) -> None:
        """Show the settings that were chosen."""
        restoration = self._restoring.restoration
        for section, is_done in (
            (self.tone_section, restoration.tone != Tone()),
            (self.damage_section, restoration.repair is not None),
            (self.detail_section, restoration.detail != Detail()),
        ):
            if is_done:
                section.unfold()

    def _leave_photo(self) -> None:
        self.progress.forget()
        self._refresh()

    def _refresh(self) -> None:
        workbench, restoring = self._workbench, self._restoring
        no_photo = why_no_photo(workbench)
        offer(self.auto, no_photo)
        self.reasons.setText("" if restoring.reasons is None else reason_text(restoring.reasons))
        self.reasons.setVisible(restoring.reasons is not None)
        is_stale = restoring.is_colorized_otherwise
        self.stale.setVisible(is_stale)
        self.colorize_again.setVisible(is_stale)
        busy = self.tr("The photo is being colorized.") if workbench.is_busy else None
        offer(self.colorize_again, no_photo or busy)
        nothing = None if is_restored(workbench.document) else self.tr("Nothing is restored yet.")
        offer(self.reset_all, no_photo or nothing)
        self._show_rough()

    def _show_rough(self) -> None:
        workbench = self._workbench
        is_rough = workbench.is_rough
        # While something is dragged there is nothing to undo yet.
        is_waiting = is_rough and not workbench.is_previewing
        self.rough.setVisible(is_rough)
        self.working.setVisible(is_waiting)
        history = workbench.history
        self.stop.setVisible(is_waiting and history is not None and history.can_undo)
