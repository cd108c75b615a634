"""What can be done with files, and with the program as a whole."""

from typing import Final

from desktop.marked_texts import QT_TRANSLATE_NOOP
from desktop.shell.commands.command import Command, Entry, Menu

FILE_ENTRIES: Final = (
    Entry(
        Command.OPEN,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "&Open photos…"),
        QT_TRANSLATE_NOOP("Commands", "Open photos or projects"),
        ("Ctrl+O",),
        "open",
        on_toolbar=True,
        is_labeled=True,
    ),
    Entry(
        Command.OPEN_FOLDER,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Open &folder…"),
        QT_TRANSLATE_NOOP("Commands", "Open all photos of a folder"),
        ("Ctrl+Shift+O",),
        "folder",
    ),
    Entry(
        Command.SAVE_PROJECT,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "&Save project"),
        QT_TRANSLATE_NOOP("Commands", "Save the photo with all its steps, to go on another day"),
        ("Ctrl+S",),
        "save",
        divided=True,
    ),
    Entry(
        Command.SAVE_PROJECT_AS,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Save project &as…"),
        QT_TRANSLATE_NOOP("Commands", "Save the photo with all its steps under another name"),
        ("Ctrl+Shift+S",),
    ),
    Entry(
        Command.EXPORT,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "&Export…"),
        QT_TRANSLATE_NOOP("Commands", "Go to the panel that exports the photo in color"),
        ("Ctrl+E",),
        "export",
        on_toolbar=True,
        is_labeled=True,
    ),
    Entry(
        Command.CLOSE_PHOTO,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "&Close photo"),
        QT_TRANSLATE_NOOP("Commands", "Take the photo out of the film strip; its file stays"),
        ("Ctrl+W",),
        divided=True,
    ),
    Entry(
        Command.CLOSE_ALL,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "Close a&ll photos"),
        QT_TRANSLATE_NOOP("Commands", "Take all photos out of the film strip; their files stay"),
        ("Ctrl+Shift+W",),
    ),
    Entry(
        Command.QUIT,
        Menu.FILE,
        QT_TRANSLATE_NOOP("Commands", "&Quit"),
        QT_TRANSLATE_NOOP("Commands", "End Photochrom"),
        ("Ctrl+Q",),
        divided=True,
    ),
)
"""Entries of the File menu."""


EDIT_ENTRIES: Final = (
    Entry(
        Command.UNDO,
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "&Undo"),
        QT_TRANSLATE_NOOP("Commands", "Take the last change back"),
        ("Ctrl+Z",),
        "undo",
        on_toolbar=True,
        repeats=True,
    ),
    Entry(
        Command.REDO,
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "&Redo"),
        QT_TRANSLATE_NOOP("Commands", "Do again what was taken back"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        on_toolbar=True,
        repeats=True,
    ),
    Entry(
        Command.PASTE,
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "&Paste photo"),
        QT_TRANSLATE_NOOP("Commands", "Open the photo or the files from the clipboard"),
        ("Ctrl+V",),
        "paste",
        divided=True,
    ),
    Entry(
        Command.PREFERENCES,
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Commands", "Pr&eferences…"),
        QT_TRANSLATE_NOOP("Commands", "Choose device, models, theme and language"),
        ("Ctrl+,",),
        "preferences",
        divided=True,
    ),
)
"""Entries of the Edit menu."""


HELP_ENTRIES: Final = (
    Entry(
        Command.SHORTCUTS,
        Menu.HELP,
        QT_TRANSLATE_NOOP("Commands", "&Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("Commands", "Show all keys"),
        ("F1", "?"),
        "keyboard",
    ),
    Entry(
        Command.LOG,
        Menu.HELP,
        QT_TRANSLATE_NOOP("Commands", "Open the &log"),
        QT_TRANSLATE_NOOP("Commands", "Show the file that says what happened"),
    ),
    Entry(
        Command.ABOUT,
        Menu.HELP,
        QT_TRANSLATE_NOOP("Commands", "&About Photochrom"),
        QT_TRANSLATE_NOOP("Commands", "Show the version and the licenses of all parts"),
        icon="about",
        divided=True,
    ),
)
"""Entries of the Help menu."""
