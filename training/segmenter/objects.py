"""The objects of a label map, one by one."""

import numpy as np

from training.data.resize import Filter, resize
from training.segmenter.clicks import Truth
from training.segmenter.prepared import IGNORED, Labels

SMALLEST = 0.002
"""Share of the judged pixels that an object has at least; smaller ones are not asked for."""

LARGEST = 0.95
"""Share of the judged pixels that an object has at most."""


def objects_in(labels: Labels) -> list[int]:
    """Find which labels are objects worth asking for.

    Args:
        labels: label map.

    Returns:
        Labels of a sensible size in ascending order; where there is none, the largest that is
        there. At least one wherever there is any object.
    """
    counts = np.bincount(labels.ravel(), minlength=IGNORED + 1)
    judged = int(counts[:IGNORED].sum())
    counts[[0, IGNORED]] = 0
    fit = (counts >= max(1, SMALLEST * judged)) & (counts <= LARGEST * judged)
    if fit.any():
        return [int(label) for label in np.nonzero(fit)[0]]
    return [int(counts.argmax())] if counts.any() else []


def truth_of(labels: Labels, label: int) -> Truth:
    """Cut one object out of a label map, at its size."""
    truth = np.where(labels == IGNORED, IGNORED, labels == label)
    return np.asarray(truth, np.uint8)


def shrink(truth: Truth, side: int) -> Truth:
    """Scale a square true mask down; a pixel is what most of its area is.

    Args:
        truth: shape (size, size).
        side: rows and columns of the result, at most ``size``.
    """
    if side == len(truth):
        return truth
    ignored = (truth == IGNORED).astype(np.float32)
    inside = (truth == 1).astype(np.float32)
    share_ignored = resize(ignored, side, side, Filter.AREA)
    share_inside = resize(inside, side, side, Filter.AREA)
    small = (share_inside >= 0.5 * (1 - share_ignored)).astype(np.uint8)
    small[share_ignored > 0.5] = IGNORED
    return small
