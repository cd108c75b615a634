"""Shows grain and sharpness where the user looks, long before the whole photo is done."""

import math
from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

from desktop.workspace.restored_photo import RestoredPhoto
from engine.cancellation import Cancellation
from engine.restore.denoise import denoise
from engine.restore.grain import Grain, measure_grain
from engine.restore.restoration import Restoration
from engine.restore.sharpen import sharpen
from engine.view import Pyramid, View

# Pixels that are done: about half a second of work.
_MOST_PIXELS: Final = 1_600_000
# Pixels of the photo for one of the screen, beyond which single ones cannot be told apart, and
# views are drawn from smaller levels of the pyramid.
_FARTHEST: Final = 2.0
# Pixels around that count for those at the edge.
_MARGIN: Final = 32

_grains: WeakKeyDictionary[RestoredPhoto, Grain] = WeakKeyDictionary()


def with_detail_in_view(
    base: RestoredPhoto,
    restoration: Restoration,
    view: View,
    *,
    cancel: Cancellation | None = None,
) -> RestoredPhoto | None:
    """Take grain off and sharpen, but only in the part of a photo that is seen.

    Args:
        base: the photo restored in the same way, but for grain and sharpness.
        restoration: the wish.
        view: what is seen of it.
        cancel: ends the work early.

    Returns:
        A photo that is about right in the part; None where that is too large, or seen from afar.

    Raises:
        Cancelled: the work was ended.
    """
    rows, columns = _span(view.top, view.height), _span(view.left, view.width)
    size = (rows.stop - rows.start) * (columns.stop - columns.start)
    if size > _MOST_PIXELS or view.step > _FARTHEST:
        return None
    whole = base.photo.lightness
    around = _widened(rows, whole.shape[0]), _widened(columns, whole.shape[1])
    grain = _grain_of(base) if restoration.detail.denoise else None
    part = denoise(whole[around], restoration.detail.denoise, grain=grain, cancel=cancel)
    part = sharpen(part, restoration.detail.sharpen, cancel=cancel)
    lightness = whole.copy()
    lightness[around] = part
    photo = replace(base.photo, lightness=lightness)
    pyramid = Pyramid((lightness, *base.pyramid.levels[1:]))
    return replace(base, restoration=restoration, photo=photo, pyramid=pyramid)


def _grain_of(base: RestoredPhoto) -> Grain:
    """Measure grain in the whole photo, as is done when all of it is freed of it."""
    known = _grains.get(base)
    if known is None:
        known = _grains[base] = measure_grain(base.photo.lightness)
    return known


def _span(start: float, length: float) -> slice:
    first = max(0, math.floor(start))
    return slice(first, max(first + 1, math.ceil(start + length)))


def _widened(span: slice, length: int) -> slice:
    return slice(max(0, span.start - _MARGIN), min(length, span.stop + _MARGIN))
