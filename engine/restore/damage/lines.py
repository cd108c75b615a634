"""Lines that are found by following them: each pixel may be as weak as the grain around it."""

from typing import Final

import numpy as np
import numpy.typing as npt

from engine.restore.damage.residue import Residue, Signed
from engine.restore.damage.strips import STEPS

DIRECTIONS: Final = 24

_DOUBLINGS = 5
LENGTH: Final = 1 << _DOUBLINGS
"""Pixels that are followed."""

UNIT: Final = 16
"""Steps for one deviation of the noise."""

# A pixel of two deviations is wholly part of a line. More count no more: otherwise, a bright spot
# would be a line.
_MOST_STEPS = 2 * UNIT - 1

MOST: Final = _MOST_STEPS * LENGTH
"""Largest sum that a line can have."""

# Sums are kept with the number of their direction below them; both together fit 16 bits.
_BITS = 5
_ROOM = 1 << _BITS

# Pixels of a side.
_BLOCK = 256

# L*: of a photo without any grain, to which rounding is none.
_LEAST_NOISE = 0.7

Steps = list[tuple[int, int]]


def deviations(residue: Residue) -> Signed:
    """Say by how many deviations of the noise pixels stand out, in steps of 1 / ``UNIT``."""
    noise = residue.noise + np.float32(_LEAST_NOISE)
    scaled = np.rint(residue.standing * np.float32(UNIT / STEPS) / noise)
    return np.clip(scaled, -_MOST_STEPS, _MOST_STEPS).astype(np.int16)


def followed(values: Signed) -> tuple[Signed, npt.NDArray[np.uint8]]:
    """Add up values along straight lines through every pixel.

    Args:
        values: of ``deviations``.

    Returns:
        The sum of the line whose sum is furthest from 0, and the number of its direction.
    """
    padded = np.pad(values * np.int16(_ROOM), LENGTH)
    furthest, direction = np.empty_like(values), np.empty(values.shape, np.uint8)
    # In blocks that stay in the processor's cache from direction to direction.
    for top in range(0, len(values), _BLOCK):
        for left in range(0, values.shape[1], _BLOCK):
            block = slice(top, top + _BLOCK), slice(left, left + _BLOCK)
            seen = padded[top : top + _BLOCK + 2 * LENGTH, left : left + _BLOCK + 2 * LENGTH]
            furthest[block], direction[block] = _furthest(seen)
    return furthest, direction


def _furthest(padded: Signed) -> tuple[Signed, npt.NDArray[np.uint8]]:
    """Find the sum furthest from 0, and its direction, for all but the additional pixels."""
    rows, columns = (side - 2 * LENGTH for side in padded.shape)
    bright, dark = np.zeros((2, rows, columns), np.int16)
    coded = np.empty_like(bright)
    for number in range(DIRECTIONS):
        total = _centered_sums(padded, number)
        np.maximum(bright, np.add(total, np.int16(number), out=coded), out=bright)
        np.maximum(dark, np.subtract(np.int16(number), total, out=coded), out=dark)
    darker = dark > bright
    coded = np.where(darker, dark, bright)
    size, direction = coded >> _BITS, (coded & (_ROOM - 1)).astype(np.uint8)
    return np.where(darker, -size, size), direction


def offsets(number: int, length: int) -> npt.NDArray[np.int64]:
    """List the pixels, (rows, columns) away from the middle one, of a line of a direction."""
    pixels = np.zeros((1, 2), np.int64)
    for step in _steps(number):
        if len(pixels) < length:
            pixels = np.concatenate([pixels, pixels + np.array(step)])
    return np.asarray(pixels - (pixels[-1] + 1) // 2)


def _steps(number: int) -> list[tuple[int, int]]:
    angle = np.pi * number / DIRECTIONS
    return [
        (round(float(np.sin(angle)) * 2**doubling), round(float(np.cos(angle)) * 2**doubling))
        for doubling in range(_DOUBLINGS)
    ]


def _centered_sums(padded: Signed, number: int) -> Signed:
    """Add up a line by doubling: two pixels, two pairs, two of these, ...

    Args:
        padded: values with ``LENGTH`` pixels more on every side.
        number: of the direction.

    Returns:
        The sums without the additional pixels.
    """
    steps = _steps(number)
    total = padded
    for down, across in steps:
        # All goes down; what goes left begins as much further right.
        rows, columns = total.shape
        left, right = max(0, -across), max(0, across)
        here = total[: rows - down, left : columns - right]
        there = total[down:, left + across : columns - right + across]
        total = here + there
    down = sum(step[0] for step in steps)
    leftwards = sum(max(0, -step[1]) for step in steps)
    across = sum(step[1] for step in steps)
    top = LENGTH - (down + 1) // 2
    left = LENGTH - (across + 1) // 2 - leftwards
    rows, columns = (side - 2 * LENGTH for side in padded.shape)
    return total[top : top + rows, left : left + columns]
