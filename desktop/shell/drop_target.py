"""The large area of the welcome page that photos can be dropped on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.icons import icon
from desktop.look.mark import Mark
from desktop.look.theme import set_look

_MARK = 56


class DropTarget(QFrame):
    """Says that photos can be dropped, and offers buttons to those who would rather not.

    The window itself takes what is dropped, anywhere; this area only lights up.

    Attributes:
        open_asked: the user wants to choose photos.
        folder_asked: the user wants to choose a folder.
        batch_asked: the user has many photos.
    """

    open_asked = Signal()
    folder_asked = Signal()
    batch_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the area.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("dropTarget")
        self.setAccessibleName(self.tr("Drop photos here"))
        self.setProperty("look", "drop")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 36, 32, 36)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(Mark("drop", _MARK), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._line(self.tr("Drop photos or folders here"), "heading"))
        layout.addWidget(
            self._line(self.tr("JPEG, PNG, TIFF, WebP, or a project you saved"), "faint")
        )
        layout.addSpacing(8)
        layout.addLayout(self._buttons())
        layout.addStretch(1)

    def light_up(self, lit: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Show that what the pointer carries would be taken."""
        self.setProperty("over", "true" if lit else "false")
        set_look(self, "drop")

    def _line(self, text: str, look: str) -> QLabel:
        line = QLabel(text)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setProperty("look", look)
        line.setWordWrap(True)
        return line

    def _buttons(self) -> QHBoxLayout:
        opening = self._button("openButton", self.tr("&Open photos…"), "open", look="primary")
        opening.setToolTip(self.tr("Choose photos on this computer"))
        opening.clicked.connect(self.open_asked)
        folder = self._button("folderButton", self.tr("Open &folder…"), "folder")
        folder.setToolTip(self.tr("Open all photos of a folder"))
        folder.clicked.connect(self.folder_asked)
        batch = self._button("batchButton", self.tr("&Many photos at once…"), "batch")
        batch.setToolTip(self.tr("Colorize whole folders in one go"))
        batch.clicked.connect(self.batch_asked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in (opening, folder, batch):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _button(self, name: str, text: str, drawing: str, *, look: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("look", look)
        button.setIcon(icon(drawing, on_accent=look == "primary"))
        return button
