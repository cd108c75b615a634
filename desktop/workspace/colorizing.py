"""Colorizes open photos in jobs."""

import weakref
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import Job, JobControl
from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.workspace.adjusting import continued
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.loaded_photo import LoadedPhoto
from desktop.workspace.open_photo import OpenPhoto
from engine.colorize import DecodingOptions
from engine.document.document import Document


@dataclass(frozen=True, eq=False)
class ColorizeOrder:
    """What to colorize, and how.

    Attributes:
        loaded: the photo.
        model: name of the model.
        size: working size in pixels, None for that of the model.
        decoding: how colors are read off the first prediction of a photo.
        before: the document of the photo until now, which says how it is restored.
    """

    loaded: LoadedPhoto
    model: str
    size: int | None
    decoding: DecodingOptions
    before: Document


def colorize(models: LoadedModels, order: ColorizeOrder, control: JobControl) -> Document:
    """Colorize the restored photo, and find its colors so that they can be shown at once.

    Args:
        models: where the model is loaded.
        order: what to do.
        control: of the job.

    Returns:
        The document with the edits that the photo had before.

    Raises:
        Cancelled: nobody waits any more.
        PhotochromError: the photo cannot be colorized.
    """
    model = models.loaded_colorizer(order.model)
    control.check()
    restored = order.loaded.restored(order.before.restoration, cancel=control.cancel)
    control.check()
    prediction = model.colorizer.predict(restored.photo, size=order.size)
    control.check()
    document = order.before.predicted(model.identity, prediction)
    document = continued(document, order.before, order.decoding)
    control.check()
    restored.colors(document)
    return document


class Colorizing(QObject):
    """Runs at most one such job for each photo; a photo that is closed is forgotten."""

    finished = Signal(OpenPhoto, Document)
    failed = Signal(OpenPhoto, Exception)
    busy_changed = Signal()

    def __init__(
        self, models: LoadedModels, runner: JobRunner, parent: QObject | None = None
    ) -> None:
        """Wait for orders.

        Args:
            models: where models are loaded.
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._models = models
        self._runner = runner
        self._running: dict[int, Job] = {}

    def is_busy(self, photo: OpenPhoto) -> bool:
        """Whether a photo is being colorized."""
        return photo.serial in self._running

    def start(self, photo: OpenPhoto, order: ColorizeOrder) -> Job:
        """Colorize a photo; an earlier order for it is called off."""
        self.cancel(photo)
        title = self.tr("Colorize {name}").format(name=short_name(photo.title))
        job = self._runner.start(title, partial(colorize, self._models, order))
        self._running[photo.serial] = job
        job.finished.connect(lambda document: self.finished.emit(photo, document))
        job.failed.connect(lambda error: self.failed.emit(photo, error))
        # Weakly: a job that its own connections hold would stay for ever.
        job.ended.connect(partial(self._end, photo.serial, weakref.ref(job)))
        self.busy_changed.emit()
        return job

    def cancel(self, photo: OpenPhoto) -> None:
        """Call off what was ordered for a photo."""
        job = self._running.get(photo.serial)
        if job is not None:
            job.cancel()

    def _end(self, serial: int, job: "weakref.ref[Job]") -> None:
        if self._running.get(serial) is job():
            del self._running[serial]
            self.busy_changed.emit()
