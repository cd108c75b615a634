"""Lets looks at several sizes, and neighboring cells, agree on their color classes."""

from collections.abc import Sequence

import cv2
import numpy as np

from engine.color.decode import Logits
from engine.color.lab import Lightness
from engine.color.upsample import resize_lightness

# In cells: wide enough to calm the patches that a network paints into a plain surface, not so wide
# that small objects lose their color.
_RADIUS = 3
# In (L*/100)^2: contrasts well above its root, 3 L*, count as edges.
_EPSILON = 1e-3


def average_looks(looks: Sequence[Logits]) -> Logits:
    """Average what a network answered for the same photo at several sizes.

    Scores are averaged, which is the geometric mean of the distributions: a class is probable where
    no look finds it improbable.

    Args:
        looks: shape (classes, rows, columns) each; the classes are the same, the grids may differ.

    Returns:
        Scores on the grid of the first look.
    """
    first, *others = looks
    total = first.copy()
    for look in others:
        for plane, other in zip(total, look, strict=True):
            plane += _resized(other, plane.shape)
    return total / np.float32(len(looks))


def smooth_along_edges(logits: Logits, lightness: Lightness) -> Logits:
    """Let cells of the same surface agree; where the lightness has an edge, surfaces end.

    Filters the scores of every class with the lightness as guide (He, Sun and Tang, Guided Image
    Filtering, 2013).

    Args:
        logits: shape (classes, rows, columns).
        lightness: L* of the photo at any size, in [0, 100].

    Returns:
        Smoothed scores of the same shape.
    """
    guide = resize_lightness(lightness, *logits.shape[1:]) / np.float32(100)
    edges = cv2.ximgproc.createGuidedFilter(guide, _RADIUS, _EPSILON)
    return np.stack([edges.filter(plane) for plane in logits])


def _resized(plane: Logits, shape: tuple[int, ...]) -> Logits:
    if plane.shape == shape:
        return plane
    rows, columns = shape
    interpolation = cv2.INTER_AREA if plane.shape[0] > rows else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=interpolation))
