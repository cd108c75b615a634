"""A run as a job: everything that happens in the worker thread."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from threading import Event

from desktop.batch.order import BatchOrder, OrderPlan
from desktop.jobs.job import JobControl
from desktop.workspace.loaded_models import LoadedModels
from engine.batch.budget import declared_pixels
from engine.batch.outcome import Outcome
from engine.batch.pipeline import run
from engine.batch.plan import Job


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


BatchEvent = Planned | Begun | Finished | Measured
"""What a run tells while it runs."""


@dataclass(frozen=True, eq=False)
class BatchWork:
    """Carries out an order; called once, in a worker thread.

    Attributes:
        order: what to do.
        models: loads the models.
        gate: cleared while the run is paused.
        tell: is told everything that happens, in whatever thread it happens.
    """

    order: BatchOrder
    models: LoadedModels
    gate: Event
    tell: Callable[[BatchEvent], None]

    def __call__(self, control: JobControl) -> None:
        """Do the work; a cancelled run ends without an error.

        Args:
            control: of the job.

        Raises:
            PhotochromError: a model cannot be loaded, so that nothing can be done at all.
        """
        plan = self.order.plan()
        self.tell(Planned(plan))
        jobs = plan.jobs
        if not jobs or control.cancel.is_set():
            return
        preset = self.order.preset
        outcomes = run(
            jobs,
            self.models.colorizer(preset.colorizer),
            self.order.settings(),
            segmenter=self.models.segmenter(preset.segmenter) if preset.segmenter else None,
            cancel=control.cancel,
            gate=self.gate,
            begun=lambda job: self.tell(Begun(job)),
        )
        # Closing waits for the threads: no unfinished file is left, whatever happens here.
        with closing(outcomes):
            for count, outcome in enumerate(outcomes, 1):
                self.tell(Finished(outcome))
                control.report(count, len(jobs))


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
