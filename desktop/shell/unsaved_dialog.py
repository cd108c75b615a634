"""Asks what shall become of work that is not saved."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop.look.warning_box import WarningBox
from desktop.name_texts import short_name
from desktop.workspace.open_photo import OpenPhoto

_MOST_NAMES = 8


class Answer(Enum):
    """What shall become of unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class UnsavedDialog(WarningBox):
    """A question with three answers, asked without holding up the window.

    Attributes:
        answered: what the user decided, an ``Answer``; emitted once.
    """

    answered = Signal(object)

    def __init__(self, photos: Sequence[OpenPhoto], parent: QWidget | None = None) -> None:
        """Ask about some photos.

        Args:
            photos: the unsaved ones, at least one.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("unsavedDialog")
        self.setWindowTitle(self.tr("Unsaved work"))
        self.setText(self._question(photos))
        self.setInformativeText(
            self.tr("Saving stores each photo with all its steps as a project beside it.")
        )
        self._answer = Answer.CANCEL
        self._add_buttons(len(photos))
        self.buttonClicked.connect(self._decide)
        # Not before the question is gone: the answer may close the window that it belongs to.
        self.finished.connect(lambda _result: self.answered.emit(self._answer))

    def _question(self, photos: Sequence[OpenPhoto]) -> str:
        if len(photos) == 1:
            text = self.tr("“{name}” has changes that are not saved.")
            return text.format(name=short_name(photos[0].title))
        names = [short_name(photo.title) for photo in photos[:_MOST_NAMES]]
        if len(photos) > _MOST_NAMES:
            names.append(self.tr("and %n more", "", len(photos) - _MOST_NAMES))
        text = self.tr("%n photos have changes that are not saved:", "", len(photos))
        return "\n".join([text, *names])

    def _add_buttons(self, count: int) -> None:
        role = QMessageBox.ButtonRole
        saving = self.tr("&Save") if count == 1 else self.tr("&Save all")
        save = self._button(saving, role.AcceptRole, "saveButton")
        discard = self._button(self.tr("&Discard"), role.DestructiveRole, "discardButton")
        cancel = self._button(self.tr("&Cancel"), role.RejectRole, "cancelButton")
        self._answers = {save: Answer.SAVE, discard: Answer.DISCARD, cancel: Answer.CANCEL}
        self.setDefaultButton(save)
        self.setEscapeButton(cancel)

    def _button(self, text: str, role: QMessageBox.ButtonRole, name: str) -> QPushButton:
        button = self.addButton(text, role)
        button.setObjectName(name)
        return button

    def _decide(self, button: QPushButton) -> None:
        self._answer = self._answers[button]
