"""A soft end for tone curves: what would go beyond white is compressed instead of clipped."""

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float32]


def shoulder(position: Values, slope: Values | float) -> Values:
    """Bend a curve so that it arrives at its end without a corner and without standing still.

    The rational curve s t / (1 + (s - 1) t) of Schlick, Quantization techniques for visualization
    of high dynamic range pictures (1994): it begins with slope s and ends with slope 1 / s.

    Args:
        position: t, how far a value is from the beginning of the bend to its end, 0 to 1.
        slope: s > 0, relative to the straight line through both ends.

    Returns:
        How far the bent value is on the way, 0 to 1: strictly increasing with ``position``.
    """
    return np.asarray(slope * position / (1 + (slope - 1) * position))
