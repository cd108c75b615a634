"""Looks for unsaved work of a crash when the application starts, and offers it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.shell.recovery_dialog import RecoveryDialog
from desktop.workspace.recovery import Recovery, Rescued


class RecoveryOffer(QObject):
    """Shows the dialog only where there is something to offer."""

    def __init__(self, recovery: Recovery, window: QWidget) -> None:
        """Begin to look.

        Args:
            recovery: knows what was left behind.
            window: in front of which the dialog opens.
        """
        super().__init__(window)
        self._recovery = recovery
        self._window = window
        recovery.look().finished.connect(self._offer)

    def _offer(self, rescued: Sequence[Rescued]) -> None:
        if not rescued:
            return
        dialog = RecoveryDialog(rescued, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_asked.connect(self._recovery.restore)
        dialog.discard_asked.connect(self._recovery.discard)
        dialog.open()
