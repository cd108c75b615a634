"""The commands of the window, and what has to be known of one to put it before the user."""

from dataclasses import dataclass
from enum import Enum, auto

from desktop.marked_texts import QT_TRANSLATE_NOOP


class Command(Enum):
    """A thing to do."""

    OPEN = auto()
    OPEN_FOLDER = auto()
    PASTE = auto()
    SAVE_PROJECT = auto()
    SAVE_PROJECT_AS = auto()
    EXPORT = auto()
    CLOSE_PHOTO = auto()
    CLOSE_ALL = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    PREFERENCES = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    FIT = auto()
    ONE_TO_ONE = auto()
    SINGLE = auto()
    SPLIT = auto()
    SIDE_BY_SIDE = auto()
    SHOW_ORIGINAL = auto()
    SHOW_UNCERTAINTY = auto()
    SHOW_DAMAGE = auto()
    SHOW_FILM_STRIP = auto()
    SHOW_PANEL = auto()
    RESTORE_PANEL = auto()
    COLORIZE_PANEL = auto()
    TOUCH_UP_PANEL = auto()
    HISTORY_PANEL = auto()
    FULL_SCREEN = auto()
    RESTORE = auto()
    SUGGEST_FRAME = auto()
    COLORIZE = auto()
    PREVIOUS_PHOTO = auto()
    NEXT_PHOTO = auto()
    BATCH = auto()
    APPLY_TO_ALL = auto()
    BACK = auto()
    LOOK = auto()
    SELECT = auto()
    BRUSH_ADD = auto()
    BRUSH_TAKE_AWAY = auto()
    EYEDROPPER = auto()
    HINT = auto()
    MARK_DAMAGE = auto()
    LARGER_BRUSH = auto()
    SMALLER_BRUSH = auto()
    FIND_OBJECTS = auto()
    HARMONIZE_ALL = auto()
    NEXT_CANDIDATE = auto()
    PREVIOUS_CANDIDATE = auto()
    DESELECT = auto()
    SHORTCUTS = auto()
    LOG = auto()
    ABOUT = auto()


class Menu(Enum):
    """A menu of the menu bar; the value is its title."""

    FILE = QT_TRANSLATE_NOOP("Commands", "&File")
    EDIT = QT_TRANSLATE_NOOP("Commands", "&Edit")
    VIEW = QT_TRANSLATE_NOOP("Commands", "&View")
    PHOTO = QT_TRANSLATE_NOOP("Commands", "&Photo")
    TOOLS = QT_TRANSLATE_NOOP("Commands", "&Tools")
    HELP = QT_TRANSLATE_NOOP("Commands", "&Help")


class Choice(Enum):
    """Commands of which exactly one is on."""

    COMPARING = auto()
    TOOL = auto()


@dataclass(frozen=True)
class Entry:
    """How a command looks to the user.

    Attributes:
        command: what it does.
        menu: where it stands.
        text: its name, untranslated, with the underlined letter after ``&``.
        tip: what it does, in a sentence, untranslated.
        keys: shortcuts, the one that menus show first.
        icon: name of a drawing; empty for none.
        checkable: whether it is switched on and off.
        choice: the commands that it shares being on with.
        divided: whether a line in its menu stands before it.
        on_toolbar: whether it is on the toolbar, too.
        is_labeled: whether its name stands beside its icon there.
        repeats: whether it happens again while the key is held down.
    """

    command: Command
    menu: Menu
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    choice: Choice | None = None
    divided: bool = False
    on_toolbar: bool = False
    is_labeled: bool = False
    repeats: bool = False
