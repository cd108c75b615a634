"""The table of a run on the screen, with what can be done with a row."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.batch.batch_model import ROW_ROLE, BatchModel, Column
from desktop.batch.reveal import open_file, show_in_folder
from desktop.batch.rows import BatchRow, RowState


class RowFilter(QSortFilterProxyModel):
    """Lets the rows of one state through, or all."""

    def __init__(self, model: BatchModel, parent: QWidget | None = None) -> None:
        """Let all through.

        Args:
            model: the rows.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._state: RowState | None = None
        self.setSourceModel(model)

    def show_only(self, state: RowState | None) -> None:
        """Choose the rows.

        Args:
            state: None for all rows.
        """
        self.beginFilterChange()
        self._state = state
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row is let through."""
        if self._state is None:
            return True
        index = self.sourceModel().index(source_row, 0, source_parent)
        row: BatchRow = index.data(ROW_ROLE)
        return row.state is self._state


class BatchTable(QTableView):
    """Shows the rows of a run; a double click opens a result.

    Attributes:
        photo_wanted: the user wants to touch up this photo, a ``Path``.
    """

    photo_wanted = Signal(object)

    def __init__(self, model: BatchModel, parent: QWidget | None = None) -> None:
        """Show all rows.

        Args:
            model: the rows.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.rows = RowFilter(model, self)
        self.setModel(self.rows)
        self.open_action = self._action("open-result", self.tr("Open result"))
        self.folder_action = self._action("show-in-folder", self.tr("Show in folder"))
        self.photo_action = self._action("open-photo", self.tr("Open the photo to touch it up"))
        self.open_action.setShortcut(QKeySequence(Qt.Key.Key_Return))
        self._set_up()
        self.open_action.triggered.connect(self.open_result)
        self.folder_action.triggered.connect(self.show_result)
        self.photo_action.triggered.connect(self._want_photo)
        self.doubleClicked.connect(self.open_result)
        self.selectionModel().selectionChanged.connect(self.refresh_actions)
        self.rows.dataChanged.connect(self.refresh_actions)
        self.rows.modelReset.connect(self.refresh_actions)
        self.refresh_actions()

    @property
    def selected_row(self) -> BatchRow | None:
        """The row that the user chose."""
        chosen = self.selectionModel().selectedRows()
        return chosen[0].data(ROW_ROLE) if chosen else None

    @property
    def selected_result(self) -> Path | None:
        """The result of the chosen row; None where there is none."""
        row = self.selected_row
        if row is None or not row.state.has_result:
            return None
        return row.target

    def open_result(self) -> None:
        """Open the result of the chosen row with the program that the system has for it."""
        if self.selected_result is not None:
            open_file(self.selected_result)

    def show_result(self) -> None:
        """Show the result of the chosen row in its folder, or the photo where there is none."""
        row = self.selected_row
        if row is not None:
            show_in_folder(self.selected_result or row.source)

    def refresh_actions(self) -> None:
        """Offer what can be done with the chosen row."""
        self.open_action.setEnabled(self.selected_result is not None)
        self.folder_action.setEnabled(self.selected_row is not None)
        self.photo_action.setEnabled(self.selected_row is not None)

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Photos of the run"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in ((Column.PHOTO, 34), (Column.STATE, 16), (Column.SECONDS, 10)):
            self.setColumnWidth(column, width * characters)

    def _want_photo(self) -> None:
        row = self.selected_row
        if row is not None:
            self.photo_wanted.emit(row.source)
