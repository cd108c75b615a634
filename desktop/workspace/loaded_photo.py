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
from engine.cancellation import Cancellation
from engine.color.lab import Chroma, Lightness
from engine.color.tint import is_in_color
from engine.color.upsample import guide_shape, resize_lightness
from engine.document.document import Document
from engine.document.edits import Adjust
from engine.document.errors import ProjectError
from engine.document.history import History
from engine.document.history_file import open_history
from engine.document.project_file import open_project
from engine.document.rendering import Renderer
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.view import Pyramid

_log = logging.getLogger(__name__)

_MOST_KEPT: Final = 4
# A quarter of the guide size: with some edits still several pictures a second.
_ROUGH_PIXELS: Final = 1 << 18


class _OneAtATime:
    """Keeps a renderer for the prediction that was asked for last; threads wait for each other."""

    def __init__(
        self, guide: Lightness, own_chroma: Chroma | None, most_pixels: int | None
    ) -> None:
        self._guide = guide
        self._own_chroma = own_chroma
        self._most_pixels = most_pixels
        self._lock = threading.Lock()
        self._renderer: Renderer | None = None
        self._document: Document | None = None

    def chroma(self, document: Document, cancel: Cancellation | None) -> Chroma:
        with self._lock:
            known = None if self._document is None else self._document.prediction
            if self._renderer is None or known is not document.prediction:
                self._renderer = Renderer(
                    document, self._guide, self._own_chroma, most_pixels=self._most_pixels
                )
            self._document = document
            return self._renderer.chroma(document, cancel=cancel)


class SharedRenderer:
    """Finds the colors of any document of one photo; to be used from any thread."""

    def __init__(self, guide: Lightness, own_chroma: Chroma | None = None) -> None:
        """Prepare for a photo.

        Args:
            guide: its L* at guide size.
            own_chroma: its own colors, if it is in color.
        """
        self._exact = _OneAtATime(guide, own_chroma, None)
        self._rough = _OneAtATime(guide, own_chroma, _ROUGH_PIXELS)
        self._is_small = guide.size <= _ROUGH_PIXELS

    def chroma(self, document: Document, *, cancel: Cancellation | None = None) -> Chroma:
        """Find the colors of a document; what did not change since the last time is kept.

        Args:
            document: of the photo.
            cancel: ends the work before the next edit.

        Returns:
            a*b* at guide size, float32, shape (rows, columns, 2); not to be changed.

        Raises:
            Cancelled: the work was ended.
        """
        return self._exact.chroma(document, cancel)

    def rough_chroma(self, document: Document, *, cancel: Cancellation | None = None) -> Chroma:
        """Find about the same colors in a fraction of the time, at a smaller size."""
        return self._rough.chroma(document, cancel)

    def is_slow(self, document: Document) -> bool:
        """Tell whether exact colors take too long to follow a slider that is dragged."""
        edits = (step.edit for step in document.steps if step.enabled)
        return not self._is_small and any(not isinstance(edit, Adjust) for edit in edits)


@dataclass(eq=False)
class LoadedPhoto:
    """A photo that was read, with all that is derived from its lightness once.

    Attributes:
        photo: as it was read; with its own colors only if it is in color.
        pyramid: its lightness in halves, for drawing.
        guide: its L* at guide size, where colors and masks live.
        renderer: finds its colors.
        chroma: the colors found last, a*b* at guide size; None before colorizing a gray photo.
    """

    photo: Photo
    pyramid: Pyramid
    guide: Lightness
    renderer: SharedRenderer
    chroma: Chroma | None = None

    @classmethod
    def of(cls, photo: Photo, *, keeps_colors: bool = False) -> Self:
        """Derive what is needed; takes some passes over all pixels.

        Args:
            photo: the photo.
            keeps_colors: do not ask whether its own colors are more than a tint.
        """
        guide = resize_lightness(photo.lightness, *guide_shape(photo.height, photo.width))
        own = photo.own_chroma
        if own is not None and not keeps_colors and not is_in_color(guide, own):
            photo = replace(photo, own_chroma=None)
        renderer = SharedRenderer(guide, photo.own_chroma)
        return cls(photo, Pyramid.of(photo.lightness), guide, renderer)

    @property
    def size(self) -> int:
        """Bytes that the photo holds, without the steps of its renderer."""
        planes = [*self.pyramid.levels, self.guide, self.photo.alpha, self.photo.own_chroma]
        return sum(plane.nbytes for plane in planes if plane is not None)


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
    keeps_colors = document is not None and document.has_own_colors
    loaded = LoadedPhoto.of(photo, keeps_colors=keeps_colors)
    if document is None and loaded.photo.own_chroma is not None:
        document = Document.with_own_colors(photo)
    if document is not None:
        control.check()
        loaded.chroma = loaded.renderer.chroma(document)
    return ReadResult(loaded, document, history)


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
