"""What the user adds to found damage, and takes away from it."""

import numpy as np

from engine.masks import Mask, resize_mask


def corrected(found: Mask, added: Mask, removed: Mask) -> Mask:
    """Correct found damage by hand.

    Args:
        found: coverage, shape (rows, columns).
        added: coverage of any size, which is scaled to that of ``found``.
        removed: the same; where both are drawn, nothing is left.

    Returns:
        Coverage, a new array of the shape of ``found``.
    """
    drawn, erased = (resize_mask(mask, *found.shape) for mask in (added, removed))
    return np.asarray(np.minimum(np.maximum(found, drawn), np.uint8(255) - erased))
