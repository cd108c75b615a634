"""Works through the photos of a run: reading and writing overlap with the network.

Every worker takes a photo from file to file, so that no photo waits in a queue: as many are in
memory as there are workers, and fewer if they are large. The network looks at one at a time.
"""

import logging
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Event, Lock

import numpy as np
import numpy.typing as npt

from engine.batch.budget import PixelBudget, declared_pixels
from engine.batch.errors import BatchError
from engine.batch.outcome import Outcome, OutcomeRecorder, Stage
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.plan import Job
from engine.batch.run_record import Record
from engine.batch.settings import BatchSettings
from engine.batch.targets import check_free, check_unchanged, make_folder
from engine.cancellation import Cancelled, check_cancelled
from engine.color.lab import Chroma
from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer
from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.document.everything import Harmonized, harmonize_everything
from engine.document.export import scaled_photo
from engine.document.rendering import render
from engine.errors import PhotochromError
from engine.photo.atomic import Staging
from engine.photo.errors import PhotoError
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.segment.everything import everything
from engine.segment.segmenter import Segmenter

_log = logging.getLogger(__name__)

_PIXELS_AT_ONCE = 64_000_000
"""About 1 GB: at the peak a photo takes some 16 bytes per pixel (lightness, encoder, file)."""

_MOST_WORKERS = 8
_POLL_SECONDS = 0.2

_IN_LINE = 4
"""Photos for each worker that are in line or wait to be told of: so memory stays flat."""


