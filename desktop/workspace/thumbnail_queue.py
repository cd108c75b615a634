"""Makes thumbnails one after another, the ones asked for last first, and drops the oldest."""

from collections import OrderedDict
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from desktop.jobs.job import Job, JobControl
from desktop.jobs.runner import JobRunner
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.thumbnails import thumbnail_of

# About 50 KB each, 150 KB in color.
_MOST_KEPT: Final = 400
_MOST_WAITING: Final = 200


class ThumbnailQueue(QObject):
    """Gives photos their thumbnails. One thread at a time is busy with that."""

    failed = Signal(OpenPhoto, Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Wait for requests.

        Args:
            runner: runs the jobs, quietly.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._runner = runner
        self._waiting: OrderedDict[int, OpenPhoto] = OrderedDict()
        self._kept: OrderedDict[int, OpenPhoto] = OrderedDict()
        self._running: tuple[OpenPhoto, Job] | None = None

    def request(self, photo: OpenPhoto) -> None:
        """Ask for the thumbnail of a photo; what scrolled out of sight long ago is forgotten."""
        if photo.thumbnail is not None:
            self._kept.move_to_end(photo.serial)
            return
        if self._running is not None and self._running[0] is photo:
            return
        self._waiting[photo.serial] = photo
        self._waiting.move_to_end(photo.serial)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._start()

    def give(self, photo: OpenPhoto, thumbnail: QImage) -> None:
        """Give a photo a thumbnail that was made elsewhere."""
        self._waiting.pop(photo.serial, None)
        self._kept[photo.serial] = photo
        self._kept.move_to_end(photo.serial)
        if len(self._kept) > _MOST_KEPT:
            _, oldest = self._kept.popitem(last=False)
            oldest.set_thumbnail(None)
        photo.set_thumbnail(thumbnail)

    def forget(self, photo: OpenPhoto) -> None:
        """Do nothing more for a photo that is closed."""
        self._waiting.pop(photo.serial, None)
        self._kept.pop(photo.serial, None)
        if self._running is not None and self._running[0] is photo:
            self._running[1].cancel()

    def _start(self) -> None:
        if self._running is not None or not self._waiting:
            return
        _, photo = self._waiting.popitem()
        title = QCoreApplication.translate("ThumbnailQueue", "Make thumbnails")
        work = partial(_make, photo.source, is_project=photo.is_project)
        job = self._runner.start(title, work, quiet=True)
        self._running = photo, job
        job.finished.connect(partial(self._finish, photo))
        job.failed.connect(partial(self.failed.emit, photo))
        job.ended.connect(self._end)

    def _finish(self, photo: OpenPhoto, thumbnail: QImage) -> None:
        # The workbench may have given a better one, in color, meanwhile.
        if photo.thumbnail is None:
            self.give(photo, thumbnail)

    def _end(self) -> None:
        self._running = None
        self._start()


def _make(path: Path, _control: JobControl, *, is_project: bool) -> QImage:
    return thumbnail_of(path, is_project=is_project)
