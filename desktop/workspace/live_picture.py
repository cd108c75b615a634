"""The picture of the shown photo, found again whenever a document or a preview asks for it."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.loaded_photo import LoadedPhoto
from desktop.workspace.restored_photo import Picture
from engine.document.document import Document
from engine.view import View

# How long a drag must rest before the time for exact colors is taken.
_REST_MS: Final = 120


@dataclass(frozen=True, eq=False)
class Found:
    """A picture that was asked for.

    Attributes:
        loaded: the photo.
        picture: of it.
        is_exact: whether it is as an export has it.
    """

    loaded: LoadedPhoto
    picture: Picture
    is_exact: bool


class LivePicture(QObject):
    """Restores and finds colors in quiet jobs; of several requests the newest is served.

    What the user drags is shown roughly where an exact picture would not keep up, and exactly as
    soon as the drag rests. What was restored in another way is shown roughly until it is exact.
    """

    found = Signal(Found)
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
        self._dragged: tuple[LoadedPhoto, Document] | None = None
        self._view: View | None = None
        self._restores = False
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._find_exactly)

    def look_at(self, view: View | None) -> None:
        """Know what part of the photo is seen, which is shown best of what is rough."""
        self._view = view

    def request(self, loaded: LoadedPhoto, document: Document) -> None:
        """Ask for the picture of a document."""
        self._request_exactly(loaded, document)
        if loaded.known(document.restoration) is None:
            self._rough.request(partial(_find_roughly, loaded, document, self._view))

    def request_preview(self, loaded: LoadedPhoto, document: Document) -> None:
        """Ask for the picture of a document that may be another one in a moment."""
        if not loaded.is_slow(document):
            self._request_exactly(loaded, document)
            return
        self._exact.drop()
        self._rough.request(partial(_find_roughly, loaded, document, self._view))
        self._dragged = loaded, document
        self._rest.start()

    def drop(self) -> None:
        """Forget all requests."""
        self._dragged = None
        self._rest.stop()
        self._rough.drop()
        self._exact.drop()

    def _request_exactly(self, loaded: LoadedPhoto, document: Document) -> None:
        self._dragged = loaded, document
        self._rest.stop()
        self._rough.drop()
        if self._restores:
            # It may be at it for a minute, and nobody wants it any more.
            self._exact.drop()
        self._find_exactly()

    def _find_exactly(self) -> None:
        if self._dragged is not None:
            loaded, document = self._dragged
            self._restores = loaded.known(document.restoration) is None
            self._exact.request(partial(_find, loaded, document))
            self._dragged = None


def _find(loaded: LoadedPhoto, document: Document, control: JobControl) -> Found:
    return Found(loaded, loaded.exact(document, cancel=control.cancel), is_exact=True)


def _find_roughly(
    loaded: LoadedPhoto, document: Document, view: View | None, control: JobControl
) -> Found:
    return Found(loaded, loaded.rough(document, view, cancel=control.cancel), is_exact=False)
