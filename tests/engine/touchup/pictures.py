"""Builds small colorings, masks and predictions for the tests of engine.touchup."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.color.classes import Palette
from engine.colorize import ColorPrediction

ROWS, COLUMNS = 9, 11
SHAPE = (ROWS, COLUMNS)

chromas = arrays(
    np.float32, (*SHAPE, 2), elements=st.floats(-100, 100, width=32, allow_subnormal=False)
)
masks = arrays(np.uint8, SHAPE, elements=st.sampled_from([0, 1, 127, 128, 200, 255]))
hard_masks = arrays(np.uint8, SHAPE, elements=st.sampled_from([0, 255]))
deltas = st.floats(0, 60)


def plain(color, shape=SHAPE):
    """A coloring of one color."""
    return np.broadcast_to(np.array(color, np.float32), (*shape, 2)).copy()


def square(shape, top, left, size, value=255):
    """A mask that covers a square."""
    mask = np.zeros(shape, np.uint8)
    mask[top : top + size, left : left + size] = value
    return mask


def prediction_of(probabilities, bin_size=6):
    """A prediction with given probabilities: shape (classes, rows, columns), full palette."""
    palette = Palette.full(bin_size)
    with np.errstate(divide="ignore"):
        logits = np.maximum(np.log(probabilities), -1000).astype(np.float32)
    return ColorPrediction(logits, palette, 0.4)
