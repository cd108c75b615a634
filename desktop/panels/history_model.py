"""What was done to the photo, as a list."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from desktop.workspace.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """All entries of the history, from the first to the last; what was undone is faint."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        """Show the history of the workbench's photo, whichever it is.

        Args:
            workbench: with the photo.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._history = workbench.history
        workbench.document_changed.connect(self._refresh)
        workbench.photo_changed.connect(self._refresh)

    @property
    def current(self) -> QModelIndex:
        """The entry that is shown; an invalid index if there is none."""
        return QModelIndex() if self._history is None else self.index(self._history.index)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of entries."""
        if parent.isValid() or self._history is None:
            return 0
        return len(self._history.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return name and looks of an entry."""
        if self._history is None or not 0 <= index.row() < len(self._history.entries):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._history.entries[index.row()].name
            case Qt.ItemDataRole.ForegroundRole if index.row() > self._history.index:
                group, text = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
                return QGuiApplication.palette().brush(group, text)
            case Qt.ItemDataRole.FontRole if index.row() == self._history.index:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def _refresh(self) -> None:
        self.beginResetModel()
        self._history = self._workbench.history
        self.endResetModel()
