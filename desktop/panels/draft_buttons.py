"""Keep it, or leave it: the two buttons below what is tried out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.look.theme import set_look
from desktop.panels.availability import offer


class DraftButtons(QWidget):
    """Apply and Cancel.

    Attributes:
        applied: the user wants to keep what is shown.
        cancelled: the user wants it away.
    """

    applied = Signal()
    cancelled = Signal()

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        """Make the buttons.

        Args:
            tip: what applying does, translated.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.apply = QPushButton(self.tr("Apply"), self)
        self.apply.setToolTip(tip)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setToolTip(self.tr("Leave the photo as it was"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.apply, 1)
        row.addWidget(self.cancel, 1)
        self.apply.clicked.connect(self.applied)
        self.cancel.clicked.connect(self.cancelled)

    def refresh(self, reason: str | None, *, is_shown: bool) -> None:
        """Show what can be done.

        Args:
            reason: why nothing can be applied; None if it can.
            is_shown: whether there is something to cancel.
        """
        offer(self.apply, reason)
        look = "primary" if is_shown else ""
        if self.apply.property("look") != look:
            set_look(self.apply, look)
        offer(self.cancel, None if is_shown else self.tr("Nothing is being tried out."))
