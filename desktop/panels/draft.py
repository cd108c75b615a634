"""The edit that is being made: shown at once, kept or dropped when the user decides."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop.workspace.workbench import Workbench
from engine.document.document import Document
from engine.document.edit import Edit
from engine.document.edits import Adjust


class Draft(QObject):
    """What the boxes of the touch-up panel try out, one edit at a time.

    An edit of the same kind and the same object as the last step takes its place: who moves the
    strength after recoloring means what was just done, and no second coat over the first.

    Attributes:
        changed: another box shows something, nothing is shown, or a step is being changed.
    """

    changed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        """Begin with nothing.

        Args:
            workbench: with the photo.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._owner: object = None
        self._step: int | None = None
        workbench.photo_changed.connect(self._forget)
        workbench.document_changed.connect(self._forget)

    @property
    def owner(self) -> object:
        """The box whose edit is shown; None if nothing is."""
        return self._owner

    def step_of(self, owner: object) -> int | None:
        """Return the index of the step that a box was asked to change; None if there is none."""
        return self._step if owner is self._owner else None

    def edit_of(self, owner: object) -> Edit | None:
        """Return the step that a box was asked to change, as it stands in the document."""
        step, document = self.step_of(owner), self._workbench.document
        if step is None or document is None or step >= len(document.steps):
            return None
        return document.steps[step].edit

    def begin_change(self, index: int, owner: object) -> None:
        """Change a step from now on, in place of making a new edit."""
        self.drop()
        self._set(owner, index)

    def show(self, edit: Edit, owner: object) -> None:
        """Show an edit in the photo, in place of what was tried out before."""
        if owner is not self._owner:
            self._set(owner, None)
        place = self._place_of(edit, owner)
        if place is None:
            self._workbench.preview_edit(edit)
        else:
            self._workbench.preview_step(place, edit)

    def keep(self, edit: Edit, owner: object) -> None:
        """Put an edit into the document."""
        place = self._place_of(edit, owner)
        self._set(None, None)
        if place is None:
            self._workbench.add_edit(edit)
        else:
            self._workbench.replace_edit(place, edit)

    def hide(self, owner: object) -> None:
        """Take back what a box shows; a step that it changes stays open."""
        if owner is not self._owner:
            return
        if self._step is None:
            self._set(None, None)
        self._workbench.preview_edit(None)

    def drop(self, owner: object = None) -> None:
        """Take back what is shown.

        Args:
            owner: only if this box shows it; None for any.
        """
        if self._owner is None or owner not in (None, self._owner):
            return
        self._set(None, None)
        self._workbench.preview_edit(None)

    def _place_of(self, edit: Edit, owner: object) -> int | None:
        step, document = self.step_of(owner), self._workbench.document
        if step is not None or document is None:
            return step
        return last_step_like(document, edit)

    def _forget(self) -> None:
        """The document moved on: what was tried out is not shown anymore."""
        self._set(None, None)

    def _set(self, owner: object, step: int | None) -> None:
        if owner is not self._owner or step != self._step:
            self._owner, self._step = owner, step
            self.changed.emit()


def last_step(document: Document) -> int | None:
    """Find the last step that is done; how the prediction is read does not count as one.

    Args:
        document: with the steps.

    Returns:
        Its index; None if there is none, or the last one is switched off.
    """
    for index in reversed(range(len(document.steps))):
        step = document.steps[index]
        if not isinstance(step.edit, Adjust):
            return index if step.enabled else None
    return None


def last_step_like(document: Document, edit: Edit) -> int | None:
    """Find the last step if it does the same with the same objects as an edit.

    Args:
        document: with the steps.
        edit: what is to be done.

    Returns:
        Its index; None if the last step is about something else or switched off.
    """
    index = last_step(document)
    if index is None:
        return None
    last = document.steps[index].edit
    return index if type(last) is type(edit) and share_masks(last, edit) else None


def share_masks(edit: Edit, other: Edit) -> bool:
    """Tell whether two edits are about the same objects."""
    masks, others = edit.stored_masks, other.stored_masks
    return len(masks) == len(others) and all(
        one is another or np.array_equal(one, another)
        for one, another in zip(masks, others, strict=True)
    )
