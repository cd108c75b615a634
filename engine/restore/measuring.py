"""What measuring a photo begins with: a small copy, without the border of the scan."""

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness

# A border: lines of pixels that are all alike, within so many units of L*, and like the outermost
# one; looked for up to this share of a side.
_PLAIN = 2.0
_ALIKE = 4.0
_DEEPEST = 0.2
# This much of the rim is never looked at, because borders do not end sharply.
_RIM = 0.02


def small_copy(plane: npt.NDArray[np.float32], longer_side: int) -> npt.NDArray[np.float32]:
    """Shrink a plane, so that grain and dust average out; smaller ones stay as they are.

    Args:
        plane: shape (height, width) or (height, width, channels).
        longer_side: of the copy, in pixels.

    Returns:
        The mean of all pixels that fall on each pixel of the copy.
    """
    height, width = plane.shape[:2]
    scale = min(1.0, longer_side / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


def inside_rim(lightness: Lightness) -> tuple[slice, slice]:
    """Find the part of a picture without a plain border and without a narrow rim.

    Unlike a crop, it may well leave out a plain sky: what remains is enough to measure.

    Args:
        lightness: L*, shape (height, width), of a small copy of a photo.

    Returns:
        Its rows and columns, at least three fifths of each.
    """
    rows, columns = lightness.shape
    top, bottom = _plain_lines(lightness), _plain_lines(lightness[::-1])
    left, right = _plain_lines(lightness.T), _plain_lines(lightness.T[::-1])
    return slice(top, rows - bottom), slice(left, columns - right)


def _plain_lines(picture: Lightness) -> int:
    """Count the rows from the top that belong to a border or to the rim."""
    deepest, rim = int(_DEEPEST * len(picture)), int(_RIM * len(picture))
    low, middle, high = np.percentile(picture[: deepest + 1], (10, 50, 90), axis=1)
    plain = (high - low <= _PLAIN) & (np.abs(middle - middle[0]) <= _ALIKE)
    border = deepest if plain.all() else int(np.argmin(plain))
    return min(border + rim, deepest)
