"""How much grain a photo has, how coarse it is, and at which lightness.

Grain is what is left in places where the photo itself shows nothing: patches are chosen by how
plain their *neighbors* are, so that choosing does not bias what is measured in them, and their DCT
coefficients are described by the median of their absolute values (after Ponomarenko, Lukin et al.,
An Automatic Approach to Lossy Compression of AVIRIS Images, 2007; the factor from the median to the
deviation is that of Donoho and Johnstone, Ideal Spatial Adaptation by Wavelet Shrinkage, 1994).
Every coefficient has a deviation of its own, because the grain of film and scanners is no white
noise.
"""

from dataclasses import dataclass
from typing import Final, Self

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness
from engine.restore.patches import SIDE, Coefficients, means, transformed

LEVELS: Final = (10.0, 30.0, 50.0, 70.0, 90.0)
"""The L* at which grain is described; between them it is interpolated."""

# Windows that are looked at: their side, and how many along each side of a photo at most.
_WINDOW = 8 * SIDE
_MOST_WINDOWS = 28
# Patches with a pixel this near to black or white may be clipped, and have less grain than others.
_CLIPPED = 0.5
# Share of the patches that counts as plain, in the photo and at each level, and how many it takes.
_PLAIN = 0.1
_PLAIN_AT_LEVEL = 0.2
_FEWEST = 40
# Grain hardly differs by more than this between levels; what does is texture.
_MOST_RATIO = 1.8
# From the median of absolute values to the standard deviation of a normal distribution.
_MEDIAN_TO_DEVIATION = 1 / 0.6745
# The calmer half of patches that hold nothing but grain has less grain than all of them.
_HALF_TO_ALL = 1.08


