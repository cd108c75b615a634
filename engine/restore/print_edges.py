"""Finds the straight edges of a print within its scan.

From each side of the scan, every column of pixels is followed until it leaves the background. Where
a straight print lies on a lid of one color, the places where that happens lie on a line, and hardly
anything else in photos is like that. The line is the one that most columns agree on (Fischler and
Bolles, Random Sample Consensus, 1981, with evenly spread samples in place of random ones).
"""

import math
from dataclasses import dataclass
from enum import Enum
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness
from engine.color.upsample import resize_lightness

STRAIGHTNESS: Final = 0.5
"""Share of a side of the scan along which an edge must be straight to be believed."""

MOST_TILT: Final = 15.0
"""Degrees; scans are tilted by less, and what is tilted by more is part of the photo."""

# Longer side of the picture that is looked at.
_SIZE = 1024
# Shares of the side opposite which: how far the background reaches at most, and at least.
_DEEPEST = 0.4
_SHALLOWEST = 0.004
# Pixels from the side that the background is judged by. Its middle 60 % lie within so many L*, and
# what differs from it by more than so many L*, or by so many times their spread, is no background.
_STRIP = 3
_MOST_SPREAD = 8.0
_LEAST_CONTRAST = 7.0
_CONTRAST_TO_SPREAD = 2.0
# Pixels in a row that differ from the background where the print begins: one may be dust.
_LASTING = 3
# How far a place may lie off the line, in pixels.
_TOLERANCE = 1.5
# Samples: pairs of columns that lie this share of the side apart, and how many of each.
_APART = (0.15, 0.3, 0.5, 0.7)
_SAMPLES = 48


class Side(Enum):
    """A side of a scan; the value says how often it is turned to be the upper one."""

    TOP = 0
    RIGHT = 1
    BOTTOM = 2
    LEFT = 3


@dataclass(frozen=True)
class PrintEdge:
    """A straight edge of a print.

    Attributes:
        side: of the scan that it lies nearest.
        tilt: degrees by which the print must be turned counterclockwise to make it upright.
        nearest: how far its nearest place is from that side, as a share of the scan.
        farthest: how far its farthest place is.
        straightness: share of the places that lie on the line, 0 to 1.
        background: L* between it and the side.
    """

    side: Side
    tilt: float
    nearest: float
    farthest: float
    straightness: float
    background: float


def shrunk_to_look(lightness: Lightness) -> Lightness:
    """Make a photo as small as it can be for its edges to be found."""
    height, width = lightness.shape
    share = min(1.0, _SIZE / max(height, width))
    return resize_lightness(lightness, max(1, round(height * share)), max(1, round(width * share)))


def find_print_edges(
    lightness: Lightness, straightness: float = STRAIGHTNESS
) -> tuple[PrintEdge, ...]:
    """Find the edges of a print that lies on a lid, on paper or in a frame of one color.

    Args:
        lightness: L* of the scan at any size; it is looked at in a smaller one.
        straightness: share of a side along which an edge must be straight, 0 to 1.

    Returns:
        At most one for each side, none where the photo goes on to the side of the scan.
    """
    small = cv2.medianBlur(shrunk_to_look(lightness), 3)
    if min(small.shape) < 64:
        return ()
    found = (_edge(np.rot90(small, side.value), side, straightness) for side in Side)
    return tuple(edge for edge in found if edge is not None)


def _edge(plane: Lightness, side: Side, least: float) -> PrintEdge | None:
    """Find the edge near the upper side of a scan that was turned for it."""
    strip = plane[:_STRIP]
    low, background, high = (float(level) for level in np.quantile(strip, (0.2, 0.5, 0.8)))
    if high - low > _MOST_SPREAD:
        return None
    contrast = max(_LEAST_CONTRAST, _CONTRAST_TO_SPREAD * (high - low))
    places = _depths(plane, background, contrast)
    line = _line(places, int(np.ceil(least * plane.shape[1])))
    if line is None:
        return None
    slope, start, agreeing = line
    ends = (start, start + slope * (plane.shape[1] - 1))
    height = len(plane)
    if (sum(ends) / 2) / height < _SHALLOWEST:
        return None
    # Rows count downwards: what falls to the right is upright after a counterclockwise turn.
    tilt = math.degrees(math.atan(slope))
    nearest, farthest = (max(0.0, float(end)) / height for end in sorted(ends))
    return PrintEdge(side, tilt, nearest, farthest, agreeing / plane.shape[1], background)


def _depths(plane: Lightness, background: float, contrast: float) -> npt.NDArray[np.float64]:
    """Say for every column after how many pixels the background ends; NaN where it does not."""
    deepest = max(_LASTING, int(_DEEPEST * len(plane)))
    other = (np.abs(plane[:deepest] - background) > contrast).astype(np.uint8)
    lasting = other.copy()
    for later in range(1, _LASTING):
        lasting[:-later] &= other[later:]
    first = lasting.argmax(axis=0).astype(np.float64)
    first[~lasting.any(axis=0)] = np.nan
    return np.asarray(first)


def _line(places: npt.NDArray[np.float64], fewest: int) -> tuple[float, float, int] | None:
    """Fit the line that most places agree on: its slope, its start, and how many of them do."""
    columns = np.flatnonzero(np.isfinite(places)).astype(np.float64)
    rows = places[np.isfinite(places)]
    if len(rows) < max(2, fewest):
        return None
    slopes, starts = _candidates(columns, rows)
    off = np.abs(slopes[:, None] * columns + starts[:, None] - rows)
    agreeing = off <= _TOLERANCE
    best = agreeing[int(agreeing.sum(axis=1).argmax())]
    if best.sum() < max(2, fewest):
        return None
    slope, start = (float(value) for value in np.polyfit(columns[best], rows[best], 1))
    agreeing_now = np.abs(slope * columns + start - rows) <= _TOLERANCE
    if abs(math.degrees(math.atan(slope))) > MOST_TILT:
        return None
    return slope, start, int(agreeing_now.sum())


def _candidates(
    columns: npt.NDArray[np.float64], rows: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Draw lines through pairs of places: slopes and starts."""
    slopes, starts = [], []
    for share in _APART:
        apart = max(1, int(share * len(columns)))
        first = np.unique(np.linspace(0, len(columns) - 1 - apart, _SAMPLES).round().astype(int))
        slope = (rows[first + apart] - rows[first]) / (columns[first + apart] - columns[first])
        slopes.append(slope)
        starts.append(rows[first] - slope * columns[first])
    return np.concatenate(slopes), np.concatenate(starts)
