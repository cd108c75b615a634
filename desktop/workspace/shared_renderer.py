"""Finds the colors of documents of one photo, for any thread."""

import threading
from typing import Final

from engine.cancellation import Cancellation
from engine.color.lab import Chroma, Lightness
from engine.document.document import Document
from engine.document.edits import Adjust
from engine.document.rendering import Renderer
from engine.document.restore_edits import RestoringEdit

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
            if self._renderer is None or not self._suits(document):
                self._renderer = Renderer(
                    document, self._guide, self._own_chroma, most_pixels=self._most_pixels
                )
            self._document = document
            return self._renderer.chroma(document, cancel=cancel)

    def _suits(self, document: Document) -> bool:
        """Whether the renderer, which is about one prediction in one frame, is about these."""
        known = self._document
        return (
            known is not None
            and known.prediction is document.prediction
            and known.prediction_frame == document.prediction_frame
            and known.frame == document.frame
            and known.is_gray == document.is_gray
        )


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
            document: of the photo, restored as the photo is.
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
        quick = Adjust | RestoringEdit
        return not self._is_small and any(not isinstance(edit, quick) for edit in edits)
