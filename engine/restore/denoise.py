"""Takes the grain off a photo and leaves its edges and texture.

Overlapping patches are denoised in the domain of their DCT, in two steps: first, coefficients that
grain alone can explain are set to zero (Yu and Sapiro, DCT Image Denoising: a Simple and Effective
Image Denoising Algorithm, 2011), each patch counting the more, the fewer coefficients it needs
(Guleryuz, Weighted Averaging for Denoising with Overcomplete Dictionaries, 2007); then a Wiener
filter takes what came of that for the truth (Ghael, Sayeed and Baraniuk, Improved Wavelet Denoising
via Empirical Wiener Filtering, 1997). What grain can explain is measured for each frequency and
lightness.
"""

import itertools
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.color.lab import Lightness
from engine.restore.grain import Grain, measure_grain
from engine.restore.patches import SIDE, Coefficients, Plane, averaged, means, transformed
from engine.restore.strength import check_strength

# Pixels between the corners of patches. 2 takes twice as long for 0.2 dB, 4 costs 0.5 dB.
_STEP = 3
# Multiples of the deviation of grain that a coefficient must exceed to stay in the first step.
_THRESHOLD = 2.7
# Side of the tiles, a multiple of the step, so that the patches are the same in all of them; and
# what both steps look at around a tile: all patches of the second that reach into it, and all of
# the first that reach into those.
_TILE = 64 * _STEP
_REACH = _STEP * -(-SIDE // _STEP)
_MARGIN = 2 * _REACH
_MOST_THREADS = 4
# A deviation that no grain is below: it keeps divisions sound.
_LEAST = np.float32(1e-3)


def denoise(
    lightness: Lightness,
    strength: float,
    *,
    grain: Grain | None = None,
    scale: float = 1.0,
    cancel: Cancellation | None = None,
) -> Lightness:
    """Take grain off a photo.

    Args:
        lightness: L*, shape (height, width).
        strength: 0 to 1, the share of the grain that goes. What goes at most depends on the grain
            that there is, not on this: a photo without grain hardly changes.
        grain: that of the photo at full size; None to measure it in ``lightness`` as it is.
        scale: side of this plane divided by that of the photo at full size, above 0, at most 1.
        cancel: ends the work when set.

    Returns:
        L* of the same shape. The array itself at strength 0 and where there is no grain.

    Raises:
        ValueError: the strength or the scale is out of range.
        Cancelled: ``cancel`` was set.
    """
    check_strength(strength)
    if not 0 < scale <= 1:
        raise ValueError("the scale must be above 0 and at most 1")
    if strength == 0:
        return lightness
    found = measure_grain(lightness) if grain is None else grain.at(scale)
    if found.sigma == 0:
        return lightness
    return _in_tiles(lightness, np.float32(strength), found, cancel)


def _in_tiles(
    lightness: Lightness, strength: np.float32, grain: Grain, cancel: Cancellation | None
) -> Lightness:
    height, width = lightness.shape
    result = np.empty_like(lightness)

    def work(corner: tuple[int, int]) -> None:
        check_cancelled(cancel)
        top, left = corner
        part = lightness[top : top + _TILE, left : left + _TILE]
        clean = _clean(_surroundings(lightness, top, left), grain)
        clean = clean[: part.shape[0], : part.shape[1]]
        mixed = part + strength * (clean - part)
        result[top : top + _TILE, left : left + _TILE] = np.clip(mixed, 0, 100)

    corners = itertools.product(range(0, height, _TILE), range(0, width, _TILE))
    # NumPy lets several threads work.
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        for _ in threads.map(work, corners):
            check_cancelled(cancel)
    return result


def _surroundings(lightness: Lightness, top: int, left: int) -> Plane:
    """Cut out a tile with a margin on all sides, the photo mirrored beyond its edges."""
    rows = _mirrored(top, lightness.shape[0])
    columns = _mirrored(left, lightness.shape[1])
    return lightness[rows[:, None], columns]


def _mirrored(start: int, length: int) -> npt.NDArray[np.intp]:
    """List the places of a tile and its margin along an axis."""
    needed = _STEP * -(-min(_TILE, length - start) // _STEP)
    around = np.mod(np.arange(start - _MARGIN, start + needed + _MARGIN), 2 * length)
    return np.asarray(np.minimum(around, 2 * length - 1 - around))


def _clean(wide: Plane, grain: Grain) -> Plane:
    """Take all grain off a tile that comes with its margin."""
    grid, noisy = transformed(wide, _STEP)
    deviation = np.maximum(grain.deviation_at(means(noisy)), _LEAST)
    spectrum = np.array(grain.spectrum, np.float32)
    pilot = _thresholded(noisy, deviation, spectrum, grid)
    # Patches reach up to SIDE pixels around: the outermost pixels of the first step lack some.
    pilot_grid, truth = transformed(pilot[_REACH:-_REACH, _REACH:-_REACH], _STEP)
    skipped = _REACH // _STEP
    inner = (
        slice(skipped, skipped + pilot_grid[0]),
        slice(skipped, skipped + pilot_grid[1]),
    )
    noisy = noisy.reshape(*grid, -1)[inner].reshape(truth.shape)
    deviation = deviation.reshape(grid)[inner].ravel()
    filtered = _wiener(noisy, truth, deviation, spectrum, pilot_grid)
    return filtered[_REACH:, _REACH:]


def _thresholded(
    noisy: Coefficients,
    deviation: npt.NDArray[np.float32],
    spectrum: npt.NDArray[np.float32],
    grid: tuple[int, int],
) -> Plane:
    """Do the first step: keep the coefficients that grain does not explain."""
    kept = np.abs(noisy) > (np.float32(_THRESHOLD) * deviation)[:, None] * spectrum
    kept[:, 0] = True
    weights = np.asarray(1 / (kept.sum(axis=1, dtype=np.float32) * deviation**2), np.float32)
    return averaged(np.where(kept, noisy, np.float32(0)), weights, grid, _STEP)


def _wiener(
    noisy: Coefficients,
    truth: Coefficients,
    deviation: npt.NDArray[np.float32],
    spectrum: npt.NDArray[np.float32],
    grid: tuple[int, int],
) -> Plane:
    """Do the second step: keep of every coefficient the share that is likely no grain."""
    power = truth * truth
    noise = np.square(deviation[:, None] * spectrum)
    gain = power / (power + noise + np.float32(1e-12))
    gain[:, 0] = 1
    weights = np.asarray(1 / (np.einsum("ij,ij->i", gain, gain) * deviation**2), np.float32)
    return averaged(noisy * gain, weights, grid, _STEP)
