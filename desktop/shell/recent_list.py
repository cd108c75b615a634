"""The files that were opened last, on the welcome page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.name_texts import short_name
from desktop.settings import Settings

_MOST = 6


class RecentList(QWidget):
    """A heading and one row a file, hidden while there are none.

    Attributes:
        chosen: the user wants to open this file, a ``Path``.
    """

    chosen = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show the recent files and follow them.

        Args:
            settings: remember the files.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("recentList")
        self._settings = settings
        self._rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addLayout(self._heading())
        settings.changed.connect(self._settings_changed)
        self._fill()

    def _heading(self) -> QHBoxLayout:
        title = QLabel(self.tr("Recent"))
        title.setProperty("look", "heading")
        clear = QPushButton(self.tr("Clear list"))
        clear.setObjectName("clearRecent")
        clear.setProperty("look", "plain")
        clear.setToolTip(self.tr("Forget the names of recent files; the files stay"))
        clear.clicked.connect(self._settings.forget_recent_files)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(clear)
        return row

    def _settings_changed(self, key: str) -> None:
        if key == "recent_files":
            self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        files = self._settings.recent_files[:_MOST]
        self._rows = [self._row(path) for path in files]
        for row in self._rows:
            self._layout.addWidget(row)
        self.setVisible(bool(files))

    def _row(self, path: Path) -> QWidget:
        button = QPushButton(short_name(path.name).replace("&", "&&"))
        button.setProperty("look", "plain")
        button.setToolTip(self.tr("Open {path}").format(path=path))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(path))
        place = QLabel(str(path.parent))
        place.setProperty("look", "faint")
        place.setMinimumWidth(1)
        place.setTextFormat(Qt.TextFormat.PlainText)
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        layout.addWidget(place, stretch=1)
        return row
