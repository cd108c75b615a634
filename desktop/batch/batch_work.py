"""A run as a job: everything that happens in the worker thread."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock

from desktop.batch.foresight import OrderPlan, foreseen, taken_up, without_journal
from desktop.batch.order import BatchOrder, Course
from desktop.jobs.job import JobControl
from desktop.workspace.loaded_models import LoadedModels
from engine.batch.budget import declared_pixels
from engine.batch.journal_file import JournalError
from engine.batch.outcome import Outcome
from engine.batch.overview.run_overviews import write_run_sheet
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.pipeline import run
from engine.batch.plan import Job, Plan
from engine.batch.preset import Preset
from engine.batch.preset_models import parts_of
from engine.batch.run_journal import RunJournal
from engine.batch.run_record import RunRecord
from engine.batch.targets import make_folder
from engine.errors import PhotochromError
from engine.models.description import ModelDescription


@dataclass(frozen=True)
class Planned:
    """The photos are known."""

    plan: OrderPlan


@dataclass(frozen=True)
class Begun:
    """The work on a photo has begun."""

    job: Job


@dataclass(frozen=True)
class Finished:
    """The work on a photo is over."""

    outcome: Outcome


@dataclass(frozen=True)
class Measured:
    """The size of a photo is known, in pixels."""

    job: Job
    pixels: int


@dataclass(frozen=True)
class SheetMade:
    """There are pages with all photos; the first one."""

    page: Path


@dataclass(frozen=True)
class Hampered:
    """Something beside the photos went wrong: journal or pages cannot be written."""

    error: PhotochromError


BatchEvent = Planned | Begun | Finished | Measured | SheetMade | Hampered
"""What a run tells while it runs."""


@dataclass(frozen=True, eq=False)
class BatchWork:
    """Carries out an order; called once, in a worker thread.

    Attributes:
        order: what to do.
        models: loads the models.
        gate: cleared while the run is paused.
        turn: free as soon as nobody looks ahead, who would have the journal open.
        tell: is told everything that happens, in whatever thread it happens.
    """

    order: BatchOrder
    models: LoadedModels
    gate: Event
    turn: Lock
    tell: Callable[[BatchEvent], None]

    def __call__(self, control: JobControl) -> None:
        """Do the work; a cancelled run ends without an error.

        Args:
            control: of the job.

        Raises:
            UnfinishedRunError: an earlier run was left in the middle, and the order does not say
                how to go on.
            OtherPresetError: there are results of another preset, and the order does not say what
                becomes of them.
            PhotochromError: a model cannot be loaded or the journal cannot be used, so that
                nothing can be done at all.
        """
        with self._journal() as journal:
            plan = foreseen(self.order, journal)
            self.tell(Planned(plan))
            if self.order.course is Course.ASK and not self.order.overwrites:
                journal.check_finished(plan.plan.jobs)
            if plan.plan.jobs and not control.cancel.is_set():
                self._colorize(plan.plan, journal, control)

    def _colorize(self, plan: Plan, journal: RunJournal, control: JobControl) -> None:
        preset = self._preset()
        doing, record = self._take_up(plan, journal, preset)
        self.tell(Planned(doing.plan))
        colorizer = self.models.colorizer(self.order.preset.colorizer)
        segmenter = self.order.preset.segmenter
        outcomes = run(
            doing.jobs,
            colorizer,
            self.order.settings(),
            segmenter=None if segmenter is None else self.models.segmenter(segmenter),
            cancel=control.cancel,
            gate=self.gate,
            begun=lambda job: self.tell(Begun(job)),
            record=record,
            thumbnails=self._thumbnails(journal),
        )
        # Closing waits for the threads: no unfinished file is left, whatever happens here.
        with closing(outcomes):
            for count, outcome in enumerate(outcomes, 1):
                self.tell(Finished(outcome))
                control.report(count, len(doing.jobs))
        self._write_sheet(plan, journal, colorizer.description)

    def _preset(self) -> Preset:
        """Put together what decides how results look; loads the model."""
        wanted = self.order.preset
        model = self.models.loaded_colorizer(wanted.colorizer).identity
        parts = wanted.segmenter and parts_of(wanted.segmenter, self.models.store)
        return self.order.preset_with(model, parts or None)

    def _take_up(
        self, plan: Plan, journal: RunJournal, preset: Preset
    ) -> tuple["_Doing", RunRecord | None]:
        order = self.order
        if order.destination.folder is not None:
            make_folder(order.destination.folder)
        needs_it = order.contact_sheet or order.destination.folder is not None
        problem = journal.begin(is_needed=needs_it)
        if problem is not None:
            self.tell(Hampered(problem))
        if journal.opened is None:
            doing = without_journal(order, plan)
            return _Doing(doing, doing.jobs), None
        work, record = journal.take_up(plan.jobs, order.wishes(preset))
        return _Doing(taken_up(plan, work), work.jobs), record

    def _thumbnails(self, journal: RunJournal) -> ThumbnailFolder | None:
        if not self.order.contact_sheet or journal.opened is None:
            return None
        return ThumbnailFolder(journal.opened.folder, journal.opened.id)

    def _write_sheet(self, plan: Plan, journal: RunJournal, model: ModelDescription) -> None:
        if not self.order.contact_sheet or journal.opened is None:
            return
        try:
            self.tell(SheetMade(write_run_sheet(journal.opened, plan.refusals, model)))
        except PhotochromError as error:
            self.tell(Hampered(error))

    @contextmanager
    def _journal(self) -> Iterator[RunJournal]:
        with self.turn:
            journal = RunJournal(self.order.journal_folder())
        try:
            yield journal
        finally:
            try:
                journal.close()
            except JournalError as error:
                # What became of the photos is known all the same.
                self.tell(Hampered(error))


@dataclass(frozen=True)
class _Doing:
    """What a run does: its plan, and the photos with the results that they may replace."""

    plan: OrderPlan
    jobs: tuple[Job, ...]


def measure(jobs: Sequence[Job], tell: Callable[[BatchEvent], None], control: JobControl) -> None:
    """Look for the sizes of the photos of a run, while it runs: there may be thousands of them.

    Args:
        jobs: the photos.
        tell: is told each size that a file states.
        control: of the job.

    Raises:
        Cancelled: nobody wants to know any more.
    """
    for job in jobs:
        control.check()
        pixels = declared_pixels(job.source)
        if pixels:
            tell(Measured(job, pixels))
