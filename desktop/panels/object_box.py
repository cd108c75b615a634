"""Which object is meant: the candidates of a click, and all objects of the photo at once."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.number_texts import whole
from desktop.panels.availability import offer, why_no_clicks, why_no_object
from desktop.panels.job_progress import JobProgress
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench


class ObjectBox(QWidget):
    """Says what is selected and leads to other objects.

    Attributes:
        objects_shown: all objects shall be shown in the photo (True), or no longer.
    """

    objects_shown = Signal(bool)

    def __init__(
        self, workbench: Workbench, selection: Selection, parent: QWidget | None = None
    ) -> None:
        """Show the state of the selection.

        Args:
            workbench: with the photo.
            selection: with the object.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection = workbench, selection
        self.note = QLabel(self)
        self.previous = self._button("left", self.tr("Previous candidate"))
        self.count = QLabel(self)
        self.next = self._button("right", self.tr("Next candidate"))
        self.clear = QPushButton(self.tr("Deselect"), self)
        self.all_objects = QCheckBox(self.tr("All objects"), self)
        self.progress = JobProgress(
            self.tr("Progress of the search for objects"), self.tr("Stop looking for objects"), self
        )
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(18, 18))
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _set_up(self) -> None:
        set_look(self.note, "faint")
        self.note.setWordWrap(True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear.setToolTip(self.tr("Let go of the object"))
        self.all_objects.setToolTip(
            self.tr("Find all objects of the photo, to choose one by a click")
        )

    def _lay_out(self) -> None:
        candidates = QHBoxLayout()
        for part in (self.previous, self.count, self.next):
            candidates.addWidget(part)
        candidates.addStretch(1)
        candidates.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.note)
        layout.addLayout(candidates)
        layout.addWidget(self.all_objects)
        layout.addWidget(self.progress)

    def _connect(self) -> None:
        selection = self._selection
        self._workbench.photo_changed.connect(self._leave_photo)
        self._workbench.document_changed.connect(self._refresh)
        selection.changed.connect(self._refresh)
        selection.ready_changed.connect(self._refresh)
        self.previous.clicked.connect(lambda: selection.next_candidate(-1))
        self.next.clicked.connect(lambda: selection.next_candidate(1))
        self.clear.clicked.connect(selection.clear)
        self.all_objects.toggled.connect(self._toggle_objects)
        self.progress.ended.connect(self._end_search)

    def _refresh(self) -> None:
        selection = self._selection
        no_clicks = why_no_clicks(self._workbench, selection)
        no_object = why_no_object(self._workbench, selection)
        several = selection.candidate_count > 1
        self.note.setText(self._note(no_clicks))
        self.note.setVisible(bool(self.note.text()))
        only_one = None if several else self.tr("There is only one candidate.")
        for button in (self.previous, self.next):
            offer(button, no_object or only_one)
            button.setVisible(several)
        self.count.setVisible(several)
        self.count.setText(
            self.tr("{index} of {count}").format(
                index=whole(selection.candidate_index + 1), count=whole(selection.candidate_count)
            )
        )
        offer(self.clear, no_object)
        offer(self.all_objects, no_clicks)

    def _note(self, no_clicks: str | None) -> str:
        if no_clicks is not None:
            return no_clicks
        if self._selection.mask is None:
            return self.tr("Click an object in the photo, or drag a box around it.")
        return ""

    def _toggle_objects(self, shown: bool) -> None:  # noqa: FBT001 - a Qt slot
        if shown and self._selection.segments is None:
            job = self._selection.find_everything()
            if job is not None:
                self.progress.follow(job)
        elif not shown:
            self.progress.cancel()
        self.objects_shown.emit(shown)

    def _end_search(self) -> None:
        if self._selection.segments is None:
            self._hide_objects()

    def _leave_photo(self) -> None:
        self.progress.forget()
        self._hide_objects()
        self._refresh()

    def _hide_objects(self) -> None:
        if self.all_objects.isChecked():
            with QSignalBlocker(self.all_objects):
                self.all_objects.setChecked(False)
            self.objects_shown.emit(False)
