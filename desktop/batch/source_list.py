"""Which photos and folders a run is about."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import icon
from desktop.workspace.library import Library
from engine.photo.formats import READABLE_SUFFIXES

_PATH: Final = Qt.ItemDataRole.UserRole


class SourceList(QWidget):
    """A list of files and folders that grows by buttons and drops.

    Attributes:
        changed: the paths, or whether subfolders count, are others now.
    """

    changed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        """Begin empty.

        Args:
            library: the open photos, which can be added all together.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._library = library
        self.listing = _Listing(self.tr("Drop folders or photos here"), self)
        self.add_folder_button = QPushButton(icon("folder"), self.tr("Add &folder…"), self)
        self.add_photos_button = QPushButton(icon("open"), self.tr("Add &photos…"), self)
        self.add_open_button = QPushButton(self.tr("Add &open photos"), self)
        self.remove_button = QPushButton(self.tr("&Take off"), self)
        self.recursive = QCheckBox(self.tr("Include &subfolders"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Files and folders, in the order in which they were added."""
        return tuple(self.listing.item(row).data(_PATH) for row in range(self.listing.count()))

    def add(self, paths: Sequence[Path]) -> None:
        """Put files and folders at the end; those that are there already stay where they are."""
        known = set(self.paths)
        for path in dict.fromkeys(paths):
            if path not in known:
                self.listing.addItem(_item(path))
        if set(paths) - known:
            self._changed()

    def remove_selected(self) -> None:
        """Take the selected ones off; the files themselves stay."""
        selected = self.listing.selectedItems()
        for item in selected:
            self.listing.takeItem(self.listing.row(item))
        if selected:
            self._changed()

    def _set_up(self) -> None:
        self.listing.setAccessibleName(self.tr("Folders and photos to colorize"))
        self.listing.setToolTip(
            self.tr("What will be colorized; folders and photos can be dropped")
        )
        self.add_folder_button.setToolTip(self.tr("Colorize all photos of a folder"))
        self.add_photos_button.setToolTip(self.tr("Choose single photos"))
        self.add_open_button.setToolTip(self.tr("Add all photos of the film strip"))
        self.remove_button.setToolTip(
            self.tr("Take the selected lines off the list; no file is deleted (Delete)")
        )
        self.recursive.setToolTip(self.tr("Look for photos in folders inside the folders, too"))
        self.recursive.setChecked(True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)
        for pair in (
            (self.add_folder_button, self.add_photos_button),
            (self.add_open_button, self.remove_button),
        ):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button, 1)
            layout.addLayout(row)
        layout.addWidget(self.recursive)

    def _connect(self) -> None:
        self.add_folder_button.clicked.connect(self._choose_folder)
        self.add_photos_button.clicked.connect(self._choose_photos)
        self.add_open_button.clicked.connect(self._add_open_photos)
        self.remove_button.clicked.connect(self.remove_selected)
        self.recursive.toggled.connect(self._changed)
        self.listing.itemSelectionChanged.connect(self._refresh)
        for change in (self._library.rowsInserted, self._library.rowsRemoved):
            change.connect(self._refresh)
        self._library.modelReset.connect(self._refresh)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.listing)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_selected)

    def _changed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        self.remove_button.setEnabled(bool(self.listing.selectedItems()))
        self.add_open_button.setEnabled(bool(self._library.photos))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with photos"))
        if folder:
            self.add([Path(folder)])

    def _choose_photos(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Photos to colorize"), "", self.tr("Photos ({0})").format(patterns)
        )
        self.add([Path(name) for name in names])

    def _add_open_photos(self) -> None:
        # A project that was not opened yet is no photo.
        self.add([photo.path for photo in self._library.photos if photo.path != photo.project])


class _Listing(QListWidget):
    """A list that says what to do while it is empty."""

    def __init__(self, invitation: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * 5)
        self.setMaximumHeight(line * 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(12, 12, -12, -12), flags, self._invitation)
        painter.end()


def _item(path: Path) -> QListWidgetItem:
    item = QListWidgetItem(path.name or str(path))
    # By its name, since asking the disk may take a while.
    is_photo = path.suffix.lower() in READABLE_SUFFIXES
    item.setIcon(icon("open" if is_photo else "folder"))
    item.setToolTip(str(path))
    item.setData(_PATH, path)
    return item
