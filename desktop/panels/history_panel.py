"""What was done to the photo: go back to it, switch it off, change it, remove it."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import icon
from desktop.panels.availability import offer, why_nothing_done
from desktop.panels.history_model import HistoryModel
from desktop.panels.row_height import fit_rows
from desktop.panels.steps_model import StepsModel
from desktop.workspace.workbench import Workbench


class HistoryPanel(QWidget):
    """The history of the current photo and the steps of its document.

    Attributes:
        change_wanted: the settings of a step shall be opened; its index.
    """

    change_wanted = Signal(int)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Show the state of the workbench.

        Args:
            workbench: with the photo.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self.undo_button = self._button("undo", self.tr("Undo"))
        self.redo_button = self._button("redo", self.tr("Redo"))
        self.change_button = self._button(
            "preferences", self.tr("Change the settings of this step")
        )
        self.earlier_button = self._button("up", self.tr("Apply this step earlier"))
        self.later_button = self._button("down", self.tr("Apply this step later"))
        self.remove_button = self._button("remove", self.tr("Remove this step"))
        self.entries = self._list(HistoryModel(workbench, self), self.tr("History"))
        self.steps = self._list(StepsModel(workbench, self), self.tr("Steps of this photo"))
        self.entries.setToolTip(self.tr("Click an entry to go back to it, or forward"))
        self._lay_out()
        self._connect()
        self._refresh()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(name))
        button.setIconSize(QSize(18, 18))
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _list(self, model: HistoryModel | StepsModel, name: str) -> QListView:
        view = QListView(self)
        view.setModel(model)
        view.setAccessibleName(name)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setUniformItemSizes(True)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        return view

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.addLayout(self._row(self.tr("Done so far"), self.undo_button, self.redo_button))
        layout.addWidget(self.entries)
        of_step = self.change_button, self.earlier_button, self.later_button, self.remove_button
        layout.addLayout(self._row(self.tr("Steps"), *of_step))
        layout.addWidget(self.steps)

    def _row(self, title: str, *buttons: QToolButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(QLabel(title, self), 1)
        for button in buttons:
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        workbench = self._workbench
        workbench.photo_changed.connect(self._refresh)
        workbench.document_changed.connect(self._refresh)
        self.undo_button.clicked.connect(workbench.undo)
        self.redo_button.clicked.connect(workbench.redo)
        self.entries.clicked.connect(self._go_to)
        self.entries.activated.connect(self._go_to)
        self.steps.selectionModel().currentChanged.connect(self._refresh)
        self.steps.doubleClicked.connect(self._change)
        self.change_button.clicked.connect(self._change)
        self.earlier_button.clicked.connect(lambda: self._move(-1))
        self.later_button.clicked.connect(lambda: self._move(1))
        self.remove_button.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.steps)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)

    def _refresh(self) -> None:
        history, nothing_done = self._workbench.history, why_nothing_done(self._workbench)
        can_undo, can_redo = history is not None, history is not None
        if history is not None:
            can_undo, can_redo = history.can_undo, history.can_redo
        offer(self.undo_button, None if can_undo else self.tr("There is nothing to undo."))
        offer(self.redo_button, None if can_redo else self.tr("There is nothing to redo."))
        offer(self.entries, nothing_done)
        offer(self.steps, nothing_done)
        for view in (self.entries, self.steps):
            fit_rows(view)
        self._show_current_entry()
        self._refresh_step_buttons()

    def _show_current_entry(self) -> None:
        model = self.entries.model()
        assert isinstance(model, HistoryModel)  # noqa: S101 - given above
        self.entries.setCurrentIndex(model.current)
        self.entries.scrollTo(model.current)

    def _refresh_step_buttons(self) -> None:
        row, count = self._step, self.steps.model().rowCount()
        no_step = None if row is not None else self.tr("Choose a step in the list first.")
        for button in (self.change_button, self.remove_button):
            offer(button, no_step)
        is_first, is_last = row == 0, row == count - 1
        first = self.tr("This is the first step.") if is_first else None
        last = self.tr("This is the last step.") if is_last else None
        offer(self.earlier_button, no_step or first)
        offer(self.later_button, no_step or last)

    @property
    def _step(self) -> int | None:
        index = self.steps.currentIndex()
        return index.row() if index.isValid() else None

    def _go_to(self, index: QModelIndex) -> None:
        history = self._workbench.history
        if history is not None and index.row() != history.index:
            self._workbench.go_to(index.row())

    def _change(self) -> None:
        if self._step is not None:
            self.change_wanted.emit(self._step)

    def _move(self, way: int) -> None:
        row = self._step
        if row is None:
            return
        self._workbench.move_step(row, row + way)
        self.steps.setCurrentIndex(self.steps.model().index(row + way, 0))

    def _remove(self) -> None:
        if self._step is not None:
            self._workbench.remove_step(self._step)
