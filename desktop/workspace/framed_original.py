"""The photo as it was read, turned and cropped like what it is compared with."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.loaded_photo import LoadedPhoto
from desktop.workspace.restored_photo import RestoredPhoto
from engine.restore.restoration import Restoration
from engine.restore.restorer import Restorer
from engine.restore.straighten import WHOLE, Frame


@dataclass(frozen=True, eq=False)
class _Framed:
    loaded: LoadedPhoto
    restored: RestoredPhoto

    def fits(self, loaded: LoadedPhoto, frame: Frame) -> bool:
        return self.loaded is loaded and self.restored.restoration.frame == frame


class FramedOriginal(QObject):
    """Turns and crops the original only when it is asked for; keeps the last one.

    Before and after are compared at the same places. So what was cropped is not seen before,
    either; an original that is shown whole would lie elsewhere.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Keep nothing yet.

        Args:
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._kept: _Framed | None = None
        self._wanted: tuple[LoadedPhoto, Frame] | None = None
        self._jobs = LatestJob(runner, self.tr("Draw the original"), self)
        self._jobs.finished.connect(self._on_finished)
        self._jobs.failed.connect(self.failed)

    def get(self, loaded: LoadedPhoto, frame: Frame) -> RestoredPhoto | None:
        """Return the original in a frame; None until ``changed`` tells that it is there.

        Args:
            loaded: the photo.
            frame: how it is turned and cropped.
        """
        if frame == WHOLE:
            self._kept = self._wanted = None
            return loaded.original
        if self._kept is not None and self._kept.fits(loaded, frame):
            return self._kept.restored
        if self._wanted != (loaded, frame):
            self._wanted = loaded, frame
            self._jobs.request(partial(_frame, loaded, frame))
        return None

    def drop(self) -> None:
        """Keep nothing anymore: another photo is looked at."""
        self._jobs.drop()
        self._kept = self._wanted = None

    def _on_finished(self, framed: _Framed) -> None:
        if self._wanted is not None and framed.fits(*self._wanted):
            self._kept, self._wanted = framed, None
            self.changed.emit()


def _frame(loaded: LoadedPhoto, frame: Frame, control: JobControl) -> _Framed:
    restoration = Restoration(frame)
    # A restorer of its own: that of the photo may be busy for a minute.
    photo = Restorer(loaded.original.photo).restore(restoration, cancel=control.cancel)
    return _Framed(loaded, RestoredPhoto.of(photo, restoration))
