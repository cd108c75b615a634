"""A run over many photos, as the rest of the application sees it."""

import weakref
from collections import deque
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.batch.batch_model import BatchModel
from desktop.batch.batch_work import (
    BatchEvent,
    BatchWork,
    Begun,
    Finished,
    Hampered,
    Measured,
    Planned,
    SheetMade,
    measure,
)
from desktop.batch.foresight import OrderPlan, look_ahead
from desktop.batch.order import BatchOrder
from desktop.batch.pace import Pace, WorkLeft
from desktop.batch.report import BatchReport
from desktop.batch.rows import RowState
from desktop.batch.run_state import RunState
from desktop.jobs.job import Job
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.loaded_models import LoadedModels
from engine.batch.resume import OtherPresetError
from engine.batch.run_journal import UnfinishedRunError
from engine.models.store import ModelStore

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN_EVERY_MS = 100
"""Small photos finish faster than anyone can read: what happened meanwhile is shown together."""


class BatchRun(QObject):
    """Runs orders, one at a time, and keeps the table up to date.

    What happens in the worker threads is collected and taken up ten times a second, in the GUI
    thread, so that thousands of small photos do not flood it.

    Attributes:
        state_changed: the run has begun, paused, gone on or ended.
        progressed: rows have changed, or time has passed.
        previewed: the table shows what ``preview`` was asked for.
        ended: the run is over, with its ``BatchReport``.
        undecided: the run did not begin, because nobody has said what to do about what is there;
            with the ``UnfinishedRunError`` or ``OtherPresetError``.
        failed: the run could not begin, with the error.
        hampered: the run is over, but its journal or pages could not be written, with the error.
        model: the table.
    """

    state_changed = Signal()
    progressed = Signal()
    previewed = Signal()
    ended = Signal(object)
    undecided = Signal(Exception)
    failed = Signal(Exception)
    hampered = Signal(Exception)

    def __init__(
        self, models: LoadedModels, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        """Begin without a run.

        Args:
            models: loads the models, in the job.
            runner: runs the jobs.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.model = BatchModel(self)
        self._models = models
        self._runner = runner
        self._state = RunState.IDLE
        self._gate = Event()
        self._turn = Lock()
        self._events: deque[BatchEvent] = deque()
        self._job: Job | None = None
        self._measuring: Job | None = None
        self._pace: Pace | None = None
        self._left = WorkLeft(())
        self._report: BatchReport | None = None
        self._error: Exception | None = None
        self._plan: OrderPlan | None = None
        self._hampered: list[Exception] = []
        self._sheet: Path | None = None
        self._timer = QTimer(self, interval=_SHOWN_EVERY_MS)
        self._timer.timeout.connect(self._take_up)
        self._preview = LatestJob(runner, self.tr("Looking for photos"), self)
        self._preview.finished.connect(self._show_preview)
        self._preview.failed.connect(self.failed)

    @property
    def state(self) -> RunState:
        """How far the run is."""
        return self._state

    @property
    def store(self) -> ModelStore:
        """Where its models lie."""
        return self._models.store

    @property
    def is_active(self) -> bool:
        """Whether a run is on, paused or not."""
        return self._state.is_active

    @property
    def report(self) -> BatchReport | None:
        """Of the last run, until the next one begins."""
        return self._report

    @property
    def foreseen(self) -> OrderPlan | None:
        """What ``preview`` was asked for, or what the run does; None for nothing."""
        return self._plan

    @property
    def elapsed(self) -> float:
        """Seconds of work so far, without pauses."""
        return 0.0 if self._pace is None else self._pace.elapsed

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take, as far as one can tell."""
        return None if self._pace is None else self._pace.remaining(self._left)

    def preview(self, order: BatchOrder | None) -> None:
        """Show in the table what a run would do; the newest wish counts.

        Args:
            order: what would be done; None for nothing.
        """
        if self.is_active:
            return
        if order is None or not order.sources:
            self._preview.drop()
            self._show_preview(None)
        else:
            turn = self._turn
            self._preview.request(lambda _control: look_ahead(order, turn))

    def start(self, order: BatchOrder) -> None:
        """Begin a run.

        Args:
            order: what to do.

        Raises:
            RuntimeError: a run is on.
        """
        if self.is_active:
            raise RuntimeError("a run is on")
        self._preview.drop()
        self._report = self._error = self._pace = self._sheet = None
        self._hampered = []
        self._events = deque()
        self._gate.set()
        self.model.set_plan(None)
        # The deque of this run: nothing that an earlier one still tells can get into the table.
        work = BatchWork(order, self._models, self._gate, self._turn, self._events.append)
        self._job = self._runner.start(self.tr("Colorizing many photos"), work)
        self._job.failed.connect(self._note_error)
        # Weakly: a job that its own connections hold would stay for ever.
        self._job.ended.connect(partial(self._finish, weakref.ref(self._job)))
        self._timer.start()
        self._set_state(RunState.PREPARING)

    def pause(self) -> None:
        """Let no more photos begin; those in work are finished."""
        if self._state in (RunState.PREPARING, RunState.RUNNING):
            self._gate.clear()
            if self._pace is not None:
                self._pace.pause()
            self._set_state(RunState.PAUSED)

    def resume(self) -> None:
        """Go on after a pause."""
        if self._state is RunState.PAUSED:
            self._gate.set()
            if self._pace is not None:
                self._pace.resume()
            self._set_state(RunState.PREPARING if self._pace is None else RunState.RUNNING)

    def cancel(self) -> None:
        """End the run; photos in work are dropped, finished ones stay."""
        if self._job is not None and self._state is not RunState.STOPPING:
            self._job.cancel()
            self._set_state(RunState.STOPPING)

    def _set_state(self, state: RunState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit()

    def _show_preview(self, plan: OrderPlan | None) -> None:
        if not self.is_active:
            self._report = None
            self._plan = plan
            self.model.set_plan(plan)
            self.previewed.emit()

    def _take_up(self) -> None:
        while self._events:
            self._handle(self._events.popleft())
        self.progressed.emit()

    def _handle(self, event: BatchEvent) -> None:
        match event:
            case Planned(plan):
                self._plan = plan
                self.model.set_plan(plan)
                self._measure(plan)
            case Measured(job, pixels):
                self._left.measure(job.target, pixels)
            case Begun(job):
                self._note_begin()
                self.model.begin(job)
            case Finished(outcome):
                self.model.finish(outcome)
                self._left.finish(outcome.job.target)
                if self._pace is not None:
                    self._pace.finished_one(outcome)
            case SheetMade(page):
                self._sheet = page
            case Hampered(error):
                self._hampered.append(error)

    def _measure(self, plan: OrderPlan) -> None:
        self._left = WorkLeft(job.target for job in plan.jobs)
        if self._measuring is not None:
            self._measuring.cancel()
        if self._job is not None:
            title = self.tr("Looking at the sizes of the photos")
            work = partial(measure, plan.jobs, self._events.append)
            self._measuring = self._runner.start(title, work, quiet=True)

    def _note_begin(self) -> None:
        # Loading the model and looking for photos say nothing about the pace.
        if self._pace is None:
            self._pace = Pace()
            if self._state is RunState.PREPARING:
                self._set_state(RunState.RUNNING)
            elif self._state is RunState.PAUSED:
                self._pace.pause()

    def _note_error(self, error: Exception) -> None:
        self._error = error

    def _finish(self, ended: weakref.ref[Job]) -> None:
        job = ended()
        if job is None or job is not self._job:
            return
        self._timer.stop()
        if self._measuring is not None:
            self._measuring.cancel()
        stopped = self._state is RunState.STOPPING or job.is_cancelled
        self._take_up()
        self.model.stop()
        self._job = None
        if self._pace is not None:
            self._pace.pause()
        self._set_state(RunState.IDLE)
        if isinstance(self._error, UnfinishedRunError | OtherPresetError):
            self.undecided.emit(self._error)
        elif self._error is not None:
            self.failed.emit(self._error)
        else:
            self._report = self._made_report(stopped=stopped)
            self.ended.emit(self._report)
        for error in self._hampered:
            self.hampered.emit(error)

    def _made_report(self, *, stopped: bool) -> BatchReport:
        passed_over = 0 if self._plan is None else self._plan.plan.passed_over
        rows, counts = self.model.rows, self.model.counts
        return BatchReport(rows, counts, self.elapsed, stopped, passed_over, self._sheet)

    def left(self) -> int:
        """Photos of the run that are not finished."""
        return self.model.counts[RowState.WAITING] + self.model.counts[RowState.RUNNING]
