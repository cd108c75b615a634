"""What is done with the choices as a whole: open, save, take over from the open photo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.name_texts import short_name
from desktop.settings import Settings
from engine.batch.preset_file import PRESET_SUFFIX


class PresetBar(QWidget):
    """Two buttons, and below them where the choices come from.

    Attributes:
        open_wanted: the user wants to open this preset, a ``Path``.
        save_wanted: the user wants to save the choices under this name, a ``Path``.
        reset_wanted: the user wants to begin with the usual choices.
        photo_wanted: the user wants the edits of the open photo for all photos.
    """

    open_wanted = Signal(object)
    save_wanted = Signal(object)
    reset_wanted = Signal()
    photo_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show the usual choices.

        Args:
            settings: remember the presets.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings = settings
        self.menu_button = QPushButton(icon("more"), self.tr("Open or sa&ve"), self)
        self.photo_button = QPushButton(icon("photo"), self.tr("As i&n the open photo"), self)
        self.notes = QLabel(self)
        self.menu = QMenu(self.menu_button)
        self._set_up()
        self._lay_out()
        self.menu.aboutToShow.connect(self.fill_menu)
        self.fill_menu()

    def show_notes(self, lines: Sequence[str]) -> None:
        """Say where the choices come from, and what of that cannot be seen in the controls.

        Args:
            lines: sentences; none for the usual choices.
        """
        self.notes.setText("\n".join(lines))
        self.notes.setVisible(bool(lines))

    def fill_menu(self) -> None:
        """Put the recent presets into the menu."""
        menu = self.menu
        menu.clear()
        menu.addAction(icon("open"), self.tr("&Open preset…")).triggered.connect(self._choose_file)
        menu.addAction(icon("save"), self.tr("&Save preset…")).triggered.connect(self._choose_name)
        usual = menu.addAction(icon("undo"), self.tr("&Usual choices"))
        usual.setToolTip(self.tr("Begin with what is set for single photos"))
        usual.triggered.connect(self.reset_wanted)
        if self._settings.recent_presets:
            menu.addSection(self.tr("Recent"))
        for path in self._settings.recent_presets:
            title = short_name(path.name.removesuffix(PRESET_SUFFIX)).replace("&", "&&")
            action = menu.addAction(title)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_wanted.emit(path))

    def _set_up(self) -> None:
        self.menu.setToolTipsVisible(True)
        self.menu_button.setMenu(self.menu)
        self.menu_button.setToolTip(
            self.tr("Keep these choices in a file, or open such a file; it can be dropped, too")
        )
        self.photo_button.setToolTip(
            self.tr("Do to all photos what was done to the open one, as far as that makes sense")
        )
        set_look(self.notes, "faint")
        self.notes.setWordWrap(True)
        self.notes.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.menu_button)
        row.addWidget(self.photo_button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.notes)

    def _filter(self) -> str:
        return self.tr("Presets ({0})").format(f"*{PRESET_SUFFIX}")

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open preset"), "", self._filter())
        if name:
            self.open_wanted.emit(Path(name))

    def _choose_name(self) -> None:
        suggested = self.tr("my choices") + PRESET_SUFFIX
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save preset"), suggested, self._filter()
        )
        if name:
            self.save_wanted.emit(Path(name))