def default_workers() -> int:
    """Return how many photos to work on at once: one per usable core, 2 to 8."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return min(max(cores, 2), _MOST_WORKERS)


def run(
    jobs: Iterable[Job],
    colorizer: Colorizer,
    settings: BatchSettings | None = None,
    *,
    segmenter: Segmenter | None = None,
    workers: int | None = None,
    cancel: Event | None = None,
    gate: Event | None = None,
    begun: Callable[[Job], None] | None = None,
    record: Record | None = None,
    thumbnails: ThumbnailFolder | None = None,
) -> Generator[Outcome, None, None]:
    """Colorize photos; what goes wrong with one concerns no other.

    Closing the iterator or setting ``cancel`` ends the run: photos in work are dropped at their
    next step, no unfinished file is left and no thread goes on. Clearing ``gate`` pauses it: photos
    in work are finished and the others wait, with nothing of them in memory. Nor does the run go
    on far ahead of a caller who takes no outcomes.

    Args:
        jobs: the photos; taken one by one as the run goes on.
        colorizer: the model.
        settings: None for the defaults.
        segmenter: finds the objects, where the settings say to harmonize them.
        workers: photos in work at once; None for ``default_workers()``.
        cancel: ends the run when set, from any thread or a signal handler.
        gate: lets photos begin while it is set; None lets all of them begin.
        begun: is told when the work on a photo begins, in the thread that does it; must not raise.
        record: notes in a journal what the run does; None to keep none.
        thumbnails: where small pictures go, for a contact sheet; None to draw none.

    Yields:
        Outcomes as the photos are finished, in any order; none for photos that were dropped.

    Raises:
        ValueError: objects shall be harmonized, and there is no segmenter.
    """
    settings = settings or BatchSettings()
    if settings.harmonize is not None and segmenter is None:
        raise ValueError("harmonizing needs a segmenter")
    control = Control(cancel, gate, begun, record, thumbnails)
    batch = FileToFile(colorizer, segmenter, settings, control)
    workers = workers or default_workers()
    with ThreadPoolExecutor(workers, "photochrom-batch") as pool:
        try:
            yield from _outcomes(batch, iter(jobs), pool, workers * _IN_LINE)
        finally:
            batch.closed.set()
            pool.shutdown(cancel_futures=True)


def _outcomes(
    batch: "FileToFile", jobs: Iterator[Job], pool: ThreadPoolExecutor, most: int
) -> Iterator[Outcome]:
    """Keep so many photos in line, and take what became of them as it comes."""
    finished: SimpleQueue[Outcome | None] = SimpleQueue()
    in_line = 0
    while True:
        for job in islice(jobs, 0 if batch.is_set() else most - in_line):
            pool.submit(lambda job: finished.put(batch.colorize(job)), job)
            in_line += 1
        if in_line == 0:
            return
        outcome = _next(finished)
        in_line -= 1
        if outcome is not None:
            yield outcome


def _next(finished: SimpleQueue[Outcome | None]) -> Outcome | None:
    while True:
        try:
            # On Windows, Ctrl-C is heard only between waits.
            return finished.get(timeout=_POLL_SECONDS)
        except Empty:
            continue


@dataclass(frozen=True)
class Control:
    """How the caller follows and steers a run; see ``run``."""

    cancel: Event | None = None
    gate: Event | None = None
    begun: Callable[[Job], None] | None = None
    record: Record | None = None
    thumbnails: ThumbnailFolder | None = None


class _NotWantedError(Exception):
    """A photo is passed over; the message says why, as a sentence."""


@dataclass(frozen=True, eq=False)
class _Export:
    """What is written of a photo."""

    photo: Photo
    chroma: Chroma
    options: ExportOptions
    provenance: Provenance


class FileToFile:
    """Takes photos from file to file: all that the threads of a run share in one process.

    Attributes:
        closed: ends the work when set, as ``cancel`` does.
    """

    def __init__(
        self,
        colorizer: Colorizer,
        segmenter: Segmenter | None,
        settings: BatchSettings,
        control: Control,
    ) -> None:
        """Take the models.

        Args:
            colorizer: the model.
            segmenter: finds the objects, where the settings say to harmonize them.
            settings: of the run.
            control: how the caller follows and steers the work.
        """
        self.closed = Event()
        self._control = control
        self._colorizer = colorizer
        self._segmenter = segmenter
        self._settings = settings
        self._budget = PixelBudget(_PIXELS_AT_ONCE)
        self._network = Lock()
        description = colorizer.description
        self._provenance = Provenance(description.name, description.version)

    def colorize(self, job: Job) -> Outcome | None:
        """Take one photo from file to file; None if the run ends meanwhile."""
        outcome, record = self._outcome(job), self._control.record
        if record is not None and outcome is None:
            record.drop(job)
        elif record is not None and outcome is not None:
            record.finish(outcome)
        return outcome

    def _outcome(self, job: Job) -> Outcome | None:
        recorder = OutcomeRecorder(job)
        try:
            self._check_cancelled()
            with self._budget.hold(declared_pixels(job.source)):
                staging = self._begin(job)
                self._colorize(job, recorder, staging)
        except Cancelled:  # the run is over before this photo is
            return None
        except _NotWantedError as reason:
            return recorder.outcome(skipped=str(reason))
        except PhotochromError as error:
            return recorder.outcome(str(error))
        except MemoryError:
            return recorder.outcome("The photo is too large for the memory of this computer.")
        except Exception as error:  # whatever it is, the other photos go on
            _log.debug("working on %s failed", job.source, exc_info=True)
            return recorder.outcome(
                f"An internal error happened ({type(error).__name__}: {error})."
            )
        return recorder.outcome()

    def _begin(self, job: Job) -> Staging | None:
        """Wait while the run is paused, then tell that the photo begins."""
        # After the wait for room in memory, so that a pause during it holds this photo up, too.
        gate = self._control.gate
        while gate is not None and not gate.wait(_POLL_SECONDS):
            self._check_cancelled()
        self._check_cancelled()
        if self._control.begun is not None:
            self._control.begun(job)
        return None if self._control.record is None else self._control.record.begin(job)

    def _colorize(self, job: Job, recorder: OutcomeRecorder, staging: Staging | None) -> None:
        settings = self._settings
        with recorder.timed(Stage.READ):
            check_free(job.target, overwrite=self._may_replace(job))
            check_unchanged(job)
            photo = read_photo(
                job.source,
                max_megapixels=settings.max_megapixels,
                own_colors=settings.only.needs_own_colors,
            )
        recorder.saw(photo)
        if reason := settings.only.reason_against(photo):
            raise _NotWantedError(reason)
        options = settings.export_options(job, photo)
        chroma, provenance = self._find_chroma(photo, recorder), self._provenance
        if settings.harmonize is not None and self._segmenter is not None:
            done = self._harmonize(photo, chroma, self._segmenter, settings.harmonize, recorder)
            chroma = done.chroma
            provenance = replace(provenance, edits=(done.statement,) if done.count else ())
        with recorder.timed(Stage.WRITE):
            export = _Export(photo, chroma, options, provenance)
            if self._control.thumbnails is not None:
                # First, so that whatever has its name has them: its pixels are not read again.
                lightness = photo.lightness, photo.lightness
                self._control.thumbnails.write(job.target, lightness, chroma)
            self._write(job, export, staging)

    def _may_replace(self, job: Job) -> bool:
        return self._settings.overwrite or job.replaces is not None

    def _find_chroma(self, photo: Photo, recorder: OutcomeRecorder) -> Chroma:
        with self._network:
            self._check_cancelled()
            with recorder.timed(Stage.INFER):
                prediction = self._colorizer.predict(photo, size=self._settings.size)
        self._check_cancelled()
        with recorder.timed(Stage.DECODE):
            cells = prediction.decode(self._settings.decoding)
            return upsample_chroma(cells, photo.lightness, self._settings.upsampling)

    def _harmonize(
        self,
        photo: Photo,
        chroma: Chroma,
        segmenter: Segmenter,
        settings: Harmonize,
        recorder: OutcomeRecorder,
    ) -> Harmonized:
        with self._network:
            self._check_cancelled()
            with recorder.timed(Stage.SEGMENT):
                embedding = segmenter.embed(photo.lightness)
                segments = everything(segmenter, embedding, cancel=self)
        with recorder.timed(Stage.HARMONIZE):
            guide = Guide.of(photo)
            return harmonize_everything(chroma, guide, segments, settings, cancel=self)

    def _write(self, job: Job, export: "_Export", staging: Staging | None) -> None:
        photo = scaled_photo(export.photo, export.options.longest_side)
        try:
            make_folder(job.target.parent)
            write_photo(
                job.target,
                photo,
                self._strips(photo, export.chroma),
                options=export.options,
                provenance=export.provenance,
                overwrite=self._may_replace(job),
                staging=staging,
            )
        except PhotoError as error:
            # "Permission is denied" alone would seem to be said of the photo.
            raise BatchError(f"The result cannot be written: {error}") from error

    def _strips(self, photo: Photo, chroma: Chroma) -> Iterator[npt.NDArray[np.float32]]:
        for strip in render(chroma, photo.lightness):
            self._check_cancelled()
            yield strip

    def is_set(self) -> bool:
        """Whether the run is over; makes the batch something that the engine can be ended by."""
        cancel = self._control.cancel
        return self.closed.is_set() or (cancel is not None and cancel.is_set())

    def _check_cancelled(self) -> None:
        check_cancelled(self)
