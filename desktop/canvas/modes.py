"""What the canvas shows and what the pointer does in it."""

from enum import Enum, auto


class CompareMode(Enum):
    """How the original is shown beside the colorized photo."""

    OFF = auto()
    SPLIT = auto()
    """Original left and result right of a line that can be dragged."""
    SIDE_BY_SIDE = auto()
    """Both in panes of their own that zoom and move together."""


class Tool(Enum):
    """What pressing the left button in the photo does."""

    LOOK = auto()
    """Moves the photo; moves the line where the photo is split."""
    SELECT = auto()
    """Selects an object by a click, more with Shift, less with Alt, or by a box."""
    BRUSH_ADD = auto()
    BRUSH_TAKE_AWAY = auto()
    EYEDROPPER = auto()
    """Picks a place of the photo for its color."""
    HINT = auto()
    """Places a color point."""
    DAMAGE = auto()
    """Marks dust and scratches; with Alt, or the right button, takes marks away."""

    @property
    def is_brush(self) -> bool:
        """Whether strokes are painted."""
        return self in (Tool.BRUSH_ADD, Tool.BRUSH_TAKE_AWAY, Tool.DAMAGE)

    @property
    def touches_up(self) -> bool:
        """Whether the tool is for objects, which are lit up then."""
        return self in (Tool.SELECT, Tool.BRUSH_ADD, Tool.BRUSH_TAKE_AWAY)
