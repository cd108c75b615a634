"""Where the current photo is colorized, edited and saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from desktop.jobs.job import Job, JobControl, Work
from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.settings import Settings
from desktop.workspace import edit_names, saving
from desktop.workspace.adjusting import adjusted, continued, remembered_decoding
from desktop.workspace.colorizing import ColorizeOrder, Colorizing
from desktop.workspace.errors import WorkspaceError
from desktop.workspace.library import Library
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.photo_table import PhotoTable
from engine.colorize import DecodingOptions
from engine.document.document import Document
from engine.document.edit import Edit
from engine.document.history import History
from engine.errors import PhotochromError
from engine.photo.write import ExportOptions


class Workbench(PhotoTable):
    """The current photo of the library and all that the user does to it.

    Documents are changed in the GUI thread, where they are only lists of edits; what takes time
    happens in jobs. Colorizing and saving go on when the user moves on to another photo, and serve
    the photo that they were started for.
    """

    saved = Signal(OpenPhoto, object)
    """A photo was exported, or saved as a project: the photo and the path of the file."""

    def __init__(
        self, library: Library, models: LoadedModels, runner: JobRunner, settings: Settings
    ) -> None:
        """Follow the current photo of a library.

        Args:
            library: the open photos.
            models: where models are loaded.
            runner: runs the jobs.
            settings: which model, how vivid, how much memory.
        """
        super().__init__(library, runner, settings)
        self._colorizing = Colorizing(models, runner, self)
        self._models = models
        self._runner = runner
        self._settings = settings
        library.closed.connect(self._colorizing.cancel)
        self._colorizing.finished.connect(self._on_colorized)
        self._colorizing.failed.connect(self._on_colorize_failed)
        self._colorizing.busy_changed.connect(self.busy_changed)
        settings.changed.connect(self._on_setting_changed)
        self._put(library.current)

    @property
    def is_busy(self) -> bool:
        """Whether the photo is being read or colorized."""
        photo = self.open_photo
        return super().is_busy or (photo is not None and self._colorizing.is_busy(photo))

    def colorize(self, *, model: str | None = None, size: int | None = None) -> Job | None:
        """Let a model find the colors, in place of the photo's own; edits that there are stay.

        Args:
            model: its name, None for the one in the settings.
            size: working size in pixels, None for the one in the settings.

        Returns:
            The job; None if no photo is on the workbench.
        """
        if self._open_photo is None or self._loaded is None or self.base is None:
            return None
        settings = self._settings
        order = ColorizeOrder(
            self._loaded,
            model or settings.colorizer,
            size or settings.working_size or None,
            remembered_decoding(settings),
            self.base,
        )
        return self._colorizing.start(self._open_photo, order)

    def preview_decoding(self, options: DecodingOptions) -> None:
        """Show how colors look that are read differently; nothing is kept of it."""
        if self.document is not None:
            self._show_preview(adjusted(self.document, options))

    def apply_decoding(self, options: DecodingOptions) -> None:
        """Read the colors differently from now on."""
        if self.document is not None:
            document = adjusted(self.document, options)
            self._do(edit_names.edit_name(document.adjust), document)

    def preview(self, document: Document | None) -> None:
        """Show another document of the photo; None takes it away. Nothing is kept of it."""
        self._show_preview(document)

    def keep(self, name: str, document: Document) -> None:
        """Take another document of the photo, which begins its history if it has none.

        Args:
            name: what was done, for the history.
            document: what came of it.
        """
        if self.history is None and self._open_photo is not None and self._blank is not None:
            self._open_photo.begin(History.start(self._blank, self.tr("Open")))
        self._do(name, document)

    def preview_edit(self, edit: Edit | None) -> None:
        """Show how an edit would look behind all others; None takes it away."""
        document = self.document
        if edit is None or document is None:
            self._show_preview(None)
        else:
            self._try(edit_names.edit_name(edit), lambda: self._show_preview(document.added(edit)))

    def preview_step(self, index: int, edit: Edit) -> None:
        """Show how an edit would look in place of a step."""
        document = self.document
        if document is not None:
            self._try(
                edit_names.changed_name(edit),
                lambda: self._show_preview(document.replaced(index, edit)),
            )

    def add_edit(self, edit: Edit) -> None:
        """Put an edit behind all others."""
        document = self.document
        if document is not None:
            name = edit_names.edit_name(edit)
            self._try(name, lambda: self._do(name, document.added(edit)))

    def replace_edit(self, index: int, edit: Edit) -> None:
        """Put an edit in place of a step."""
        document = self.document
        if document is not None:
            name = edit_names.changed_name(edit)
            self._try(name, lambda: self._do(name, document.replaced(index, edit)))

    def toggle_step(self, index: int) -> None:
        """Switch a step off, or on again."""
        if self.document is not None:
            document = self.document.toggled(index)
            step = document.steps[index]
            self._do(edit_names.toggled_name(step.edit, enabled=step.enabled), document)

    def remove_step(self, index: int) -> None:
        """Leave a step out."""
        if self.document is not None:
            edit = self.document.steps[index].edit
            self._do(edit_names.removed_name(edit), self.document.removed(index))

    def move_step(self, index: int, to: int) -> None:
        """Move a step among the others."""
        if self.document is not None and index != to:
            edit = self.document.steps[index].edit
            self._do(edit_names.moved_name(edit), self.document.moved(index, to))

    def undo(self) -> None:
        """Go back one state."""
        if self.history is not None and self.history.can_undo:
            self._set_history(self.history.undone())

    def redo(self) -> None:
        """Go forward one state."""
        if self.history is not None and self.history.can_redo:
            self._set_history(self.history.redone())

    def go_to(self, index: int) -> None:
        """Show any state of the history."""
        if self.history is not None and index != self.history.index:
            self._set_history(self.history.at(index))

    def locate(self, photo_path: Path) -> None:
        """Say where the photo of the project on the workbench is, which was missing."""
        photo = self.open_photo
        if photo is not None and photo.is_project:
            photo.photo_at = photo_path
            self._put(photo)

    def export(self, path: Path, options: ExportOptions, *, overwrite: bool = False) -> Job:
        """Write the photo with its colors to a file; the original is never overwritten.

        Args:
            path: the file, in an existing folder.
            options: how to store it.
            overwrite: replace an existing file.

        Returns:
            The job; its result is the path.
        """
        loaded, document = self._loaded, self.document
        title = self.tr("Export {name}").format(name=short_name(path.name))
        if loaded is None or document is None:
            sentence = self.tr("Restore or colorize the photo first; then it can be exported.")
            return self._refuse(title, sentence)
        work = partial(saving.export, path, loaded, document, options, overwrite=overwrite)
        return self._save(title, work, document, None)

    def save_project(self, path: Path) -> Job:
        """Write the document to a project file, which replaces an existing one.

        Args:
            path: the file, in an existing folder.

        Returns:
            The job; its result is the path.
        """
        document = self.document
        title = self.tr("Save {name}").format(name=short_name(path.name))
        if document is None:
            sentence = self.tr("Restore or colorize the photo first; then it can be saved.")
            return self._refuse(title, sentence)
        return self._save(title, partial(saving.save, path, document), document, path)

    def _try(self, title: str, change: Callable[[], None]) -> None:
        """Do something that an edit may not suit the photo for."""
        try:
            change()
        except PhotochromError as error:
            self._fail(title, error)

    def _do(self, name: str, document: Document) -> None:
        if self.history is not None:
            self._set_history(self.history.done(name, document))

    def _set_history(self, history: History) -> None:
        if self.open_photo is not None:
            self.open_photo.set_history(history)
            self._refresh()

    def _on_colorized(self, photo: OpenPhoto, document: Document) -> None:
        if self._library.find(photo.serial) is None:
            return
        name = self.tr("Colorize")
        history = photo.history
        if history is None:
            photo.set_history(History.start(document, name))
        else:
            # The edits as they are now: the user may have gone on while the model was looking.
            edited = continued(document, history.document, document.adjust.decoding)
            photo.set_history(history.done(name, edited))
        if photo is self.open_photo:
            self._refresh()

    def _on_colorize_failed(self, photo: OpenPhoto, error: Exception) -> None:
        self._fail(self.tr("Colorize {name}").format(name=short_name(photo.title)), error)

    def _on_setting_changed(self, key: str) -> None:
        if key == "device":
            self._models.forget()

    def _save(self, title: str, work: Work, document: Document, project: Path | None) -> Job:
        photo = self.open_photo
        job = self._runner.start(title, work)
        job.finished.connect(lambda path: self._on_saved(photo, document, project, path))
        job.failed.connect(partial(self._fail, title))
        return job

    def _on_saved(
        self, photo: OpenPhoto | None, document: Document, project: Path | None, path: Path
    ) -> None:
        if photo is None or self._library.find(photo.serial) is None:
            return
        if project is not None:
            photo.project = project
        photo.mark_saved(document)
        self.saved.emit(photo, path)

    def _refuse(self, title: str, sentence: str) -> Job:
        """Start a job that only fails, so that who asked learns of it in the usual way."""

        def fail(_control: JobControl) -> None:
            raise WorkspaceError(sentence)

        job = self._runner.start(title, fail, quiet=True)
        job.failed.connect(partial(self._fail, title))
        return job
