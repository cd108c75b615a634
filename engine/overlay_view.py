"""What a window lays over a view of a photo: masks and numbered objects, scaled to the view."""

import numpy as np
import numpy.typing as npt

from engine.masks import Mask
from engine.taps import Taps
from engine.view import View, stored_rows

Labels = npt.NDArray[np.int32]
"""The number of what every pixel belongs to, shape (rows, columns)."""


def mask_view(mask: Mask, height: int, width: int, view: View) -> Mask:
    """Scale a part of a mask to a view of its photo.

    Args:
        mask: coverage of the whole photo at any size.
        height: rows of the photo.
        width: columns of the photo.
        view: the part and the size wanted.

    Returns:
        Coverage, shape (view.rows, view.columns): averaged where the view is smaller than the mask,
        else interpolated.
    """
    rows = stored_rows(mask, height, width, view)
    return np.rint(rows(slice(0, view.rows))).astype(np.uint8)


def label_view(labels: Labels, height: int, width: int, view: View) -> Labels:
    """Look up what a view of a photo shows; neighbors are never mixed.

    Args:
        labels: of the whole photo at any size.
        height: rows of the photo.
        width: columns of the photo.
        view: the part and the size wanted.

    Returns:
        Shape (view.rows, view.columns).
    """
    rows, columns = labels.shape
    down = Taps.nearest(view.row_centers * (rows / height), rows)
    across = Taps.nearest(view.column_centers * (columns / width), columns)
    return np.asarray(labels[np.ix_(down.cells[0], across.cells[0])])
