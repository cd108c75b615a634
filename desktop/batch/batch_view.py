"""The view in which many photos are colorized in one run."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_table import BatchTable
from desktop.batch.choices_column import ChoicesColumn
from desktop.batch.decision_box import DecisionBox
from desktop.batch.order import BatchOrder, Course
from desktop.batch.preset_files import OpenedPreset, PresetFiles
from desktop.batch.progress_box import ProgressBox
from desktop.batch.questions import about_model, about_others, about_unfinished
from desktop.batch.report import BatchReport, write_csv
from desktop.batch.report_page import ReportPage
from desktop.batch.rows import RowState
from desktop.batch.stop_question import wants_to_stop
from desktop.jobs.runner import JobRunner
from desktop.panels.model_choices import ModelChoices
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from engine.batch.preset_file import is_preset
from engine.batch.resume import OtherPresetError
from engine.batch.run_journal import UnfinishedRunError


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
        self._library, self._runner, self._settings = library, runner, settings
        # Before the widgets at the right, since the Tab key goes through them in this order.
        self.choices = ChoicesColumn(library, choices, settings, self)
        self.sources, self.preset = self.choices.sources, self.choices.preset
        self.output = self.choices.output
        self.presets = PresetFiles(run.store, settings, runner, self)
        self.decision = DecisionBox(self)
        self.progress = ProgressBox(run, self)
        self.table = BatchTable(run.model, self)
        self.report_page = ReportPage(run.model, self)
        self.pages = QStackedWidget(self)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.sources.add_folder_button)
        self._lay_out()
        self._connect()
        # A run that ended with the application is offered to be gone on with.
        self.sources.add(settings.batch_sources)
        self._update()

    @property
    def problem(self) -> str | None:
        """Why no run can begin with what is chosen; None if one can."""
        return self.choices.problem

    @property
    def order(self) -> BatchOrder:
        """What a run would be told now.

        Raises:
            BatchError: the name pattern gives no names.
        """
        return self.choices.order()

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders on the list.

        Args:
            paths: passed over while a run is on.
        """
        if not self.run.is_active:
            self._show_choices()
            self.sources.add(paths)

    def start(self, course: Course = Course.ASK) -> None:
        """Begin a run, unless one is on or something is missing.

        Args:
            course: what is done about what earlier runs left.
        """
        if not self.run.is_active and self.problem is None:
            self.decision.drop()
            self.output.remember()
            self._settings.batch_sources = self.sources.paths
            self.run.start(self.choices.order(course))

    def _begin(self) -> None:
        self.start()

    def take_over(self, photo: OpenPhoto) -> None:
        """Choose for all photos what was done to one; passed over while a run is on.

        Args:
            photo: with a document.
        """
        if not self.run.is_active:
            self._show_choices()
            self.choices.take_over(photo)

    def may_close(self) -> bool:
        """Ask the user where a run is on; ends it if the user wants that.

        Returns:
            Whether the view, or the application, may be closed now.
        """
        if not self.run.is_active:
            return True
        if not wants_to_stop(self):
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
        """Put what was dropped on the list, and open a preset."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        paths = [Path(url.toLocalFile()) for url in urls]
        presets = [path for path in paths if is_preset(path)]
        self.add([path for path in paths if path not in presets])
        if presets:
            self.presets.open(presets[-1])
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        work = QWidget(self)
        right = QVBoxLayout(work)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.decision)
        right.addWidget(self.progress)
        right.addWidget(self.table, 1)
        self.pages.addWidget(work)
        self.pages.addWidget(self.report_page)
        layout = QHBoxLayout(self)
        layout.addWidget(self.choices, 2)
        layout.addWidget(self.pages, 5)

    def _connect(self) -> None:
        self.choices.changed.connect(self._update)
        self.decision.asked.connect(self.progress.hold_start)
        self.progress.start_button.clicked.connect(self._begin)
        self.run.state_changed.connect(self._follow_run)
        self.run.progressed.connect(self._follow_work)
        self.run.previewed.connect(self._ask_about_preview)
        self.run.ended.connect(self._show_report)
        self.run.undecided.connect(self._ask_after_start)
        self.run.failed.connect(self._show_failure)
        self.run.hampered.connect(self._show_trouble)
        self.report_page.new_wanted.connect(self._show_choices)
        self.report_page.save_wanted.connect(self.save_report)
        for table in (self.table, self.report_page):
            table.photo_wanted.connect(self.photo_wanted)
        self._connect_presets()

    def _connect_presets(self) -> None:
        bar, presets = self.choices.bar, self.presets
        bar.open_wanted.connect(presets.open)
        bar.save_wanted.connect(self._save_preset)
        bar.reset_wanted.connect(self.choices.show_usual)
        bar.photo_wanted.connect(self._take_over_open_photo)
        bar.photo_button.clicked.connect(bar.photo_wanted)
        presets.opened.connect(self._show_preset)
        presets.failed.connect(self.failed)

    def _update(self) -> None:
        if self.run.is_active:
            return
        self.decision.drop()
        self.pages.setCurrentIndex(0)
        problem = self.problem
        self.progress.set_problem(problem)
        self.run.preview(self.order if problem is None else None)

    def _ask_about_preview(self) -> None:
        plan = self.run.foreseen
        if plan is not None and plan.unfinished is not None:
            self._ask(plan.unfinished)

    def _ask(self, found: UnfinishedRunError | OtherPresetError) -> None:
        if isinstance(found, UnfinishedRunError):
            question = about_unfinished(found, self.start, self._leave)
        else:
            question = about_others(found, self.start, self._leave)
        self.decision.ask(question)

    def _ask_after_start(self, found: UnfinishedRunError | OtherPresetError) -> None:
        self._ask(found)
        # The button that was pressed cannot have the focus any more.
        self.decision.buttons[0].setFocus()

    def _leave(self) -> None:
        """Do nothing: the next start asks once more."""
        self.progress.refresh()

    def _save_preset(self, path: Path) -> None:
        if self.preset.colorizer is not None and self.output.problem is None:
            self.presets.save(path, self.order)

    def _show_preset(self, opened: OpenedPreset) -> None:
        model = opened.colorizer or self.preset.colorizer
        if self.run.is_active:
            return
        if opened.problem is None and model is not None:
            self.choices.show_opened(opened, model)
            return
        if opened.problem is not None:
            self._show_choices()
            take = lambda: self.choices.show_opened(opened, model or "")  # noqa: E731
            self.decision.ask(about_model(opened.problem, model, take, self._leave))

    def _take_over_open_photo(self) -> None:
        photo = self._library.current
        if photo is not None and photo.document is not None:
            self.take_over(photo)

    def _follow_run(self) -> None:
        self.choices.setEnabled(not self.run.is_active)
        if self.run.is_active:
            self.decision.drop()
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
        if not report.counts[RowState.WAITING]:
            self._settings.batch_sources = ()
        self.report_page.show_report(report)
        self.pages.setCurrentIndex(1)

    def _show_failure(self, error: Exception) -> None:
        self.failed.emit(self.tr("The photos cannot be colorized"), error)

    def _show_trouble(self, error: Exception) -> None:
        self.failed.emit(self.tr("The run cannot be kept as it should"), error)

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
