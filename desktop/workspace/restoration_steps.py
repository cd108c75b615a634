"""Puts steps of the restoration into a document, takes them out, and tells them apart."""

from dataclasses import replace

import numpy as np

from engine.document.document import Document
from engine.document.history import History
from engine.document.restore_edits import (
    RESTORING_EDITS,
    CorrectTone,
    RefineDetail,
    RestoringEdit,
    Straighten,
    steps_of,
)
from engine.restore.restoration import Detail, Restoration, Tone
from engine.restore.straighten import WHOLE


def restored_by(document: Document, edit: RestoringEdit) -> Document:
    """Let a step of the restoration count, in place of those of its kind.

    Args:
        document: the document.
        edit: the step; one that does nothing leaves none behind.

    Returns:
        The document with the step where the last enabled one of its kind was; otherwise before all
        edits of colors, among the restoring ones in the order in which they work.
    """
    if _does_nothing(edit):
        return without(document, type(edit))
    index = step_of(document, type(edit))
    if index is not None:
        return document.replaced(index, edit)
    place = _place_of(document, edit)
    return document.added(edit).moved(len(document.steps), place)


def without(document: Document, *kinds: type[RestoringEdit]) -> Document:
    """Leave out all steps of some kinds, switched on or off.

    Args:
        document: the document.
        kinds: which steps.
    """
    for index in reversed(range(len(document.steps))):
        if isinstance(document.steps[index].edit, kinds):
            document = document.removed(index)
    return document


def with_choice(document: Document, choice: Restoration) -> Document:
    """Switch on what was chosen; what the user switched on, or marked by hand, stays.

    Args:
        document: the document.
        choice: what is done; its frame does not count.
    """
    now = document.restoration
    tone = Tone(
        choice.tone.illumination or now.tone.illumination,
        choice.tone.fade or now.tone.fade,
        choice.tone.cast or now.tone.cast,
        choice.tone.contrast or now.tone.contrast,
    )
    detail = Detail(
        choice.detail.denoise or now.detail.denoise, choice.detail.sharpen or now.detail.sharpen
    )
    repair = choice.repair if now.repair is None else None
    for edit in steps_of(Restoration(WHOLE, repair, tone, detail)):
        document = restored_by(document, edit)
    return document


def step_of(document: Document, kind: type[RestoringEdit]) -> int | None:
    """Find the last enabled step of a kind, which is the one that counts.

    Args:
        document: the document.
        kind: which steps.

    Returns:
        Its index; None if there is none.
    """
    steps = document.steps
    places = [i for i, step in enumerate(steps) if step.enabled and isinstance(step.edit, kind)]
    return places[-1] if places else None


def is_restored(document: Document | None) -> bool:
    """Whether a document has any step of a restoration, switched on or off."""
    return document is not None and any(
        isinstance(step.edit, RestoringEdit) for step in document.steps
    )


def is_colorized_otherwise(history: History | None) -> bool:
    """Whether the model saw the photo restored in another way than it is now.

    Args:
        history: of the photo; what happened before its first state, nobody knows.
    """
    if history is None or history.document.prediction is None:
        return False
    prediction = history.document.prediction
    entries = history.entries[: history.index + 1]
    first = next(entry.document for entry in entries if entry.document.prediction is prediction)
    return not _are_alike(first.restoration, history.document.restoration)


def _are_alike(one: Restoration, other: Restoration) -> bool:
    if replace(one, repair=None) != replace(other, repair=None):
        return False
    if one.repair is None or other.repair is None:
        return one.repair is other.repair
    masks = (
        (one.repair.added, other.repair.added),
        (one.repair.removed, other.repair.removed),
    )
    return one.repair.sensitivity == other.repair.sensitivity and all(
        mask is another
        or (mask is not None and another is not None and np.array_equal(mask, another))
        for mask, another in masks
    )


def _does_nothing(edit: RestoringEdit) -> bool:
    return edit in (Straighten(WHOLE), CorrectTone(Tone()), RefineDetail(Detail()))


def _place_of(document: Document, edit: RestoringEdit) -> int:
    order = RESTORING_EDITS.index(type(edit))
    for place, step in enumerate(document.steps):
        kind = type(step.edit)
        if not issubclass(kind, RestoringEdit) or RESTORING_EDITS.index(kind) > order:
            return place
    return len(document.steps)
