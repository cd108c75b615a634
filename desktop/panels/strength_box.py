"""Strengths of one step of the restoration: sliders that are followed by the photo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.panels.availability import offer, why_no_photo
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.workspace.restoring import Restoring
from desktop.workspace.workbench import Workbench
from engine.document.restore_edits import RestoringEdit
from engine.restore.restoration import Restoration

STRENGTH: Final = Scale(0, 1, 0, 0.01, shown_times=100, suffix=" %")
"""From nothing to all that can be done."""


@dataclass(frozen=True)
class Strength:
    """One slider.

    Attributes:
        title: what it changes, translated.
        tip: what that does, translated.
        read: finds it in a restoration.
        why_not: says why it changes nothing in the photo on the workbench; None if it does.
    """

    title: str
    tip: str
    read: Callable[[Restoration], float]
    why_not: Callable[[Workbench], str | None] = why_no_photo


class StrengthBox(QWidget):
    """Sliders that make up one step, and a button that takes it away."""

    def __init__(
        self,
        workbench: Workbench,
        restoring: Restoring,
        strengths: tuple[Strength, ...],
        make: Callable[[list[float]], RestoringEdit],
        parent: QWidget | None = None,
    ) -> None:
        """Show what is done to the photo.

        Args:
            workbench: with the photo.
            restoring: is told what the user wants.
            strengths: one for each slider.
            make: makes the step of their values.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._restoring = workbench, restoring
        self._strengths, self._make = strengths, make
        self.sliders = tuple(
            LiveSlider(strength.title, STRENGTH, tip=strength.tip, parent=self)
            for strength in strengths
        )
        self.reset = QPushButton(self.tr("Reset"), self)
        self.reset.setToolTip(self.tr("Take these corrections away"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for slider in self.sliders:
            layout.addWidget(slider)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what is done to the photo now."""
        restoration = self._restoring.restoration
        for strength, slider in zip(self._strengths, self.sliders, strict=True):
            slider.set_value(strength.read(restoration))
            offer(slider, strength.why_not(self._workbench))
        is_done = any(strength.read(restoration) for strength in self._strengths)
        nothing = None if is_done else self.tr("Nothing is corrected here.")
        offer(self.reset, why_no_photo(self._workbench) or nothing)

    def _connect(self) -> None:
        self._workbench.photo_changed.connect(self.refresh)
        self._workbench.document_changed.connect(self.refresh)
        for slider in self.sliders:
            slider.moved.connect(lambda _value: self._restoring.preview(self._edit()))
            slider.chosen.connect(lambda _value: self._apply())
        self.reset.clicked.connect(lambda: self._restoring.reset(type(self._edit())))

    def _edit(self) -> RestoringEdit:
        return self._make([slider.value for slider in self.sliders])

    def _apply(self) -> None:
        edit = self._edit()
        restoration = self._restoring.restoration
        if edit.join(restoration) == restoration:
            # Dragged back to where it was: nothing to keep, but something else is shown.
            self._restoring.drop_preview()
        else:
            self._restoring.apply(edit)
