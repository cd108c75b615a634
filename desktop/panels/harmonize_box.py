"""Gives stray colors of objects their dominant color, tried out while the sliders move."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.panels.availability import offer, why_no_clicks, why_no_colors, why_no_object
from desktop.panels.draft import Draft, last_step
from desktop.panels.draft_buttons import DraftButtons
from desktop.panels.job_progress import JobProgress
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.workspace.objects import SeparateObjects
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.edits import Harmonize
from engine.masks import Mask
from engine.touchup.harmonize import DEFAULT_DELTA

_DELTA = Scale(0, 40, DEFAULT_DELTA, 0.5, decimals=1)
_STRENGTH = Scale(0, 1, 1, 0.01, shown_times=100, suffix=" %")


class HarmonizeBox(QWidget):
    """Tolerances and strength of harmonizing the selected object, or all of them.

    While no object is selected, the sliders are those of all objects, if they are what was
    harmonized last.
    """

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
        self.all_button = QPushButton(self.tr("Harmonize all objects"), self)
        self.all_button.setObjectName("harmonizeAll")
        self.all_button.setToolTip(
            self.tr("Find all objects of the photo and give each its main color")
        )
        self.progress = JobProgress(
            self.tr("Progress of harmonizing all objects"), self.tr("Leave the objects alone"), self
        )
        layout = QVBoxLayout(self)
        for part in (*self._sliders, self.buttons, self.all_button, self.progress):
            layout.addWidget(part)
        self._connect()
        self._refresh()

    def change_step(self, index: int, edit: Harmonize) -> None:
        """Open the settings of a step that is in the document already."""
        self._draft.begin_change(index, self)
        self._show_values(edit)
        self.delta_a.setFocus()

    @property
    def _sliders(self) -> tuple[LiveSlider, ...]:
        return self.delta_a, self.delta_b, self.strength

    def _connect(self) -> None:
        for slider in self._sliders:
            slider.moved.connect(self._show)
        self.buttons.applied.connect(self._keep)
        self.buttons.cancelled.connect(lambda: self._draft.drop(self))
        self.all_button.clicked.connect(self._harmonize_all)
        self.progress.ended.connect(self._refresh)
        self._selection.changed.connect(self._follow_selection)
        self._selection.ready_changed.connect(self._refresh)
        self._draft.changed.connect(self._refresh)
        self._workbench.photo_changed.connect(self._leave_photo)
        self._workbench.document_changed.connect(self._refresh)

    def _edit(self) -> Harmonize | None:
        masks = self._masks()
        return None if masks is None else self._edit_of(masks)

    def _edit_of(self, masks: tuple[Mask, ...]) -> Harmonize:
        return Harmonize(masks, self.delta_a.value, self.delta_b.value, self.strength.value)

    def _masks(self) -> tuple[Mask, ...] | None:
        """Return what the sliders are for; None if they are only set for later."""
        step = self._draft.edit_of(self)
        if not isinstance(step, Harmonize) and self._selection.mask is not None:
            return (self._selection.mask,)
        edit = step if isinstance(step, Harmonize) else self._last_of_all()
        return None if edit is None else edit.masks

    def _last_of_all(self) -> Harmonize | None:
        """Return the last step if it harmonizes several objects."""
        document = self._workbench.document
        step = None if document is None else last_step(document)
        if document is None or step is None:
            return None
        edit = document.steps[step].edit
        return edit if isinstance(edit, Harmonize) and len(edit.masks) > 1 else None

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

    def _harmonize_all(self) -> None:
        job = self._selection.separate_everything(self.tr("Harmonize all objects"))
        if job is not None:
            job.finished.connect(self._keep_all)
            self.progress.follow(job)
            self._refresh()

    def _keep_all(self, objects: SeparateObjects) -> None:
        edit = self._edit_of(objects.masks)
        # Neither the step that is being changed nor the selected object is meant: the sliders
        # belong to all objects from now on.
        self._draft.drop()
        self._selection.clear()
        self._draft.keep(edit, self)

    def _leave_photo(self) -> None:
        self.progress.forget()
        self._refresh()

    def _show_values(self, edit: Harmonize) -> None:
        self.delta_a.set_value(edit.delta_a)
        self.delta_b.set_value(edit.delta_b)
        self.strength.set_value(edit.strength)

    def _refresh(self) -> None:
        edit = self._last_of_all()
        if edit is not None and self._selection.mask is None and self._draft.owner is not self:
            self._show_values(edit)
        no_object = None
        if self._masks() is None:
            no_object = why_no_object(self._workbench, self._selection)
        for slider in self._sliders:
            offer(slider, why_no_colors(self._workbench))
        self.buttons.refresh(no_object, is_shown=self._draft.owner is self)
        searching = self.tr("All objects are being harmonized.")
        no_clicks = why_no_clicks(self._workbench, self._selection)
        offer(self.all_button, searching if self.progress.is_active else no_clicks)
