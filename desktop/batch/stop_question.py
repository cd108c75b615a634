"""Asks whether a run may be ended, when the window is about to be closed."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.look.warning_box import WarningBox

translate = QCoreApplication.translate


def wants_to_stop(parent: QWidget) -> bool:
    """Ask the user; going on is what the Return and Escape keys mean.

    Args:
        parent: in front of which the question stands.

    Returns:
        Whether the run shall be ended.
    """
    question = WarningBox(parent)
    question.setWindowTitle(translate("BatchView", "Photos are being colorized"))
    question.setText(
        translate(
            "BatchView",
            "Stop colorizing? Finished results stay, and the rest can be done another time.",
        )
    )
    stop = question.addButton(translate("BatchView", "&Stop"), QMessageBox.ButtonRole.AcceptRole)
    go_on = question.addButton(translate("BatchView", "&Go on"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(go_on)
    question.setEscapeButton(go_on)
    question.exec()
    question.deleteLater()
    return question.clickedButton() is stop
