"""Renders a document: the same code for the screen and for the largest export.

The colors of a document live at guide size (``Document.guide_shape``). At whatever size it is
shown, the lightness of that size is joined with the same colors.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma, Lightness
from engine.color.upsample import resize_lightness, upsample_chroma
from engine.document.adjust import Adjust
from engine.document.document import Document
from engine.document.edit import Edit, Guide
from engine.render import render_strips


def render_chroma(document: Document, lightness: Lightness) -> Chroma:
    """Find the colors of a document with all its enabled edits.

    Args:
        document: the document.
        lightness: L* of its photo, at full size or as ``guide_of`` made it.

    Returns:
        a*b*, float32, shape (*document.guide_shape, 2).

    Raises:
        ValueError: the lightness has neither size.
    """
    return Renderer(document, lightness).chroma(document)


def render(
    chroma: Chroma, lightness: Lightness, rows: int | None = None, columns: int | None = None
) -> Iterator[npt.NDArray[np.float32]]:
    """Join colors with lightness at any size.

    Args:
        chroma: what ``render_chroma`` found.
        lightness: L* of the photo at full size.
        rows: of the result; None for those of the lightness.
        columns: of the result; None for those of the lightness.

    Yields:
        Strips from top to bottom: sRGB-encoded float32 in [0, 1], shape (strip rows, columns, 3).
    """
    size = rows or lightness.shape[0], columns or lightness.shape[1]
    return render_strips(resize_lightness(lightness, *size), _averaged(chroma, *size))


def guide_of(document: Document, lightness: Lightness) -> Lightness:
    """Scale the lightness of a photo to where the colors of its document live.

    Args:
        document: the document.
        lightness: L* of its photo, at full size or already scaled by this function.

    Returns:
        L*, shape ``document.guide_shape``.

    Raises:
        ValueError: the lightness has neither size.
    """
    full = document.photo.height, document.photo.width
    if lightness.shape not in (full, document.guide_shape):
        raise ValueError(f"lightness of {lightness.shape} is not that of a photo of {full}")
    return resize_lightness(lightness, *document.guide_shape)


@dataclass(frozen=True, eq=False)
class _Rendered:
    """The colors after an edit.

    Attributes:
        edit: the edit, its reading of the prediction being the first.
        chroma: a*b* after it.
    """

    edit: Edit
    chroma: Chroma


class Renderer:
    """Renders one document after another of the same photo and prediction, as a user edits.

    What did not change since the last time is kept: the colors after each enabled edit, 8 bytes a
    pixel and edit. Not to be used by two threads at once.
    """

    def __init__(self, document: Document, lightness: Lightness) -> None:
        """Prepare for a photo.

        Args:
            document: any document of the photo.
            lightness: L* of the photo, at full size or as ``guide_of`` made it.

        Raises:
            ValueError: the lightness has neither size.
        """
        photo = document.photo
        self._guide = Guide(guide_of(document, lightness), photo.height, photo.width)
        self._prediction = document.prediction
        self._rendered: list[_Rendered] = []

    def chroma(self, document: Document) -> Chroma:
        """Find the colors of a document, as ``render_chroma`` does.

        Args:
            document: of the photo and the prediction that this renderer is for.

        Returns:
            a*b*, float32, shape (*document.guide_shape, 2); not to be changed.

        Raises:
            ValueError: the document is of another prediction.
        """
        if document.prediction is not self._prediction:
            raise ValueError("the document has another prediction")
        chain = _chain(document)
        same = 0
        for kept, edit in zip(self._rendered, chain, strict=False):
            if kept.edit is not edit and kept.edit != edit:
                break
            same += 1
        del self._rendered[same:]
        for edit in chain[same:]:
            self._rendered.append(_Rendered(edit, self._next(edit)))
        return self._rendered[-1].chroma

    def _next(self, edit: Edit) -> Chroma:
        if self._rendered:
            return edit.apply(self._rendered[-1].chroma, self._guide)
        if not isinstance(edit, Adjust):
            raise TypeError("the chain of edits begins with reading the prediction")
        cells = self._prediction.decode(edit.decoding)
        chroma = upsample_chroma(cells, self._guide.lightness, edit.upsampling)
        rows, columns = self._guide.lightness.shape
        if chroma.shape[:2] != (rows, columns):
            # The guide size of a very narrow picture of guide size is a few pixels smaller.
            return np.asarray(cv2.resize(chroma, (columns, rows), interpolation=cv2.INTER_LINEAR))
        return chroma


def _chain(document: Document) -> list[Edit]:
    edits = [step.edit for step in document.steps if step.enabled]
    return [document.adjust, *(edit for edit in edits if not isinstance(edit, Adjust))]


def _averaged(chroma: Chroma, rows: int, columns: int) -> Chroma:
    """Shrink colors to a small size; interpolation alone would skip some of them."""
    smaller = min(rows, chroma.shape[0]), min(columns, chroma.shape[1])
    if smaller == chroma.shape[:2]:
        return chroma
    return np.asarray(cv2.resize(chroma, smaller[::-1], interpolation=cv2.INTER_AREA))
