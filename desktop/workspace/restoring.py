"""What the user does to restore the photo on the workbench."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import Job, JobControl
from desktop.jobs.ordered import OrderedJobs
from desktop.jobs.runner import JobRunner
from desktop.workspace import edit_names
from desktop.workspace.damage_map import DamageMap
from desktop.workspace.loaded_photo import LoadedPhoto
from desktop.workspace.mask_drawing import brushed
from desktop.workspace.restoration_steps import (
    is_colorized_otherwise,
    restored_by,
    with_choice,
    without,
)
from desktop.workspace.selection_work import Stroke
from desktop.workspace.workbench import Workbench
from engine.document.document import Document
from engine.document.restore_edits import (
    RESTORING_EDITS,
    RepairDamage,
    RestoringEdit,
    Straighten,
)
from engine.masks import Mask, hard
from engine.restore.automatic import Choice, choose
from engine.restore.border import suggest_frame
from engine.restore.restoration import Repair, Restoration
from engine.restore.straighten import Frame


class Restoring(QObject):
    """Steps of the restoration as edits of the document; looking for damage, frame and faults.

    Nothing here is shown by itself: panels and canvas ask. Every change is one entry of the
    history. All positions are pixels of the restored photo at full size.
    """

    changed = Signal()
    """``reasons`` or ``suggestion`` changed, or what was looked for is another photo's."""
    damage_changed = Signal()
    """``damage`` or ``shows_damage`` changed."""
    busy_changed = Signal()
    """``is_looking_for_damage`` may have changed."""
    failed = Signal(str, Exception)
    """What was tried, and why it failed."""

    def __init__(self, workbench: Workbench, runner: JobRunner) -> None:
        """Follow a workbench.

        Args:
            workbench: with the photo.
            runner: runs the jobs.
        """
        super().__init__(workbench)
        self._workbench = workbench
        self._runner = runner
        self._job: Job | None = None
        self._reasons: tuple[str, ...] | None = None
        self._suggestion: Frame | None = None
        self._has_suggested = False
        self._strokes = OrderedJobs(runner, self.tr("Mark damage"), self)
        self._damage = DamageMap(runner, self)
        self._connect()

    def _connect(self) -> None:
        workbench, title = self._workbench, self.tr("Look for dust and scratches")
        workbench.photo_changed.connect(self._on_photo_changed)
        workbench.document_changed.connect(self._on_document_changed)
        self._damage.changed.connect(self.damage_changed)
        self._damage.busy_changed.connect(self.busy_changed)
        self._damage.failed.connect(partial(self.failed.emit, title))
        self._strokes.finished.connect(self._on_stroke)
        self._strokes.failed.connect(partial(self.failed.emit, self.tr("Mark damage")))

    @property
    def restoration(self) -> Restoration:
        """What is done to the photo at present; nothing without a photo."""
        base = self._workbench.base
        return Restoration() if base is None else base.restoration

    @property
    def reasons(self) -> tuple[str, ...] | None:
        """What was found when the photo was looked at, in English; None if it was not."""
        return self._reasons

    @property
    def suggestion(self) -> Frame | None:
        """How the photo may be turned and cropped, until the user accepts or rejects it."""
        return self._suggestion

    @property
    def found_no_frame(self) -> bool:
        """Whether a frame was looked for, and none was found."""
        return self._has_suggested and self._suggestion is None

    @property
    def shows_damage(self) -> bool:
        """Whether the user wants to see what is taken for damage."""
        return self._damage.is_shown

    @property
    def is_looking_for_damage(self) -> bool:
        """Whether it is being looked for to be shown."""
        return self._damage.is_busy

    @property
    def damage(self) -> Mask | None:
        """What is filled: coverage at full size; None while that is not shown."""
        return self._damage.mask

    @property
    def is_colorized_otherwise(self) -> bool:
        """Whether the model saw the photo restored in another way than it is now."""
        return is_colorized_otherwise(self._workbench.history)

    def preview(self, edit: RestoringEdit) -> None:
        """Show how the photo looks with a step; nothing is kept of it."""
        base = self._workbench.base
        if base is not None:
            document = restored_by(base, edit)
            self._workbench.preview(document)
            self._damage.follow(self._workbench.loaded, document.restoration)

    def drop_preview(self) -> None:
        """Show the photo as it is kept."""
        self._workbench.preview(None)
        self._damage.follow(self._workbench.loaded, self.restoration)

    def apply(self, edit: RestoringEdit) -> None:
        """Let a step count, in place of those of its kind."""
        base = self._workbench.base
        if base is None:
            return
        document = restored_by(base, edit)
        is_left = any(isinstance(step.edit, type(edit)) for step in document.steps)
        name = edit_names.edit_name(edit) if is_left else edit_names.removed_name(edit)
        self._workbench.keep(name, document)

    def reset(self, kind: type[RestoringEdit]) -> None:
        """Leave out all steps of a kind."""
        document = self._workbench.document
        edits = [] if document is None else [step.edit for step in document.steps]
        edit = next((edit for edit in edits if isinstance(edit, kind)), None)
        if document is not None and edit is not None:
            self._workbench.keep(edit_names.removed_name(edit), without(document, kind))

    def reset_all(self) -> None:
        """Leave out all steps of the restoration; colors and touch-ups stay."""
        document = self._workbench.document
        if document is not None:
            name = self.tr("Remove the restoration")
            self._workbench.keep(name, without(document, *RESTORING_EDITS))

    def choose(self) -> Job | None:
        """Look at the photo and switch on what it needs, in one step of the history.

        Returns:
            The job; when it has finished, ``reasons`` say what was found. None without a photo.
        """
        return self._look(self.tr("Look at the photo"), _choose, self._on_chosen)

    def suggest(self) -> Job | None:
        """Look for the print in its scan.

        Returns:
            The job; when it has finished, ``suggestion`` is there or ``found_no_frame`` is True.
            None without a photo.
        """
        return self._look(self.tr("Look for the frame of the photo"), _suggest, self._on_suggested)

    def accept(self) -> None:
        """Turn and crop the photo as suggested."""
        if self._suggestion is not None:
            frame, self._suggestion, self._has_suggested = self._suggestion, None, False
            self.apply(Straighten(frame))
            self.changed.emit()

    def reject(self) -> None:
        """Leave the photo as it is."""
        if self._has_suggested:
            self._suggestion, self._has_suggested = None, False
            self.changed.emit()

    def show_damage(self, shown: bool) -> None:  # noqa: FBT001 - as widgets are shown
        """Show what is taken for damage, or stop showing it."""
        self._damage.show(shown)

    def mark(self, stroke: Sequence[tuple[float, float]], radius: float, *, add: bool) -> None:
        """Mark damage by hand, or say that there is none; switches the repair on.

        Args:
            stroke: x and y of places along the stroke.
            radius: of the brush, in pixels of the photo.
            add: mark it; otherwise protect it.
        """
        if self._workbench.base is not None and stroke:
            movement = Stroke(tuple(stroke), radius, add)
            self._strokes.request(lambda: partial(_marked, self._workbench.base, movement))

    def _on_stroke(self, marked: "_Marked | None") -> None:
        # Whoever undid something or went to another photo meanwhile does not want the stroke.
        if marked is not None and marked.before is self._workbench.base:
            document = restored_by(marked.before, RepairDamage(marked.repair))
            self._workbench.keep(self.tr("Mark damage"), document)

    def _look(self, title: str, work: "_Look", then: Callable[[Any], None]) -> Job | None:
        """Look at the photo for something; an earlier look is called off."""
        loaded = self._workbench.loaded
        if loaded is None:
            return None
        self._cancel()
        self._job = job = self._runner.start(title, partial(work, loaded))
        job.finished.connect(then)
        job.failed.connect(partial(self.failed.emit, title))
        return job

    def _on_chosen(self, choice: Choice) -> None:
        base = self._workbench.base
        if base is None:
            return
        self._reasons = choice.reasons
        document = with_choice(base, choice.restoration)
        if document is not base:
            self._workbench.keep(self.tr("Restore automatically"), document)
        self.changed.emit()

    def _on_suggested(self, frame: Frame | None) -> None:
        self._suggestion, self._has_suggested = frame, True
        self.changed.emit()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_photo_changed(self) -> None:
        self._cancel()
        self._strokes.drop()
        self._reasons, self._suggestion, self._has_suggested = None, None, False
        self.changed.emit()

    def _on_document_changed(self) -> None:
        self._damage.follow(self._workbench.loaded, self.restoration)


@dataclass(frozen=True, eq=False)
class _Marked:
    """What a stroke made of a document."""

    before: Document
    repair: Repair


_Look = Callable[[LoadedPhoto, JobControl], object]


def _choose(loaded: LoadedPhoto, control: JobControl) -> Choice:
    return choose(loaded.restorer, cancel=control.cancel)


def _suggest(loaded: LoadedPhoto, _control: JobControl) -> Frame | None:
    return suggest_frame(loaded.original.photo.lightness)


def _marked(before: Document | None, stroke: Stroke, _control: JobControl) -> _Marked | None:
    """Draw a stroke into one mask and wipe it out of the other one."""
    if before is None:
        return None
    repair, shape = before.restoration.repair or Repair(), before.guide_shape
    scale = shape[1] / before.size[1]
    places = [(x * scale, y * scale) for x, y in stroke.places]

    def drawn(mask: Mask | None, *, add: bool) -> Mask | None:
        if mask is None and not add:
            return None
        changed = brushed(mask, shape, places, stroke.radius * scale, add=add)
        return changed if hard(changed).any() else None

    added, removed = drawn(repair.added, add=stroke.add), drawn(repair.removed, add=not stroke.add)
    return _Marked(before, replace(repair, added=added, removed=removed))
