"""Takes one photo of a run from its file to the file of its result."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import Final

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
from engine.document.restore_edits import steps_of
from engine.errors import PhotochromError
from engine.photo.atomic import Staging
from engine.photo.errors import PhotoError
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions, write_photo
from engine.restore.restorer import Restorer
from engine.segment.everything import everything
from engine.segment.segmenter import Segmenter

_log = logging.getLogger(__name__)

_PIXELS_AT_ONCE: Final = 64_000_000
"""About 1 GB: at the peak a photo takes some 16 bytes per pixel (lightness, encoder, file)."""

_PIXELS_TO_RESTORE: Final = 2
"""A photo that is restored takes as much as so many: each step is kept until the last is done."""

POLL_SECONDS: Final = 0.2
"""How often those who wait look whether the run is over."""


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
            with self._budget.hold(self._room(job)):
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
        while gate is not None and not gate.wait(POLL_SECONDS):
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
        options, before = settings.export_options(job, photo), photo.lightness
        photo = self._restore(photo, recorder)
        chroma, edits = self._find_chroma(photo, recorder), recorder.restored
        if settings.harmonize is not None and self._segmenter is not None:
            done = self._harmonize(photo, chroma, self._segmenter, settings.harmonize, recorder)
            chroma = done.chroma
            edits = (*edits, done.statement) if done.count else edits
        with recorder.timed(Stage.WRITE):
            export = _Export(photo, chroma, options, replace(self._provenance, edits=edits))
            if self._control.thumbnails is not None:
                # First, so that whatever has its name has them: its pixels are not read again.
                lightness = before, photo.lightness
                self._control.thumbnails.write(job.target, lightness, chroma)
            self._write(job, export, staging)

    def _room(self, job: Job) -> int | None:
        """Say how many pixels a photo takes the room of."""
        pixels = declared_pixels(job.source)
        if pixels is None or self._settings.restoration is None:
            return pixels
        return pixels * _PIXELS_TO_RESTORE

    def _restore(self, photo: Photo, recorder: OutcomeRecorder) -> Photo:
        wish = self._settings.restoration
        if wish is None:
            return photo
        # The model gives it other colors: what is wrong with those that it has does not matter.
        wish = replace(wish, strengths=replace(wish.strengths, cast=0.0))
        restorer = Restorer(replace(photo, own_chroma=None))
        with recorder.timed(Stage.RESTORE):
            restoration = wish.choose(restorer, cancel=self).restoration
            recorder.restored = tuple(edit.statement for edit in steps_of(restoration))
            return restorer.restore(restoration, cancel=self)

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
