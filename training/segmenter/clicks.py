"""Imitates a user: where one clicks first, what one corrects next, how one draws a box.

Positions are indices into the mask: (0, 0) is the center of its first pixel.
"""

from dataclasses import dataclass
from enum import IntEnum

import cv2
import numpy as np
import numpy.typing as npt

from training.segmenter.prepared import IGNORED

Truth = npt.NDArray[np.uint8]
"""An object's true mask: uint8, shape (rows, columns); 1 inside, 0 outside, 255 not judged."""

Inside = npt.NDArray[np.bool_]
"""A mask as booleans, shape (rows, columns)."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class PointLabel(IntEnum):
    """What a point of a prompt means (Segment Anything's numbers)."""

    PADDING = -1
    OUTSIDE = 0
    INSIDE = 1
    TOP_LEFT = 2
    BOTTOM_RIGHT = 3


@dataclass(frozen=True)
class Click:
    """A click at column ``x`` and row ``y``, inside the object wanted or outside of it."""

    x: float
    y: float
    inside: bool

    @property
    def label(self) -> PointLabel:
        """What the network is told."""
        return PointLabel.INSIDE if self.inside else PointLabel.OUTSIDE


def first_click(truth: Truth, random: np.random.Generator | None = None) -> Click:
    """Click into an object.

    Args:
        truth: the object, at least one pixel of it.
        random: source of chance: the deeper inside, the likelier; None for the deepest place.
    """
    depth = _depth(truth == 1)
    if random is None:
        return _click_at(depth, inside=True)
    summed = np.cumsum(depth.ravel(), dtype=np.float64)
    place = int(np.searchsorted(summed, random.uniform(0, summed[-1]), side="right"))
    row, column = divmod(min(place, depth.size - 1), depth.shape[1])
    return Click(column, row, inside=True)


def next_click(truth: Truth, predicted: Inside, random: np.random.Generator | None = None) -> Click:
    """Correct a prediction where it is most wrong.

    That is the middle of the mistake into which the largest circle fits, as is usual in measuring
    interactive segmentation (RITM, Sofiiuk et al. 2021, section 4).

    Args:
        truth: the object.
        predicted: what the network took for it, same shape.
        random: source of chance: anywhere well inside that mistake; None for its deepest place.

    Returns:
        The correction; where nothing is wrong, another click inside.
    """
    missed, excess = _depth((truth == 1) & ~predicted), _depth((truth == 0) & predicted)
    inside = float(missed.max()) >= float(excess.max())
    depth = missed if inside else excess
    if depth.max() == 0:
        return first_click(truth, random)
    if random is not None:
        rows, columns = np.nonzero(depth >= 0.5 * depth.max())
        chosen = int(random.integers(len(rows)))
        return Click(int(columns[chosen]), int(rows[chosen]), inside=inside)
    return _click_at(depth, inside=inside)


def box_around(truth: Truth, jitter: float = 0.0, random: np.random.Generator | None = None) -> Box:
    """Draw a box around an object.

    Args:
        truth: the object, at least one pixel of it.
        jitter: standard deviation of every side, as a share of the box's width or height; at most
            twice as much.
        random: source of chance; None for the exact box.

    Returns:
        The box, inside the mask.
    """
    rows, columns = np.nonzero((truth == 1).any(axis=1))[0], np.nonzero((truth == 1).any(axis=0))[0]
    box = np.array([columns[0], rows[0], columns[-1], rows[-1]], np.float64)
    if random is not None:
        sides = np.tile([box[2] - box[0] + 1, box[3] - box[1] + 1], 2)
        box += np.clip(random.normal(0, jitter, 4), -2 * jitter, 2 * jitter) * sides
    height, width = truth.shape
    last = [width - 1, height - 1]
    left, top, right, bottom = np.clip(box, 0, last + last).tolist()
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def iou(truth: Truth, predicted: Inside) -> float:
    """Intersection over union of a prediction, where it is to be judged; 1 for two empty masks."""
    inside, judged = truth == 1, truth != IGNORED
    union = int(((inside | predicted) & judged).sum())
    return int((inside & predicted).sum()) / union if union else 1.0


def _click_at(depth: npt.NDArray[np.float32], *, inside: bool) -> Click:
    row, column = divmod(int(depth.argmax()), depth.shape[1])
    return Click(column, row, inside=inside)


def _depth(mask: Inside) -> npt.NDArray[np.float32]:
    """Distance of every pixel of the mask to its edge or to the edge of the picture."""
    framed = np.pad(mask, 1).astype(np.uint8)
    distance = cv2.distanceTransform(framed, cv2.DIST_L2, cv2.DIST_MASK_5)
    return np.asarray(distance[1:-1, 1:-1], np.float32)
