"""Evens out how colorful the regions of a colored photo are.

DL-Net ends with a step that it describes in one sentence: "Different regions of color channels are
extracted and the chroma values are adjusted according to region wise using filtering techniques"
(section III), and names Gain et al., An improved encoder-decoder CNN with region-based filtering
for vibrant colorization, as its source. How regions are found, by how much chroma is adjusted and
which filter is used, the paper leaves open. What follows is our reading of it, and no reproduction:

- *Regions* are clusters of the a*b* plane, found by k-means, as many as the color groups of DL-Net
  Fig. 1. A pixel belongs to all of them by the memberships of fuzzy c-means (Bezdek, 1981), so that
  no step appears where colors change smoothly.
- *Filtering*: in every region, the length of a*b* is smoothed by the local statistics of that
  region alone (Lee, Digital image enhancement and noise filtering by use of local statistics, 1980,
  which is a guided filter that guides itself): small differences are evened out, large ones stay.
- *Adjusting*: the lengths of a region less colorful than ``TARGET_CHROMA`` are multiplied by what
  lifts their mean there, at most by ``MOST_GAIN``; regions that are as good as gray, and regions
  that are colorful enough, are left.

Only the length of a*b* changes, never its direction: the hue of every pixel is kept.
"""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Chroma

TARGET_CHROMA: Final = 20.0
"""Mean length of a*b* that pale regions are lifted to: the median of the regions that are not gray
in 250 color photos of many sources."""

MOST_GAIN: Final = 2.0
"""No pixel becomes more colorful than this many times what it was, or paler than one of so many."""

_REGIONS = 5
# Regions of a mean below are gray for the eye; up to twice as much, the gain sets in gradually.
_GRAY = 4.0
# Of the filter: share of the shorter side, and the variance, in (a*b* units)^2, that is smoothed.
_RADIUS = 0.02
_VARIANCE = 25.0
# Regions are found on so many pixels; more change nothing.
_MOST_SAMPLES = 1 << 14
_SEED = 1
_ATTEMPTS = 3
_ITERATIONS = 30

Plane = npt.NDArray[np.float32]
"""A number for every pixel: float32, shape (rows, columns)."""


def rebalance(chroma: Chroma, strength: float) -> Chroma:
    """Lift the pale regions of a coloring; the same input always gives the same result.

    Args:
        chroma: a*b*, float32, shape (rows, columns, 2), finite.
        strength: 0 to 1; how much of the change is made.

    Returns:
        a*b* of the same shape: each pixel times a factor from 1 / ``MOST_GAIN`` to ``MOST_GAIN``.
        The array itself at strength 0.

    Raises:
        ValueError: the strength is out of range.
    """
    if not 0 <= strength <= 1:
        raise ValueError("the strength must be between 0 and 1")
    if strength == 0:
        return chroma
    length = np.hypot(chroma[..., 0], chroma[..., 1])
    centers = _region_centers(chroma)
    total = sum(_closeness(chroma, center) for center in centers)
    wanted = np.zeros_like(length)
    for center in centers:
        membership = _closeness(chroma, center) / total
        wanted += membership * _filtered(length, membership) * region_gain(length, membership)
    # Where there is no color at all, any factor keeps it so.
    factor = np.clip(wanted / np.maximum(length, 1e-6), 1 / MOST_GAIN, MOST_GAIN)
    return np.asarray(chroma * (1 + np.float32(strength) * (factor - 1))[..., None], np.float32)


def region_gain(length: Plane, membership: Plane) -> np.float32:
    """Say by how much a region must become more colorful.

    Args:
        length: of a*b*.
        membership: how much each pixel belongs to the region, 0 to 1.

    Returns:
        A factor from 1 to ``MOST_GAIN``.
    """
    mean = float(np.average(length, weights=membership))
    if mean <= _GRAY:
        return np.float32(1)
    lift = min(max(TARGET_CHROMA / mean, 1), MOST_GAIN) - 1
    return np.float32(1 + lift * min(1.0, (mean - _GRAY) / _GRAY))


def _region_centers(chroma: Chroma) -> npt.NDArray[np.float32]:
    """Find the mean colors of the regions, shape (regions, 2)."""
    pixels = chroma.reshape(-1, 2)
    step = -(-len(pixels) // _MOST_SAMPLES)
    samples = np.ascontiguousarray(pixels[::step], np.float32)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, _ITERATIONS, 0.1)
    cv2.setRNGSeed(_SEED)
    count, first = min(_REGIONS, len(samples)), np.empty(0, np.int32)
    flags = cv2.KMEANS_PP_CENTERS
    _, _, centers = cv2.kmeans(samples, count, first, criteria, _ATTEMPTS, flags)
    return np.asarray(centers)


def _closeness(chroma: Chroma, center: npt.NDArray[np.float32]) -> Plane:
    """Say how near all pixels are to the mean color of a region: 1 / distance^2."""
    # At the mean color itself, and around it, a pixel belongs to the region alone.
    return np.asarray(1 / (((chroma - center) ** 2).sum(axis=-1) + np.float32(1e-3)))


def _filtered(length: Plane, membership: Plane) -> Plane:
    """Smooth the lengths of a*b* by their mean and variance in the region around each pixel."""
    radius = max(1, round(_RADIUS * min(length.shape)))
    size = (2 * radius + 1, 2 * radius + 1)

    def local(plane: Plane) -> Plane:
        return np.asarray(cv2.boxFilter(plane, -1, size, borderType=cv2.BORDER_REPLICATE))

    share = np.maximum(local(membership), np.float32(1e-12))
    mean = local(membership * length) / share
    variance = np.maximum(local(membership * length**2) / share - mean**2, 0)
    kept = variance / (variance + np.float32(_VARIANCE))
    return np.asarray(mean + kept * (length - mean), np.float32)
