"""Reads everything that a widget says to those who see it or have it read to them."""

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

PROPERTIES = (
    "text",
    "title",
    "toolTip",
    "statusTip",
    "whatsThis",
    "iconText",
    "windowTitle",
    "placeholderText",
    "informativeText",
    "accessibleName",
    "accessibleDescription",
    "prefix",
    "suffix",
    "html",
)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
TYPED = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
"""What these hold was typed, or is a number."""


def shown_texts(root):
    """Return all texts of a widget and of what lies in it, each once."""
    found = set()
    for part in (root, *root.findChildren(QObject)):
        if _is_shown(part):
            found.update(_texts_of(part))
    return {text for text in found if text.strip()}


def _is_shown(part):
    # What Qt makes for itself, such as the knob of a tool bar, has names that begin like this.
    return isinstance(part, QWidget | QAction) and not part.objectName().startswith("qt_")


def _texts_of(part):
    meta = part.metaObject()
    for name in PROPERTIES:
        if meta.indexOfProperty(name) >= 0 and not (isinstance(part, TYPED) and name == "text"):
            text = part.property(name)
            if isinstance(text, str) and not (name == "html" and isinstance(part, TYPED)):
                yield text
    if isinstance(part, QMessageBox):
        yield part.informativeText()
    if isinstance(part, QTabWidget):
        yield from (part.tabText(index) for index in range(part.count()))
    if isinstance(part, QAbstractItemView | QComboBox) and part.model() is not None:
        yield from _texts_of_model(part.model())


def _texts_of_model(model: QAbstractItemModel):
    for column in range(_columns(model)):
        for role in ROLES:
            yield from _strings(model.headerData(column, Qt.Orientation.Horizontal, role))
            for row in range(model.rowCount(QModelIndex())):
                yield from _strings(model.index(row, column).data(role))


def _columns(model):
    # Of a list Qt does not tell the number: it is always one.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _strings(value):
    if isinstance(value, str):
        yield value
