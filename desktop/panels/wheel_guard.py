"""Keeps the mouse wheel for scrolling: passing over a slider must not change it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget


class WheelGuard(QObject):
    """Lets controls inside a scrolled area turn with the wheel only once they have the focus."""

    def protect(self, area: QWidget) -> None:
        """Guard all controls inside a widget that would take the wheel."""
        for kind in (QAbstractSlider, QAbstractSpinBox, QComboBox):
            for control in area.findChildren(kind):
                if isinstance(control, QWidget) and not isinstance(control, QScrollBar):
                    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                    control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Pass the wheel on to the scrolled area unless the control has the focus."""
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()
        return True
