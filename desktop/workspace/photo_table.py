"""What lies on the workbench: the current photo with its pixels and the colors to show."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.settings import Settings
from desktop.workspace.color_thumbnail import ColorThumbnail
from desktop.workspace.library import Library
from desktop.workspace.live_picture import LivePicture, Picture
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.photo_reader import PhotoReader
from desktop.workspace.uncertainty_map import Uncertainty, UncertaintyMap
from engine.color.lab import Chroma, Lightness
from engine.document.document import Document
from engine.document.history import History
from engine.photo.photo import Photo
from engine.view import Pyramid

if TYPE_CHECKING:
    from desktop.workspace.loaded_photo import LoadedPhoto


class PhotoTable(QObject):
    """Follows the current photo of the library: has it read, and its colors found.

    Nothing here changes a document; see ``Workbench``.
    """

    photo_changed = Signal()
    """Another photo is on the table, or it has been read: ``pyramid`` is there or None."""
    picture_changed = Signal()
    """``chroma`` changed, also by a live preview."""
    document_changed = Signal()
    """``history`` moved: a new edit, undo, redo, a step switched on or off."""
    overlay_changed = Signal()
    """``uncertainty`` or ``shows_uncertainty`` changed."""
    busy_changed = Signal()
    """``is_busy`` may have changed."""
    failed = Signal(str, Exception)
    """What was tried, and why it failed."""

    def __init__(self, library: Library, runner: JobRunner, settings: Settings) -> None:
        """Follow the current photo of a library.

        Args:
            library: the open photos.
            runner: runs the jobs.
            settings: how much memory photos may take.
        """
        super().__init__()
        self._library = library
        self._open_photo: OpenPhoto | None = None
        self._loaded: LoadedPhoto | None = None  # None until the photo is read
        self._preview: Document | None = None
        self._reader = PhotoReader(library, runner, settings, self)
        self._live = LivePicture(runner, self)
        self._uncertainty = UncertaintyMap(runner, self)
        self._color_thumbnail = ColorThumbnail(library, runner, self)
        self._connect()

    def _connect(self) -> None:
        self._library.current_changed.connect(self._put)
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._reader.busy_changed.connect(self.busy_changed)
        self._live.found.connect(self._on_found)
        self._live.failed.connect(partial(self._fail, self.tr("Find colors")))
        self._uncertainty.changed.connect(self.overlay_changed)
        self._uncertainty.failed.connect(partial(self._fail, self.tr("Find uncertain colors")))

    @property
    def open_photo(self) -> OpenPhoto | None:
        """The photo on the workbench."""
        return self._open_photo

    @property
    def photo(self) -> Photo | None:
        """Its pixels and metadata; None until it is read."""
        return None if self._loaded is None else self._loaded.photo

    @property
    def pyramid(self) -> Pyramid | None:
        """Its lightness in halves; None until it is read."""
        return None if self._loaded is None else self._loaded.pyramid

    @property
    def guide(self) -> Lightness | None:
        """Its L* at guide size, where colors and masks live; None until it is read."""
        return None if self._loaded is None else self._loaded.guide

    @property
    def chroma(self) -> Chroma | None:
        """The colors to show, a*b* at guide size, smaller while dragging; None for gray."""
        return None if self._loaded is None or self.history is None else self._loaded.chroma

    @property
    def history(self) -> History | None:
        """All states of its document; None before colorizing."""
        return None if self._open_photo is None else self._open_photo.history

    @property
    def document(self) -> Document | None:
        """Its document as it is now, without live previews."""
        return None if self._open_photo is None else self._open_photo.document

    @property
    def uncertainty(self) -> Uncertainty | None:
        """Where the model was unsure, float32 in [0, 1]; None while that is not shown."""
        return self._uncertainty.values

    @property
    def shows_uncertainty(self) -> bool:
        """Whether the user wants to see it, with this photo and with others."""
        return self._uncertainty.is_shown

    @property
    def is_previewing(self) -> bool:
        """Whether the colors are those of a live preview."""
        return self._preview is not None

    @property
    def is_busy(self) -> bool:
        """Whether the photo is being read."""
        return self._reader.is_busy

    def show_uncertainty(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Compute and show where the model was unsure, or stop showing it."""
        self._uncertainty.show(shown)

    def _put(self, photo: OpenPhoto | None) -> None:
        """Put another photo on the table; one that is not kept in memory is read first."""
        self._live.drop()
        self._preview = None
        self._open_photo = photo
        self._loaded = None if photo is None else self._reader.get(photo)
        if photo is not None and self._loaded is None:
            self._reader.request(photo)
        self._tell_everything()

    def _tell_everything(self) -> None:
        self.photo_changed.emit()
        self._refresh()
        self.picture_changed.emit()

    def _refresh(self) -> None:
        """Follow the document of the photo, which may be another one now."""
        self._preview = None
        document = self.document
        self._uncertainty.set_prediction(None if document is None else document.distribution)
        self.document_changed.emit()
        self._find_colors()

    def _find_colors(self) -> None:
        if self._loaded is None:
            return
        if self._preview is not None:
            self._live.request_preview(self._loaded, self._preview)
        elif self.document is not None:
            self._live.request(self._loaded, self.document)

    def _show_preview(self, document: Document | None) -> None:
        """Show a document without keeping it; None shows the kept one again."""
        if document is not None or self._preview is not None:
            self._preview = document
            self._find_colors()

    def _on_read(self, photo: OpenPhoto) -> None:
        if photo is self._open_photo:
            self._loaded = self._reader.get(photo)
            self._tell_everything()

    def _on_read_failed(self, photo: OpenPhoto, error: Exception) -> None:
        if photo is self._open_photo:
            self.photo_changed.emit()
            self._fail(self.tr("Open {name}").format(name=short_name(photo.title)), error)

    def _on_found(self, picture: Picture) -> None:
        picture.loaded.chroma = picture.chroma
        photo = self._open_photo
        if picture.loaded is not self._loaded or photo is None:
            return
        self.picture_changed.emit()
        if picture.document is self.document:
            self._color_thumbnail.request(photo, picture.loaded, picture.chroma)

    def _fail(self, title: str, error: Exception) -> None:
        self.failed.emit(title, error)
