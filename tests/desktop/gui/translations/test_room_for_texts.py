"""Long texts in small windows: everything fits on a screen of 1920 x 1080 pixels at 200 %."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontDatabase, QScreen

from desktop.preferences.preferences_dialog import PreferencesDialog
from desktop.shell.commands.command import Command
from desktop.shell.shortcuts_dialog import ShortcutsDialog

SCREEN_WIDTH = 960


def speak_or_skip(speak, language):
    speak(language)
    if language == "bn" and not QFontDatabase.families(QFontDatabase.WritingSystem.Bengali):
        pytest.skip("no font has Bengali letters, and the boxes in their place are wider")


@pytest.mark.parametrize("language", ["en", "de", "bn"])
@pytest.mark.parametrize("command", [Command.BATCH, Command.BACK])
def test_no_page_needs_a_wider_screen(qapp, speak, start, language, command):  # noqa: ARG001
    speak_or_skip(speak, language)
    window = start().window
    window.frame.actions[command].trigger()
    assert window.minimumSizeHint().width() <= SCREEN_WIDTH


@pytest.mark.parametrize("language", ["en", "de", "bn"])
def test_the_sheet_of_shortcuts_is_no_wider_than_the_screen(speak, qtbot, language):
    speak(language)
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    assert dialog.width() <= dialog.screen().availableGeometry().width()


def test_the_preferences_are_no_larger_than_the_screen(start, monkeypatch):
    application = start()
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 960, 500))
    application.window.frame.actions[Command.PREFERENCES].trigger()
    dialog = application.window.findChild(PreferencesDialog)
    assert dialog.height() <= 500
    dialog.reject()
