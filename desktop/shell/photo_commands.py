"""Commands for the open photos: save, close, colorize, undo, go to another one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.shell.actions import Actions, Slots
from desktop.shell.commands.command import Command
from desktop.shell.project_names import suggested_project
from desktop.shell.unsaved_work import UnsavedWork
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.workbench import Workbench
from engine.document.project_file import PROJECT_SUFFIX


class PhotoCommands(QObject):
    """Connects the commands and offers each only while it can be given."""

    def __init__(
        self,
        actions: Actions,
        library: Library,
        workbench: Workbench,
        unsaved: UnsavedWork,
        window: QWidget,
    ) -> None:
        """Connect everything.

        Args:
            actions: of the window.
            library: the open photos.
            workbench: the current one.
            unsaved: asks before work is lost.
            window: in front of which dialogs open.
        """
        super().__init__(window)
        self._actions = actions
        self._library = library
        self._workbench = workbench
        self._unsaved = unsaved
        self._window = window
        self._usable = True
        self._connect_commands()
        for changed in (
            library.current_changed,
            library.rowsInserted,
            library.rowsRemoved,
            workbench.photo_changed,
            workbench.document_changed,
            workbench.busy_changed,
        ):
            changed.connect(self._offer)
        self._offer()

    def set_usable(self, usable: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Offer commands only while the photo can be seen."""
        self._usable = usable
        self._offer()

    def close(self, photos: Sequence[OpenPhoto]) -> None:
        """Close photos as soon as the user has decided about unsaved work in them."""

        def close() -> None:
            for photo in photos:
                self._library.close(photo)

        self._unsaved.settle(photos, close)

    def _connect_commands(self) -> None:
        workbench = self._workbench
        slots: Slots = {
            Command.SAVE_PROJECT: self._save,
            Command.SAVE_PROJECT_AS: self._save_as,
            Command.CLOSE_PHOTO: lambda: self.close(self._current()),
            Command.CLOSE_ALL: lambda: self.close(self._library.photos),
            Command.UNDO: workbench.undo,
            Command.REDO: workbench.redo,
            Command.COLORIZE: workbench.colorize,
            Command.PREVIOUS_PHOTO: lambda: self._go(-1),
            Command.NEXT_PHOTO: lambda: self._go(1),
        }
        self._actions.connect_all(slots)

    def _offer(self) -> None:
        history = self._workbench.history if self._usable else None
        photos = self._library.photos if self._usable else ()
        enable = self._actions.enable
        of_a_document = (Command.SAVE_PROJECT, Command.SAVE_PROJECT_AS, Command.APPLY_TO_ALL)
        enable(history is not None, *of_a_document, Command.EXPORT)
        enable(history is not None and history.can_undo, Command.UNDO)
        enable(history is not None and history.can_redo, Command.REDO)
        is_read = self._usable and self._workbench.photo is not None
        enable(is_read and not self._workbench.is_busy, Command.COLORIZE)
        enable(is_read, Command.RESTORE, Command.SUGGEST_FRAME)
        enable(bool(photos), Command.CLOSE_ALL)
        enable(bool(self._current()) and self._usable, Command.CLOSE_PHOTO)
        enable(len(photos) > 1, Command.PREVIOUS_PHOTO, Command.NEXT_PHOTO)

    def _current(self) -> tuple[OpenPhoto, ...]:
        photo = self._library.current
        return () if photo is None else (photo,)

    def _go(self, step: int) -> None:
        current, photos = self._library.current, self._library.photos
        if current is not None:
            row = (self._library.row_of(current) + step) % len(photos)
            self._library.set_current(photos[row])

    def _save(self) -> None:
        photo = self._workbench.open_photo
        if photo is None:
            return
        if photo.project is None:
            self._save_as()
        else:
            self._workbench.save_project(photo.project)

    def _save_as(self) -> None:
        photo = self._workbench.open_photo
        if photo is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save project"),
            str(suggested_project(photo)),
            self.tr("Photochrom projects ({pattern})").format(pattern=f"*{PROJECT_SUFFIX}"),
        )
        if name:
            path = Path(name)
            is_named = path.suffix.lower() == PROJECT_SUFFIX
            self._workbench.save_project(
                path if is_named else path.with_name(path.name + PROJECT_SUFFIX)
            )
