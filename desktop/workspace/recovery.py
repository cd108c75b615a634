"""Keeps unsaved work on the disk while the user works, and brings it back after a crash."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs.job import Job, JobControl, Work
from desktop.jobs.runner import JobRunner
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.recovery_store import RecoveryStore, Unsaved, recovery_folder
from desktop.workspace.rescued import Rescued
from engine.document.document import Document
from engine.document.project_file import PROJECT_SUFFIX

__all__ = ["Recovery", "Rescued"]

# Together with the time that writing takes, well below the five seconds that may be lost.
_DELAY_MS: Final = 1500
# After a failure, such as a full disk.
_RETRY_MS: Final = 10_000

_OnDisk = dict[int, Document | None]
"""Serial number of an open photo to the document that the session holds; None for one that lies
there since it was rescued."""


class Recovery(QObject):
    """Autosaves all unsaved documents of a library; finds, restores and discards rescued ones.

    Several applications can run at the same time: none takes what another one is working on.
    """

    saved = Signal()
    """All unsaved work is on the disk."""
    failed = Signal(str, Exception)
    """What was tried, and why it failed; autosaving that keeps failing tells so once."""

    def __init__(
        self,
        library: Library,
        runner: JobRunner,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Begin to watch.

        Args:
            library: whose documents are autosaved.
            runner: runs the jobs.
            folder: of all sessions, None for ``recovery_folder()``.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._store = RecoveryStore(folder or recovery_folder())
        self._on_disk: _OnDisk = {}
        self._opened: frozenset[str] = frozenset()
        self._job: Job | None = None
        self._has_failed = False
        self._delay = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._delay.timeout.connect(self._autosave)
        library.photo_changed.connect(self._on_changed)
        library.closed.connect(self._on_changed)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the disk holds all unsaved work."""
        return self._unsaved_documents() == self._on_disk

    def look(self) -> Job:
        """Look for what crashed applications left behind.

        Returns:
            The job; its result is a tuple of ``Rescued``, the latest first.
        """
        title = self.tr("Look for unsaved work")
        return self._start(title, partial(_look, self._store))

    def restore(self, rescued: Sequence[Rescued]) -> Job:
        """Open documents that were left behind; they stay autosaved until the user saves them.

        Args:
            rescued: some of those that ``look`` found.

        Returns:
            The job; when it has finished, the photos are open.
        """
        title = self.tr("Restore unsaved work")
        job = self._start(title, partial(_adopt, self._store, tuple(rescued)))
        job.finished.connect(partial(self._open, tuple(rescued)))
        return job

    def discard(self, rescued: Sequence[Rescued]) -> Job:
        """Delete documents that were left behind.

        Args:
            rescued: some of those that ``look`` found.

        Returns:
            The job.
        """
        title = self.tr("Discard unsaved work")
        return self._start(title, partial(_discard, self._store, tuple(rescued)))

    def stop(self) -> None:
        """End in good order: nothing is unsaved any more, or the user does not want it.

        Called when the application ends, after its jobs have.
        """
        self._delay.stop()
        self._library.photo_changed.disconnect(self._on_changed)
        self._library.closed.disconnect(self._on_changed)
        self._store.close()

    def _start(self, title: str, work: Work) -> Job:
        job = self._runner.start(title, work, quiet=True)
        job.failed.connect(lambda error: self.failed.emit(title, error))
        return job

    def _open(self, rescued: Sequence[Rescued], files: Sequence[Path]) -> None:
        for document, file in zip(rescued, files, strict=True):
            photo = OpenPhoto(document.photo, project=document.project, recovered_from=file)
            self._on_disk[photo.serial] = None
            self._opened |= {file.name}
            self._library.adopt(photo)

    def _on_changed(self) -> None:
        if not self._delay.isActive() and not self.is_up_to_date:
            self._delay.start()

    def _autosave(self) -> None:
        if self._job is not None or self.is_up_to_date:
            return
        documents = self._unsaved_documents()
        unsaved = tuple(self._unsaved(photo) for photo in self._library.photos if photo.is_unsaved)
        self._job = self._runner.start(
            self.tr("Autosave"), partial(_save, self._store, unsaved, self._opened), quiet=True
        )
        self._job.finished.connect(lambda _: self._on_saved(documents))
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)

    def _unsaved_documents(self) -> _OnDisk:
        return {photo.serial: photo.document for photo in self._library.photos if photo.is_unsaved}

    def _unsaved(self, photo: OpenPhoto) -> Unsaved:
        is_written = self._on_disk.get(photo.serial) is photo.document
        rescued = photo.recovered_from
        name = f"{photo.serial}{PROJECT_SUFFIX}" if rescued is None else rescued.name
        if is_written:
            return Unsaved(name, photo.path, photo.project, None)
        return Unsaved(name, photo.path, photo.project, photo.document, photo.history)

    def _on_saved(self, documents: _OnDisk) -> None:
        self._on_disk = documents
        self._has_failed = False
        self.saved.emit()

    def _on_failed(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(self.tr("Autosave"), error)

    def _on_ended(self) -> None:
        self._job = None
        if self._has_failed:
            self._delay.start(_RETRY_MS)
        elif not self.is_up_to_date:
            self._delay.start()


def _save(
    store: RecoveryStore, unsaved: Sequence[Unsaved], opened: frozenset[str], _control: JobControl
) -> None:
    store.save(unsaved, opened)


def _look(store: RecoveryStore, _control: JobControl) -> tuple[Rescued, ...]:
    return store.abandoned()


def _adopt(
    store: RecoveryStore, rescued: Sequence[Rescued], _control: JobControl
) -> tuple[Path, ...]:
    return store.adopt(rescued)


def _discard(store: RecoveryStore, rescued: Sequence[Rescued], _control: JobControl) -> None:
    store.discard(rescued)
