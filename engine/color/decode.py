"""From a distribution over color classes to a*b*: argmax and annealed mean."""

from enum import Enum

import numpy as np
import numpy.typing as npt

from engine.color.classes import ClassIndex, Palette
from engine.color.lab import Chroma

Logits = npt.NDArray[np.float32]
"""Scores of the color classes of every cell: float32, shape (classes, rows, columns)."""


class Decoding(Enum):
    """How a color is read off a distribution."""

    ANNEALED = "annealed"
    ARGMAX = "argmax"


def argmax_classes(logits: Logits) -> ClassIndex:
    """Pick the most probable class of every cell (CCC++ Eq. 18).

    Args:
        logits: shape (classes, rows, columns).

    Returns:
        Class indices, int64, shape (rows, columns).
    """
    return np.asarray(logits.argmax(axis=0), dtype=np.int64)


def argmax_chroma(logits: Logits, palette: Palette) -> Chroma:
    """Return the center of the most probable class of every cell (CCC++ Eq. 18 and 10-11)."""
    return palette.decode(argmax_classes(logits))


def annealed_mean_chroma(logits: Logits, palette: Palette, temperature: float) -> Chroma:
    """Average the class centers by the distribution sharpened to a temperature.

    Softmax(logits / T) at T = 1 is the network's own distribution, whose mean is calm; T near 0
    approaches argmax, which is vivid but jumps from class to class. Source: Zhang, Isola and
    Efros, Colorful Image Colorization (2016), Eq. 5.

    Args:
        logits: shape (classes, rows, columns).
        palette: the color classes, as many as ``logits`` has.
        temperature: T, above 0.

    Returns:
        a*b*, float32, shape (rows, columns, 2).

    Raises:
        ValueError: the temperature is not positive.
    """
    if temperature <= 0:
        raise ValueError("the temperature must be above 0")
    classes, rows, columns = logits.shape
    sharpened = (logits - logits.max(axis=0)).reshape(classes, -1) / np.float32(temperature)
    weights = np.exp(sharpened, out=sharpened)
    mean = (palette.centers.T @ weights) / weights.sum(axis=0)
    return np.asarray(mean.T.reshape(rows, columns, 2), dtype=np.float32)
