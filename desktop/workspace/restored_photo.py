"""A photo as it is restored, with all that the window needs of it.

The way of the pixels: the file is read once (``LoadedPhoto``). A document says how the photo is
restored (``Document.restoration``). ``LoadedPhoto.restored`` does that at full size, and what comes
of it, a ``RestoredPhoto``, is all that anybody looks at: the canvas draws its pyramid, models and
segmenters see its lightness, masks live on its guide, exports write it. While something is dragged,
and until the exact one is there, ``LoadedPhoto.preview`` restores a small copy, which is drawn in
its place; nothing but the canvas ever sees that.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, Self

import cv2
import numpy as np

from desktop.workspace.shared_renderer import SharedRenderer
from engine.cancellation import Cancellation
from engine.color.lab import Chroma, Lightness
from engine.color.upsample import guide_shape, resize_lightness
from engine.document.document import Document
from engine.masks import resize_mask
from engine.photo.photo import Photo
from engine.restore.damage.defects import Evidence
from engine.restore.damage.find import damage_mask
from engine.restore.restoration import Detail, Repair, Restoration
from engine.restore.restorer import Restorer
from engine.restore.straighten import Frame, reframe
from engine.view import Pyramid

# Pixels of the small copy: light and tone are done in about a tenth of a second.
_PREVIEW_PIXELS: Final = 500_000


FoundDamage = tuple[Frame, Evidence]
"""A frame, and how surely every pixel of the photo in it is damage."""


@dataclass(frozen=True, eq=False)
class RestoredPhoto:
    """A photo after a restoration.

    Attributes:
        restoration: what was done.
        photo: the restored photo; with its own colors only if it is in color.
        pyramid: its lightness in halves, for drawing.
        guide: its L* at guide size, where colors and masks live.
        renderer: finds its colors.
    """

    restoration: Restoration
    photo: Photo
    pyramid: Pyramid
    guide: Lightness
    renderer: SharedRenderer

    @classmethod
    def of(cls, photo: Photo, restoration: Restoration) -> Self:
        """Derive what is needed; takes some passes over all pixels.

        Args:
            photo: the restored photo.
            restoration: what was done.
        """
        guide = resize_lightness(photo.lightness, *guide_shape(photo.height, photo.width))
        renderer = SharedRenderer(guide, photo.own_chroma)
        return cls(restoration, photo, Pyramid.of(photo.lightness), guide, renderer)

    @property
    def size(self) -> int:
        """Bytes that it holds, without the steps of its renderer."""
        planes = [*self.pyramid.levels, self.guide, self.photo.alpha, self.photo.own_chroma]
        return sum(plane.nbytes for plane in planes if plane is not None)

    def colors(self, document: Document, *, cancel: Cancellation | None = None) -> Chroma | None:
        """Find the colors of a document that is restored in this way.

        Args:
            document: of the photo.
            cancel: ends the work before the next edit.

        Returns:
            a*b* at guide size, not to be changed; None for a gray photo.

        Raises:
            Cancelled: the work was ended.
        """
        return None if document.is_gray else self.renderer.chroma(document, cancel=cancel)


@dataclass(frozen=True, eq=False)
class Picture:
    """What is seen of a photo.

    Attributes:
        restored: the restored photo, or a small copy of it.
        chroma: its colors, a*b* of the whole photo at guide size or smaller; None for gray.
        height: rows of the restored photo at full size.
        width: its columns.
        is_rough: whether a small copy stands for the photo, or only a part of it is done.
        document: what it is a picture of; None for a gray photo that nothing was done to.
    """

    restored: RestoredPhoto
    chroma: Chroma | None
    height: int
    width: int
    is_rough: bool = False
    document: Document | None = None

    @classmethod
    def of(cls, restored: RestoredPhoto, chroma: Chroma | None, document: Document | None) -> Self:
        """Make a picture of a photo at full size."""
        photo = restored.photo
        return cls(restored, chroma, photo.height, photo.width, document=document)


class SmallCopy:
    """A photo of some hundred thousand pixels that is restored as fast as sliders move.

    It shows light, tone and frame. Grain and sharpness are those of single pixels, which a smaller
    copy does not have: there they stay as they are. Damage is filled where it was found at full
    size.
    """

    def __init__(self, photo: Photo) -> None:
        """Shrink a photo.

        Args:
            photo: as it was read.
        """
        scale = min(1.0, (_PREVIEW_PIXELS / photo.lightness.size) ** 0.5)
        rows, columns = (max(1, round(side * scale)) for side in photo.lightness.shape)
        chroma = photo.own_chroma
        if chroma is not None:
            chroma = _shrunk(chroma, *guide_shape(rows, columns))
        lightness = resize_lightness(photo.lightness, rows, columns)
        self._has_detail = scale == 1
        self._shrunk: tuple[FoundDamage, Evidence] | None = None
        self._restorer = Restorer(
            replace(photo, lightness=lightness, alpha=None, own_chroma=chroma), finds_damage=False
        )

    def restored(
        self, document: Document, damage: FoundDamage | None, *, cancel: Cancellation | None = None
    ) -> RestoredPhoto:
        """Restore the small copy as a document says.

        Args:
            document: of the photo.
            damage: what was found at full size; None where it was not looked for yet.
            cancel: ends the work early.

        Raises:
            Cancelled: the work was ended.
        """
        wish = document.restoration
        if wish.repair is not None and damage is not None:
            wish = replace(wish, repair=self._filling(wish, wish.repair, damage))
        if not self._has_detail:
            wish = replace(wish, detail=Detail())
        photo = self._restorer.restore(wish, cancel=cancel)
        guide = resize_lightness(photo.lightness, *document.guide_shape)
        renderer = SharedRenderer(guide, photo.own_chroma)
        return RestoredPhoto(
            document.restoration, photo, Pyramid.of(photo.lightness), guide, renderer
        )

    def _filling(self, wish: Restoration, repair: Repair, damage: FoundDamage) -> Repair:
        """Say what is filled in the small copy."""
        frame, photo = damage[0], (self._restorer.photo.height, self._restorer.photo.width)
        found = damage_mask(self._shrunk_evidence(damage), repair.sensitivity)
        if frame != wish.frame:
            # Until damage was looked for anew, it is where it was.
            found = reframe(found, frame, wish.frame, photo, wish.frame.size(*photo), outside=0)
        if repair.added is not None:
            found = np.maximum(found, resize_mask(repair.added, *found.shape))
        return replace(repair, added=found)

    def _shrunk_evidence(self, damage: FoundDamage) -> Evidence:
        known = self._shrunk
        if known is None or known[0] is not damage:
            photo = self._restorer.photo
            known = damage, _surest(damage[1], *damage[0].size(photo.height, photo.width))
            self._shrunk = known
        return known[1]


def _surest(evidence: Evidence, rows: int, columns: int) -> Evidence:
    """Shrink evidence so that a hair is as sure as it was."""
    if evidence.shape == (rows, columns):
        return evidence
    side = 2 * math.ceil(evidence.shape[0] / rows / 2) + 1
    around = cv2.dilate(evidence, np.ones((side, side), np.uint8))
    return np.asarray(cv2.resize(around, (columns, rows), interpolation=cv2.INTER_NEAREST))


def _shrunk(chroma: Chroma, rows: int, columns: int) -> Chroma:
    if chroma.shape[:2] == (rows, columns):
        return chroma
    return np.asarray(cv2.resize(chroma, (columns, rows), interpolation=cv2.INTER_AREA))
