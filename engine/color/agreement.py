"""Lets looks at several sizes, and neighboring cells, agree on their colors."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness
from engine.color.upsample import resize_lightness

Planes = npt.NDArray[np.float32]
"""What a network answered for a photo: float32, shape (planes, rows, columns).

One plane for each color class, with its logits, or two planes, with a* and b*.
"""

# In pixels of the network's input: wide enough to calm the patches that a network paints into a
# plain surface, not so wide that small objects lose their color.
_RADIUS = 12
# In (L*/100)^2: contrasts well above its root, 3 L*, count as edges.
_EPSILON = 1e-3


def average_looks(looks: Sequence[Planes]) -> Planes:
    """Average what a network answered for the same photo at several sizes.

    The mean of logits is the geometric mean of the distributions: a class is probable where no look
    finds it improbable.

    Args:
        looks: shape (planes, rows, columns) each; the planes are the same, the grids may differ.

    Returns:
        The mean, on the grid of the first look.
    """
    first, *others = looks
    total = first.copy()
    for look in others:
        for plane, other in zip(total, look, strict=True):
            plane += _resized(other, plane.shape)
    return total / np.float32(len(looks))


def smooth_along_edges(planes: Planes, lightness: Lightness, stride: int = 4) -> Planes:
    """Let cells of the same surface agree; where the lightness has an edge, surfaces end.

    Filters every plane with the lightness as guide (He, Sun and Tang, Guided Image Filtering,
    2013).

    Args:
        planes: shape (planes, rows, columns).
        lightness: L* of the photo at any size, in [0, 100].
        stride: pixels of the network's input along one side of a cell.

    Returns:
        Smoothed planes of the same shape.
    """
    guide = resize_lightness(lightness, *planes.shape[1:]) / np.float32(100)
    edges = cv2.ximgproc.createGuidedFilter(guide, max(1, _RADIUS // stride), _EPSILON)
    return np.stack([edges.filter(plane) for plane in planes])


def _resized(plane: Planes, shape: tuple[int, ...]) -> Planes:
    if plane.shape == shape:
        return plane
    rows, columns = shape
    interpolation = cv2.INTER_AREA if plane.shape[0] > rows else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(plane, (columns, rows), interpolation=interpolation))
