"""Harmonizes every object of a photo without holding all their masks at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Chroma
from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.segment.everything import Segment
from engine.touchup.objects import object_masks


@dataclass(frozen=True, eq=False)
class Harmonized:
    """A photo with every object harmonized.

    Attributes:
        chroma: a*b* at guide size, float32, shape (rows, columns, 2).
        count: how many objects there were.
        statement: what was done, for the metadata of exports.
    """

    chroma: Chroma
    count: int
    statement: str


def harmonize_everything(
    chroma: Chroma,
    guide: Guide,
    segments: Sequence[Segment],
    settings: Harmonize,
    *,
    cancel: Cancellation | None = None,
) -> Harmonized:
    """Do what ``settings`` would do with all ``object_masks``, one after another.

    Args:
        chroma: a*b* at guide size, shape (rows, columns, 2); left as it is.
        guide: lightness and size of the photo.
        segments: all objects, the largest first.
        settings: tolerances, strength and method; its masks do not matter.
        cancel: ends the work before the next object.

    Returns:
        The colors, and what was done.

    Raises:
        Cancelled: the work was ended.
    """
    count = 0
    for mask in object_masks(segments, guide.lightness):
        check_cancelled(cancel)
        chroma = replace(settings, masks=(mask,)).apply(chroma, guide)
        count += 1
    return Harmonized(chroma, count, settings.statement_for(count))
