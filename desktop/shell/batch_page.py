"""The page with the view of many photos, and the way back from it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_view import BatchView
from desktop.look.icons import icon
from desktop.shell.studio import Studio


class BatchPage(QWidget):
    """A title with a button above the view.

    Attributes:
        view: the view of many photos.
        back_asked: the user wants to see the open photos again.
        photo_wanted: the user wants to touch up this photo, a ``Path``.
    """

    back_asked = Signal()
    photo_wanted = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        """Make the page.

        Args:
            studio: with models and open photos.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("batchPage")
        run = BatchRun(studio.models, studio.runner, self)
        self.view = BatchView(studio.library, run, studio.choices, studio.settings, studio.runner)
        self.view.photo_wanted.connect(self._want)
        layout = QVBoxLayout(self)
        layout.addLayout(self._head())
        layout.addWidget(self.view, stretch=1)

    def _head(self) -> QHBoxLayout:
        back = QPushButton(icon("left"), self.tr("&Back to the photos"))
        back.setObjectName("backButton")
        back.setProperty("look", "plain")
        back.setToolTip(self.tr("Leave this view; what runs here goes on"))
        back.clicked.connect(self.back_asked)
        title = QLabel(self.tr("Many photos at once"))
        title.setProperty("look", "heading")
        row = QHBoxLayout()
        row.addWidget(back)
        row.addWidget(title)
        row.addStretch(1)
        return row

    def _want(self, path: Path) -> None:
        self.photo_wanted.emit(path)
