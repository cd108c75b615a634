"""Chooses what to restore in a photo, and says why."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.cancellation import Cancellation, check_cancelled
from engine.color.upsample import resize_lightness
from engine.restore.cast import measure_cast
from engine.restore.grain import measure_grain
from engine.restore.illumination import measure_illumination
from engine.restore.levels import measure_levels
from engine.restore.restoration import Detail, Repair, Restoration, Tone
from engine.restore.restorer import Restorer

MOST_DAMAGE: Final = 0.05
"""Share of a photo that is damage at most; where more is found, it is the texture of the scene."""

LEAST_DAMAGE: Final = 0.008
"""Share of a photo: as much is found by mistake in one of twenty photos without damage."""

GRAINY: Final = 3.0
"""Deviation of grain in L* from which it is taken off unasked."""

_DENOISE = 0.6


@dataclass(frozen=True)
class Choice:
    """What is restored, and why.

    Attributes:
        restoration: never with a frame: turning and cropping are for the user to accept.
        reasons: a few words for each step that was chosen.
    """

    restoration: Restoration
    reasons: tuple[str, ...]


def choose(restorer: Restorer, *, cancel: Cancellation | None = None) -> Choice:
    """Look at a photo and choose what to restore.

    Args:
        restorer: of the photo; what it finds out by the way, it keeps.
        cancel: ends the work early.

    Returns:
        The choice; nothing for a photo in good condition.

    Raises:
        Cancelled: the work was ended.
    """
    tone, reasons = _tone(restorer)
    choice = Restoration(tone=tone)
    check_cancelled(cancel)
    grain = measure_grain(restorer.photo.lightness)
    if grain.sigma >= GRAINY:
        choice = replace(choice, detail=Detail(denoise=_DENOISE))
        reasons.append(f"grain of {grain.sigma:.1f} L*")
    damage = restorer.damage(Restoration(), cancel=cancel)
    share = np.count_nonzero(damage) / damage.size
    if LEAST_DAMAGE <= share <= MOST_DAMAGE:
        choice = replace(choice, repair=Repair())
        reasons.append(f"dust or scratches on {share:.2%} of the photo")
    return Choice(choice, tuple(reasons))


def _tone(restorer: Restorer) -> tuple[Tone, list[str]]:
    photo, tone, reasons = restorer.photo, Tone(), list[str]()
    light = measure_illumination(photo.lightness)
    if light.is_uneven:
        tone = replace(tone, illumination=1.0)
        reasons.append(f"uneven light, {light.stops:.1f} stops")
    levels = measure_levels(photo.lightness)
    if levels.is_faded:
        tone = replace(tone, fade=1.0)
        reasons.append(f"faded, L* from {levels.black:.0f} to {levels.white:.0f}")
    if photo.own_chroma is not None:
        guide = resize_lightness(photo.lightness, *photo.own_chroma.shape[:2])
        cast = measure_cast(photo.own_chroma, guide)
        if cast.is_noticeable:
            tone = replace(tone, cast=1.0)
            reasons.append("toned" if cast.toned else f"a color cast of {cast.size:.0f} in a*b*")
    return tone, reasons
