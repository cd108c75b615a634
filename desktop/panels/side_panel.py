"""The column at the side of the photo: one section for each step of the work."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.jobs.runner import JobRunner
from desktop.panels.colorize_panel import ColorizePanel
from desktop.panels.drops import leave_drops_to_window
from desktop.panels.export_panel import ExportPanel
from desktop.panels.history_panel import HistoryPanel
from desktop.panels.model_choices import ModelChoices
from desktop.panels.restore_panel import RestorePanel
from desktop.panels.section import Section
from desktop.panels.touch_up_panel import TouchUpPanel
from desktop.panels.wheel_guard import WheelGuard
from desktop.settings import Settings
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.edits import Adjust
from engine.document.restore_edits import RestoringEdit

# In widths of a digit: enough for six swatches with their captions.
_WIDTH = 38


class SidePanel(QScrollArea):
    """Restore, Colorize, Touch up, History and Export, in this order, each to be folded away."""

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        restoring: Restoring,
        settings: Settings,
        choices: ModelChoices,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        """Make all sections.

        Args:
            workbench: with the photo.
            selection: with the object.
            restoring: restores the photo.
            settings: what was chosen the last time.
            choices: the models.
            runner: runs what the panels measure.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self.restore = RestorePanel(workbench, restoring)
        self.colorize = ColorizePanel(workbench, settings, choices)
        self.touch_up = TouchUpPanel(workbench, selection, runner)
        self.history = HistoryPanel(workbench)
        self.export = ExportPanel(workbench, settings)
        self.restore_section = Section(self.tr("Restore"), self.restore, name="restoreSection")
        self.colorize_section = Section(self.tr("Colorize"), self.colorize, name="colorizeSection")
        self.touch_up_section = Section(self.tr("Touch up"), self.touch_up, name="touchUpSection")
        self.history_section = Section(self.tr("History"), self.history, name="historySection")
        self.export_section = Section(self.tr("Export"), self.export, name="exportSection")
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._lay_out()
        self._wheel_guard = WheelGuard(self)
        self._wheel_guard.protect(self._content)
        leave_drops_to_window(self._content)
        self.restore.colorizing_wanted.connect(self.colorize.colorize)
        self.history.change_wanted.connect(self.change_step)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in the order of the work."""
        return (
            self.restore_section,
            self.colorize_section,
            self.touch_up_section,
            self.history_section,
            self.export_section,
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width at which everything can be read, and any height."""
        return QSize(self.minimumWidth() + 24, 600)

    def go_to(self, section: Section) -> None:
        """Unfold a section, bring it into view and give it the focus."""
        section.unfold()
        self._column.activate()
        self.ensureWidgetVisible(section.body, 0, 0)
        self.ensureWidgetVisible(section.header, 0, 0)
        section.header.setFocus()

    def find_frame(self) -> None:
        """Look for the print in its scan, and show where to accept what is found."""
        self.go_to(self.restore_section)
        self.restore.find_frame()
        self._column.activate()
        self.ensureWidgetVisible(self.restore.frame_section, 0, 0)

    def change_step(self, index: int) -> None:
        """Open the settings of a step of the document, to change them."""
        document = self._workbench.document
        if document is None or not 0 <= index < len(document.steps):
            return
        if isinstance(document.steps[index].edit, Adjust):
            self.go_to(self.colorize_section)
            self.colorize.vividness.setFocus()
        elif isinstance(document.steps[index].edit, RestoringEdit):
            self.go_to(self.restore_section)
            self.restore.change_step(index)
        else:
            self.go_to(self.touch_up_section)
            self.touch_up.change_step(index)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(8, 8, 8, 8)
        for section in self.sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        width = self.fontMetrics().horizontalAdvance("0") * _WIDTH
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(width, self._content.minimumSizeHint().width() + bar))
