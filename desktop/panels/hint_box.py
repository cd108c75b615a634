"""Points of color that spread over the photo until an edge stops them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.panels.availability import offer, why_no_colors, why_no_object
from desktop.panels.chosen_color import ChosenColor
from desktop.panels.color_field import ColorField
from desktop.panels.draft import share_masks
from desktop.panels.hint_list import HintList
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.document.document import Document
from engine.document.edits import Adjust, Hint
from engine.touchup.hints import DEFAULT_REACH, MOST_HINTS, ColorPoint

_REACH = Scale(0.02, 1, DEFAULT_REACH, 0.01, shown_times=100, suffix=" %")


class HintBox(QWidget):
    """The color for the next point, and the points of the step that is worked on.

    Every point is in the document as soon as it is placed, and each is undone by itself. Points
    that are placed one after another make one step.

    Attributes:
        tool_wanted: the user wants to place points.
    """

    tool_wanted = Signal()

    def __init__(
        self,
        workbench: Workbench,
        selection: Selection,
        color: ChosenColor,
        parent: QWidget | None = None,
    ) -> None:
        """Show the state of workbench and selection.

        Args:
            workbench: with the photo.
            selection: with the object that points may be confined to.
            color: for the next point.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._selection, self._color = workbench, selection, color
        self._step: int | None = None
        self._chosen_among: int | None = None
        self.place = QPushButton(self.tr("Place points"), self)
        self.field = ColorField(color, self)
        self.within = QCheckBox(self.tr("Only within the selected object"), self)
        self.reach = LiveSlider(
            self.tr("Reach"),
            _REACH,
            tip=self.tr("How far a color spreads over even areas, as a share of the photo."),
        )
        self.note = QLabel(self)
        self.list = HintList(self)
        self.recolor = QPushButton(self.tr("Give it this color"), self)
        self.remove = QPushButton(self.tr("Remove"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def step(self) -> int | None:
        """Index of the step that is worked on; None where the next point begins one."""
        return self._step

    def add_point(self, x: float, y: float) -> None:
        """Place a point of the chosen color.

        Args:
            x: pixels of the full-size photo from the left.
            y: pixels from the top.
        """
        if why_no_colors(self._workbench) is not None:
            return
        point = ColorPoint(x, y, self._color.target)
        mask = self._selection.mask if self.within.isChecked() else None
        new = Hint((point,), mask, self.reach.value)
        current = self._hint()
        if current is not None and self._continues(current, new):
            self._replace(replace(current, points=(*current.points, point)))
        else:
            self._workbench.add_edit(new)

    def change_step(self, index: int) -> None:
        """Work on the points of a step."""
        document = self._workbench.document
        self._step = index
        self._chosen_among = None if document is None else len(document.steps)
        self._refresh()
        self.list.setFocus()

    def _set_up(self) -> None:
        self.place.setToolTip(self.tr("Click the photo where it should have the color below"))
        self.within.setToolTip(self.tr("Colors of new points do not leave the selected object"))
        self.recolor.setToolTip(self.tr("Give the chosen point the color above"))
        self.remove.setToolTip(self.tr("Remove the chosen point"))
        self.note.setWordWrap(True)
        set_look(self.note, "faint")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.recolor, 1)
        row.addWidget(self.remove, 1)
        layout = QVBoxLayout(self)
        for part in (self.place, self.field, self.within, self.reach, self.note, self.list):
            layout.addWidget(part)
        layout.addLayout(row)

    def _connect(self) -> None:
        workbench = self._workbench
        workbench.photo_changed.connect(self._start_anew)
        workbench.document_changed.connect(self._follow_document)
        self._selection.changed.connect(self._refresh)
        self.place.clicked.connect(self.tool_wanted)
        self.reach.moved.connect(self._preview_reach)
        self.reach.chosen.connect(self._apply_reach)
        self.list.currentRowChanged.connect(self._refresh_buttons)
        self.recolor.clicked.connect(self._recolor_point)
        self.remove.clicked.connect(self._remove_point)

    def _start_anew(self) -> None:
        self._chosen_among = None
        self._follow_document()

    def _follow_document(self) -> None:
        document = self._workbench.document
        count = 0 if document is None else len(document.steps)
        # What the user chose stays chosen until steps come or go.
        if document is None or count != self._chosen_among or self._hint() is None:
            self._chosen_among = None
            self._step = None if document is None else _last_hint(document)
        self._refresh()

    def _continues(self, current: Hint, new: Hint) -> bool:
        if len(current.points) >= MOST_HINTS:
            return False
        return self._chosen_among is not None or share_masks(current, new)

    def _hint(self) -> Hint | None:
        document = self._workbench.document
        if document is None or self._step is None or self._step >= len(document.steps):
            return None
        edit = document.steps[self._step].edit
        return edit if isinstance(edit, Hint) else None

    def _refresh(self) -> None:
        reason = why_no_colors(self._workbench)
        for control in (self.place, self.field, self.reach):
            offer(control, reason)
        offer(self.within, why_no_object(self._workbench, self._selection))
        hint = self._hint()
        photo = self._workbench.photo
        self.list.show_points(
            () if hint is None else hint.points, None if photo is None else photo.lightness
        )
        self.list.setVisible(hint is not None)
        self.note.setVisible(hint is None)
        self.note.setText(reason or self.tr("No points yet. Place one where a color is missing."))
        if hint is not None:
            self.reach.set_value(hint.reach)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        reason = None
        if self.list.currentRow() < 0:
            reason = self.tr("Choose a point in the list first.")
        for button in (self.recolor, self.remove):
            button.setVisible(self._hint() is not None)
            offer(button, reason)

    def _preview_reach(self, reach: float) -> None:
        hint = self._hint()
        if hint is not None and self._step is not None:
            self._workbench.preview_step(self._step, replace(hint, reach=reach))

    def _apply_reach(self, reach: float) -> None:
        hint = self._hint()
        if hint is not None:
            self._replace(replace(hint, reach=reach))

    def _recolor_point(self) -> None:
        hint, row = self._hint(), self.list.currentRow()
        if hint is not None and 0 <= row < len(hint.points):
            point = replace(hint.points[row], color=self._color.target)
            self._replace(
                replace(hint, points=(*hint.points[:row], point, *hint.points[row + 1 :]))
            )

    def _remove_point(self) -> None:
        hint, row = self._hint(), self.list.currentRow()
        if hint is None or self._step is None or not 0 <= row < len(hint.points):
            return
        left = hint.points[:row] + hint.points[row + 1 :]
        if left:
            self._replace(replace(hint, points=left))
        else:
            self._workbench.remove_step(self._step)

    def _replace(self, hint: Hint) -> None:
        if self._step is not None:
            self._workbench.replace_edit(self._step, hint)


def _last_hint(document: Document) -> int | None:
    """Find the last step if it is color points; how the prediction is read does not count."""
    for index in reversed(range(len(document.steps))):
        edit = document.steps[index].edit
        if not isinstance(edit, Adjust):
            is_hint = isinstance(edit, Hint) and document.steps[index].enabled
            return index if is_hint else None
    return None
