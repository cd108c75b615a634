"""Pixels that may be damage: what stands out by itself, and what lies on a line."""

from dataclasses import dataclass, fields, replace
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.restore.damage.groups import Indices
from engine.restore.damage.lines import (
    DIRECTIONS,
    LENGTH,
    MOST,
    deviations,
    followed,
    offsets,
)
from engine.restore.damage.residue import Residue, Signed, residue_of
from engine.restore.damage.strips import STEPS, Gray, box_sum, strips

EDGE: Final = 0.4
"""A defect ends where it stands out by less than this share of its most."""

# L*, and deviations of the noise: less is not seen.
_LEAST_CONTRAST = 2.0
_LEAST_DEVIATIONS = 1.5
# Share of the most that a line can have.
_LEAST_LINE = 0.36
_LINE_EDGE = 0.6
# Of a line, a short piece around each of its pixels must have a share of what the whole has.
_PIECE = 8
_PIECE_SHARE = 0.35
# Pixels from a line to where its sides are compared.
_BESIDE = 4
LINE_RADIUS: Final = 16

Sparse = npt.NDArray[np.float32]
"""A number for every pixel of a list: float32, shape (pixels,)."""


@dataclass(frozen=True)
class Candidates:
    """Pixels that may be damage, each bright or dark against what is around.

    Attributes:
        pixels: where they are, ascending.
        contrast: by how many L* they stand out, negative if darker.
        texture: sum of the squares of all that is narrow around, in (L*)^2.
        surround: deviation of what is wide around, in L*.
        line: share, -1 to 1, of the most that a straight line through the pixel can have; like
            what follows, measured only of pixels on lines.
        lines: sum of the squares of that around.
        step: by how many L* the two sides of the line differ.
        steep: 1 on lines that go up rather than along, else 0.
    """

    pixels: Indices
    contrast: Sparse
    texture: Sparse
    surround: Sparse
    line: Sparse
    lines: Sparse
    step: Sparse
    steep: Sparse

    def only(self, chosen: npt.NDArray[np.bool_]) -> "Candidates":
        """Keep some of the pixels."""
        return Candidates(*(getattr(self, field.name)[chosen] for field in fields(self)))


@dataclass(frozen=True)
class Found:
    """All candidates of a picture.

    Attributes:
        spots: what stands out by itself.
        lines: what lies on lines; None if lines were not looked for.
    """

    spots: Candidates
    lines: Candidates | None


def candidates(gray: Gray, cancel: Cancellation | None, *, with_lines: bool = True) -> Found:
    """Find pixels that may be damage.

    Args:
        gray: the picture.
        cancel: checked before every strip.
        with_lines: whether lines are looked for.

    Returns:
        The pixels.

    Raises:
        Cancelled: on request.
    """
    spots: list[Candidates] = []
    lines: list[Candidates] = []
    for top, own, strip in strips(gray):
        check_cancelled(cancel)
        residue = residue_of(strip)
        first = (top - own.start) * gray.shape[1]
        spots.append(_spots(residue, own, first))
        if with_lines:
            lines.append(_lines(residue, own, first))
    return Found(_joined(spots), _joined(lines) if with_lines else None)


def _spots(residue: Residue, own: slice, first: int) -> Candidates:
    pixels = _owned(_standing_out(residue), own)
    return _measured(residue, pixels, first)


