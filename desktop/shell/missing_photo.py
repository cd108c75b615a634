"""Helps where the photo of a project is not where it was."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from desktop.look.warning_box import WarningBox
from desktop.sentences import in_user_language
from desktop.workspace.workbench import Workbench
from engine.document.errors import PhotoChangedError, PhotoMissingError


class MissingPhoto(QObject):
    """Lets the user show where the photo is."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Prepare to ask.

        Args:
            workbench: on which the project lies.
            window: in front of which the question is asked.
        """
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def can_help(self, error: Exception) -> bool:
        """Tell whether an error is about a photo that can be looked for."""
        return isinstance(error, (PhotoMissingError, PhotoChangedError))

    def ask(self, title: str, error: Exception) -> None:
        """Say what is wrong and offer to look for the photo."""
        question = WarningBox(self._window)
        question.setObjectName("missingPhotoDialog")
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("The photo is missing"))
        question.setText(title)
        question.setInformativeText(in_user_language(str(error)))
        find: QPushButton = question.addButton(
            self.tr("&Find the photo…"), QMessageBox.ButtonRole.AcceptRole
        )
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(find)
        find.clicked.connect(self._find)
        question.open()

    def _find(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Where is the photo?"))
        if name:
            self._workbench.locate(Path(name))
