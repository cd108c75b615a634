"""What lies on the workbench: the current photo with its pixels and the colors to show."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs.runner import JobRunner
from desktop.name_texts import short_name
from desktop.settings import Settings
from desktop.workspace.framed_original import FramedOriginal
from desktop.workspace.library import Library
from desktop.workspace.live_picture import Found, LivePicture
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.photo_reader import PhotoReader
from desktop.workspace.picture_thumbnail import PictureThumbnail
from desktop.workspace.restored_photo import Picture, RestoredPhoto
from desktop.workspace.uncertainty_map import Uncertainty, UncertaintyMap
from engine.color.lab import Chroma, Lightness
from engine.document.document import Document
from engine.document.history import History
from engine.photo.photo import Photo
from engine.view import Pyramid, View

if TYPE_CHECKING:
    from desktop.workspace.loaded_photo import LoadedPhoto


class PhotoTable(QObject):
    """Follows the current photo of the library: has it read, and its colors found.

    Nothing here changes a document; see ``Workbench``.
    """

    photo_changed = Signal()
    """Another photo is on the table, or it has been read: ``pyramid`` is there or None."""
    picture_changed = Signal()
    """``pyramid`` or ``chroma`` changed, also by a live preview."""
    restored_changed = Signal()
    """``photo`` and ``guide`` changed: the photo was restored in another way."""
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
        self._blank: Document | None = None
        self._preview: Document | None = None
        self._reader = PhotoReader(library, runner, settings, self)
        self._live = LivePicture(runner, self)
        self._original = FramedOriginal(runner, self)
        self._uncertainty = UncertaintyMap(runner, self)
        self._thumbnail = PictureThumbnail(library, runner, self)
        self._connect()

    def _connect(self) -> None:
        self._library.current_changed.connect(self._put)
        self._reader.finished.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._reader.busy_changed.connect(self.busy_changed)
        self._live.found.connect(self._on_found)
        self._live.failed.connect(partial(self._fail, self.tr("Find colors")))
        self._original.changed.connect(self.picture_changed)
        self._original.failed.connect(partial(self._fail, self.tr("Draw the original")))
        self._uncertainty.changed.connect(self.overlay_changed)
        self._uncertainty.failed.connect(partial(self._fail, self.tr("Find uncertain colors")))

    @property
    def open_photo(self) -> OpenPhoto | None:
        """The photo on the workbench."""
        return self._open_photo

    @property
    def photo(self) -> Photo | None:
        """Its restored pixels and metadata, those found last; None until it is read."""
        return None if self._loaded is None else self._loaded.settled.photo

    @property
    def loaded(self) -> "LoadedPhoto | None":
        """The photo as it was read, and its restorations; None until it is read."""
        return self._loaded

    @property
    def picture(self) -> Picture | None:
        """What is to be shown of it; None until it is read."""
        return None if self._loaded is None else self._loaded.picture

    @property
    def pyramid(self) -> Pyramid | None:
        """The lightness to show, in halves, smaller while dragging; None until it is read."""
        return None if self.picture is None else self.picture.restored.pyramid

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns at full size of what is shown; 0 until it is read."""
        return (0, 0) if self.picture is None else (self.picture.height, self.picture.width)

    @property
    def guide(self) -> Lightness | None:
        """Its L* at guide size, where colors and masks live; None until that is known."""
        base = self.base
        if self._loaded is None or base is None:
            return None
        settled = self._loaded.settled
        return settled.guide if settled.restoration.frame == base.frame else None

    @property
    def chroma(self) -> Chroma | None:
        """The colors to show, a*b* at guide size, smaller while dragging; None for gray."""
        return None if self.picture is None else self.picture.chroma

    @property
    def history(self) -> History | None:
        """All states of its document; None before colorizing."""
        return None if self._open_photo is None else self._open_photo.history

    @property
    def document(self) -> Document | None:
        """Its document as it is now, without live previews."""
        return None if self._open_photo is None else self._open_photo.document

    @property
    def base(self) -> Document | None:
        """Its document, or the one to begin with if it is gray and nothing was done to it yet."""
        return self.document or self._blank

    @property
    def has_colors(self) -> bool:
        """Whether it has colors, of a model or of its own."""
        return self.document is not None and not self.document.is_gray

    @property
    def is_rough(self) -> bool:
        """Whether what is shown stands for the photo while that is being restored."""
        return self.picture is not None and self.picture.is_rough

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

    def look_at(self, view: View | None) -> None:
        """Know what part of the photo the user sees.

        Args:
            view: in pixels of the photo at full size; None while nothing is seen.
        """
        self._live.look_at(view)

    def want_original(self) -> RestoredPhoto | None:
        """Return the photo as it was read, only turned and cropped like what is shown.

        Returns:
            The photo; None until it is there, which ``picture_changed`` tells.
        """
        if self._loaded is None:
            return None
        return self._original.get(self._loaded, self._loaded.picture.restored.restoration.frame)

    def show_uncertainty(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Compute and show where the model was unsure, or stop showing it."""
        self._uncertainty.show(shown)

    def _put(self, photo: OpenPhoto | None) -> None:
        """Put another photo on the table; one that is not kept in memory is read first."""
        self._live.drop()
        self._original.drop()
        self._preview = None
        self._open_photo = photo
        if self._loaded is not None:
            self._loaded.rest()
        self._loaded = None if photo is None else self._reader.get(photo)
        if photo is not None and self._loaded is None:
            self._reader.request(photo)
        self._tell_everything()

    def _tell_everything(self) -> None:
        loaded = self._loaded
        self._blank = None if loaded is None else Document.gray(loaded.identity)
        self.photo_changed.emit()
        self._refresh()
        self.picture_changed.emit()

    def _refresh(self) -> None:
        """Follow the document of the photo, which may be another one now."""
        self._preview = None
        self._uncertainty.follow(self.document)
        self.document_changed.emit()
        if self.document is not None:
            self._find_colors()

    def _find_colors(self) -> None:
        if self._loaded is None:
            return
        if self._preview is not None:
            self._live.request_preview(self._loaded, self._preview)
        elif self.base is not None:
            self._live.request(self._loaded, self.base)

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

    def _on_found(self, found: Found) -> None:
        found.loaded.picture = picture = found.picture
        photo = self._open_photo
        if found.loaded is not self._loaded or photo is None:
            return
        is_kept = found.is_exact and picture.document is self.base
        is_other = is_kept and found.loaded.settled is not picture.restored
        if is_kept:
            found.loaded.settled = picture.restored
        self.picture_changed.emit()
        if is_other:
            self.restored_changed.emit()
        if is_kept and self.document is not None:
            self._thumbnail.request(photo, picture)

    def _fail(self, title: str, error: Exception) -> None:
        self.failed.emit(title, error)
