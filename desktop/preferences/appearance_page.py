"""How the application looks and which language it speaks."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.settings import LANGUAGES, Settings, Theme

_OWN_NAMES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch", "bn": "বাংলা"}
"""Languages as their speakers write them, the same in every language."""


class AppearancePage(QWidget):
    """Chooses theme and language."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show what is set.

        Args:
            settings: takes every choice at once.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings = settings
        self.theme = QComboBox(self)
        self.language = QComboBox(self)
        self._fill()
        self._lay_out()
        self._show_settings()
        self.theme.activated.connect(self._choose_theme)
        self.language.activated.connect(self._choose_language)
        settings.changed.connect(self._show_settings)

    def _fill(self) -> None:
        titles = {
            Theme.SYSTEM: self.tr("As the system"),
            Theme.LIGHT: self.tr("Light"),
            Theme.DARK: self.tr("Dark"),
        }
        for theme, title in titles.items():
            self.theme.addItem(title, theme.value)
        self.theme.setToolTip(self.tr("Colors of the windows; photos look the same in all of them"))
        self.language.addItem(self.tr("As the system"), "")
        for code in LANGUAGES:
            self.language.addItem(_OWN_NAMES[code], code)
        self.language.setToolTip(self.tr("Language of all texts"))

    def _lay_out(self) -> None:
        note = QLabel(self.tr("Another language is spoken from the next start on."), self)
        note.setWordWrap(True)
        set_look(note, "faint")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self.tr("&Theme"), self.theme)
        form.addRow(self.tr("&Language"), self.language)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addStretch(1)

    def _show_settings(self) -> None:
        self.theme.setCurrentIndex(self.theme.findData(self._settings.theme.value))
        self.language.setCurrentIndex(self.language.findData(self._settings.language))

    def _choose_theme(self) -> None:
        self._settings.theme = Theme(self.theme.currentData())

    def _choose_language(self) -> None:
        self._settings.language = self.language.currentData()
