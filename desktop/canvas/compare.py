"""Where original and result lie in a window. Pure geometry, in device pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from desktop.canvas.modes import CompareMode
from desktop.canvas.viewport import Viewport

_GAP = 4


@dataclass(frozen=True)
class Pane:
    """A part of the window that shows the original or the result.

    Attributes:
        rect: the part.
        left: where the window begins that the viewport speaks of: side by side each pane is a
            window of its own, split both panes are parts of one.
        is_original: whether the original is shown in it.
    """

    rect: QRect
    left: int
    is_original: bool


def pane_width(mode: CompareMode, width: int) -> int:
    """Find the width of the window that a photo has for itself."""
    return max(1, (width - _GAP) // 2) if mode is CompareMode.SIDE_BY_SIDE else max(1, width)


def panes(mode: CompareMode, width: int, height: int, line: int) -> tuple[Pane, ...]:
    """Divide a window; the original is left of the result.

    Args:
        mode: how original and result are compared.
        width: of the window.
        height: of the window.
        line: the first column of the result where both share the window.
    """
    if mode is CompareMode.OFF:
        return (Pane(QRect(0, 0, width, height), 0, is_original=False),)
    begin, end, left = line, line, 0
    if mode is CompareMode.SIDE_BY_SIDE:
        end = pane_width(mode, width)
        begin = left = width - end
    return (
        Pane(QRect(0, 0, end, height), 0, is_original=True),
        Pane(QRect(begin, 0, width - begin, height), left, is_original=False),
    )


def pane_at(divided: Sequence[Pane], x: float) -> Pane:
    """Find the pane at a place; what lies between two belongs to the left one."""
    return next((pane for pane in reversed(divided) if x >= pane.rect.x()), divided[0])


def split_line(share: float, viewport: Viewport) -> int:
    """Find where the line between original and result is.

    Args:
        share: 0 left to 1 right in the part of the window that the photo fills.
        viewport: where the photo lies, on whole pixels.

    Returns:
        The first column of the window that shows the result.
    """
    part = viewport.part()
    return part.x + round(share * part.view.columns)


def split_share(x: float, viewport: Viewport) -> float:
    """Find the share at which the line is at a place of the window, between 0 and 1."""
    part = viewport.part()
    return min(1.0, max(0.0, (x - part.x) / part.view.columns))
