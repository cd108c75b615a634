"""A color to click on."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

_ROUNDING = 4.0


class Swatch(QAbstractButton):
    """A field of color, perhaps with a caption below.

    Attributes:
        pointed: the pointer or the focus came to it (True) or left it.
    """

    pointed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with no color.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self._color = QColor()
        self._is_pointed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def color(self) -> QColor:
        """What it shows."""
        return self._color

    def show_color(self, color: QColor, name: str, caption: str = "") -> None:
        """Show a color.

        Args:
            color: the color.
            name: what it is called, for screen readers.
            caption: what stands below; empty for nothing.
        """
        self._color = color
        self.setText(caption)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a square field and a line for the caption."""
        side = self.fontMetrics().lineSpacing() * 2
        return QSize(side, side + self._caption_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a narrow field, so that six fit into a narrow panel."""
        caption = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(24, caption), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's signature
        """Draw the field, a frame that shows hover and focus, and the caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self.rect().adjusted(2, 2, -2, -2 - self._caption_height())
        painter.setPen(self._frame())
        painter.setBrush(self._color if self.isEnabled() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(field, _ROUNDING, _ROUNDING)
        if self.text():
            below = QRect(0, field.bottom() + 2, self.width(), self._caption_height())
            group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
            painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the pointer is here."""
        super().enterEvent(event)
        self._point()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the pointer went away."""
        super().leaveEvent(event)
        self._point()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the focus is here."""
        super().focusInEvent(event)
        self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the focus went away."""
        super().focusOutEvent(event)
        self._point()

    def _point(self) -> None:
        is_pointed = self.isEnabled() and (self.underMouse() or self.hasFocus())
        if is_pointed != self._is_pointed:
            self._is_pointed = is_pointed
            self.pointed.emit(is_pointed)
            self.update()

    def _frame(self) -> QPen:
        role = QPalette.ColorRole.Highlight if self._is_pointed else QPalette.ColorRole.Mid
        return QPen(self.palette().color(role), 2.5 if self._is_pointed else 1.0)

    def _caption_height(self) -> int:
        return self.fontMetrics().lineSpacing() if self.text() else 0
