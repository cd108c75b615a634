"""The view in which many photos are colorized in one run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_table import BatchTable
from desktop.batch.order import BatchOrder, BatchPreset
from desktop.batch.output_box import OutputBox
from desktop.batch.preset_box import PresetBox
from desktop.batch.progress_box import ProgressBox
from desktop.batch.report import BatchReport, write_csv
from desktop.batch.report_page import ReportPage
from desktop.batch.source_list import SourceList
from desktop.jobs.runner import JobRunner
from desktop.look.warning_box import WarningBox
from desktop.panels.drops import leave_drops_to_window
from desktop.panels.model_choices import ModelChoices
from desktop.panels.wheel_guard import WheelGuard
from desktop.settings import Settings
from desktop.workspace.library import Library


class BatchView(QWidget):
    """Sources, preset and output at the left; progress and table, later the report, at the right.

    Attributes:
        photo_wanted: the user wants to touch up this photo, a ``Path``.
        failed: what was tried and why it failed.
        run: the run, for status bars and for closing the application.
    """

    photo_wanted = Signal(object)
    failed = Signal(str, Exception)

    def __init__(
        self,
        library: Library,
        run: BatchRun,
        choices: ModelChoices,
        settings: Settings,
        runner: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        """Show an empty list.

        Args:
            library: the open photos, which can be added to the list.
            run: does the work.
            choices: the models.
            settings: what the choices begin with.
            runner: writes reports.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.run = run
        self._runner = runner
        self.sources = SourceList(library, self)
        self.preset = PresetBox(choices, settings, self)
        self.output = OutputBox(settings, self)
        # Before the widgets at the right, since the Tab key goes through them in this order.
        self._choices_column = self._column()
        self.progress = ProgressBox(run, self)
        self.table = BatchTable(run.model, self)
        self.report_page = ReportPage(run.model, self)
        self.pages = QStackedWidget(self)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.sources.add_folder_button)
        self._lay_out()
        self._connect()
        self._update()

    @property
    def problem(self) -> str | None:
        """Why no run can begin with what is chosen; None if one can."""
        if not self.sources.paths:
            return self.tr("Add folders or photos first.")
        if self.preset.colorizer is None:
            return self.tr("There is no model; add one in the preferences.")
        return self.output.problem

    @property
    def order(self) -> BatchOrder:
        """What a run would be told now.

        Raises:
            BatchError: the name pattern gives no names.
        """
        preset = BatchPreset(
            colorizer=self.preset.colorizer or "",
            decoding=self.preset.decoding_options,
            size=self.preset.working_size,
            image_format=self.output.image_format,
            quality=self.output.quality.value(),
            bit_depth=self.output.chosen_bit_depth,
            longest_side=self.output.size_limit.value,
            keeps_metadata=self.output.metadata.isChecked(),
            segmenter=self.preset.segmenter,
        )
        is_recursive = self.sources.recursive.isChecked()
        return BatchOrder(self.sources.paths, is_recursive, preset, self.output.destination)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list.

        Args:
            paths: passed over while a run is on.
        """
        if not self.run.is_active:
            self._show_choices()
            self.sources.add(paths)

    def start(self) -> None:
        """Begin a run, unless one is on or something is missing."""
        if not self.run.is_active and self.problem is None:
            self.output.remember()
            self.run.start(self.order)

    def may_close(self) -> bool:
        """Ask the user where a run is on; ends it if the user wants that.

        Returns:
            Whether the view, or the application, may be closed now.
        """
        if not self.run.is_active:
            return True
        question = WarningBox(self)
        question.setWindowTitle(self.tr("Photos are being colorized"))
        question.setText(
            self.tr("Stop colorizing? Finished results stay, the other photos are left out.")
        )
        stop = question.addButton(self.tr("&Stop"), QMessageBox.ButtonRole.AcceptRole)
        go_on = question.addButton(self.tr("&Go on"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(go_on)
        question.setEscapeButton(go_on)
        question.exec()
        question.deleteLater()
        if question.clickedButton() is not stop:
            return False
        self.run.cancel()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before a run is ended."""
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and folders, unless a run is on."""
        if event.mimeData().hasUrls() and not self.run.is_active:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put what was dropped on the list."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.add([Path(url.toLocalFile()) for url in urls])
        event.acceptProposedAction()

    def _column(self) -> QScrollArea:
        column = QWidget()
        layout = QVBoxLayout(column)
        for title, box in (
            (self.tr("Photos"), self.sources),
            (self.tr("Colors"), self.preset),
            (self.tr("Results"), self.output),
        ):
            group = QGroupBox(title, column)
            QVBoxLayout(group).addWidget(box)
            layout.addWidget(group)
        layout.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(column)
        area.setWidgetResizable(True)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(column.minimumSizeHint().width() + bar)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        guard = WheelGuard(area)
        guard.protect(column)
        leave_drops_to_window(column)
        return area

    def _lay_out(self) -> None:
        work = QWidget(self)
        right = QVBoxLayout(work)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.progress)
        right.addWidget(self.table, 1)
        self.pages.addWidget(work)
        self.pages.addWidget(self.report_page)
        layout = QHBoxLayout(self)
        layout.addWidget(self._choices_column, 2)
        layout.addWidget(self.pages, 5)

    def _connect(self) -> None:
        for box in (self.sources, self.preset, self.output):
            box.changed.connect(self._update)
        self.progress.start_button.clicked.connect(self.start)
        self.run.state_changed.connect(self._follow_run)
        self.run.progressed.connect(self._follow_work)
        self.run.ended.connect(self._show_report)
        self.run.failed.connect(self._show_failure)
        self.report_page.new_wanted.connect(self._show_choices)
        self.report_page.save_wanted.connect(self.save_report)
        for table in (self.table, self.report_page):
            table.photo_wanted.connect(self.photo_wanted)

    def _update(self) -> None:
        if self.run.is_active:
            return
        self.pages.setCurrentIndex(0)
        problem = self.problem
        self.progress.set_problem(problem)
        self.run.preview(self.order if problem is None else None)

    def _follow_run(self) -> None:
        self._choices_column.setEnabled(not self.run.is_active)
        self.pages.setCurrentIndex(0)

    def _follow_work(self) -> None:
        """Keep the photos in work in sight, unless the user looks at others."""
        number = self.run.model.first_running
        if number is not None and self.table.selected_row is None:
            self.table.scrollTo(self.table.rows.mapFromSource(self.run.model.index(number, 0)))

    def _show_choices(self) -> None:
        if self.pages.currentIndex():
            self._update()

    def _show_report(self, report: BatchReport) -> None:
        self.report_page.show_report(report)
        self.pages.setCurrentIndex(1)

    def _show_failure(self, error: Exception) -> None:
        self.failed.emit(self.tr("The photos cannot be colorized"), error)

    def save_report(self, path: Path) -> None:
        """Write the report of the last run as a table, in a job.

        Args:
            path: the file; one that exists is replaced.
        """
        report = self.run.report
        if report is not None:
            job = self._runner.start(
                self.tr("Saving the report"), lambda _control: write_csv(report, path)
            )
            job.failed.connect(self._report_failed)

    def _report_failed(self, error: Exception) -> None:
        self.failed.emit(self.tr("The report cannot be saved"), error)
