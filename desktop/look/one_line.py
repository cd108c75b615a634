"""A line of text that never needs more room than there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

_FEWEST_LETTERS = 6


class OneLine(QLabel):
    """Plain text that leaves its middle out where the room is narrow."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show a text.

        Args:
            text: one line; tags in it are shown as they are.
            parent: Qt parent.
        """
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a few letters at least."""
        size = super().minimumSizeHint()
        margins = self.contentsMargins()
        few = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        size.setWidth(min(size.width(), few + margins.left() + margins.right()))
        return size

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        if shown == self.text():
            super().paintEvent(event)
            return
        self.style().drawItemText(
            QPainter(self),
            room,
            self.alignment() | Qt.TextFlag.TextSingleLine,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )
