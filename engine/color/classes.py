"""Color classes: a*b* as one of a few hundred bins (CCC++ section III-C, Eq. 9-12)."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Self

import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma

ClassIndex = npt.NDArray[np.int64]
"""Indices of color classes: int64, any shape."""

HALF_RANGE = 108.0
"""a* and b* of every sRGB color lie in [-108, 108) (CCC++ section III-C3)."""


@dataclass(frozen=True)
class ColorGrid:
    """The square grid of bins over the a*b* plane before rare classes are dropped.

    Attributes:
        bin_size: alpha of Eq. 9, the side of a bin in a*b* units.
    """

    bin_size: int

    def __post_init__(self) -> None:
        """Refuse a bin size that makes no grid.

        Raises:
            ValueError: ``bin_size`` is not between 1 and 108.
        """
        if not 1 <= self.bin_size <= HALF_RANGE:
            raise ValueError(f"bin size {self.bin_size} is not between 1 and {HALF_RANGE:.0f}")

    @property
    def side(self) -> int:
        """Delta of Eq. 9: bins along one axis, even so that a bin edge falls on gray.

        CCC++ gives Delta for bin size 6 only; 2 * ceil(108 / alpha) yields the totals of Table II
        for all of its bin sizes.
        """
        return 2 * ceil(HALF_RANGE / self.bin_size)

    @property
    def shift(self) -> float:
        """Beta of Eq. 9: moves a*b* into the positive quadrant."""
        return self.bin_size * self.side / 2

    @property
    def size(self) -> int:
        """Number of classes on the full grid, the 'total class points' of Table II."""
        return self.side**2

    def encode(self, chroma: Chroma) -> ClassIndex:
        """Find the grid class of every a*b* value (Eq. 9, both quotients rounded down).

        Args:
            chroma: a*b*, shape (..., 2); values beyond the grid take its outermost bin.

        Returns:
            Grid classes, int64 in [0, ``size``), shape (...).
        """
        bins = np.floor((chroma + self.shift) / self.bin_size).astype(np.int64)
        bins = np.clip(bins, 0, self.side - 1)
        return np.asarray(bins[..., 1] * self.side + bins[..., 0], dtype=np.int64)

    def decode(self, classes: ClassIndex) -> Chroma:
        """Return the bin center of every grid class (Eq. 10-11).

        Args:
            classes: grid classes in [0, ``size``), shape (...).

        Returns:
            a*b*, float32, shape (..., 2).
        """
        b_bin, a_bin = np.divmod(classes, self.side)
        bins = np.stack([a_bin, b_bin], axis=-1)
        return (bins * self.bin_size - self.shift + self.bin_size / 2).astype(np.float32)


@dataclass(frozen=True)
class Palette:
    """The color classes that a model chooses from: the kept bins of a grid, in order.

    Attributes:
        grid: the full grid.
        kept: grid classes that photos really use, ascending. The position in this tuple is the
            class index that networks, metrics and files use.
    """

    grid: ColorGrid
    kept: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse a list that is no palette.

        Raises:
            ValueError: ``kept`` is empty, unsorted, has duplicates or leaves the grid.
        """
        if not self.kept:
            raise ValueError("a palette needs at least one color class")
        if list(self.kept) != sorted(set(self.kept)):
            raise ValueError("the color classes of a palette must ascend without duplicates")
        if not 0 <= self.kept[0] <= self.kept[-1] < self.grid.size:
            raise ValueError(f"color classes must lie in [0, {self.grid.size})")

    @classmethod
    def full(cls, bin_size: int) -> Self:
        """Return the palette that keeps every class of the grid."""
        grid = ColorGrid(bin_size)
        return cls(grid, tuple(range(grid.size)))

    def __len__(self) -> int:
        return len(self.kept)

    @cached_property
    def centers(self) -> Chroma:
        """a*b* of every class: float32, shape (classes, 2)."""
        return self.grid.decode(np.array(self.kept, dtype=np.int64))

    @cached_property
    def _nearest_kept(self) -> ClassIndex:
        # Eq. 12: one assignment step of k-means with fixed centroids, that is, the nearest center.
        # The grid centers are exact in float32, so a tie is a tie and the lower class wins.
        everywhere = self.grid.decode(np.arange(self.grid.size))
        squared = ((everywhere[:, None] - self.centers[None]) ** 2).sum(axis=-1)
        return np.asarray(squared.argmin(axis=1), dtype=np.int64)

    def encode(self, chroma: Chroma) -> ClassIndex:
        """Find the class of every a*b* value (Eq. 9), rare bins going to the nearest kept (Eq. 12).

        Args:
            chroma: a*b*, shape (..., 2).

        Returns:
            Class indices, int64 in [0, ``len(self)``), shape (...).
        """
        return self._nearest_kept[self.grid.encode(chroma)]

    def decode(self, classes: ClassIndex) -> Chroma:
        """Return the center of every class (Eq. 10-11).

        Args:
            classes: class indices in [0, ``len(self)``), shape (...).

        Returns:
            a*b*, float32, shape (..., 2).
        """
        return np.asarray(self.centers[classes], dtype=np.float32)
