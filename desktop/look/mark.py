"""A drawing that stands beside a message, in the colors of the theme."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.icons import icon

MARK_SIDE: Final = 36
"""Width and height of a mark beside a message, in pixels of the desktop."""


class Mark(QWidget):
    """Draws an icon anew each time, so that it follows the theme, which a pixmap would not."""

    def __init__(self, name: str, side: int = MARK_SIDE, parent: QWidget | None = None) -> None:
        """Show a drawing.

        Args:
            name: that of a drawing in ``resources/icons``, without ``.svg``.
            side: width and height in pixels of the desktop.
            parent: Qt parent.

        Raises:
            FileNotFoundError: there is no such drawing.
        """
        super().__init__(parent)
        self._icon = icon(name)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the drawing."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