@dataclass(frozen=True)
class Grain:
    """The grain of a photo at full size.

    Attributes:
        sigma: its standard deviation in L*, over all levels; 0 where none was found.
        ratios: that at each of ``LEVELS``, as multiples of ``sigma``.
        spectrum: that of each DCT coefficient of a patch, as multiples of ``sigma``, row by row,
            vertical frequencies down; all 1 for white noise. The first, the mean, is 0.
    """

    sigma: float
    ratios: tuple[float, ...]
    spectrum: tuple[float, ...]

    @classmethod
    def white(cls, sigma: float) -> Self:
        """Describe noise that is independent from pixel to pixel and of lightness."""
        return cls(sigma, (1.0,) * len(LEVELS), (0.0,) + (1.0,) * (SIDE * SIDE - 1))

    def at(self, scale: float) -> Self:
        """Say what is left of the grain in a photo that was made smaller by averaging.

        Args:
            scale: side of the smaller photo divided by that of the photo, above 0, at most 1.
        """
        if scale == 1:
            return self
        table = np.array(self.spectrum, np.float32).reshape(SIDE, SIDE)
        # What is wider than a patch at full size, denoising leaves: the 0 of the mean fades it.
        rows, columns = (np.mgrid[:SIDE, :SIDE] * scale).astype(np.float32)
        spectrum = cv2.remap(table, columns, rows, cv2.INTER_LINEAR) * np.float32(scale)
        spectrum[0, 0] = 0
        return type(self)(self.sigma, self.ratios, tuple(map(float, spectrum.ravel())))

    def deviation_at(self, lightness: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Interpolate the standard deviation for values of L*.

        Args:
            lightness: L*, any shape.

        Returns:
            L*, same shape.
        """
        found = np.interp(lightness, LEVELS, self.ratios) * self.sigma
        return np.asarray(found, np.float32)


NO_GRAIN: Final = Grain.white(0.0)
"""What a photo without grain has, or one too small to tell."""


@dataclass(frozen=True, eq=False)
class _Patches:
    """Patches of a photo.

    Attributes:
        coefficients: shape (patches, SIDE * SIDE).
        unrest: how little plain their neighbors are, shape (patches,).
    """

    coefficients: Coefficients
    unrest: npt.NDArray[np.float32]

    @property
    def levels(self) -> npt.NDArray[np.float32]:
        """L* of each patch, shape (patches,)."""
        return means(self.coefficients)

    def plainest(self, share: float) -> Self:
        """Keep the share of patches with the plainest neighbors, but not too few."""
        count = min(max(2 * _FEWEST, int(share * len(self.unrest))), len(self.unrest))
        plain = self.only(np.argsort(self.unrest, kind="stable")[:count])
        # Grain is everywhere, texture in some patches: of these, the calmer half has less of it.
        energy = np.square(plain.coefficients[:, 1:]).sum(axis=1)
        return plain.only(np.argsort(energy, kind="stable")[: (count + 1) // 2])

    def only(self, chosen: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> Self:
        """Keep some of the patches."""
        return type(self)(self.coefficients[chosen], self.unrest[chosen])


def measure_grain(lightness: Lightness) -> Grain:
    """Measure the grain of a photo.

    Of a large photo, evenly spread windows are looked at, so that this takes the same time for
    all sizes.

    Args:
        lightness: L* of the photo at full size.

    Returns:
        Its grain; ``NO_GRAIN`` where the photo is too small or too dark or bright everywhere.
    """
    patches = _sampled(lightness)
    if len(patches.unrest) < _FEWEST:
        return NO_GRAIN
    plain = patches.plainest(_PLAIN)
    spectrum = _without_slopes(_deviations(plain.coefficients) * _HALF_TO_ALL)
    sigma = float(np.sqrt(np.mean(spectrum[1:] ** 2)))
    # A tenth of the step of 8 bits: rounding, or nothing at all.
    if sigma < 0.04:
        return NO_GRAIN
    spectrum /= np.float32(sigma)
    spectrum[0] = 0
    ratios = _ratios(patches, spectrum, sigma)
    return Grain(sigma, ratios, tuple(map(float, spectrum)))


def _ratios(
    patches: _Patches, spectrum: npt.NDArray[np.float32], sigma: float
) -> tuple[float, ...]:
    """Measure the grain at each level, as multiples of the whole photo's."""
    half = (LEVELS[1] - LEVELS[0]) / 2
    known: list[tuple[float, float]] = []
    for level in LEVELS:
        there = patches.only(np.abs(patches.levels - level) <= half)
        if len(there.unrest) >= _FEWEST:
            found = _deviations(there.plainest(_PLAIN_AT_LEVEL).coefficients)[1:] * _HALF_TO_ALL
            # Weighted by where the grain is, so that slopes and texture count less.
            share = float(np.sum(found * spectrum[1:]) / np.sum(spectrum[1:] ** 2)) / sigma
            known.append((level, min(max(share, 1 / _MOST_RATIO), _MOST_RATIO)))
    if not known:
        return (1.0,) * len(LEVELS)
    places, found_ratios = zip(*known, strict=True)
    return tuple(float(ratio) for ratio in np.interp(LEVELS, places, found_ratios))


def _sampled(lightness: Lightness) -> _Patches:
    """Take the patches of windows that are evenly spread over a photo."""
    parts = [
        _patches_of(lightness[top : top + _WINDOW, left : left + _WINDOW])
        for top in _starts(lightness.shape[0])
        for left in _starts(lightness.shape[1])
        if min(lightness[top:].shape[0], lightness[:, left:].shape[1]) >= 3 * SIDE
    ]
    if not parts:
        return _Patches(np.empty((0, SIDE * SIDE), np.float32), np.empty(0, np.float32))
    return _Patches(
        np.concatenate([part.coefficients for part in parts]),
        np.concatenate([part.unrest for part in parts]),
    )


def _starts(length: int) -> list[int]:
    count = min(_MOST_WINDOWS, max(1, length // _WINDOW))
    last = max(0, length - _WINDOW)
    return [int(start) for start in np.linspace(0, last, count).round()]


def _patches_of(window: Lightness) -> _Patches:
    """Take the patches of a window that have neighbors on all sides and are not clipped."""
    rows, columns = window.shape[0] // SIDE, window.shape[1] // SIDE
    grid, coefficients = transformed(window[: rows * SIDE, : columns * SIDE], SIDE)
    energy = np.square(coefficients[:, 1:]).mean(axis=1).reshape(grid)
    mean = means(coefficients).reshape(grid)
    around = _ring_mean(energy) + np.square(_ring_mean(mean) - mean) + _ring_variance(mean)
    inner = np.zeros(grid, np.bool_)
    inner[1:-1, 1:-1] = True
    cells = window[: rows * SIDE, : columns * SIDE].reshape(rows, SIDE, columns, SIDE)
    clipped = (cells.min(axis=(1, 3)) < _CLIPPED) | (cells.max(axis=(1, 3)) > 100 - _CLIPPED)
    chosen = inner & ~clipped
    return _Patches(coefficients[chosen.ravel()], around[chosen].astype(np.float32))


def _ring_mean(cells: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Average the eight neighbors of every cell."""
    total = cv2.boxFilter(cells, -1, (3, 3), normalize=False, borderType=cv2.BORDER_REFLECT)
    return np.asarray((total - cells) / 8)


def _ring_variance(cells: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(np.maximum(_ring_mean(cells * cells) - _ring_mean(cells) ** 2, 0))


def _deviations(coefficients: Coefficients) -> npt.NDArray[np.float32]:
    """Estimate the standard deviation of every coefficient, shape (SIDE * SIDE,)."""
    found = np.median(np.abs(coefficients), axis=0) * _MEDIAN_TO_DEVIATION
    return np.asarray(found, np.float32)


def _without_slopes(spectrum: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Bring the lowest frequencies, which smooth shading has too, down to those next to them.

    Grain is about the same in all directions and no wider than a patch: frequencies that stand out
    from others of their kind are the photo's.
    """
    table = spectrum.reshape(SIDE, SIDE).copy()
    # Of each frequency and that of the other axis the lower: shading and lines have a direction.
    table = np.minimum(table, table.T)
    table[0, 1] = table[1, 0] = min(table[0, 1], 1.1 * max(table[1, 1], table[0, 2]))
    # What few patches say of a single frequency is less than what they say of all around it.
    table[0, 0] = (table[0, 1] + table[1, 0] + table[1, 1]) / 3
    smooth = cv2.GaussianBlur(table, (3, 3), 0.8, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(smooth, np.float32).ravel()
