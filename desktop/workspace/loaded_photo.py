"""The pixels of open photos, kept as far as memory allows."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from desktop.jobs.job import JobControl
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.part_preview import with_detail_in_view
from desktop.workspace.restored_photo import Picture, RestoredPhoto, SmallCopy
from engine.cancellation import Cancellation, check_cancelled
from engine.color.tint import is_in_color
from engine.color.upsample import resize_lightness
from engine.document.document import Document
from engine.document.edit import Edit
from engine.document.errors import ProjectError
from engine.document.history import History
from engine.document.history_file import open_history
from engine.document.identity import PhotoIdentity
from engine.document.project_file import open_project
from engine.document.restore_edits import RestoringEdit
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.restore.restoration import Detail, Restoration
from engine.restore.restorer import Restorer
from engine.view import View

_log = logging.getLogger(__name__)

_MOST_KEPT: Final = 4
# Beside the photo as it was read: the one that is shown, and one before, for undo.
_MOST_RESTORED: Final = 2
# Together they may have so many pixels; the last one is kept whatever its size.
_MOST_PIXELS: Final = 60_000_000


class LoadedPhoto:
    """A photo that was read, and its restorations; what is shown of it is for the GUI thread alone.

    Attributes:
        identity: which photo it is.
        original: as it was read; with its own colors only if it is in color.
        picture: what was found last to be shown of it.
        settled: how its document restores it, once that was found exactly.
    """

    identity: PhotoIdentity
    original: RestoredPhoto
    picture: Picture
    settled: RestoredPhoto

    def __init__(self, photo: Photo, identity: PhotoIdentity) -> None:
        """Derive what is needed; takes some passes over all pixels.

        Args:
            photo: the photo as it was read, its own colors left out where they do not count.
            identity: which photo it is.
        """
        self.identity = identity
        self.original = RestoredPhoto.of(photo, Restoration())
        self.picture = Picture.of(self.original, None, None)
        self.settled = self.original
        self._restorer = Restorer(photo)
        self._restored: OrderedDict[Restoration, RestoredPhoto] = OrderedDict()
        self._small: SmallCopy | None = None
        self._lock, self._shrinking = threading.Lock(), threading.Lock()

    @property
    def restorer(self) -> Restorer:
        """Restores the photo at full size."""
        return self._restorer

    @property
    def size(self) -> int:
        """Bytes that the photo holds, without the steps of its renderers."""
        with self._lock:
            kept = [self.original, *self._restored.values()]
        return sum(photo.size for photo in kept) + self._restorer.size

    def known(self, restoration: Restoration) -> RestoredPhoto | None:
        """Return the photo after a restoration, if that is done already."""
        if restoration.is_nothing:
            return self.original
        with self._lock:
            return self._restored.get(restoration)

    def restored(
        self, restoration: Restoration, *, cancel: Cancellation | None = None
    ) -> RestoredPhoto:
        """Restore the photo at full size, or remember; seconds to a minute for large ones.

        Args:
            restoration: what is done.
            cancel: ends the work early.

        Raises:
            Cancelled: the work was ended.
        """
        known = self.known(restoration)
        if known is None:
            photo = self._restorer.restore(restoration, cancel=cancel)
            check_cancelled(cancel)
            known = RestoredPhoto.of(photo, restoration)
        if not restoration.is_nothing:
            self._keep(known)
        return known

    def exact(self, document: Document, *, cancel: Cancellation | None = None) -> Picture:
        """Find the picture of a document as an export has it.

        Args:
            document: of the photo.
            cancel: ends the work early.

        Raises:
            Cancelled: the work was ended.
        """
        restored = self.restored(document.restoration, cancel=cancel)
        return Picture.of(restored, restored.colors(document, cancel=cancel), document)

    def rough(
        self, document: Document, view: View | None = None, *, cancel: Cancellation | None = None
    ) -> Picture:
        """Find about the same picture soon: rough colors, and what stands for the photo.

        Args:
            document: of the photo.
            view: the part that is looked at, if that is known.
            cancel: ends the work early.

        Raises:
            Cancelled: the work was ended.
        """
        restored, last = self.known(document.restoration), self.picture
        is_rough = restored is None
        if restored is None:
            restored = self._preview(document, view, cancel)
        chroma = None
        if is_rough and _have_same_colors(last.document, document):
            chroma = last.chroma
        elif not document.is_gray:
            chroma = restored.renderer.rough_chroma(document, cancel=cancel)
        return Picture(restored, chroma, *document.size, is_rough, document)

    def is_slow(self, document: Document) -> bool:
        """Tell whether an exact picture takes too long to follow a slider that is dragged."""
        known = self.known(document.restoration)
        return known is None or (not document.is_gray and known.renderer.is_slow(document))

    def rest(self) -> None:
        """Let go of what only makes further restoring quicker: another photo is worked on."""
        self._restorer.forget()
        self._small = None

    def _preview(
        self, document: Document, view: View | None, cancel: Cancellation | None
    ) -> RestoredPhoto:
        restoration = document.restoration
        base = self.known(replace(restoration, detail=Detail()))
        # Local contrast would have to come after grain is gone.
        if view is not None and base is not None and not restoration.tone.contrast:
            part = with_detail_in_view(base, restoration, view, cancel=cancel)
            if part is not None:
                return part
        with self._shrinking:
            small = self._small or SmallCopy(self.original.photo)
            self._small = small
        repair = restoration.repair
        damage = None if repair is None else self._restorer.evidence
        return small.restored(document, damage, cancel=cancel)

    def _keep(self, restored: RestoredPhoto) -> None:
        with self._lock:
            kept = self._restored
            kept[restored.restoration] = restored
            kept.move_to_end(restored.restoration)
            while len(kept) > 1 and (
                len(kept) > _MOST_RESTORED
                or sum(each.photo.lightness.size for each in kept.values()) > _MOST_PIXELS
            ):
                kept.popitem(last=False)


def _have_same_colors(one: Document | None, other: Document) -> bool:
    """Whether two documents differ in light only, which hardly matters to colors."""
    if one is None or one.model is None or one.prediction is not other.prediction:
        return False
    frames = one.frame, one.prediction_frame
    return frames == (other.frame, other.prediction_frame) and _coloring(one) == _coloring(other)


def _coloring(document: Document) -> list[Edit]:
    edits = [step.edit for step in document.steps if step.enabled]
    return [edit for edit in edits if not isinstance(edit, RestoringEdit)]


@dataclass(frozen=True, eq=False)
class Source:
    """Where the pixels of an open photo come from.

    Attributes:
        path: the photo or the project.
        is_project: whether it is a project.
        photo_at: where the photo of the project is, as the user said; None to look for it.
        document: what was made of the photo before, to be shown at once.
        is_recovered: whether the project was autosaved, so that its history lies beside it.
    """

    path: Path
    is_project: bool
    photo_at: Path | None
    document: Document | None
    is_recovered: bool = False

    @classmethod
    def of(cls, photo: OpenPhoto) -> Self:
        """Say where to read an open photo."""
        is_recovered = photo.recovered_from is not None
        return cls(photo.source, photo.is_project, photo.photo_at, photo.document, is_recovered)


@dataclass(frozen=True, eq=False)
class ReadResult:
    """What a file held.

    Attributes:
        loaded: the photo.
        document: of the project, where the file was one; of a photo in color, one with its own
            colors.
        history: all its states, where they were kept after a crash.
    """

    loaded: LoadedPhoto
    document: Document | None
    history: History | None = None


def read(source: Source, control: JobControl) -> ReadResult:
    """Read a photo, or a project with its photo.

    Args:
        source: where it lies.
        control: of the job.

    Returns:
        The photo with the colors of its document, if it has one.

    Raises:
        Cancelled: nobody waits any more.
        PhotochromError: the file cannot be read.
    """
    document, history = source.document, None
    if document is not None:
        photo = read_photo(document.photo.path, own_colors=True)
    elif source.is_project:
        opened = open_project(source.path, photo_path=source.photo_at, own_colors=True)
        photo, document = opened.photo, opened.document
        history = _kept_history(source, document)
    else:
        photo = read_photo(source.path, own_colors=True)
    control.check()
    photo = _with_colors_that_count(photo, document)
    identity = PhotoIdentity.of(photo) if document is None else document.photo
    loaded = LoadedPhoto(photo, identity)
    if document is None and photo.own_chroma is not None:
        document = Document(identity, None, None)
    if document is not None:
        control.check()
        is_quick = loaded.known(document.restoration) is not None
        loaded.picture = loaded.exact(document) if is_quick else loaded.rough(document)
    return ReadResult(loaded, document, history)


def _with_colors_that_count(photo: Photo, document: Document | None) -> Photo:
    """Leave out colors that are no more than a tint, unless a document keeps them."""
    own = photo.own_chroma
    if own is None or (document is not None and document.has_own_colors):
        return photo
    guide = resize_lightness(photo.lightness, *own.shape[:2])
    is_gray = document is not None and document.is_gray
    return photo if not is_gray and is_in_color(guide, own) else replace(photo, own_chroma=None)


def _kept_history(source: Source, document: Document) -> History | None:
    try:
        return open_history(source.path, document) if source.is_recovered else None
    except ProjectError:
        # The work itself is there; only what led to it cannot be undone any more.
        _log.warning("The undo list of %s cannot be read.", source.path, exc_info=True)
        return None


class LoadedPhotos:
    """Keeps the photos that were looked at last, a few of them and within a budget of memory."""

    def __init__(self, budget: Callable[[], int]) -> None:
        """Keep nothing yet.

        Args:
            budget: bytes for all of them; the last one is kept whatever its size.
        """
        self._budget = budget
        self._kept: OrderedDict[int, LoadedPhoto] = OrderedDict()

    def get(self, serial: int) -> LoadedPhoto | None:
        """Return the pixels of an open photo if they are still here."""
        if serial in self._kept:
            self._kept.move_to_end(serial)
        return self._kept.get(serial)

    def put(self, serial: int, loaded: LoadedPhoto) -> None:
        """Keep the pixels of an open photo, and let go of others if there are too many."""
        self._kept[serial] = loaded
        self._kept.move_to_end(serial)
        while len(self._kept) > 1 and self._is_too_much():
            self._kept.popitem(last=False)

    def forget(self, serial: int) -> None:
        """Let go of a photo."""
        self._kept.pop(serial, None)

    def _is_too_much(self) -> bool:
        held = sum(loaded.size for loaded in self._kept.values())
        return len(self._kept) > _MOST_KEPT or held > self._budget()
