"""Makes sure that no work is lost when photos or the window are closed."""

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.jobs.job import Job, JobControl
from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.shell.project_names import unused_project
from desktop.shell.unsaved_dialog import Answer, UnsavedDialog
from desktop.workspace import saving
from desktop.workspace.open_photo import OpenPhoto
from engine.document.document import Document
from engine.photo.errors import explain


class UnsavedWork(QObject):
    """Asks about unsaved photos, saves them if the user wants that, and then goes on.

    Attributes:
        failed: what was tried and why it failed.
    """

    failed = Signal(str, Exception)

    def __init__(self, runner: JobRunner, window: QWidget) -> None:
        """Prepare to ask.

        Args:
            runner: saves.
            window: in front of which the question is asked.
        """
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._dialog: UnsavedDialog | None = None

    def settle(self, photos: Sequence[OpenPhoto], then: Callable[[], object]) -> None:
        """Do something as soon as it loses no work, or never if the user thinks otherwise.

        Args:
            photos: that are going to be closed.
            then: called at once where nothing is unsaved, and not at all if the user cancels or
                something could not be saved.
        """
        unsaved = [photo for photo in photos if photo.is_unsaved]
        if not unsaved:
            then()
        elif self._dialog is None:
            self._ask(unsaved, then)

    def _ask(self, unsaved: list[OpenPhoto], then: Callable[[], object]) -> None:
        dialog = UnsavedDialog(unsaved, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(lambda answer: self._answered(answer, unsaved, then))
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _answered(
        self, answer: Answer, unsaved: list[OpenPhoto], then: Callable[[], object]
    ) -> None:
        self._dialog = None
        if answer is Answer.DISCARD:
            then()
        elif answer is Answer.SAVE:
            # The window can be used meanwhile: what is done then must not be lost, either.
            edited = [photo for photo in unsaved if photo.document is not None]
            self._save(unsaved, partial(self.settle, edited, then))

    def _save(self, photos: list[OpenPhoto], then: Callable[[], object]) -> None:
        """Save one after another; the first failure ends it, with the window still open."""
        if not photos:
            then()
            return
        photo, *others = photos
        path = unused_project(photo)
        title = self.tr("Save {name}").format(name=short_name(path.name))
        document = photo.document
        job = self._start(title, photo, document, path)
        job.failed.connect(partial(self.failed.emit, title))
        job.finished.connect(lambda _path: self._saved(photo, document, path))
        job.finished.connect(lambda _path: self._save(others, then))

    def _start(self, title: str, photo: OpenPhoto, document: Document | None, path: Path) -> Job:
        if document is not None:
            return self._runner.start(title, partial(_write, path, document))
        recovered = photo.recovered_from
        assert recovered is not None  # noqa: S101 - nothing else is unsaved without a document
        return self._runner.start(title, partial(_copy, recovered, path))

    def _saved(self, photo: OpenPhoto, document: Document | None, path: Path) -> None:
        photo.project = path
        if document is not None:
            photo.mark_saved(document)


def _write(path: Path, document: Document, control: JobControl) -> Path:
    _make_folder(path)
    return saving.save(path, document, control)


def _copy(recovered: Path, path: Path, _control: JobControl) -> Path:
    _make_folder(path)
    try:
        return Path(shutil.copyfile(recovered, path))
    except OSError as error:
        raise explain(error) from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error) from error
