"""What ``colorize`` has to do, and how one machine does it."""

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass

from desktop.cli.colorize_models import RunModels
from desktop.cli.photo_records import RanModel
from desktop.cli.stop_signals import StopRequest
from engine.batch.outcome import Outcome
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.pipeline import run
from engine.batch.plan import Job
from engine.batch.run_record import RunRecord
from engine.batch.settings import BatchSettings

Done = Generator[tuple[Outcome, RanModel], None, None]
"""Photos as they are finished, in any order, with the model that ran."""


@dataclass(frozen=True, eq=False)
class Order:
    """The work of a run.

    Attributes:
        jobs: the photos.
        settings: how they are colorized and stored.
        models: that do it.
        record: notes in the journal what the run does; None to keep none.
        thumbnails: where small pictures go; None to draw none.
    """

    jobs: tuple[Job, ...]
    settings: BatchSettings
    models: RunModels
    record: RunRecord | None
    thumbnails: ThumbnailFolder | None


def on_this_machine(order: Order, request: StopRequest, *, workers: int | None) -> Done:
    """Colorize photos in threads of this process.

    Args:
        order: what to do.
        request: whether the user wants to stop.
        workers: photos in work at once; None for as many as suit the machine.

    Yields:
        Photos as they are finished.
    """
    outcomes = run(
        order.jobs,
        order.models.colorizer,
        order.settings,
        segmenter=order.models.segmenter,
        workers=workers,
        cancel=request.event,
        record=order.record,
        thumbnails=order.thumbnails,
    )
    with closing(outcomes):
        for outcome in outcomes:
            yield outcome, order.models.colorizer.session
