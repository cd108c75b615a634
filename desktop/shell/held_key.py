"""Something that is on for as long as a key is held down."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication


class HeldKey(QObject):
    """Switches an action off again when the key that switched it on is let go.

    The press reaches the action as its shortcut; only the release has to be watched for.
    """

    def __init__(self, action: QAction, key: Qt.Key, application: QApplication) -> None:
        """Watch for a key.

        Args:
            action: checkable, with the key as its shortcut.
            key: alone, without modifiers.
            application: all key events go through it.
        """
        super().__init__(action)
        self._action = action
        self._key = key
        self._application = application
        action.toggled.connect(self._watch)

    def _watch(self, is_held: bool) -> None:  # noqa: FBT001 - a Qt slot
        # No longer than needed: every event of the whole application takes the way through Python.
        if is_held:
            self._application.installEventFilter(self)
        else:
            self._application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look for the release of the key, and for the window losing the keyboard meanwhile."""
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat() and event.key() == self._key:
                self._action.setChecked(False)
        elif event.type() == QEvent.Type.ApplicationDeactivate:
            self._action.setChecked(False)
        return False
