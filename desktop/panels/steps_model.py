"""The steps of the document as a list with check marks."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.panels.edit_texts import edit_details
from desktop.workspace.edit_names import edit_name
from desktop.workspace.workbench import Workbench
from engine.document.document import Step

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StepsModel(QAbstractListModel):
    """All edits of the current photo in the order in which they are applied."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        """Show the document of the workbench, whichever it is.

        Args:
            workbench: with the photo.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._steps: tuple[Step, ...] = ()
        self._is_decoded = True
        workbench.document_changed.connect(self._refresh)
        workbench.photo_changed.connect(self._refresh)
        self._refresh()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that are listed."""
        return self._steps

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return title, details or check mark of a step."""
        if not 0 <= index.row() < len(self._steps):
            return None
        step = self._steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return edit_name(step.edit)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return edit_details(step.edit, is_decoded=self._is_decoded)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if step.enabled else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = 2) -> bool:  # noqa: ANN401, N802
        """Switch a step on or off."""
        row = index.row()
        if role != Qt.ItemDataRole.CheckStateRole or not 0 <= row < len(self._steps):
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) != self._steps[row].enabled:
            self._workbench.toggle_step(row)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that steps can be chosen and checked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _refresh(self) -> None:
        document = self._workbench.document
        steps = () if document is None else document.steps
        self._is_decoded = document is not None and document.distribution is not None
        if len(steps) == len(self._steps):
            # The same rows: what the user has chosen in the list stays chosen.
            self._steps = steps
            if steps:
                self.dataChanged.emit(self.index(0), self.index(len(steps) - 1))
            return
        self.beginResetModel()
        self._steps = steps
        self.endResetModel()
