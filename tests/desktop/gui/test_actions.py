"""Commands: one table makes menus, toolbar and the sheet, and no key means two things."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QToolBar

from desktop.look.icons import icon
from desktop.shell.actions import Actions, plain_name
from desktop.shell.commands.command import Choice, Command, Menu
from desktop.shell.commands.gestures import GESTURES
from desktop.shell.commands.table import ENTRIES
from desktop.shell.shortcuts_dialog import ShortcutsDialog, sheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window):
    return Actions(window)


def test_every_command_is_in_the_table_once():
    assert Counter(entry.command for entry in ENTRIES) == Counter(Command)


def test_no_key_means_two_things():
    keys = Counter(QKeySequence(key).toString() for entry in ENTRIES for key in entry.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_no_two_commands_of_a_menu_share_an_underlined_letter():
    for menu in Menu:
        letters = [
            entry.text[entry.text.index("&") + 1].lower() for entry in ENTRIES if entry.menu is menu
        ]
        assert len(letters) == len(set(letters)), menu


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.command.name)
def test_every_command_says_what_it_does(actions, entry):
    action = actions[entry.command]
    assert action.text()
    assert action.objectName().startswith("action")
    assert action.toolTip().startswith(action.statusTip())
    assert len(action.statusTip().split()) > 1
    assert not entry.on_toolbar or entry.icon
    assert not entry.icon or not icon(entry.icon).isNull()


def test_what_nothing_is_connected_to_is_not_offered(actions):
    assert not any(actions[command].isEnabled() for command in Command)
    actions.connect_to(Command.OPEN, lambda: None)
    assert actions[Command.OPEN].isEnabled()


def test_a_key_does_what_its_menu_says(actions, window, qtbot):
    given = []
    actions.connect_all({Command.OPEN: lambda: given.append("open")})
    actions.fill_menu_bar(window.menuBar())
    with qtbot.waitActive(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert given == ["open"]


def test_menus_hold_every_command_in_order(actions, window):
    menus = actions.fill_menu_bar(window.menuBar())
    shown = [action for menu in menus.values() for action in menu.actions()]
    listed = [action for action in shown if not action.isSeparator()]
    assert listed == [actions[entry.command] for entry in ENTRIES]
    assert list(menus) == list(Menu)


def test_the_toolbar_holds_what_belongs_there_without_lines_at_its_ends(actions, window):
    bar = QToolBar(window)
    actions.fill_tool_bar(bar, Menu.FILE, Menu.EDIT, Menu.VIEW)
    shown = [action for action in bar.actions() if not action.isSeparator()]
    expected = [
        actions[entry.command]
        for entry in ENTRIES
        if entry.on_toolbar and entry.menu in (Menu.FILE, Menu.EDIT, Menu.VIEW)
    ]
    assert shown == expected
    lines = [action.isSeparator() for action in bar.actions()]
    assert not lines[0]
    assert not lines[-1]
    assert (True, True) not in pairwise(lines)


def test_of_commands_that_exclude_each_other_one_is_on(actions):
    for choice in Choice:
        commands = [entry.command for entry in ENTRIES if entry.choice is choice]
        for command in commands:
            actions.connect_to(command, lambda: None)
            actions[command].trigger()
            assert [each for each in commands if actions[each].isChecked()] == [command]


def test_the_sheet_shows_every_key_and_every_gesture(actions, qtbot):
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    for entry in ENTRIES:
        if entry.keys:
            first = (
                actions[entry.command].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            )
            assert plain_name(entry) in texts
            assert any(text == first or text.startswith(f"{first} or ") for text in texts)
    assert {gesture.how for gesture in GESTURES} <= texts
    assert len(sheet()) == len(Menu) + 1
