"""Says which build of Photochrom this is, and how to get the other one."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.look.icons import icon
from desktop.look.theme import set_look
from engine.models.variant import Installation, Variant, exchange_commands
from engine.releases import PUBLISHED_RELEASES


class VariantBox(QWidget):
    """The variant in a sentence, the way to the other one, and a button that helps with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Stay empty until the installation is known.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self._commands = ""
        self.text = QLabel(self)
        self.way = QLabel(self)
        self.commands = QLabel(self)
        self.copy_button = QPushButton(icon("copy"), self.tr("&Copy commands"), self)
        self.page_button = QPushButton(self.tr("&Open the page of releases"), self)
        self._set_up()
        self._lay_out()
        self.copy_button.clicked.connect(self._copy)
        self.page_button.clicked.connect(self._open_page)

    def show_installation(self, installation: Installation) -> None:
        """Say what is installed.

        Args:
            installation: of this program.
        """
        other = installation.other
        self.text.setText(self._sentence(installation))
        self.way.setText("" if other is None else self._way(other, installation.is_frozen))
        commands = () if other is None or installation.is_frozen else exchange_commands(other)
        self._commands = "\n".join(commands)
        self.commands.setText(self._commands)
        self.way.setVisible(other is not None)
        self._card.setVisible(bool(commands))
        self.page_button.setVisible(other is not None and installation.is_frozen)

    def _set_up(self) -> None:
        for label in (self.text, self.way, self.commands):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.way, "faint")
        self.text.setAccessibleName(self.tr("The build of Photochrom that is installed"))
        self.commands.setAccessibleName(self.tr("Commands that exchange the build"))
        self.commands.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button.setToolTip(self.tr("Put the commands into the clipboard"))
        self.page_button.setToolTip(self.tr("Open the page with all installers in the browser"))
        self.page_button.hide()

    def _lay_out(self) -> None:
        self._card = QFrame(self)
        set_look(self._card, "card")
        row = QHBoxLayout(self._card)
        row.addWidget(self.commands, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        self._card.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.way, self._card):
            layout.addWidget(widget)
        layout.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _sentence(self, installation: Installation) -> str:
        if installation.other is None:
            return self.tr("This is the only build of Photochrom for this kind of computer.")
        if installation.variant is Variant.GPU:
            return self.tr(
                "This is the GPU build: it can use graphics cards, and the processor where there "
                "is none."
            )
        return self.tr("This is the CPU build: it is small and uses the processor alone.")

    def _way(self, other: Variant, is_frozen: bool) -> str:  # noqa: FBT001 - of two kinds
        name = other.value.upper()
        if not is_frozen:
            text = self.tr("For the {name} build, close Photochrom and run in its environment:")
            return text.format(name=name)
        if other is Variant.GPU:
            return self.tr(
                "For the GPU build, install the file with “-gpu” in its name; settings, models and "
                "photos stay."
            )
        return self.tr(
            "For the CPU build, install the file without “-gpu” in its name; settings, models and "
            "photos stay."
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._commands)

    def _open_page(self) -> None:
        QDesktopServices.openUrl(QUrl(PUBLISHED_RELEASES.page))
