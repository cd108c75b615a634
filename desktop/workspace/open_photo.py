"""A photo that is open: which one, what was done to it, and whether that is saved."""

from enum import Enum
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from engine.document.document import Document
from engine.document.edits import Adjust
from engine.document.history import History

_serials = count(1)


class PhotoState(Enum):
    """How far the user is with a photo."""

    PLAIN = "plain"
    COLORIZED = "colorized"
    EDITED = "edited"
    SAVED = "saved"
    FAILED = "failed"


class OpenPhoto(QObject):
    """An open photo. The pixels are not here: see ``Workbench``.

    Attributes:
        serial: tells open photos apart, for as long as the application runs.
        path: the photo; for a project that was not read yet, the project.
        project: the project that it was opened from or saved as.
        recovered_from: the autosaved project that is read instead, after a crash.
        photo_at: where the photo of the project is, where the user had to say it.
        error: why it cannot be read.
        thumbnail: a small picture, once there is one; old ones are dropped to save memory.
        history: all states of its document; None for a gray photo that nothing was done to.
    """

    changed = Signal()

    serial: int
    path: Path
    project: Path | None
    recovered_from: Path | None
    photo_at: Path | None
    error: Exception | None
    thumbnail: QImage | None
    history: History | None

    def __init__(
        self,
        path: Path,
        *,
        project: Path | None = None,
        recovered_from: Path | None = None,
        error: Exception | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Open a photo, which is not read yet.

        Args:
            path: the photo; for a project, the project, until it is read.
            project: the project, if it is one.
            recovered_from: the autosaved project to read instead.
            error: why it can not even be listed.
            parent: owner of this object.
        """
        super().__init__(parent)
        self.serial = next(_serials)
        self.path = path
        self.project = project
        self.recovered_from = recovered_from
        self.photo_at = None
        self.error = error
        self.thumbnail = None
        self.history = None
        self._saved: Document | None = None
        self._untouched: Document | None = None

    @property
    def title(self) -> str:
        """The file name."""
        return self.path.name

    @property
    def source(self) -> Path:
        """The file to read: an autosaved project, a project, or the photo."""
        return self.recovered_from or self.project or self.path

    @property
    def is_project(self) -> bool:
        """Whether the file to read is a project."""
        return self.recovered_from is not None or self.project is not None

    @property
    def document(self) -> Document | None:
        """The document as it is now."""
        return None if self.history is None else self.history.document

    @property
    def is_unsaved(self) -> bool:
        """Whether closing the photo would lose work."""
        if self.history is None:
            return self.recovered_from is not None
        document = self.history.document
        is_untouched = document is self._untouched and self._saved is None
        return document is not self._saved and not is_untouched

    @property
    def state(self) -> PhotoState:
        """How far the user is."""
        if self.error is not None:
            return PhotoState.FAILED
        if self.history is None:
            return PhotoState.PLAIN if self.recovered_from is None else PhotoState.EDITED
        document = self.history.document
        if document is self._saved:
            return PhotoState.SAVED
        if document.model is None:
            return PhotoState.EDITED if document.steps else PhotoState.PLAIN
        is_edited = any(not isinstance(step.edit, Adjust) for step in document.steps)
        return PhotoState.EDITED if is_edited else PhotoState.COLORIZED

    def begin(self, history: History) -> None:
        """Take the first document of a photo that no model has colored, before anything is done."""
        self._untouched = history.document
        self.set_history(history)

    def set_history(self, history: History) -> None:
        """Take another state of the document, or another one of its states."""
        self.history = history
        self.error = None
        self.changed.emit()

    def mark_saved(self, document: Document | None) -> None:
        """Remember that a document is safe in a file.

        Args:
            document: what was written, which need not be the present one any more; None for an
                autosaved project that was copied without being read.
        """
        self._saved = document
        self.recovered_from = None
        self.changed.emit()

    def set_error(self, error: Exception | None) -> None:
        """Say why the photo cannot be read; None if it can."""
        if error is not self.error:
            self.error = error
            self.changed.emit()

    def set_thumbnail(self, thumbnail: QImage | None) -> None:
        """Show a small picture of the photo, or drop it."""
        self.thumbnail = thumbnail
        self.changed.emit()
