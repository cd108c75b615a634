"""Turning and cropping: what is suggested, and by hand."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.panels.availability import offer, why_no_photo
from desktop.panels.edit_texts import frame_details
from desktop.panels.job_progress import JobProgress
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.workspace.restoring import Restoring
from desktop.workspace.workbench import Workbench
from engine.document.restore_edits import Straighten
from engine.restore.straighten import WHOLE, Frame, inner_frame

# Scans lie tilted by less; what is turned by more was turned on purpose.
ANGLE: Final = Scale(-15, 15, 0, 0.1, decimals=1, suffix="°")
"""Degrees, counterclockwise."""


class FrameBox(QWidget):
    """Suggests how a print lies in its scan, and turns the photo by any angle."""

    def __init__(
        self, workbench: Workbench, restoring: Restoring, parent: QWidget | None = None
    ) -> None:
        """Show how the photo is turned.

        Args:
            workbench: with the photo.
            restoring: is told what the user wants.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._restoring = workbench, restoring
        self.suggest = QPushButton(self.tr("Suggest"), self)
        self.progress = JobProgress(
            self.tr("Progress of the search for the frame"), self.tr("Stop looking"), self
        )
        self.note = QLabel(self)
        self.accept = QPushButton(self.tr("Accept"), self)
        self.reject = QPushButton(self.tr("Reject"), self)
        self.angle = LiveSlider(
            self.tr("Angle"),
            ANGLE,
            tip=self.tr("Turn the photo counterclockwise, and crop the empty corners."),
            parent=self,
        )
        self.reset = QPushButton(self.tr("Reset"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show how the photo is turned now, and what is suggested."""
        restoring, no_photo = self._restoring, why_no_photo(self._workbench)
        frame = restoring.restoration.frame
        self.angle.set_value(frame.angle)
        offer(self.angle, no_photo)
        offer(self.suggest, no_photo)
        nothing = None if frame != WHOLE else self.tr("The photo is neither turned nor cropped.")
        offer(self.reset, no_photo or nothing)
        has_suggestion = restoring.suggestion is not None
        self.accept.setVisible(has_suggestion)
        self.reject.setVisible(has_suggestion)
        self.note.setText(self._note())
        self.note.setVisible(bool(self.note.text()))

    def find_frame(self) -> None:
        """Look for the print in its scan."""
        job = self._restoring.suggest()
        if job is not None:
            self.progress.follow(job)

    def _note(self) -> str:
        suggestion = self._restoring.suggestion
        if suggestion is not None:
            return self.tr("Suggested: {frame}").format(frame=frame_details(suggestion))
        if self._restoring.found_no_frame:
            return self.tr("No border or tilt was found; turn the photo by hand if need be.")
        return ""

    def _set_up(self) -> None:
        self.suggest.setToolTip(
            self.tr("Look for the edges of the print in its scan; you decide what becomes of it")
        )
        self.accept.setToolTip(self.tr("Turn and crop the photo as marked"))
        set_look(self.accept, "primary")
        self.reject.setToolTip(self.tr("Leave the photo as it is"))
        self.reset.setToolTip(self.tr("Show the whole photo again, as it was scanned"))
        self.note.setWordWrap(True)
        set_look(self.note, "faint")

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.addWidget(self.accept, 1)
        answers.addWidget(self.reject, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.suggest, self.progress, self.note):
            layout.addWidget(part)
        layout.addLayout(answers)
        layout.addWidget(self.angle)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        restoring = self._restoring
        self._workbench.photo_changed.connect(self._leave_photo)
        self._workbench.document_changed.connect(self.refresh)
        restoring.changed.connect(self.refresh)
        self.suggest.clicked.connect(self.find_frame)
        self.accept.clicked.connect(restoring.accept)
        self.reject.clicked.connect(restoring.reject)
        self.angle.moved.connect(lambda _angle: restoring.preview(self._edit()))
        self.angle.chosen.connect(self._apply)
        self.reset.clicked.connect(lambda: restoring.reset(Straighten))

    def _leave_photo(self) -> None:
        self.progress.forget()
        self.refresh()

    def _edit(self) -> Straighten:
        loaded, frame = self._workbench.loaded, self._restoring.restoration.frame
        if loaded is None:
            return Straighten(frame)
        size = loaded.identity.height, loaded.identity.width
        return Straighten(_turned(frame, self.angle.value, size))

    def _apply(self) -> None:
        edit = self._edit()
        if edit.frame == self._restoring.restoration.frame:
            self._restoring.drop_preview()
        else:
            self._restoring.apply(edit)


def _turned(frame: Frame, angle: float, size: tuple[int, int]) -> Frame:
    """Turn a frame; one that was cropped in another way than to lose empty corners stays so."""
    if frame == inner_frame(frame.angle, *size):
        return inner_frame(angle, *size)
    return replace(frame, angle=angle)
