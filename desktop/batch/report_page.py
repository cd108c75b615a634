"""What became of all photos of a run."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.batch_model import BatchModel, state_text
from desktop.batch.batch_table import BatchTable
from desktop.batch.durations import duration_text
from desktop.batch.report import BatchReport
from desktop.batch.reveal import open_file
from desktop.batch.rows import RowState
from desktop.look.icons import icon
from desktop.look.theme import set_look

_SHOWN = (
    RowState.FAILED,
    RowState.DONE,
    RowState.BEFORE,
    RowState.SKIPPED,
    RowState.WAITING,
)


class ReportPage(QWidget):
    """The end of a run: a summary, the failures first, and the results within reach.

    Attributes:
        save_wanted: the user wants the report as a file, a ``Path``.
        new_wanted: the user wants to go on with another run.
        photo_wanted: the user wants to touch up this photo, a ``Path``.
    """

    save_wanted = Signal(object)
    new_wanted = Signal()
    photo_wanted = Signal(object)

    def __init__(self, model: BatchModel, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            model: the rows.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.headline = QLabel(self)
        self.summary = QLabel(self)
        self.shown = QComboBox(self)
        self.save_button = QPushButton(icon("save"), self.tr("Sa&ve report…"), self)
        self.sheet_button = QPushButton(icon("layers"), self.tr("Open contact s&heet"), self)
        self._sheet: Path | None = None
        self.table = BatchTable(model, self)
        self.open_button = QPushButton(icon("photo"), self.tr("Open &result"), self)
        self.folder_button = QPushButton(icon("folder"), self.tr("Show &in folder"), self)
        self.photo_button = QPushButton(icon("touch-up"), self.tr("To&uch up"), self)
        self.new_button = QPushButton(self.tr("Ne&xt run"), self)
        self._set_up()
        self._lay_out()
        self._connect()

    def show_report(self, report: BatchReport) -> None:
        """Show how a run ended.

        Args:
            report: of the run whose rows the table has.
        """
        self.headline.setText(self._headline(report))
        self.summary.setText(self._summary(report))
        self._sheet = report.contact_sheet
        self.sheet_button.setVisible(self._sheet is not None)
        self.shown.clear()
        self.shown.addItem(self.tr("All photos ({0})").format(report.counts.total), None)
        for state in _SHOWN:
            if report.counts[state]:
                title = self.tr("{0} ({1})").format(state_text(state), report.counts[state])
                self.shown.addItem(title, state)
        self.shown.setCurrentIndex(1 if report.failures else 0)
        self._filter()

    def _set_up(self) -> None:
        set_look(self.headline, "title")
        set_look(self.summary, "faint")
        set_look(self.new_button, "primary")
        self.summary.setWordWrap(True)
        self.shown.setAccessibleName(self.tr("Which photos are shown"))
        self.shown.setToolTip(self.tr("Which photos are shown"))
        self.open_button.setToolTip(self.tr("Open the result of the selected line (Return)"))
        self.folder_button.setToolTip(self.tr("Show the file of the selected line in its folder"))
        self.photo_button.setToolTip(self.tr("Open the photo of the selected line in Photochrom"))
        self.save_button.setToolTip(self.tr("Save this report as a table (CSV)"))
        self.sheet_button.setToolTip(self.tr("Show all photos, before and after, in the browser"))
        self.sheet_button.hide()
        self.new_button.setToolTip(self.tr("Go back to the choices for another run"))

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.addWidget(self.headline, 1)
        title.addWidget(self.new_button)
        above = QHBoxLayout()
        above.addWidget(self.summary, 1)
        above.addWidget(self.shown)
        above.addWidget(self.sheet_button)
        above.addWidget(self.save_button)
        below = QHBoxLayout()
        for button in (self.open_button, self.folder_button, self.photo_button):
            below.addWidget(button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(title)
        layout.addLayout(above)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.shown.activated.connect(self._filter)
        self.open_button.clicked.connect(self.table.open_action.trigger)
        self.folder_button.clicked.connect(self.table.folder_action.trigger)
        self.photo_button.clicked.connect(self.table.photo_action.trigger)
        self.save_button.clicked.connect(self._choose_file)
        self.sheet_button.clicked.connect(self._open_sheet)
        self.new_button.clicked.connect(self.new_wanted)
        self.table.photo_wanted.connect(self.photo_wanted)
        for button, action in (
            (self.open_button, self.table.open_action),
            (self.folder_button, self.table.folder_action),
            (self.photo_button, self.table.photo_action),
        ):
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())

    def _filter(self) -> None:
        self.table.rows.show_only(self.shown.currentData())
        self.table.selectRow(0)
        self.table.refresh_actions()

    def _headline(self, report: BatchReport) -> str:
        if report.stopped:
            return self.tr("Stopped")
        if len(report.failures) == 1:
            return self.tr("Done, with 1 failure")
        if report.failures:
            return self.tr("Done, with %n failures", "", len(report.failures))
        return self.tr("All done")

    def _summary(self, report: BatchReport) -> str:
        counts = report.counts
        parts = [self.tr("%n colorized", "", counts[RowState.DONE])]
        if counts[RowState.BEFORE]:
            parts.append(self.tr("%n done before", "", counts[RowState.BEFORE]))
        if counts[RowState.SKIPPED]:
            parts.append(self.tr("%n skipped", "", counts[RowState.SKIPPED]))
        if counts[RowState.FAILED]:
            parts.append(self.tr("%n failed", "", counts[RowState.FAILED]))
        if counts[RowState.WAITING]:
            parts.append(self.tr("%n not begun", "", counts[RowState.WAITING]))
        if report.passed_over:
            parts.append(self.tr("%n not chosen", "", report.passed_over))
        return " · ".join([*parts, duration_text(report.seconds)])

    def _open_sheet(self) -> None:
        if self._sheet is not None:
            open_file(self._sheet)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save report"),
            self.tr("colorized photos") + ".csv",
            self.tr("Tables ({0})").format("*.csv"),
        )
        if name:
            path = Path(name)
            self.save_wanted.emit(path if path.suffix else path.with_suffix(".csv"))
