"""Puts the chosen theme on the application, and follows the system where it is to.

The style sheet is one file for all themes; ``$name`` in it stands for a color of ``LookColors``,
``$shade`` for the name of the theme in drawings whose color a style sheet cannot set.
Where the system asks for high contrast, its own palette is left alone and no style sheet is used.

Widgets ask for a role of the style sheet with the property ``look``: a button may be ``primary``
(what to do next), ``plain`` (no frame until pointed at) or ``danger``; a label ``title``,
``heading``, ``faint``, ``warning`` or ``bad``; a frame ``card`` or ``drop``.
"""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.look.colors import DARK, LIGHT, LookColors, palette_of
from desktop.settings import Settings, Theme
from engine.resources import resource_path

_SCHEMES = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}


class Look(QObject):
    """The theme of an application, kept as the settings and the system want it.

    Attributes:
        changed: palette and style sheet are others now.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        """Put the theme on.

        Args:
            application: whose palette, style and style sheet are set.
            settings: with the theme that the user chose.
        """
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._hints = application.styleHints()
        application.setStyle("Fusion")
        settings.changed.connect(self._settings_changed)
        self._hints.colorSchemeChanged.connect(self.refresh)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.refresh)
        self._ask_for_scheme()
        self.refresh()

    @property
    def colors(self) -> LookColors | None:
        """The colors of the theme; None where those of the system are used for high contrast."""
        if self._wants_high_contrast():
            return None
        scheme = _SCHEMES.get(self._settings.theme, self._hints.colorScheme())
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def refresh(self) -> None:
        """Bring palette and style sheet in line with settings and system."""
        colors = self.colors
        if colors is None:
            self._application.setPalette(QPalette())
            self._application.setStyleSheet("")
        else:
            self._application.setPalette(palette_of(colors))
            self._application.setStyleSheet(style_sheet(colors))
        self.changed.emit()

    def _settings_changed(self, key: str) -> None:
        if key == "theme":
            self._ask_for_scheme()
            self.refresh()

    def _ask_for_scheme(self) -> None:
        # So that what the system draws itself, like title bars and file dialogs, suits the theme.
        scheme = _SCHEMES.get(self._settings.theme)
        if scheme is None:
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(scheme)

    def _wants_high_contrast(self) -> bool:
        preference = self._hints.accessibility().contrastPreference()
        return preference is Qt.ContrastPreference.HighContrast


def style_sheet(colors: LookColors) -> str:
    """Return the style sheet with the colors of a theme.

    Raises:
        KeyError: the file names a color that there is not.
    """
    text = resource_path("look", "photochrom.qss").read_text(encoding="utf-8")
    # By a name of its own, since in a style sheet a path must not have spaces or most letters.
    QDir.setSearchPaths("icons", [str(resource_path("icons"))])
    shade = "dark" if colors is DARK else "light"
    return Template(text).substitute(asdict(colors), shade=shade)


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget a role of the style sheet, also after it was shown."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
