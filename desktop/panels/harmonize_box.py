"""Gives stray colors of the object its dominant color, tried out while the sliders move."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.panels.availability import offer, why_no_object
from desktop.panels.draft import Draft
from desktop.panels.draft_buttons import DraftButtons
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.edits import Harmonize
from engine.touchup.harmonize import DEFAULT_DELTA

_DELTA = Scale(0, 40, DEFAULT_DELTA, 0.5, decimals=1)
_STRENGTH = Scale(0, 1, 1, 0.01, shown_times=100, suffix=" %")


class HarmonizeBox(QWidget):
    """Tolerances and strength of harmonizing the selected object."""

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        draft: Draft,
        parent: QWidget | None = None,
    ) -> None:
        """Show the state of workbench and selection.

        Args:
            workbench: with the photo.
            selection: with the object.
            draft: shows in the photo what is tried out.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection, self._draft = workbench, selection, draft
        self._seen = selection.mask
        tip = self.tr("Colors of the object that are further away take its main color.")
        self.delta_a = LiveSlider(self.tr("Tolerance green to red (Δa*)"), _DELTA, tip=tip)
        self.delta_b = LiveSlider(self.tr("Tolerance blue to yellow (Δb*)"), _DELTA, tip=tip)
        tip = self.tr("How much of the change is made.")
        self.strength = LiveSlider(self.tr("Strength"), _STRENGTH, tip=tip)
        self.buttons = DraftButtons(self.tr("Harmonize the object"), self)
        layout = QVBoxLayout(self)
        for part in (*self._sliders, self.buttons):
            layout.addWidget(part)
        self._connect()
        self._refresh()

    def change_step(self, index: int, edit: Harmonize) -> None:
        """Open the settings of a step that is in the document already."""
        self._draft.begin_change(index, self)
        self.delta_a.set_value(edit.delta_a)
        self.delta_b.set_value(edit.delta_b)
        self.strength.set_value(edit.strength)
        self.delta_a.setFocus()

    @property
    def _sliders(self) -> tuple[LiveSlider, ...]:
        return self.delta_a, self.delta_b, self.strength

    def _connect(self) -> None:
        for slider in self._sliders:
            slider.moved.connect(self._show)
        self.buttons.applied.connect(self._keep)
        self.buttons.cancelled.connect(lambda: self._draft.drop(self))
        self._selection.changed.connect(self._follow_selection)
        self._draft.changed.connect(self._refresh)
        self._workbench.photo_changed.connect(self._refresh)
        self._workbench.document_changed.connect(self._refresh)

    def _edit(self) -> Harmonize | None:
        step = self._draft.edit_of(self)
        if isinstance(step, Harmonize):
            masks = step.masks
        elif self._selection.mask is not None:
            masks = (self._selection.mask,)
        else:
            return None
        return Harmonize(masks, self.delta_a.value, self.delta_b.value, self.strength.value)

    def _show(self) -> None:
        edit = self._edit()
        if edit is not None:
            self._draft.show(edit, self)

    def _keep(self) -> None:
        edit = self._edit()
        if edit is not None:
            self._draft.keep(edit, self)

    def _follow_selection(self) -> None:
        # The selection also tells of things that do not concern the object.
        if self._selection.mask is not self._seen and self._draft.step_of(self) is None:
            self._draft.drop(self)
        self._seen = self._selection.mask
        self._refresh()

    def _refresh(self) -> None:
        reason = None
        if self._draft.step_of(self) is None:
            reason = why_no_object(self._workbench, self._selection)
        for slider in self._sliders:
            offer(slider, reason)
        self.buttons.refresh(reason, is_shown=self._draft.owner is self)
