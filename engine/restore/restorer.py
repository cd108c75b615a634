"""Restores a photo: all steps in order, those that take long kept for the next time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Chroma
from engine.color.upsample import resize_lightness
from engine.masks import Mask, resize_mask
from engine.photo.photo import Alpha, Photo
from engine.restore.cast import measure_cast, neutralize
from engine.restore.contrast import local_contrast
from engine.restore.damage.correction import corrected
from engine.restore.damage.fill import fill_damage, inpainted
from engine.restore.damage.find import damage_evidence, damage_mask
from engine.restore.denoise import denoise
from engine.restore.illumination import even_illumination, measure_illumination
from engine.restore.levels import apply_levels, measure_levels
from engine.restore.restoration import Repair, Restoration
from engine.restore.sharpen import sharpen
from engine.restore.straighten import Frame, straighten

if TYPE_CHECKING:
    from engine.restore.damage.defects import Evidence

# Larger photos keep no step but the last: what a step takes is 4 bytes a pixel.
_MOST_PIXELS_KEPT: Final = 60_000_000


@dataclass(frozen=True, eq=False)
class _Kept:
    """What a step made.

    Attributes:
        wish: all settings that it depends on.
        made: what came of them.
    """

    wish: object
    made: Photo


class Restorer:
    """Restores one photo again and again as settings change; to be used from any thread."""

    def __init__(self, photo: Photo, *, finds_damage: bool = True) -> None:
        """Prepare for a photo.

        Args:
            photo: as it was read; its arrays are kept, not copied.
            finds_damage: False to fill only what is added by hand: for small copies of photos, in
                which damage is not what it is at full size.
        """
        self._photo = photo
        self._finds_damage = finds_damage
        self._lock = Lock()
        self._kept: dict[str, _Kept] = {}
        self._evidence: tuple[Frame, Evidence] | None = None

    @property
    def photo(self) -> Photo:
        """The photo as it was read."""
        return self._photo

    def restore(self, restoration: Restoration, *, cancel: Cancellation | None = None) -> Photo:
        """Restore the photo.

        Args:
            restoration: what is done.
            cancel: ends the work early; steps that are done are kept.

        Returns:
            The photo with other lightness, and with other opacity and colors of its own where it
            has them; the photo itself where nothing is to be done.

        Raises:
            Cancelled: the work was ended.
        """
        if restoration.is_nothing:
            return self._photo
        with self._lock:
            return self._restored(restoration, cancel)

    def damage(self, restoration: Restoration, *, cancel: Cancellation | None = None) -> Mask:
        """Say what is filled, as dust, scratches or by the user's word.

        Args:
            restoration: with a repair; without, what a usual one would fill.
            cancel: ends the work early.

        Returns:
            Coverage of the straightened photo at full size, 0 or 255.

        Raises:
            Cancelled: the work was ended.
        """
        with self._lock:
            framed = self._framed(restoration.frame, cancel)
            return self._damage(framed, restoration, cancel)

    @property
    def evidence(self) -> "tuple[Frame, Evidence] | None":
        """The frame in which damage was looked for last, and what was found; see ``damage_mask``.

        None where it was not looked for yet.
        """
        return self._evidence

    @property
    def size(self) -> int:
        """Bytes of what is kept, without the photo itself."""
        photos = [kept.made for kept in [*self._kept.values()] if kept.made is not self._photo]
        planes = [plane for made in photos for plane in (made.lightness, made.own_chroma)]
        found = () if self._evidence is None else (self._evidence[1],)
        return sum(plane.nbytes for plane in (*planes, *found) if plane is not None)

    def forget(self) -> None:
        """Let go of all steps, which only save time, unless they are being used at this moment."""
        if self._lock.acquire(blocking=False):
            self._kept.clear()
            self._evidence = None
            self._lock.release()

    def _restored(self, restoration: Restoration, cancel: Cancellation | None) -> Photo:
        frame, repair, tone = restoration.frame, restoration.repair, restoration.tone

        def repaired() -> Photo:
            framed = self._framed(frame, cancel)
            if repair is None:
                return framed
            return _repaired(framed, self._damage(framed, restoration, cancel), cancel)

        def smoothed() -> Photo:
            photo = self._keep("repaired", (frame, repair), repaired)
            lit = self._lit(photo, restoration, cancel)
            lightness = denoise(lit.lightness, restoration.detail.denoise, cancel=cancel)
            return replace(lit, lightness=lightness)

        wish = (frame, repair, tone.illumination, tone.fade, tone.cast, restoration.detail.denoise)
        photo = self._keep("smoothed", wish, smoothed)
        check_cancelled(cancel)
        lightness = local_contrast(photo.lightness, tone.contrast, cancel=cancel)
        lightness = sharpen(lightness, restoration.detail.sharpen, cancel=cancel)
        return replace(photo, lightness=lightness)

    def _keep(self, step: str, wish: object, make: Callable[[], Photo]) -> Photo:
        known = self._kept.get(step)
        if known is not None and known.wish == wish:
            return known.made
        self._kept.pop(step, None)
        made = make()
        if made.lightness.size <= _MOST_PIXELS_KEPT:
            self._kept[step] = _Kept(wish, made)
        return made

    def _framed(self, frame: Frame, cancel: Cancellation | None) -> Photo:
        photo = self._photo
        if frame == Frame():
            return photo
        return replace(
            photo,
            lightness=straighten(photo.lightness, frame, cancel=cancel),
            alpha=None if photo.alpha is None else _framed_alpha(photo.alpha, frame),
            own_chroma=None if photo.own_chroma is None else straighten(photo.own_chroma, frame),
        )

    def _lit(self, photo: Photo, restoration: Restoration, cancel: Cancellation | None) -> Photo:
        tone, whole = restoration.tone, self._photo.lightness
        lightness = photo.lightness
        if tone.illumination:
            lightness = even_illumination(
                lightness,
                tone.illumination,
                # The paper around a print tells most, and is cropped by now.
                measure_illumination(whole),
                frame=restoration.frame,
                photo=(whole.shape[0], whole.shape[1]),
                cancel=cancel,
            )
        if tone.fade:
            levels = measure_levels(lightness)
            lightness = apply_levels(lightness, levels, tone.fade, cancel=cancel)
        return replace(photo, lightness=lightness, own_chroma=_neutral(photo, tone.cast))

    def _damage(self, framed: Photo, restoration: Restoration, cancel: Cancellation | None) -> Mask:
        repair = restoration.repair or Repair()
        found = self._found(framed, restoration.frame, repair.sensitivity, cancel)
        nothing = np.zeros((1, 1), np.uint8)
        added, removed = (
            nothing if mask is None else mask for mask in (repair.added, repair.removed)
        )
        return corrected(found, added, removed)

    def _found(
        self, framed: Photo, frame: Frame, sensitivity: float, cancel: Cancellation | None
    ) -> Mask:
        if not self._finds_damage:
            return np.zeros(framed.lightness.shape, np.uint8)
        if self._evidence is None or self._evidence[0] != frame:
            self._evidence = frame, damage_evidence(framed.lightness, cancel=cancel)
        return damage_mask(self._evidence[1], sensitivity)


def _repaired(photo: Photo, damage: Mask, cancel: Cancellation | None) -> Photo:
    lightness = fill_damage(photo.lightness, damage, cancel=cancel)
    if photo.own_chroma is None:
        return replace(photo, lightness=lightness)
    return replace(photo, lightness=lightness, own_chroma=_filled_chroma(photo.own_chroma, damage))


def _filled_chroma(chroma: Chroma, damage: Mask) -> Chroma:
    """Fill colors, too: a white scratch has none."""
    # Every pixel that damage had a part in.
    touched = (resize_mask(damage, *chroma.shape[:2]) > 0).astype(np.uint8)
    if touched.all() or not touched.any():
        return chroma
    channels = [np.ascontiguousarray(chroma[..., place]) for place in (0, 1)]
    return np.dstack([inpainted(one, touched) for one in channels])


def _neutral(photo: Photo, strength: float) -> Chroma | None:
    """Take the cast off the colors that a photo has of its own."""
    chroma = photo.own_chroma
    if chroma is None or strength == 0:
        return chroma
    guide = resize_lightness(photo.lightness, *chroma.shape[:2])
    return neutralize(chroma, guide, measure_cast(chroma, guide), strength)


def _framed_alpha(alpha: Alpha, frame: Frame) -> Alpha:
    # What was no part of the photo is transparent.
    framed: Alpha = straighten(alpha, frame, outside=0)
    return framed
