"""The menu with the files that were opened last."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.look.icons import icon
from desktop.name_texts import short_name
from desktop.settings import Settings


class RecentMenu(QMenu):
    """Lists the recent files, made anew each time it opens.

    Attributes:
        chosen: the user wants to open this file, a ``Path``.
    """

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        """Follow the settings.

        Args:
            settings: remember the files.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("menuRecent")
        self.setTitle(self.tr("Open &recent"))
        self.setIcon(icon("recent"))
        self.setToolTipsVisible(True)
        self._settings = settings
        settings.changed.connect(self._settings_changed)
        self._fill()

    def _settings_changed(self, key: str) -> None:
        if key == "recent_files":
            self._fill()

    def _fill(self) -> None:
        self.clear()
        for path in self._settings.recent_files:
            self._add(path)
        self.addSeparator()
        clear = self.addAction(self.tr("&Clear list"))
        clear.setToolTip(self.tr("Forget the names of recent files; the files stay"))
        clear.triggered.connect(self._settings.forget_recent_files)
        self.setEnabled(bool(self._settings.recent_files))

    def _add(self, path: Path) -> None:
        action = self.addAction(short_name(path.name).replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self.chosen.emit(path))
