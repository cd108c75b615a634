"""The open photos, as a model that film strips and lists can show."""

from collections import deque
from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from desktop.jobs.runner import JobRunner
from desktop.sentences import in_user_language
from desktop.workspace.file_scan import Arrival, scan
from desktop.workspace.open_photo import OpenPhoto, PhotoState
from desktop.workspace.thumbnail_queue import ThumbnailQueue

# Rows that are added at a time, so that a folder of thousands does not hold up the window.
_CHUNK: Final = 64


class LibraryRole(IntEnum):
    """What a row of the library can be asked for, beside Qt's own roles."""

    TITLE = Qt.ItemDataRole.DisplayRole
    TOOL_TIP = Qt.ItemDataRole.ToolTipRole
    THUMBNAIL = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2
    PATH = Qt.ItemDataRole.UserRole + 3
    ERROR_TEXT = Qt.ItemDataRole.UserRole + 4
    PHOTO = Qt.ItemDataRole.UserRole + 5


class Library(QAbstractListModel):
    """All open photos and which of them is current.

    Asking a row for its thumbnail makes the thumbnail in a quiet job; ``dataChanged`` tells when it
    is there. So nothing is made of what nobody sees.
    """

    current_changed = Signal(object)
    """The current photo is another one: ``OpenPhoto`` or None."""

    photo_changed = Signal(OpenPhoto)
    """State, history or thumbnail of an open photo changed."""

    closed = Signal(OpenPhoto)
    """A photo is not open any more."""

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Begin without photos.

        Args:
            runner: runs the jobs that look at files.
            parent: owner of the library.
        """
        super().__init__(parent)
        self._runner = runner
        self._photos: list[OpenPhoto] = []
        self._locations: dict[str, OpenPhoto] = {}
        self._current: OpenPhoto | None = None
        self._arrivals: deque[Arrival] = deque()
        self._makes_current = False
        self._thumbnails = ThumbnailQueue(runner, self)
        self._thumbnails.failed.connect(self._on_thumbnail_failed)
        self._taking_up = QTimer(self, interval=0)
        self._taking_up.timeout.connect(self._take_up)

    @property
    def photos(self) -> tuple[OpenPhoto, ...]:
        """All open photos, in the order of the rows."""
        return tuple(self._photos)

    @property
    def current(self) -> OpenPhoto | None:
        """The photo that is worked on."""
        return self._current

    @property
    def has_unsaved(self) -> bool:
        """Whether closing all photos would lose work."""
        return any(photo.is_unsaved for photo in self._photos)

    def open(self, paths: Sequence[Path]) -> None:
        """Open photos, folders and projects; the first of them becomes current.

        What is open already is only made current. What cannot be read becomes a row that says why.

        Args:
            paths: files and folders.
        """
        if not paths:
            return
        title = self.tr("Look for photos")
        job = self._runner.start(title, partial(scan, tuple(paths)), quiet=True)
        job.finished.connect(self._on_scanned)

    def adopt(self, photo: OpenPhoto) -> None:
        """Take up a photo that was made elsewhere, such as one recovered after a crash.

        Args:
            photo: belongs to the library from now on.
        """
        self._insert([photo])
        if self._current is None:
            self.set_current(photo)

    def close(self, photo: OpenPhoto) -> None:
        """Close a photo, saved or not; its neighbor becomes current where it was current.

        Args:
            photo: one of ``photos``; any other is passed over.
        """
        if photo not in self._photos:
            return
        row = self._photos.index(photo)
        self.beginRemoveRows(QModelIndex(), row, row)
        self._photos.remove(photo)
        self.endRemoveRows()
        self._locations = {key: other for key, other in self._locations.items() if other != photo}
        self._thumbnails.forget(photo)
        photo.changed.disconnect()
        if photo is self._current:
            neighbors = self._photos[row : row + 1] or self._photos[-1:]
            self.set_current(neighbors[0] if neighbors else None)
        self.closed.emit(photo)
        photo.deleteLater()

    def set_current(self, photo: OpenPhoto | None) -> None:
        """Work on another photo.

        Args:
            photo: one of ``photos``, or None.
        """
        if photo is not self._current:
            self._current = photo
            self.current_changed.emit(photo)

    def give_thumbnail(self, photo: OpenPhoto, thumbnail: QImage) -> None:
        """Show an open photo by a picture that was made elsewhere, such as one in color."""
        if photo in self._photos:
            self._thumbnails.give(photo, thumbnail)

    def find(self, serial: int) -> OpenPhoto | None:
        """Return the open photo with a serial number, None if it was closed."""
        return next((photo for photo in self._photos if photo.serial == serial), None)

    def row_of(self, photo: OpenPhoto) -> int:
        """Return the row of an open photo.

        Raises:
            ValueError: it is not open.
        """
        return self._photos.index(photo)

    def rowCount(  # noqa: N802 - Qt's name
        self, parent: QModelIndex | QPersistentModelIndex | None = None
    ) -> int:
        """Return how many photos are open."""
        return 0 if parent is not None and parent.isValid() else len(self._photos)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - any type of Qt
        """Answer a role of ``LibraryRole``; None for any other."""
        if not index.isValid() or index.row() >= len(self._photos):
            return None
        photo = self._photos[index.row()]
        if role == LibraryRole.THUMBNAIL:
            if photo.error is None:
                self._thumbnails.request(photo)
            return photo.thumbnail
        return {
            LibraryRole.TITLE: photo.title,
            LibraryRole.TOOL_TIP: str(photo.path),
            LibraryRole.STATE: photo.state,
            LibraryRole.PATH: photo.path,
            LibraryRole.ERROR_TEXT: ""
            if photo.error is None
            else in_user_language(str(photo.error)),
            LibraryRole.PHOTO: photo,
        }.get(role)  # type: ignore[call-overload]

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802 - Qt's name
        """Name the roles."""
        return {int(role): QByteArray(role.name.lower().encode()) for role in LibraryRole}

    def _on_scanned(self, arrivals: tuple[Arrival, ...]) -> None:
        self._makes_current = True
        self._arrivals.extend(arrivals)
        self._taking_up.start()

    def _take_up(self) -> None:
        """Make rows of the next few arrivals."""
        chunk = [self._arrivals.popleft() for _ in range(min(_CHUNK, len(self._arrivals)))]
        if not self._arrivals:
            self._taking_up.stop()
        new = []
        first = None
        for arrival in chunk:
            photo = self._locations.get(arrival.location)
            if photo is None:
                photo = self._photo_for(arrival)
                new.append(photo)
            first = first or photo
        self._insert(new)
        if self._makes_current and first is not None:
            self._makes_current = False
            self.set_current(first)

    def _photo_for(self, arrival: Arrival) -> OpenPhoto:
        project = arrival.path if arrival.is_project else None
        photo = OpenPhoto(arrival.path, project=project, error=arrival.error, parent=self)
        self._locations[arrival.location] = photo
        return photo

    def _insert(self, photos: Sequence[OpenPhoto]) -> None:
        if not photos:
            return
        count = len(self._photos)
        self.beginInsertRows(QModelIndex(), count, count + len(photos) - 1)
        self._photos.extend(photos)
        self.endInsertRows()
        for photo in photos:
            photo.setParent(self)
            photo.changed.connect(partial(self._on_photo_changed, photo))

    def _on_photo_changed(self, photo: OpenPhoto) -> None:
        index = self.index(self._photos.index(photo))
        self.dataChanged.emit(index, index)
        self.photo_changed.emit(photo)

    def _on_thumbnail_failed(self, photo: OpenPhoto, error: Exception) -> None:
        if photo.state is PhotoState.PLAIN:
            photo.set_error(error)