def _lines(residue: Residue, own: slice, first: int) -> Candidates:
    values = deviations(residue)
    along, direction = followed(values)
    pixels = _owned(_on_lines(along), own)
    pixels = pixels[_in_pieces(values, along, pixels, direction)]
    directions = direction.reshape(-1)[pixels]
    # In steps of 1/64 of the most, whose squares fit 16 bits.
    squares = (np.abs(along) // np.int16(MOST // 64)).astype(np.uint16) ** 2
    return replace(
        _measured(residue, pixels, first),
        line=_at(along, pixels, MOST),
        lines=_at(box_sum(squares, LINE_RADIUS), pixels, 64**2),
        step=_steps_across(residue.wide, pixels, directions),
        steep=(np.abs(directions - DIRECTIONS / 2) < DIRECTIONS / 4).astype(np.float32),
    )


def _owned(inside: npt.NDArray[np.bool_], own: slice) -> Indices:
    """List the pixels of a strip's own rows."""
    first = own.start * inside.shape[1]
    return np.asarray(np.flatnonzero(inside[own]) + first)


def _standing_out(residue: Residue) -> npt.NDArray[np.bool_]:
    size = np.abs(residue.standing)
    most = cv2.dilate(size, np.ones((7, 7), np.uint8))
    least = np.maximum(residue.noise * (_LEAST_DEVIATIONS * STEPS), _LEAST_CONTRAST * STEPS)
    return np.asarray((size >= most * np.float32(EDGE)) & (size > least))


def _on_lines(along: Signed) -> npt.NDArray[np.bool_]:
    size = np.abs(along)
    most = cv2.dilate(size, np.ones((5, 5), np.uint8))
    return np.asarray((size >= round(_LEAST_LINE * MOST)) & (size >= most * np.float32(_LINE_EDGE)))


def _in_pieces(
    values: Signed, along: Signed, pixels: Indices, direction: npt.NDArray[np.uint8]
) -> npt.NDArray[np.bool_]:
    """Say of which pixels the line is there, and does not only pass."""
    piece = _piece_sums(values, pixels, direction.reshape(-1)[pixels])
    whole = along.reshape(-1)[pixels]
    share = np.where(whole < 0, -piece, piece) * (LENGTH / _PIECE)
    return np.asarray(share >= _PIECE_SHARE * np.abs(whole))


def _piece_sums(values: Signed, pixels: Indices, direction: npt.NDArray[np.uint8]) -> Indices:
    rows, columns = np.divmod(pixels, values.shape[1])
    table = np.stack([offsets(number, _PIECE) for number in range(DIRECTIONS)])
    total = np.zeros(len(pixels), np.int64)
    for place in range(_PIECE):
        moved = table[direction, place]
        row = np.clip(rows + moved[:, 0], 0, values.shape[0] - 1)
        total += values[row, np.clip(columns + moved[:, 1], 0, values.shape[1] - 1)]
    return total


def _steps_across(wide: Gray, pixels: Indices, direction: npt.NDArray[np.uint8]) -> Sparse:
    """Compare what lies on both sides of a line, where the median no more sees the line itself."""
    rows, columns = np.divmod(pixels, wide.shape[1])
    angles = np.pi * np.arange(DIRECTIONS) / DIRECTIONS
    normals = np.stack([np.cos(angles), -np.sin(angles)], axis=1)
    away = np.round(_BESIDE * normals).astype(np.int64)[direction]
    sides = [
        wide[
            np.clip(rows + sign * away[:, 0], 0, wide.shape[0] - 1),
            np.clip(columns + sign * away[:, 1], 0, wide.shape[1] - 1),
        ].astype(np.float32)
        for sign in (1, -1)
    ]
    return np.asarray(np.abs(sides[0] - sides[1]) / np.float32(STEPS))


def _measured(residue: Residue, pixels: Indices, first: int) -> Candidates:
    nothing = np.zeros(len(pixels), np.float32)
    return Candidates(
        pixels + first,
        _at(residue.standing, pixels, STEPS),
        _at(residue.texture_energy, pixels, STEPS**2),
        _at(residue.surround, pixels),
        *[nothing] * 4,
    )


def _at(plane: npt.NDArray[np.generic], pixels: Indices, unit: float = 1) -> Sparse:
    return plane.reshape(-1)[pixels].astype(np.float32) / np.float32(unit)


def _joined(parts: list[Candidates]) -> Candidates:
    names = [field.name for field in fields(Candidates)]
    return Candidates(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
