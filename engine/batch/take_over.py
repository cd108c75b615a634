"""What of the work on one photo makes sense for others, and what belongs to that photo alone."""

from dataclasses import dataclass
from enum import Enum

from engine.document.document import Document
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.restore.restoration import Restoration
from engine.restore.straighten import WHOLE
from engine.restore.wish import RestorationWish, strengths_of


class LeftOut(Enum):
    """What is not taken over."""

    HARMONIZED_OBJECTS = "harmonized objects"
    RECOLORED_OBJECTS = "recolored objects"
    HINTS = "hints"
    DAMAGE_BY_HAND = "damage by hand"
    FRAME = "frame"
    CAST = "cast"
    OWN_COLORS = "own colors"


@dataclass(frozen=True, eq=False)
class TakenOver:
    """What others get of a photo.

    Attributes:
        model: name of the model that found its colors; None for a photo that keeps its own.
        adjust: how colors are read off a prediction.
        restoration: what is restored; None for nothing.
        harmonize: how all objects are harmonized, without masks; None to leave them.
        left_out: what is not taken over, each thing once.
    """

    model: str | None
    adjust: Adjust
    restoration: RestorationWish | None
    harmonize: Harmonize | None
    left_out: tuple[LeftOut, ...]


def take_over(document: Document) -> TakenOver:
    """Sort the enabled steps of a document by whether others can have them, too.

    Args:
        document: of one photo.

    Returns:
        Settings for any photo. Of several steps that harmonize all objects, the last one counts.
    """
    edits = [step.edit for step in document.steps if step.enabled]
    objects = [edit for edit in edits if isinstance(edit, Harmonize)]
    everywhere = [edit for edit in objects if _is_about_all(edit)]
    wish = RestorationWish(strengths=strengths_of(document.restoration))
    found = {
        LeftOut.HARMONIZED_OBJECTS: len(everywhere) < len(objects),
        LeftOut.RECOLORED_OBJECTS: any(isinstance(edit, Recolor) for edit in edits),
        LeftOut.HINTS: any(isinstance(edit, Hint) for edit in edits),
        **_of_this_photo(document.restoration),
        LeftOut.OWN_COLORS: document.has_own_colors,
    }
    return TakenOver(
        None if document.model is None else document.model.name,
        document.adjust,
        None if wish.is_nothing else wish,
        everywhere[-1].with_masks(()) if everywhere else None,
        tuple(thing for thing, is_there in found.items() if is_there),
    )


def _of_this_photo(restoration: Restoration) -> dict[LeftOut, bool]:
    repair = restoration.repair
    by_hand = repair is not None and (repair.added is not None or repair.removed is not None)
    return {
        LeftOut.DAMAGE_BY_HAND: by_hand,
        LeftOut.FRAME: restoration.frame != WHOLE,
        LeftOut.CAST: restoration.tone.cast > 0,
    }


def _is_about_all(edit: Harmonize) -> bool:
    # One object is chosen by the user; only looking for all of them finds several.
    return len(edit.masks) > 1
