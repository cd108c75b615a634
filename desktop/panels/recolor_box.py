"""Gives the object another color: one that the model suggests, or one of the user's own."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.panels.availability import offer, why_no_alternatives, why_no_colors, why_no_object
from desktop.panels.chosen_color import ChosenColor
from desktop.panels.color_field import ColorField
from desktop.panels.draft import Draft
from desktop.panels.draft_buttons import DraftButtons
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.panels.object_lightness import ObjectLightness
from desktop.panels.suggestions_row import COUNT, SuggestionsRow
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.colorize import Prediction
from engine.document.edits import Recolor
from engine.masks import Mask
from engine.touchup.colors import TargetColor

_STRENGTH = Scale(0, 1, 1, 0.01, shown_times=100, suffix=" %")


class RecolorBox(QWidget):
    """Suggested colors, a free color and the strength of recoloring the selected object."""

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        draft: Draft,
        color: ChosenColor,
        lightness: ObjectLightness,
        parent: QWidget | None = None,
    ) -> None:
        """Show the state of workbench and selection.

        Args:
            workbench: with the photo.
            selection: with the object and its suggestions.
            draft: shows in the photo what is tried out.
            color: the user's own.
            lightness: of the object.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection, self._draft = workbench, selection, draft
        self._color, self._lightness = color, lightness
        self._is_own_shown = False
        self._seen: tuple[Mask | None, Prediction | None] = (None, None)
        self.suggestions = SuggestionsRow(selection, lightness, self)
        self.field = ColorField(color, self)
        tip = self.tr("How much of the change is made.")
        self.strength = LiveSlider(self.tr("Strength"), _STRENGTH, tip=tip)
        self.buttons = DraftButtons(self.tr("Give the object your own color"), self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.suggestions)
        layout.addWidget(QLabel(self.tr("Your own color"), self))
        for part in (self.field, self.strength, self.buttons):
            layout.addWidget(part)
        self._connect()
        self._follow()

    def change_step(self, index: int, edit: Recolor) -> None:
        """Open the settings of a step that is in the document already."""
        self._draft.begin_change(index, self)
        self.strength.set_value(edit.strength)
        self._color.choose_target(edit.color, self._lightness.value)
        self.field.setFocus()

    def _connect(self) -> None:
        self.suggestions.pointed.connect(self._try)
        self.suggestions.chosen.connect(self._take)
        self._color.changed.connect(self._show)
        self.strength.moved.connect(self._show)
        self.buttons.applied.connect(lambda: self._keep(self._color.target))
        self.buttons.cancelled.connect(self._cancel)
        self._draft.changed.connect(self._refresh)
        self._selection.changed.connect(self._follow)
        self._workbench.photo_changed.connect(self._follow)
        self._workbench.document_changed.connect(self._follow)

    def _mask(self) -> Mask | None:
        step = self._draft.edit_of(self)
        return step.mask if isinstance(step, Recolor) else self._selection.mask

    def _edit(self, color: TargetColor) -> Recolor | None:
        mask = self._mask()
        return None if mask is None else Recolor(mask, color, self.strength.value)

    def _show(self) -> None:
        """Show the own color."""
        self._is_own_shown = True
        self._show_color(self._color.target)

    def _show_color(self, color: TargetColor) -> None:
        edit = self._edit(color)
        if edit is not None and why_no_colors(self._workbench) is None:
            self._draft.show(edit, self)

    def _try(self, color: TargetColor | None) -> None:
        if color is not None:
            self._show_color(color)
        elif self._is_own_shown:
            self._show()
        else:
            self._draft.hide(self)

    def _take(self, color: TargetColor) -> None:
        # It becomes the own color, too, so that its strength can be moved afterwards.
        self._color.choose_target(color, self._lightness.value)
        self._keep(color)

    def _keep(self, color: TargetColor) -> None:
        edit = self._edit(color)
        self._is_own_shown = False
        if edit is not None:
            self._draft.keep(edit, self)

    def _cancel(self) -> None:
        self._is_own_shown = False
        self._draft.drop(self)

    def _follow(self) -> None:
        """Suggest colors anew for another object, or for another prediction of it."""
        mask, prediction = self._selection.mask, self._prediction()
        if mask is not self._seen[0] or prediction is not self._seen[1]:
            self._seen = mask, prediction
            if self._draft.step_of(self) is None:
                self._cancel()
            if why_no_object(self._workbench, self._selection) is None:
                self._selection.suggest(COUNT)
        self._refresh()

    def _prediction(self) -> Prediction | None:
        document = self._workbench.document
        return None if document is None else document.prediction

    def _refresh(self) -> None:
        if self._draft.owner is not self:
            self._is_own_shown = False
        is_changing = self._draft.step_of(self) is not None
        reason = None if is_changing else why_no_object(self._workbench, self._selection)
        note = self.tr("Choose another color or strength for this step below.")
        no_suggestions = reason or why_no_alternatives(self._workbench)
        self.suggestions.show_reason(note if is_changing else no_suggestions)
        # A color can be picked in one photo for an object of another.
        offer(self.field, why_no_colors(self._workbench))
        offer(self.strength, reason)
        self.buttons.refresh(reason, is_shown=self._draft.owner is self)
