"""Says above the canvas why the current photo cannot be seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.look.mark import Mark
from desktop.name_texts import short_name
from desktop.shell.error_texts import sentence_of
from desktop.workspace.library import Library

_MARK = 20


class PhotoNotice(QFrame):
    """A line that is only there while the current photo cannot be read."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        """Follow the current photo.

        Args:
            library: the open photos.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("photoNotice")
        self._library = library
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setProperty("look", "warning")
        layout = QHBoxLayout(self)
        layout.addWidget(Mark("warning", _MARK), alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, stretch=1)
        library.current_changed.connect(self._refresh)
        library.photo_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        photo = self._library.current
        error = None if photo is None else photo.error
        self.setVisible(error is not None)
        if photo is not None and error is not None:
            text = self.tr("{name}: {sentence}")
            self.text.setText(
                text.format(name=short_name(photo.title), sentence=sentence_of(error))
            )
