"""Reads the photo that the user looks at, and keeps those of a moment ago."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.loaded_photo import LoadedPhoto, LoadedPhotos, ReadResult, Source, read
from desktop.workspace.open_photo import OpenPhoto
from engine.cancellation import Cancelled
from engine.document.history import History


@dataclass(frozen=True, eq=False)
class _Outcome:
    """What came of reading an open photo: a result or an error."""

    serial: int
    answer: ReadResult | Exception


class PhotoReader(QObject):
    """Reads one photo at a time; who leafs through many waits for none but the last."""

    finished = Signal(OpenPhoto)
    """A photo was read; ``get`` has it."""
    failed = Signal(OpenPhoto, Exception)
    busy_changed = Signal()

    def __init__(
        self,
        library: Library,
        runner: JobRunner,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """Wait for requests.

        Args:
            library: whose photos are read.
            runner: runs the jobs.
            settings: with the budget of memory.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._wanted: int | None = None
        self._library = library
        self._kept = LoadedPhotos(lambda: settings.cache_mb << 20)
        self._jobs = LatestJob(runner, self.tr("Open a photo"), self, quiet=False)
        self._jobs.finished.connect(self._on_finished)
        self._jobs.busy_changed.connect(self.busy_changed)
        library.closed.connect(lambda photo: self._kept.forget(photo.serial))

    @property
    def is_busy(self) -> bool:
        """Whether a photo is being read."""
        return self._jobs.is_busy

    def get(self, photo: OpenPhoto) -> LoadedPhoto | None:
        """Return the pixels of a photo if they are kept."""
        return self._kept.get(photo.serial)

    def request(self, photo: OpenPhoto) -> None:
        """Read a photo."""
        self._wanted = photo.serial
        work = partial(_read, photo.serial, Source.of(photo))
        self._jobs.request(work, self.tr("Open {name}").format(name=short_name(photo.title)))

    def _on_finished(self, outcome: _Outcome) -> None:
        if outcome.serial == self._wanted:
            # The same photo may have been asked for again while it was read.
            self._jobs.drop()
        photo = self._library.find(outcome.serial)
        if photo is None:
            return
        if isinstance(outcome.answer, Exception):
            photo.set_error(outcome.answer)
            self.failed.emit(photo, outcome.answer)
            return
        self._kept.put(outcome.serial, outcome.answer.loaded)
        self._take_up(photo, outcome.answer)
        self.finished.emit(photo)

    def _take_up(self, photo: OpenPhoto, result: ReadResult) -> None:
        photo.set_error(None)
        if photo.history is not None or result.document is None:
            return
        if not photo.is_project:
            photo.begin(History.start(result.document, self.tr("Original colors")))
        else:
            photo.path = result.document.photo.path
            start = History.start(result.document, self.tr("Open"))
            photo.set_history(result.history or start)
            if photo.recovered_from is None:
                photo.mark_saved(result.document)


def _read(serial: int, source: Source, control: JobControl) -> _Outcome:
    try:
        return _Outcome(serial, read(source, control))
    except Cancelled:
        raise
    except Exception as error:  # it belongs to this photo, whatever is current by then
        return _Outcome(serial, error)
