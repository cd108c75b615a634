"""What of a scan is no photo: lid, paper and frames around it, as a suggestion where to crop."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from engine.color.lab import Lightness
from engine.restore.print_edges import PrintEdge, Side, find_print_edges, shrunk_to_look
from engine.restore.skew import find_skew
from engine.restore.straighten import Frame, inner_frame, straighten

MOST_LEFT_OVER: Final = 0.2
"""Share of the area that a photo fills of its scan at least; less is an object in a photo."""

# Degrees by which the edges of a straightened print may be tilted.
_STRAIGHT = 1.2
# Shares of the scan cut off beyond an edge, whose outermost pixels are half lid, half print.
_INSET = 0.0025
# A photo in a frame of paper, in a shadow, on a lid: more frames are its own.
_LAYERS = 3
# Where two sides of a border are sure, another one needs be straight along this share of the scan
# only, if the lid there is as light as at the others but for so many L*.
_LESS_STRAIGHT = 0.25
_SAME_LID = 6.0


@dataclass(frozen=True)
class Border:
    """Where the photo lies in a straightened scan.

    Attributes:
        left: where it begins, as a share of the width.
        top: where it begins, as a share of the height.
        right: where it ends, as a share of the width.
        bottom: where it ends, as a share of the height.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Share of the scan that the photo fills."""
        return (self.right - self.left) * (self.bottom - self.top)

    def pixels(self, height: int, width: int) -> tuple[slice, slice]:
        """Return the rows and columns of the photo in a scan of some size."""
        return (
            slice(round(self.top * height), max(round(self.bottom * height), 1)),
            slice(round(self.left * width), max(round(self.right * width), 1)),
        )


_WHOLE = Border(0.0, 0.0, 1.0, 1.0)


def find_border(lightness: Lightness) -> Border | None:
    """Find the border of a scan that is already straight.

    Args:
        lightness: L* of the scan at any size.

    Returns:
        Where the photo lies; None where no border was found, and where what is in it is too small
        to be a scanned photo.
    """
    small, found = shrunk_to_look(lightness), _WHOLE
    for _ in range(_LAYERS):
        layer = _layer(small[found.pixels(*small.shape)])
        if layer is None:
            break
        found = _within(layer, found)
    return None if found == _WHOLE or found.area < MOST_LEFT_OVER else found


def suggest_frame(lightness: Lightness) -> Frame | None:
    """Suggest how to turn and crop a scan.

    Args:
        lightness: L* of the scan at any size.

    Returns:
        The frame that straightens the print and leaves its border out; None where nothing was
        found to be done.
    """
    small = shrunk_to_look(lightness)
    skew = find_skew(small)
    angle = 0.0 if skew is None else skew.angle
    border = find_border(straighten(small, Frame(angle)))
    if border is not None:
        return Frame(angle, border.left, border.top, border.right, border.bottom)
    return None if skew is None else inner_frame(angle, *lightness.shape)


def _layer(scan: Lightness) -> Border | None:
    """Find the outermost border: sides that are sure, then others that have the same lid."""
    sure = _straight(find_print_edges(scan))
    if len(sure) < 2:
        return None
    outer = _without(sure)
    if outer is None:
        return None
    others = [
        edge
        for edge in _straight(find_print_edges(scan[outer.pixels(*scan.shape)], _LESS_STRAIGHT))
        if edge.side not in {known.side for known in sure}
        and min(abs(edge.background - known.background) for known in sure) <= _SAME_LID
    ]
    inner = _without(others)
    return outer if inner is None else _within(inner, outer)


def _straight(edges: Iterable[PrintEdge]) -> list[PrintEdge]:
    return [edge for edge in edges if abs(edge.tilt) <= _STRAIGHT]


def _without(edges: list[PrintEdge]) -> Border | None:
    """Cut off what lies beyond edges; None if nothing is left."""
    cut = {edge.side: edge.farthest + _INSET for edge in edges}
    left, top = cut.get(Side.LEFT, 0.0), cut.get(Side.TOP, 0.0)
    right, bottom = 1 - cut.get(Side.RIGHT, 0.0), 1 - cut.get(Side.BOTTOM, 0.0)
    return Border(left, top, right, bottom) if left < right and top < bottom else None


def _within(inner: Border, outer: Border) -> Border:
    """Express a border that was found within another one in shares of the whole scan."""
    across, down = outer.right - outer.left, outer.bottom - outer.top
    return Border(
        outer.left + inner.left * across,
        outer.top + inner.top * down,
        outer.left + inner.right * across,
        outer.top + inner.bottom * down,
    )
