"""All commands in one table."""

from typing import Final

from desktop.shell.commands.command import Entry
from desktop.shell.commands.files import EDIT_ENTRIES, FILE_ENTRIES, HELP_ENTRIES
from desktop.shell.commands.views import VIEW_ENTRIES
from desktop.shell.commands.work import PHOTO_ENTRIES, TOOLS_ENTRIES

ENTRIES: Final[tuple[Entry, ...]] = (
    *FILE_ENTRIES,
    *EDIT_ENTRIES,
    *VIEW_ENTRIES,
    *PHOTO_ENTRIES,
    *TOOLS_ENTRIES,
    *HELP_ENTRIES,
)
"""All commands, in the order of the menus."""
