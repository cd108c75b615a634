"""The eight ways a camera can have been held (TIFF 6.0 tag 274, EXIF 2.32 section 4.6.4)."""

from typing import Any

import numpy as np
import numpy.typing as npt

UPRIGHT = 1


def swaps_sides(orientation: int) -> bool:
    """Tell whether turning the picture upright exchanges its width and height."""
    return 5 <= orientation <= 8


def turn_upright(plane: npt.NDArray[Any], orientation: int) -> npt.NDArray[Any]:
    """Undo the orientation of a picture.

    Args:
        plane: any number type, shape (height, width).
        orientation: 1 to 8; any other value counts as upright.

    Returns:
        The upright picture, contiguous; height and width exchanged for 5 to 8.
    """
    if swaps_sides(orientation):
        plane = plane.T
    # With rows and columns exchanged first, these are left to mirror: columns, then rows.
    if orientation in (2, 3, 6, 7):
        plane = plane[:, ::-1]
    if orientation in (3, 4, 7, 8):
        plane = plane[::-1]
    return np.ascontiguousarray(plane)
