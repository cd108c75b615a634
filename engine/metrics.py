"""How far a colorized photo is from the true one (CCC++ sections III-E to III-G and IV-C)."""

from typing import Final

import numpy as np
import numpy.typing as npt

from engine.color.classes import ClassIndex
from engine.color.lab import Chroma

_LARGEST = 255.0

BEST_PSNR: Final = 100.0
"""PSNR of equal pictures, which is infinite and would make every mean so: what is left of a picture
of 224x224 pixels when one value is one step off."""

UIQI_WINDOW: Final = 8
"""Side of the sliding window of UIQI in pixels (Wang and Bovik 2002, section III)."""


def mse_rgb(truth: npt.NDArray[np.uint8], predicted: npt.NDArray[np.uint8]) -> float:
    """Mean squared error over all pixels and channels (CCC++ Eq. 22).

    Args:
        truth: sRGB, uint8, shape (height, width, 3).
        predicted: the same shape.

    Returns:
        Squared 8-bit steps.
    """
    difference = truth.astype(np.float64) - predicted.astype(np.float64)
    return float(np.mean(difference**2))


def psnr(truth: npt.NDArray[np.uint8], predicted: npt.NDArray[np.uint8]) -> float:
    """Peak signal-to-noise ratio in decibels (CCC++ Eq. 23), at most ``BEST_PSNR``."""
    error = mse_rgb(truth, predicted)
    return BEST_PSNR if error == 0 else min(BEST_PSNR, float(10 * np.log10(_LARGEST**2 / error)))


def uiqi(truth: npt.NDArray[np.uint8], predicted: npt.NDArray[np.uint8]) -> float:
    """Universal image quality index (CCC++ Eq. 26).

    Eq. 2 of Wang and Bovik, A Universal Image Quality Index, 2002: the mean over all positions of a
    window of 8x8 pixels that moves pixel by pixel, and over the channels, of
    4 cov(Y, X) mean(Y) mean(X) / ((var(Y) + var(X)) (mean(Y)^2 + mean(X)^2)). CCC++ prints the mean
    of the product; it is the product of the means. Windows in which that is 0/0 are judged by what
    is left: where both pictures are even, by the means; where both are black, they are equal.

    Args:
        truth: sRGB, uint8, shape (height, width, 3), both sides at least 8.
        predicted: the same shape.

    Returns:
        1 for equal pictures, less for all others, at least -1.
    """
    one, other = truth.astype(np.int64), predicted.astype(np.int64)
    sum_one, sum_other = _window_sums(one), _window_sums(other)
    count = UIQI_WINDOW**2
    products = sum_one * sum_other
    squares = sum_one**2 + sum_other**2
    # count^2 times the variances and the covariance: whole numbers, so that 0 is 0.
    variances = count * _window_sums(one**2 + other**2) - squares
    covariance = count * _window_sums(one * other) - products
    quality = np.ones(squares.shape)
    even = (variances == 0) & (squares > 0)
    quality[even] = 2 * products[even] / squares[even]
    lively = variances > 0
    # Variances above 0 mean that the squares are, too.
    quality[lively] = (
        2 * covariance[lively] / variances[lively] * (2 * products[lively] / squares[lively])
    )
    return float(quality.mean())


def _window_sums(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Sum every channel over all windows: (h, w, c) to (h - 7, w - 7, c)."""
    sums = np.pad(values, ((1, 0), (1, 0), (0, 0))).cumsum(axis=0).cumsum(axis=1)
    side = UIQI_WINDOW
    inside = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return np.asarray(inside, dtype=np.int64)


def colorfulness(picture: npt.NDArray[np.uint8]) -> float:
    """Colorfulness M3 of Hasler and Süsstrunk, Measuring Colourfulness in Natural Images, 2003.

    With rg = R - G and yb = (R + G) / 2 - B, the root of var(rg) + var(yb), plus 0.3 times the root
    of mean(rg)^2 + mean(yb)^2.

    Args:
        picture: sRGB, uint8, shape (height, width, 3).

    Returns:
        0 for gray; the authors' viewers called 15 slightly, 33 moderately, 59 quite and 109
        extremely colorful.
    """
    red, green, blue = np.moveaxis(picture.astype(np.float64), -1, 0)
    opponents = np.stack([red - green, (red + green) / 2 - blue])
    spread = np.sqrt(np.sum(opponents.var(axis=(1, 2))))
    distance = np.sqrt(np.sum(opponents.mean(axis=(1, 2)) ** 2))
    return float(spread + 0.3 * distance)


def chroma_rmse(truth: Chroma, predicted: Chroma) -> float:
    """Root of the mean squared error over all pixels and both channels, in CIELAB units.

    Args:
        truth: a*b*, shape (..., 2).
        predicted: the same shape.
    """
    difference = truth.astype(np.float64) - predicted.astype(np.float64)
    return float(np.sqrt(np.mean(difference**2)))


def mean_chroma(chroma: Chroma) -> float:
    """Mean C* = sqrt(a*^2 + b*^2) over all pixels."""
    return float(np.hypot(chroma[..., 0], chroma[..., 1]).mean())


def active_classes(classes: ClassIndex) -> int:
    """Number of different color classes in a picture: the double sums of CCC++ Eq. 19 and 20.

    Its mean over photos is what the tables of CCC++ print as "CCAR" (see ``ccar``).
    """
    return len(np.unique(classes))


def cnr(truth: ClassIndex, predicted: ClassIndex) -> float:
    """Chromatic number ratio (CCC++ Eq. 19): different predicted classes per different true ones.

    Args:
        truth: color classes of the true photo, any shape.
        predicted: color classes of the colorized photo.
    """
    return active_classes(predicted) / active_classes(truth)


def ccar(predicted: ClassIndex, classes: int) -> float:
    """Color class activation ratio (CCC++ Eq. 20), in percent.

    The tables VI and X of CCC++ print values such as 111.45 under this name. No share of the 532
    classes can be above 100 percent; they are the numerator alone, ``active_classes``.

    Args:
        predicted: color classes of the colorized photo, any shape.
        classes: how many there are in all.
    """
    return 100 * active_classes(predicted) / classes


def tar(truth: ClassIndex, predicted: ClassIndex) -> float:
    """True activation ratio (CCC++ Eq. 21): cells whose class is right, in percent."""
    return 100 * float(np.mean(truth == predicted))
