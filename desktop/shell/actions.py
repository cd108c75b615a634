"""Makes the actions of the window out of the table of commands, and puts them into its bars."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.shell.commands.command import Choice, Command, Entry, Menu
from desktop.shell.commands.table import ENTRIES

_ROLES = {
    Command.QUIT: QAction.MenuRole.QuitRole,
    Command.PREFERENCES: QAction.MenuRole.PreferencesRole,
    Command.ABOUT: QAction.MenuRole.AboutRole,
}

_MNEMONIC: Final = re.compile(r" \(&\w\)|&")

Slots = Mapping[Command, Callable[[], object]]
"""What to do when commands are given."""


class Actions(QObject):
    """One ``QAction`` a command.

    An action without anything connected to it by ``connect_to`` cannot be triggered, so the window
    never offers what it cannot do.
    """

    def __init__(self, window: QWidget) -> None:
        """Make all actions.

        Args:
            window: in which shortcuts work.
        """
        super().__init__(window)
        self._groups = {choice: QActionGroup(self) for choice in Choice}
        self._actions = {entry.command: self._make(entry) for entry in ENTRIES}
        window.addActions(list(self._actions.values()))

    def __getitem__(self, command: Command) -> QAction:
        """Return the action of a command."""
        return self._actions[command]

    def connect_to(self, command: Command, slot: Callable[[], object]) -> None:
        """Do something when a command is given, and offer the command from now on.

        Args:
            command: what the user asks for.
            slot: called without arguments.
        """
        action = self._actions[command]
        action.triggered.connect(lambda _checked: slot())
        action.setEnabled(True)

    def connect_all(self, slots: Slots) -> None:
        """Connect several commands."""
        for command, slot in slots.items():
            self.connect_to(command, slot)

    def connect_switch(self, command: Command, slot: Callable[[bool], object]) -> None:
        """Do something when a command is switched on or off, and offer it from now on.

        Args:
            command: a checkable one.
            slot: called with whether it is on.
        """
        action = self._actions[command]
        action.toggled.connect(slot)
        action.setEnabled(True)

    def enable(self, usable: bool, *commands: Command) -> None:  # noqa: FBT001 - like Qt's own
        """Offer some commands, or show that they cannot be given now."""
        for command in commands:
            self._actions[command].setEnabled(usable)

    def fill_menu_bar(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Put all commands into menus.

        Args:
            bar: an empty menu bar.

        Returns:
            The menus, for what is no command.
        """
        menus = {}
        for menu, entries in groupby(ENTRIES, key=lambda entry: entry.menu):
            menus[menu] = bar.addMenu(translated(menu.value))
            menus[menu].setObjectName(f"menu{menu.name.capitalize()}")
            menus[menu].setToolTipsVisible(True)
            self._fill(menus[menu], entries)
        return menus

    def fill_tool_bar(self, bar: QToolBar, *menus: Menu) -> None:
        """Put the commands of some menus that belong onto the toolbar there.

        Args:
            bar: where to put them.
            menus: a line stands between the commands of two of them.
        """
        for menu in menus:
            if bar.actions():
                bar.addSeparator()
            last: Choice | None = None
            for entry in (entry for entry in ENTRIES if entry.on_toolbar and entry.menu is menu):
                if entry.choice is not last and last is None and entry.choice is not None:
                    self._divide(bar)
                last = entry.choice
                self._add_button(bar, entry)

    def _add_button(self, bar: QToolBar, entry: Entry) -> None:
        action = self._actions[entry.command]
        bar.addAction(action)
        button = bar.widgetForAction(action)
        button.setAccessibleName(plain_name(entry))
        if entry.is_labeled and isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            action.setIconText(plain_name(entry))

    def _divide(self, bar: QToolBar) -> None:
        if bar.actions() and not bar.actions()[-1].isSeparator():
            bar.addSeparator()

    def _fill(self, menu: QMenu, entries: Iterator[Entry]) -> None:
        for entry in entries:
            if entry.divided and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._actions[entry.command])

    def _make(self, entry: Entry) -> QAction:
        action = QAction(icon(entry.icon) if entry.icon else QIcon(), translated(entry.text), self)
        action.setObjectName(f"action{entry.command.name.title().replace('_', '')}")
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setAutoRepeat(entry.repeats)
        action.setCheckable(entry.checkable or entry.choice is not None)
        action.setMenuRole(_ROLES.get(entry.command, QAction.MenuRole.NoRole))
        tip = translated(entry.tip)
        action.setStatusTip(tip)
        action.setToolTip(_with_key(tip, action.shortcut()))
        if entry.choice is not None:
            self._groups[entry.choice].addAction(action)
        action.setEnabled(False)
        return action


def translated(text: str) -> str:
    """Translate a text of the table of commands."""
    return QCoreApplication.translate("Commands", text)


def plain_name(entry: Entry) -> str:
    """Return the name of a command as it is read aloud: without mnemonic and dots."""
    return without_mnemonic(translated(entry.text)).rstrip("…")


def without_mnemonic(text: str) -> str:
    """Take the underlined letter away, and one that was only added to be underlined: "খুলুন (&O)"."""
    return _MNEMONIC.sub("", text)


def _with_key(tip: str, key: QKeySequence) -> str:
    text = key.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{tip} ({text})" if text else tip
