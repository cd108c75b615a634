"""What a user points at: points, a box, or both.

Coordinates are pixels of the upright full-size photo, x to the right and y down; the center of the
first pixel is (0.5, 0.5), and the right and lower edges are at the width and the height.
"""

from dataclasses import dataclass
from math import isfinite

from engine.errors import PhotochromError


class PromptError(PhotochromError):
    """There is nothing to find at a prompt; the message is one plain sentence."""


@dataclass(frozen=True)
class Point:
    """A place in the photo.

    Attributes:
        x: pixels from the left edge.
        y: pixels from the upper edge.
        inside: whether it lies on the object, or on something to leave out.
    """

    x: float
    y: float
    inside: bool = True


@dataclass(frozen=True)
class Box:
    """A rectangle around an object.

    Attributes:
        left: pixels from the left edge of the photo to that of the box.
        top: pixels from the upper edge of the photo to that of the box.
        right: pixels from the left edge of the photo to the right edge of the box.
        bottom: pixels from the upper edge of the photo to the lower edge of the box.
    """

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def between(cls, start: Point, end: Point) -> "Box":
        """Return the box with two opposite corners, in whatever direction it was drawn."""
        return cls(
            min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y)
        )

    @property
    def corners(self) -> tuple[Point, Point]:
        """The upper left and the lower right corner."""
        return Point(self.left, self.top), Point(self.right, self.bottom)


@dataclass(frozen=True)
class Prompt:
    """Everything that was said about one object.

    Attributes:
        points: places on the object and places to leave out.
        box: a rectangle around it, or None.
    """

    points: tuple[Point, ...] = ()
    box: Box | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether it can mean several things: one click on a button, or on the whole coat."""
        return self.box is None and len(self.points) == 1

    def check(self, height: int, width: int) -> None:
        """Refuse a prompt that says nothing about a photo.

        Args:
            height: rows of the photo.
            width: columns of the photo.

        Raises:
            PromptError: there is neither a point on the object nor a box, a coordinate is no number
                or lies outside the photo, or the box has no area.
        """
        if self.box is None and not any(point.inside for point in self.points):
            raise PromptError("Mark the object by at least one point on it or a box around it.")
        corners = () if self.box is None else self.box.corners
        for point in (*self.points, *corners):
            if not isfinite(point.x) or not isfinite(point.y):
                raise PromptError("A coordinate is no number; give pixels from the left and top.")
            if not (0 <= point.x <= width and 0 <= point.y <= height):
                raise PromptError(
                    f"The point {point.x:g},{point.y:g} lies outside the photo, "
                    f"which has {width} x {height} pixels."
                )
        if self.box is not None and not _has_area(self.box):
            raise PromptError(
                "The box has no area; give its left, top, right and bottom in this order."
            )


def _has_area(box: Box) -> bool:
    return box.left < box.right and box.top < box.bottom
