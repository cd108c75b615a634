"""How far a color moves when all colors of a bin become its center (CCC++ Table II).

On one axis a value lies at most alpha/2 from the center of its bin, which is the column "Max.
Dev."; evenly spread values lie alpha/4 from it on average, which is the column "Avg. Dev.". (The
text of section III-C2 says alpha/2 - 1, the table alpha/2.)

The paper does not say how it turns this into RGB. Its figures follow from this reading: take the
color L* = 50, a* = b* = 50, 0 or -50, move a* and b* both by the deviation, and average the
absolute differences of R, G and B in 8-bit steps, unrounded, channels clipped to [0, 255]. It gives
all printed values at a* = b* = 50 within 0.02 and at 0 within 0.09, with two exceptions:

- Bin size 4, largest deviation: the paper prints the values that belong to a deviation of 1.5 (they
  stand a second time as the averages of bin size 6), not of 2 (which stand as the averages of 8).
- At a* = b* = -50, which lies outside sRGB: the red channel is clipped to 0, and the figures depend
  on how. Ours agrees with the paper at the smallest deviation only; no reading that we tried,
  clipped, unclipped or rounded, gives the others.
"""

import numpy as np
from skimage.color import lab2rgb

LIGHTNESS = 50.0
"""L* at which Table II gives deviations in RGB."""

CENTERS = (50.0, 0.0, -50.0)
"""a* = b* of the colors at which Table II gives deviations in RGB."""


def largest_deviation(bin_size: int) -> float:
    """Return how far a value may lie from the center of its bin on one axis: alpha / 2."""
    return bin_size / 2


def average_deviation(bin_size: int) -> float:
    """Return how far an evenly spread value lies from it on average: alpha / 4."""
    return bin_size / 4


def rgb_deviation(center: float, deviation: float) -> float:
    """Compute how much R, G and B change on average when a* and b* change.

    Args:
        center: a* and b* of the color, at L* = 50.
        deviation: by how much both grow.

    Returns:
        Mean absolute difference over the three channels, in 8-bit steps.
    """
    moved = center + deviation
    colors = np.array([[[LIGHTNESS, center, center], [LIGHTNESS, moved, moved]]])
    before, after = 255 * lab2rgb(colors)[0]
    return float(np.abs(after - before).mean())


def rgb_deviations(deviation: float) -> tuple[float, ...]:
    """Compute the deviation in RGB at every center and the mean of these, as Table II lists them.

    Args:
        deviation: in a*b* units, on both axes.

    Returns:
        8-bit steps at the centers 50, 0 and -50, and their mean.
    """
    at_centers = [rgb_deviation(center, deviation) for center in CENTERS]
    return (*at_centers, sum(at_centers) / len(at_centers))
