"""From what the user points at to a selection: pure steps, done in jobs."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

import cv2
import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.workspace.errors import WorkspaceError
from desktop.workspace.mask_drawing import joined, quick_mask, share_inside, without
from desktop.workspace.scene import Sight
from engine.color.lab import Lightness
from engine.masks import Mask, hard
from engine.segment.islands import find_object
from engine.segment.prompts import Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import MaskCandidate

# A candidate that has this share of the selection is not what Alt-click wants to take away, and one
# that lies in the selection by this share is nothing new for Shift-click.
_ALL_OF_IT: Final = 0.9


class SelectionMode(Enum):
    """What becomes of the selection that there was."""

    NEW = "new"
    ADD = "add"
    TAKE_AWAY = "take away"


@dataclass(frozen=True, eq=False)
class Chosen:
    """What is selected, and how it came about.

    Attributes:
        mask: what is selected, at guide size; None for nothing.
        base: what was selected before the last click.
        mode: what the last click did with it.
        candidates: what the last click may have meant.
        index: which of them counts.
        is_rough: whether the mask still lacks its fine edges.
    """

    mask: Mask | None = None
    base: Mask | None = None
    mode: SelectionMode = SelectionMode.NEW
    candidates: tuple[MaskCandidate, ...] = ()
    index: int = 0
    is_rough: bool = False


def pointed(
    sight: Sight, shape: tuple[int, int], before: Chosen, prompt: Prompt, mode: SelectionMode
) -> Chosen:
    """Select what a prompt means, with rough edges: see ``refined``.

    Args:
        sight: of the photo.
        shape: rows and columns of masks.
        before: what was selected.
        prompt: where the user points, in pixels of the photo.
        mode: what becomes of that.

    Returns:
        The new selection.

    Raises:
        WorkspaceError: there is no object.
        ModelError: the segmenter failed.
    """
    if mode is SelectionMode.TAKE_AWAY and before.mask is None:
        return before
    found = find_object(sight.segmenter, sight.embedding, prompt)
    candidates = tuple(candidate for candidate in found if (candidate.logits > 0).any())
    if not candidates:
        raise WorkspaceError(
            QCoreApplication.translate(
                "Selection", "There is no object at this place; point elsewhere or draw a box."
            )
        )
    base = None if mode is SelectionMode.NEW else before.mask
    chosen = Chosen(None, base, mode, _in_order(candidates, base, mode))
    return with_candidate(chosen, shape, 0)


def with_candidate(chosen: Chosen, shape: tuple[int, int], index: int) -> Chosen:
    """Let another candidate count, with rough edges.

    Args:
        chosen: the selection, with candidates.
        shape: rows and columns of masks.
        index: of the candidate; beyond the last one it begins anew.
    """
    index %= len(chosen.candidates)
    mask = quick_mask(chosen.candidates[index], *shape)
    return replace(_combined(chosen, mask), index=index, is_rough=True)


def refined(chosen: Chosen, guide: Lightness) -> Chosen:
    """Give a selection its fine edges.

    Args:
        chosen: the selection.
        guide: L* of the photo at guide size.
    """
    if not chosen.is_rough:
        return chosen
    mask = full_mask(chosen.candidates[chosen.index], guide)
    return replace(_combined(chosen, mask), is_rough=False)


def picked(
    before: Chosen, shape: tuple[int, int], candidate: MaskCandidate, mode: SelectionMode
) -> Chosen:
    """Select an object that is known already, with rough edges: see ``refined``.

    Args:
        before: what was selected.
        shape: rows and columns of masks.
        candidate: the object.
        mode: what becomes of it.
    """
    if mode is SelectionMode.TAKE_AWAY and before.mask is None:
        return before
    base = None if mode is SelectionMode.NEW else before.mask
    return with_candidate(Chosen(None, base, mode, (candidate,)), shape, 0)


def painted(mask: Mask) -> Chosen:
    """Select exactly what a mask covers; without anything to choose from."""
    return Chosen(_or_none(mask))


def _combined(chosen: Chosen, mask: Mask) -> Chosen:
    if chosen.mode is SelectionMode.TAKE_AWAY and chosen.base is not None:
        mask = without(chosen.base, mask)
    elif chosen.mode is SelectionMode.ADD:
        mask = joined(chosen.base, mask)
    return replace(chosen, mask=_or_none(mask))


def _or_none(mask: Mask) -> Mask | None:
    if not hard(mask).any():
        return None
    mask.flags.writeable = False
    return mask


def _in_order(
    candidates: tuple[MaskCandidate, ...], base: Mask | None, mode: SelectionMode
) -> tuple[MaskCandidate, ...]:
    """Put last what would do nothing, or undo everything.

    A click with Alt on a hat may mean the whole person; but who has selected the person does not
    want to be left with nothing. A click with Shift on a hat may mean the person who is selected
    already; but who clicks wants something to be added.
    """
    if base is None:
        return candidates
    small = _at_cells(base, candidates[0])

    def is_pointless(candidate: MaskCandidate) -> bool:
        part = quick_mask(candidate, *small.shape)
        inner, outer = (part, small) if mode is SelectionMode.ADD else (small, part)
        return share_inside(inner, outer) >= _ALL_OF_IT

    return tuple(sorted(candidates, key=is_pointless))


def _at_cells(mask: Mask, candidate: MaskCandidate) -> Mask:
    rows, columns = candidate.logits.shape
    return np.asarray(cv2.resize(mask, (columns, rows), interpolation=cv2.INTER_AREA))
