"""Reads other likely colors, and how sure the network was, off a prediction."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.classes import ClassIndex
from engine.color.lab import Chroma
from engine.colorize import ColorPrediction, Prediction
from engine.masks import Mask
from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError

DISTINCT = 15.0
"""In a*b* units: colors nearer to each other than this count as the same suggestion."""

ONE_COLOR = (
    "The model finds one color for each place and weighs no others; "
    "colorize with a color classifier to learn of other colors."
)
"""What is said where the alternatives of a chroma regressor are asked for."""

Probabilities = npt.NDArray[np.float32]
"""Softmax of logits: float32, classes first; sums to 1 over the classes."""


@dataclass(frozen=True)
class SuggestedColor:
    """A color that an object may well have.

    Attributes:
        color: the center of the likeliest class.
        mass: probability in [0, 1] of this color or one that is too near to be listed by itself.
    """

    color: TargetColor
    mass: float


def suggest_colors(
    prediction: Prediction, mask: Mask, k: int = 6, *, distinct: float = DISTINCT
) -> tuple[SuggestedColor, ...]:
    """List the colors that the network holds for possible for an object.

    The distributions of the object's cells are averaged, each weighted by its coverage. Then, from
    the likeliest class on, a class is kept unless it is nearer than ``distinct`` to one kept
    before. Every other class adds its probability to the nearest kept one: a mass is that of a kept
    color with its neighborhood. The masses of all the colors that could be listed sum to 1, those
    of the best ``k`` to at most 1.

    Args:
        prediction: of the whole photo.
        mask: the object, at any size of the whole photo.
        k: how many colors at most, 1 or more.
        distinct: distance in a*b* units that any two suggestions keep.

    Returns:
        At most ``k`` colors, of the largest mass first; none for an empty mask.

    Raises:
        TouchUpError: ``k`` is less than 1, or the prediction is of a chroma regressor.
    """
    if k < 1:
        raise TouchUpError("Ask for at least one color.")
    distribution = _distribution(prediction)
    weights = _cell_weights(mask, distribution.logits.shape[1:])
    if not weights.any():
        return ()
    cells = distribution.logits[:, weights > 0]
    masses = _softmax(cells) @ (weights[weights > 0] / weights.sum())
    centers = distribution.palette.centers
    kept = _suppress(masses, centers, distinct)
    gathered = _gather(masses, centers, kept)
    order = np.argsort(-gathered, kind="stable")[:k]
    colors = centers[kept[order]].tolist()
    return tuple(
        SuggestedColor(TargetColor(a, b), min(mass, 1.0))
        for (a, b), mass in zip(colors, gathered[order].tolist(), strict=True)
        if mass > 0
    )


def uncertainty(prediction: Prediction) -> npt.NDArray[np.float32]:
    """Say for every cell how undecided the network was: the normalized entropy.

    Args:
        prediction: of the photo.

    Returns:
        -sum p log p / log(classes), float32 in [0, 1], shape (rows, columns): 0 where one class has
        all probability, 1 where all have the same.

    Raises:
        TouchUpError: the prediction is of a chroma regressor.
    """
    logits = _distribution(prediction).logits
    classes, rows, columns = logits.shape
    if classes == 1:
        return np.zeros((rows, columns), np.float32)
    probabilities = _softmax(logits.reshape(classes, -1))
    # p log p goes to 0 with p; the smallest positive number stands in for 0.
    logarithms = np.log(np.maximum(probabilities, np.finfo(np.float32).tiny))
    entropy = -np.einsum("ij,ij->j", probabilities, logarithms) / np.float32(np.log(classes))
    return np.asarray(np.clip(entropy, 0, 1).reshape(rows, columns), dtype=np.float32)


def _distribution(prediction: Prediction) -> ColorPrediction:
    if not isinstance(prediction, ColorPrediction):
        raise TouchUpError(ONE_COLOR)
    return prediction


def _cell_weights(mask: Mask, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    """Scale a mask to cells in float32, in which even a single pixel leaves its weight."""
    rows, columns = shape
    coverage = mask.astype(np.float32)
    smaller = min(columns, mask.shape[1]), min(rows, mask.shape[0])
    averaged = cv2.resize(coverage, smaller, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(averaged, (columns, rows), interpolation=cv2.INTER_LINEAR))


def _softmax(logits: npt.NDArray[np.float32]) -> Probabilities:
    weights = np.exp(logits - logits.max(axis=0))
    return np.asarray(weights / weights.sum(axis=0), dtype=np.float32)


def _suppress(masses: Probabilities, centers: Chroma, distinct: float) -> ClassIndex:
    """Keep the classes that are likelier than all others nearby."""
    kept: list[int] = []
    free = np.ones(len(masses), np.bool_)
    for candidate in np.argsort(-masses, kind="stable").tolist():
        if free[candidate]:
            kept.append(candidate)
            free &= np.hypot(*(centers - centers[candidate]).T) >= distinct
    return np.array(kept, dtype=np.int64)


def _gather(masses: Probabilities, centers: Chroma, kept: ClassIndex) -> npt.NDArray[np.float64]:
    """Sum up the probabilities of the classes that each kept class stands for."""
    squared = ((centers[:, None] - centers[kept][None]) ** 2).sum(axis=-1)
    return np.bincount(squared.argmin(axis=1), masses, len(kept)).astype(np.float64)
