"""What can be done with the photo."""

from typing import Final

from desktop.marked_texts import QT_TRANSLATE_NOOP
from desktop.shell.commands.command import Choice, Command, Entry, Menu

PHOTO_ENTRIES: Final = (
    Entry(
        Command.RESTORE,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Restore automatically"),
        QT_TRANSLATE_NOOP("Commands", "Look at the photo and switch on what it needs"),
        ("Ctrl+R",),
        "restore",
        on_toolbar=True,
    ),
    Entry(
        Command.SUGGEST_FRAME,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "Suggest a &frame"),
        QT_TRANSLATE_NOOP("Commands", "Look for the edges of the print in its scan"),
        ("F",),
    ),
    Entry(
        Command.COLORIZE,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Colorize"),
        QT_TRANSLATE_NOOP("Commands", "Let the model find the colors of the photo"),
        ("Ctrl+Return",),
        "colorize",
        on_toolbar=True,
        is_labeled=True,
    ),
    Entry(
        Command.PREVIOUS_PHOTO,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Previous photo"),
        QT_TRANSLATE_NOOP("Commands", "Go to the photo before this one"),
        ("Ctrl+PgUp",),
        "left",
        divided=True,
        repeats=True,
    ),
    Entry(
        Command.NEXT_PHOTO,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Next photo"),
        QT_TRANSLATE_NOOP("Commands", "Go to the photo after this one"),
        ("Ctrl+PgDown",),
        "right",
        repeats=True,
    ),
    Entry(
        Command.BATCH,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Many photos at once…"),
        QT_TRANSLATE_NOOP("Commands", "Colorize whole folders in one go"),
        ("Ctrl+B",),
        "batch",
        divided=True,
        on_toolbar=True,
    ),
    Entry(
        Command.APPLY_TO_ALL,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Apply its edits to many photos…"),
        QT_TRANSLATE_NOOP(
            "Commands", "Choose for many photos what was done to this one, as far as it suits them"
        ),
        ("Ctrl+Shift+B",),
    ),
    Entry(
        Command.BACK,
        Menu.PHOTO,
        QT_TRANSLATE_NOOP("Commands", "&Back to the photos"),
        QT_TRANSLATE_NOOP("Commands", "Leave the view of many photos; what runs there goes on"),
        ("Alt+Left",),
    ),
)
"""Entries of the Photo menu."""


TOOLS_ENTRIES: Final = (
    Entry(
        Command.LOOK,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Move the photo"),
        QT_TRANSLATE_NOOP("Commands", "Drag the photo to see other parts of it"),
        ("M",),
        "look",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.SELECT,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Select object"),
        QT_TRANSLATE_NOOP(
            "Commands", "Click an object; Shift adds to it, Alt takes away, a drag draws a box"
        ),
        ("S",),
        "select",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.BRUSH_ADD,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Brush"),
        QT_TRANSLATE_NOOP("Commands", "Paint over what belongs to the object"),
        ("B",),
        "brush-add",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.BRUSH_TAKE_AWAY,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Eraser"),
        QT_TRANSLATE_NOOP("Commands", "Paint over what does not belong to the object"),
        ("E",),
        "brush-take-away",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.EYEDROPPER,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Pick a color"),
        QT_TRANSLATE_NOOP("Commands", "Take a color from a place of the photo"),
        ("I",),
        "eyedropper",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.HINT,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Color points"),
        QT_TRANSLATE_NOOP("Commands", "Put a point of color that spreads along the photo"),
        ("H",),
        "hint",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.MARK_DAMAGE,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "Mark dama&ge"),
        QT_TRANSLATE_NOOP(
            "Commands", "Paint over dust and scratches; Alt or the right button protects"
        ),
        ("D",),
        "damage",
        choice=Choice.TOOL,
        on_toolbar=True,
    ),
    Entry(
        Command.LARGER_BRUSH,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Larger brush"),
        QT_TRANSLATE_NOOP("Commands", "Make the brush larger"),
        ("]",),
        divided=True,
        repeats=True,
    ),
    Entry(
        Command.SMALLER_BRUSH,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "Smaller b&rush"),
        QT_TRANSLATE_NOOP("Commands", "Make the brush smaller"),
        ("[",),
        repeats=True,
    ),
    Entry(
        Command.FIND_OBJECTS,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&All objects"),
        QT_TRANSLATE_NOOP("Commands", "Find all objects of the photo, to choose one by a click"),
        ("A",),
        "layers",
        divided=True,
    ),
    Entry(
        Command.HARMONIZE_ALL,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "Harmoni&ze all objects"),
        QT_TRANSLATE_NOOP("Commands", "Find all objects of the photo and give each its main color"),
        ("Shift+A",),
    ),
    Entry(
        Command.NEXT_CANDIDATE,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Next candidate"),
        QT_TRANSLATE_NOOP("Commands", "Select more or less around the same place"),
        ("N",),
        repeats=True,
    ),
    Entry(
        Command.PREVIOUS_CANDIDATE,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "Pre&vious candidate"),
        QT_TRANSLATE_NOOP("Commands", "Go back to the candidate before"),
        ("Shift+N",),
        repeats=True,
    ),
    Entry(
        Command.DESELECT,
        Menu.TOOLS,
        QT_TRANSLATE_NOOP("Commands", "&Deselect"),
        QT_TRANSLATE_NOOP("Commands", "Let go of the object"),
        ("Esc",),
    ),
)
"""Entries of the Tools menu."""
