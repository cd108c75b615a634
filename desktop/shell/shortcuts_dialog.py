"""The sheet of shortcuts, made of the same tables as the menus."""

from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.shell.actions import plain_name, translated, without_mnemonic
from desktop.shell.commands.gestures import GESTURES
from desktop.shell.commands.table import ENTRIES

_MOST_COLUMNS = 3
_MARGIN = 60


class Line(NamedTuple):
    """A line of the sheet: what it does, and the keys."""

    what: str
    keys: str


class Section(NamedTuple):
    """A part of the sheet."""

    title: str
    lines: tuple[Line, ...]


def sheet() -> tuple[Section, ...]:
    """Return the whole sheet: a section a menu, and one for the mouse."""
    sections = []
    for menu, entries in groupby(ENTRIES, key=lambda entry: entry.menu):
        lines = tuple(Line(plain_name(entry), _keys(entry.keys)) for entry in entries if entry.keys)
        if lines:
            sections.append(Section(without_mnemonic(translated(menu.value)), lines))
    mouse = QCoreApplication.translate("ShortcutsDialog", "In the photo")
    gestures = tuple(Line(_gesture(each.what), _gesture(each.how)) for each in GESTURES)
    return (*sections, Section(mouse, gestures))


class ShortcutsDialog(QDialog):
    """Shows all keys at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the sheet.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        room = self._room()
        columns = self._fitting_columns(room.width() - _MARGIN)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.tr("All shortcuts"))
        area.setWidget(columns)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(box)
        box.button(QDialogButtonBox.StandardButton.Close).setFocus()
        size = columns.sizeHint()
        self.resize(
            min(size.width() + _MARGIN, room.width()), min(size.height() + 90, room.height())
        )

    def _room(self) -> QSize:
        screen = self.screen().availableGeometry()
        return QSize(screen.width(), round(screen.height() * 0.85))

    def _fitting_columns(self, width: int) -> QWidget:
        for count in range(_MOST_COLUMNS, 1, -1):
            columns = self._columns(count)
            if columns.sizeHint().width() <= width:
                return columns
            columns.deleteLater()
        return self._columns(1)

    def _columns(self, count: int) -> QWidget:
        columns = [QVBoxLayout() for _ in range(count)]
        heights = [0] * count
        for section in sheet():
            shortest = heights.index(min(heights))
            columns[shortest].addWidget(self._section(section))
            heights[shortest] += len(section.lines) + 2
        page = QWidget()
        row = QHBoxLayout(page)
        row.setSpacing(40)
        row.setContentsMargins(12, 8, 12, 8)
        for column in columns:
            column.setSpacing(18)
            column.addStretch(1)
            row.addLayout(column)
        return page

    def _section(self, section: Section) -> QWidget:
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        title = QLabel(section.title)
        title.setProperty("look", "heading")
        grid.addWidget(title, 0, 0, 1, 2)
        for number, line in enumerate(section.lines, start=1):
            grid.addWidget(QLabel(line.what), number, 0)
            keys = QLabel(line.keys)
            keys.setProperty("look", "faint")
            grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
        return widget


def _gesture(text: str) -> str:
    return QCoreApplication.translate("Gestures", text)


def _keys(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    names = (QKeySequence(key).toString(native) for key in keys)
    return QCoreApplication.translate("ShortcutsDialog", " or ").join(names)
