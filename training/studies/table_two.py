"""What CCC++ prints in Table II, to stand beside what one's own photos give."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedBins:
    """A row of Table II.

    Attributes:
        total: classes of the full grid.
        kept: classes that Places365 uses ("optimized class points").
        largest: largest deviation in a*b*.
        average: average deviation in a*b*.
        rgb_largest: largest deviation in RGB at a* = b* = 50, 0 and -50, and the mean of these.
        rgb_average: the same of the average deviation.
    """

    total: int
    kept: int
    largest: float
    average: float
    rgb_largest: tuple[float, float, float, float]
    rgb_average: tuple[float, float, float, float]


TABLE_TWO: Mapping[int, PublishedBins] = {
    4: PublishedBins(2916, 1049, 2, 1, (2.39, 2.43, 1.90, 2.24), (1.59, 1.60, 0.71, 1.30)),
    6: PublishedBins(1296, 532, 3, 1.5, (4.85, 4.66, 3.25, 4.25), (2.39, 2.43, 1.90, 2.24)),
    8: PublishedBins(784, 325, 4, 2, (6.55, 6.33, 4.75, 5.88), (3.20, 3.24, 2.45, 2.96)),
    10: PublishedBins(484, 218, 5, 2.5, (8.29, 7.78, 5.50, 7.19), (4.01, 3.95, 2.92, 3.62)),
    12: PublishedBins(324, 159, 6, 3, (10.10, 9.44, 6.65, 8.73), (4.85, 4.66, 3.25, 4.25)),
    14: PublishedBins(256, 121, 7, 3.5, (12.00, 10.87, 7.75, 10.20), (5.70, 5.60, 4.00, 5.10)),
}
"""Table II by bin size, as printed."""
