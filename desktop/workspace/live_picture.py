"""The colors of the shown photo, found again whenever a document or a preview asks for it."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs.job import JobControl, Work
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.loaded_photo import LoadedPhoto
from engine.color.lab import Chroma
from engine.document.document import Document

# How long a drag must rest before the time for exact colors is taken.
_REST_MS: Final = 120


@dataclass(frozen=True, eq=False)
class Picture:
    """Colors that were found.

    Attributes:
        loaded: the photo.
        document: the document, or a preview of one.
        chroma: its colors, a*b* at guide size; smaller if they are rough.
    """

    loaded: LoadedPhoto
    document: Document
    chroma: Chroma


class LivePicture(QObject):
    """Finds colors in quiet jobs; of several requests the newest is served.

    What the user drags is shown in rough colors where exact ones would not keep up, and exactly as
    soon as the drag rests.
    """

    found = Signal(Picture)
    failed = Signal(Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Wait for requests.

        Args:
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._exact = LatestJob(runner, self.tr("Find colors"), self)
        self._rough = LatestJob(runner, self.tr("Find colors"), self)
        # Rough colors that come later than exact ones are of no use any more.
        self._exact.finished.connect(self._rough.drop)
        for jobs in (self._exact, self._rough):
            jobs.finished.connect(self.found)
            jobs.failed.connect(self.failed)
        self._dragged: Work | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._find_exactly)

    def request(self, loaded: LoadedPhoto, document: Document) -> None:
        """Ask for the colors of a document."""
        self._request_exactly(partial(_find, loaded, document))

    def request_preview(self, loaded: LoadedPhoto, document: Document) -> None:
        """Ask for the colors of a document that may be another one in a moment."""
        work = partial(_find, loaded, document)
        if not loaded.renderer.is_slow(document):
            self._request_exactly(work)
            return
        self._exact.drop()
        self._rough.request(partial(_find_roughly, loaded, document))
        self._dragged = work
        self._rest.start()

    def drop(self) -> None:
        """Forget all requests."""
        self._dragged = None
        self._rest.stop()
        self._rough.drop()
        self._exact.drop()

    def _request_exactly(self, work: Work) -> None:
        self._dragged = None
        self._rest.stop()
        self._rough.drop()
        self._exact.request(work)

    def _find_exactly(self) -> None:
        if self._dragged is not None:
            self._exact.request(self._dragged)
            self._dragged = None


def _find(loaded: LoadedPhoto, document: Document, control: JobControl) -> Picture:
    chroma = loaded.renderer.chroma(document, cancel=control.cancel)
    return Picture(loaded, document, chroma)


def _find_roughly(loaded: LoadedPhoto, document: Document, control: JobControl) -> Picture:
    chroma = loaded.renderer.rough_chroma(document, cancel=control.cancel)
    return Picture(loaded, document, chroma)
