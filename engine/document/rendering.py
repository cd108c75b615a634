"""Renders a document: the same code for the screen and for the largest export.

The colors of a document live at guide size (``Document.guide_shape``). At whatever size it is
shown, the lightness of that size is joined with the same colors.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Chroma, Lightness
from engine.color.upsample import resize_lightness, upsample_chroma
from engine.document.adjust import Adjust
from engine.document.document import Document
from engine.document.edit import Edit, Guide
from engine.document.restore_edits import RestoringEdit
from engine.masks import resize_mask
from engine.render import render_strips
from engine.restore.straighten import reframe

# Colors are kept after the first step and after these many last ones, 8 bytes a pixel each: users
# change what they did a moment ago, and going further back takes a moment longer.
_MOST_KEPT: Final = 16


def render_chroma(
    document: Document, lightness: Lightness, own_chroma: Chroma | None = None
) -> Chroma:
    """Find the colors of a document with all its enabled edits.

    Args:
        document: the document.
        lightness: L* of its photo, at full size or as ``guide_of`` made it.
        own_chroma: ``Photo.own_chroma``; None will do for a document without own colors.

    Returns:
        a*b*, float32, shape (*document.guide_shape, 2).

    Raises:
        ValueError: the lightness has neither size, or the photo's own colors are missing.
    """
    return Renderer(document, lightness, own_chroma).chroma(document)


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


def render_gray(lightness: Lightness) -> Iterator[npt.NDArray[np.float32]]:
    """Render a photo without colors, with three channels that are the same bit for bit.

    Args:
        lightness: L* of the photo at the size that is wanted.

    Yields:
        Strips from top to bottom, as ``render`` does.
    """
    for strip in render(np.zeros((1, 1, 2), np.float32), lightness):
        yield np.repeat(strip[..., :1], 3, axis=2)


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
    if lightness.shape not in (document.size, document.guide_shape):
        raise ValueError(
            f"lightness of {lightness.shape} is not that of a photo of {document.size}"
        )
    return resize_lightness(lightness, *document.guide_shape)


@dataclass(frozen=True, eq=False)
class _Rendered:
    """The colors after an edit.

    Attributes:
        edit: the edit, its reading of the prediction being the first.
        chroma: a*b* after it; None where it was dropped to save memory.
    """

    edit: Edit
    chroma: Chroma | None


class Renderer:
    """Renders one document after another of the same photo and prediction, as a user edits.

    What did not change since the last time is kept: the colors after the last enabled edits, 8
    bytes a pixel and edit, and those that were read off the prediction, or are the photo's own,
    before any vividness, so that another vividness is one multiplication. Not to be used by two
    threads at once.
    """

    def __init__(
        self,
        document: Document,
        lightness: Lightness,
        own_chroma: Chroma | None = None,
        *,
        most_pixels: int | None = None,
    ) -> None:
        """Prepare for a photo.

        Args:
            document: any document of the photo.
            lightness: L* of the photo, at full size or as ``guide_of`` made it.
            own_chroma: ``Photo.own_chroma``; None will do for a document with a prediction.
            most_pixels: render roughly, with at most about so many pixels, which take as much less
                time: previews while the user drags something; None for what an export has.

        Raises:
            ValueError: the lightness has neither size, or the photo's own colors are missing.
        """
        if document.has_own_colors and own_chroma is None:
            raise ValueError("the photo was read without its own colors")
        guide = _bounded(guide_of(document, lightness), most_pixels)
        self._guide = Guide(guide, *document.size)
        self._photo = document.photo.height, document.photo.width
        self._frame, self._prediction_frame = document.frame, document.prediction_frame
        self._prediction, self._is_gray = document.prediction, document.is_gray
        self._own_chroma = own_chroma
        self._rendered: list[_Rendered] = []
        self._unscaled: tuple[Adjust, Chroma] | None = None
        self._fitted: dict[Edit, Edit] = {}

    def chroma(self, document: Document, *, cancel: Cancellation | None = None) -> Chroma:
        """Find the colors of a document, as ``render_chroma`` does.

        Args:
            document: of the photo and the prediction that this renderer is for.
            cancel: ends the work before the next edit; what was done so far is kept.

        Returns:
            a*b*, float32, shape (*document.guide_shape, 2), if rough smaller; not to be changed.

        Raises:
            Cancelled: the work was ended.
            ValueError: the document is of another prediction.
        """
        if document.prediction is not self._prediction:
            raise ValueError("the document has another prediction")
        if document.frame != self._frame:
            raise ValueError("the document has another frame")
        chain = self._chain(document)
        same = 0
        for kept, edit in zip(self._rendered, chain, strict=False):
            if kept.edit is not edit and kept.edit != edit:
                break
            same += 1
        while same and self._rendered[same - 1].chroma is None:
            same -= 1
        del self._rendered[same:]
        chroma = self._rendered[-1].chroma if self._rendered else None
        for edit in chain[same:]:
            check_cancelled(cancel)
            chroma = self._read(edit) if chroma is None else edit.apply(chroma, self._guide)
            self._keep(_Rendered(edit, chroma))
        assert chroma is not None  # noqa: S101 - a chain is never empty
        return chroma

    def _chain(self, document: Document) -> list[Edit]:
        """Return what to do one after another, with masks of the size of the colors."""
        chain = _chain(document)
        # The same edits as the last time must be the same objects, or they would be done anew.
        self._fitted = {edit: self._fitted.get(edit) or self._fit(edit) for edit in chain}
        return [self._fitted[edit] for edit in chain]

    def _fit(self, edit: Edit) -> Edit:
        shape = self._guide.lightness.shape
        masks = edit.stored_masks
        if all(mask.shape == shape for mask in masks):
            return edit
        return edit.with_masks([resize_mask(mask, shape[0], shape[1]) for mask in masks])

    def _keep(self, rendered: _Rendered) -> None:
        self._rendered.append(rendered)
        oldest = len(self._rendered) - 1 - _MOST_KEPT
        if oldest > 0:
            self._rendered[oldest] = replace(self._rendered[oldest], chroma=None)

    def _read(self, edit: Edit) -> Chroma:
        if not isinstance(edit, Adjust):
            raise TypeError("the chain of edits begins with reading the prediction")
        vividness = edit.decoding.vividness
        plain = replace(edit, decoding=replace(edit.decoding, vividness=1.0))
        if self._unscaled is None or self._unscaled[0] != plain:
            self._unscaled = plain, self._upsampled(plain)
        chroma = self._unscaled[1]
        return chroma if vividness == 1 else chroma * np.float32(vividness)

    def _upsampled(self, adjust: Adjust) -> Chroma:
        rows, columns = self._guide.lightness.shape
        if self._is_gray:
            return np.zeros((rows, columns, 2), np.float32)
        if self._prediction is None:
            assert self._own_chroma is not None  # noqa: S101 - checked at the beginning
            return _averaged(self._own_chroma, rows, columns)
        cells = self._in_frame(self._prediction.decode(adjust.decoding))
        chroma = upsample_chroma(cells, self._guide.lightness, adjust.upsampling)
        if chroma.shape[:2] != (rows, columns):
            # The guide size of a very narrow picture of guide size is a few pixels smaller.
            return np.asarray(cv2.resize(chroma, (columns, rows), interpolation=cv2.INTER_LINEAR))
        return chroma

    def _in_frame(self, cells: Chroma) -> Chroma:
        """Find the colors of a photo that was turned or cropped after they were predicted."""
        before, after = self._prediction_frame, self._frame
        if before == after:
            return cells
        old, new = before.size(*self._photo), after.size(*self._photo)
        rows, columns = (
            max(1, round(cells.shape[axis] * new[axis] / old[axis])) for axis in (0, 1)
        )
        return reframe(cells, before, after, self._photo, (rows, columns))


def _chain(document: Document) -> list[Edit]:
    edits = [step.edit for step in document.steps if step.enabled]
    return [document.adjust, *(edit for edit in edits if not _is_before_colors(edit))]


def _is_before_colors(edit: Edit) -> bool:
    return isinstance(edit, Adjust | RestoringEdit)


def _bounded(lightness: Lightness, most_pixels: int | None) -> Lightness:
    if most_pixels is None or lightness.size <= most_pixels:
        return lightness
    scale = (most_pixels / lightness.size) ** 0.5
    rows, columns = (max(1, round(side * scale)) for side in lightness.shape)
    return resize_lightness(lightness, rows, columns)


def _averaged(chroma: Chroma, rows: int, columns: int) -> Chroma:
    """Shrink colors to a small size; interpolation alone would skip some of them."""
    smaller = min(rows, chroma.shape[0]), min(columns, chroma.shape[1])
    if smaller == chroma.shape[:2]:
        return chroma
    return np.asarray(cv2.resize(chroma, smaller[::-1], interpolation=cv2.INTER_AREA))
