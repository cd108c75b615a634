"""How far a colorized photo is from the true one (CCC++ sections III-E to III-G and IV-C)."""

import numpy as np
import numpy.typing as npt

from engine.color.classes import ClassIndex
from engine.color.lab import Chroma

_LARGEST = 255.0


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
    """Peak signal-to-noise ratio in decibels (CCC++ Eq. 23); infinite for equal pictures."""
    error = mse_rgb(truth, predicted)
    return float("inf") if error == 0 else float(10 * np.log10(_LARGEST**2 / error))


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
    """Number of different color classes in a picture: the double sums of CCC++ Eq. 19 and 20."""
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

    Args:
        predicted: color classes of the colorized photo, any shape.
        classes: how many there are in all.
    """
    return 100 * active_classes(predicted) / classes


def tar(truth: ClassIndex, predicted: ClassIndex) -> float:
    """True activation ratio (CCC++ Eq. 21): cells whose class is right, in percent."""
    return 100 * float(np.mean(truth == predicted))
