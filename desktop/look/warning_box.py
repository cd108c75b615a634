"""A question before something gets lost."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.look.icons import icon
from desktop.look.mark import MARK_SIDE


class WarningBox(QMessageBox):
    """A message box with Photochrom's own mark, which follows the theme while the box is open.

    Its texts are plain: names of files may look like the tags of a formatted text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the mark alone.

        Args:
            parent: the window that cannot be used meanwhile.
        """
        super().__init__(parent)
        # It serves the informative text, too.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._draw_mark()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark anew where the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_mark()

    def _draw_mark(self) -> None:
        self.setIconPixmap(icon("warning").pixmap(MARK_SIDE, MARK_SIDE))
