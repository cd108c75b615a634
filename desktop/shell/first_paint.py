"""Tells when a window has been drawn for the first time."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches a window until it is drawn, then no more.

    Attributes:
        painted: the window can be seen; emitted once, from the event loop.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch a window that is not shown yet.

        Args:
            window: what to watch.
        """
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look for the first paint event."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The event comes before the drawing; the loop turns again when the picture is out.
            QTimer.singleShot(0, self.painted.emit)
        return False
