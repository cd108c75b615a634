"""Turns and crops a photo, and moves places and planes between one frame and another.

Points are pairs of x and y in pixels, measured from the upper left corner: the middle of the first
pixel is (0.5, 0.5). Angles are degrees, counterclockwise, as the picture turns.
"""

import math
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import row_strips

MOST_DEGREES: Final = 45.0
"""Photos are turned by no more; by right angles they are turned in other ways."""

Plane = npt.NDArray[Any]
"""Something for every pixel: shape (rows, columns) or (rows, columns, channels)."""

PlaneType = TypeVar("PlaneType", bound=Plane)

Points = npt.NDArray[np.float64]
"""Places, float64, shape (count, 2): x and y."""

# cv2.remap counts places in the source with 16 bits.
_WIDEST_TILE = 8192
# Pixels around a tile that cubic interpolation looks at.
_MARGIN = 4


@dataclass(frozen=True)
class Frame:
    """How a photo is turned and cropped.

    A turned photo lies in the smallest upright box around it; what is kept of that box is given in
    shares of its sides, so that a frame suits the photo at every size.

    Attributes:
        angle: degrees by which the picture is turned counterclockwise.
        left: where what is kept begins.
        top: where what is kept begins.
        right: where it ends.
        bottom: where it ends.
    """

    angle: float = 0.0
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a frame that nothing is in.

        Raises:
            ValueError: the angle is too large, or the sides are not in order.
        """
        if not abs(self.angle) <= MOST_DEGREES:
            raise ValueError(f"the angle must be at most {MOST_DEGREES:g} degrees either way")
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError("the sides of a frame must lie in the photo and enclose something")

    def size(self, height: int, width: int) -> tuple[int, int]:
        """Return rows and columns of what is kept of a photo, at least 1 each."""
        box_height, box_width = self._box(height, width)
        rows, columns = self._kept(box_height, box_width)
        return max(1, round(rows)), max(1, round(columns))

    def to_photo(self, height: int, width: int) -> npt.NDArray[np.float64]:
        """Return the map from this frame to the photo.

        Args:
            height: rows of the photo.
            width: columns of the photo.

        Returns:
            Shape (3, 3), float64: it takes (x, y, 1) of the picture in this frame, which has
            ``size(height, width)``, to the same place of the photo.
        """
        box_height, box_width = self._box(height, width)
        kept_height, kept_width = self._kept(box_height, box_width)
        rows, columns = self.size(height, width)
        turn = math.radians(self.angle)
        cosine, sine = math.cos(turn), math.sin(turn)
        in_box = np.array(
            [
                [kept_width / columns, 0, self.left * box_width - box_width / 2],
                [0, kept_height / rows, self.top * box_height - box_height / 2],
                [0, 0, 1],
            ]
        )
        back = np.array([[cosine, -sine, width / 2], [sine, cosine, height / 2], [0, 0, 1]])
        return np.asarray(back @ in_box)

    def _box(self, height: int, width: int) -> tuple[float, float]:
        turn = math.radians(self.angle)
        cosine, sine = abs(math.cos(turn)), abs(math.sin(turn))
        return height * cosine + width * sine, width * cosine + height * sine

    def _kept(self, box_height: float, box_width: float) -> tuple[float, float]:
        return (self.bottom - self.top) * box_height, (self.right - self.left) * box_width


WHOLE: Final = Frame()
"""Neither turned nor cropped."""


def inner_frame(angle: float, height: int, width: int) -> Frame:
    """Return the frame of a turned photo that keeps the most without empty corners.

    Args:
        angle: degrees, counterclockwise.
        height: rows of the photo.
        width: columns of the photo.

    Returns:
        The frame of the largest upright box inside the turned photo, about its middle.

    Raises:
        ValueError: the angle is too large.
    """
    box_height, box_width = Frame(angle)._box(height, width)
    turn = math.radians(abs(angle))
    cosine, sine = math.cos(turn), math.sin(turn)
    longer, shorter = max(height, width), min(height, width)
    if shorter <= 2 * sine * cosine * longer:
        # Two corners of the box touch the longer sides.
        half = shorter / 2
        kept = (half / sine, half / cosine) if width >= height else (half / cosine, half / sine)
    else:
        double = cosine**2 - sine**2
        kept = (
            (width * cosine - height * sine) / double,
            (height * cosine - width * sine) / double,
        )
    left, top = (1 - kept[0] / box_width) / 2, (1 - kept[1] / box_height) / 2
    return replace(
        Frame(angle),
        left=max(0.0, left),
        top=max(0.0, top),
        right=min(1.0, 1 - left),
        bottom=min(1.0, 1 - top),
    )


def moved(points: Points, before: Frame, after: Frame, height: int, width: int) -> Points:
    """Find places of one frame in another.

    Args:
        points: in the frame ``before``.
        before: the frame that they are measured in.
        after: the frame that they are wanted in.
        height: rows of the photo.
        width: columns of the photo.

    Returns:
        The same places in the frame ``after``; they may lie outside.
    """
    if before == after:
        return points
    across = np.linalg.inv(after.to_photo(height, width)) @ before.to_photo(height, width)
    return np.asarray(points @ across[:2, :2].T + across[:2, 2])


def straighten(
    plane: PlaneType,
    frame: Frame,
    *,
    outside: float | None = None,
    cancel: Cancellation | None = None,
) -> PlaneType:
    """Turn and crop a photo, or anything that is known of all its pixels.

    Args:
        plane: of the photo at any size: float32, uint8 or uint16.
        frame: how.
        outside: what corners get that were no part of the photo; None to repeat its edge.
        cancel: ends the work early.

    Returns:
        The plane in the frame, of the same type: ``frame.size`` of its rows and columns,
        interpolated by bicubic patches that exceed the range of the plane nowhere. A copy of
        pixels where nothing is turned; the same object where nothing is cropped, either.

    Raises:
        Cancelled: the work was ended.
    """
    shape = frame.size(*plane.shape[:2])
    if frame == WHOLE:
        return plane
    if frame.angle == 0:
        height, width = plane.shape[:2]
        top = min(round(frame.top * height), height - shape[0])
        left = min(round(frame.left * width), width - shape[1])
        return plane[top : top + shape[0], left : left + shape[1]].copy()  # type: ignore[return-value]
    way = frame.to_photo(*plane.shape[:2])
    return _warped(plane, way, shape, outside, cancel)


def reframe(
    plane: PlaneType,
    before: Frame,
    after: Frame,
    photo: tuple[int, int],
    shape: tuple[int, int],
    *,
    outside: float | None = None,
) -> PlaneType:
    """Bring what is known of one frame into another.

    Args:
        plane: of the picture in the frame ``before``, at any size.
        before: the frame of the plane.
        after: the frame that is wanted.
        photo: rows and columns of the photo at full size.
        shape: rows and columns that are wanted.
        outside: what places get that were not in the frame ``before``; None to repeat its edge.

    Returns:
        The plane in the frame ``after``, of the same type and with that shape.
    """
    full_before, full_after = before.size(*photo), after.size(*photo)
    grown = _scaling(full_after[1] / shape[1], full_after[0] / shape[0])
    shrunk = _scaling(plane.shape[1] / full_before[1], plane.shape[0] / full_before[0])
    across = np.linalg.inv(before.to_photo(*photo)) @ after.to_photo(*photo)
    return _warped(plane, shrunk @ across @ grown, shape, outside, None)


def _scaling(across: float, down: float) -> npt.NDArray[np.float64]:
    return np.diag([across, down, 1.0])


def _warped(
    plane: PlaneType,
    way: npt.NDArray[np.float64],
    shape: tuple[int, int],
    outside: float | None,
    cancel: Cancellation | None,
) -> PlaneType:
    """Fetch every pixel from where ``way`` leads, some rows at a time."""
    rows, columns = shape
    warped = np.empty((rows, columns, *plane.shape[2:]), plane.dtype)
    low, high = plane.min(axis=(0, 1)), plane.max(axis=(0, 1))
    for part in row_strips(rows, min(columns, _WIDEST_TILE)):
        for left in range(0, columns, _WIDEST_TILE):
            check_cancelled(cancel)
            across = slice(left, min(left + _WIDEST_TILE, columns))
            fetched = _fetched(plane, way, (part, across), outside)
            # Cubic patches overshoot at edges.
            lowest = low if outside is None else np.minimum(low, outside)
            warped[part, across] = np.clip(fetched, lowest, high)
    return warped  # type: ignore[return-value]


def _fetched(
    plane: Plane, way: npt.NDArray[np.float64], tile: tuple[slice, slice], outside: float | None
) -> Plane:
    y, x = (np.arange(part.start, part.stop) + 0.5 for part in tile)
    source_x = way[0, 0] * x + way[0, 1] * y[:, None] + (way[0, 2] - 0.5)
    source_y = way[1, 0] * x + way[1, 1] * y[:, None] + (way[1, 2] - 0.5)
    rows, columns = _seen(source_y, plane.shape[0]), _seen(source_x, plane.shape[1])
    fetched: Any = cv2.remap(
        plane[rows, columns],
        (source_x - columns.start).astype(np.float32),
        (source_y - rows.start).astype(np.float32),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE if outside is None else cv2.BORDER_CONSTANT,
        borderValue=[0 if outside is None else outside] * 4,
    )
    return np.asarray(fetched)


def _seen(places: npt.NDArray[np.float64], length: int) -> slice:
    """Return what of an axis is looked at; at least the pixel that is next to it."""
    first = min(max(int(places.min()) - _MARGIN, 0), length - 1)
    return slice(first, min(max(int(places.max()) + _MARGIN, first + 1), length))
