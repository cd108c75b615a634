"""How surely groups of pixels are damage, and no part of the photo."""

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from engine.restore.damage.candidates import LINE_RADIUS, Candidates, Found
from engine.restore.damage.groups import Groups, Values, grouped
from engine.restore.damage.residue import TEXTURE_RADIUS

Evidence = npt.NDArray[np.uint8]
"""How surely pixels are damage: uint8, shape (rows, columns), 0 for not at all to 255."""

Shape = tuple[int, int]

DEFAULT_EVIDENCE: Final = 128
"""Evidence of what is found at the default sensitivity."""

# Doubling what speaks for damage adds so much: the scale reaches from a quarter to four times.
_DOUBLING = 64.0

# What each cue weighs was chosen so that on photos without damage less than 0.3 % of the pixels are
# found, and of drawn damage as much as possible; weights are powers because cues multiply.
_SPOT = 3.7
_LINE = 4.3
_SURROUND_WEIGHT = 0.2
_CROWD_WEIGHT = 0.3
_PARALLEL_WEIGHT = 0.65
_STRAIGHT_WEIGHT = 1.2
_STEP_WEIGHT = 0.27
_BREADTH_WEIGHT = 0.5

# L*: no photo is so smooth that less could be told from rounding.
_LEAST_TEXTURE = 0.5
_LEAST_PARALLEL = 0.05
# Beside a line, lines that cross it under a small angle are still much like it.
_OWN_LINES = 2.0
_LEAST_STEP = 2.0
_MOST_CONTRAST = 12.0
# Shares of the longer side: across a usual line, and across one that is no more taken for damage.
_LINE_BREADTH = 0.0025
_WIDEST = 0.005
# Shorter ones are spots, about which the cues for lines say nothing.
_SHORTEST_LINE = 12.0

# Of pieces of the same scratch: pixels, shares of a length, and the sine of the angle between them.
_MOST_BREADTH = 4.0
_MOST_TILT = 0.01
_LONG = 0.05
_BESIDE = 2.5
_MOST_TURN = 0.07
_MOST_SURE = 64
_FAVOR = 2.5
# Pixels within which lines are parallel to one another, and the least of a score to count.
_NEAR = 48.0
_LOUD = 0.4
_MOST_LOUD = 512

# Defects are counted in cells of so many pixels, by their contrast in thirds of a doubling.
_CELL = 20
_LOUDNESS = 14
_PER_DOUBLING = 3
_AS_LOUD = 2


def evidence_of(found: Found, shape: Shape) -> Evidence:
    """Weigh what stands out, by itself and along lines.

    Args:
        found: pixels that may be damage.
        shape: rows and columns of the picture.

    Returns:
        Evidence for every pixel.
    """
    evidence = np.zeros(shape, np.uint8)
    crowd = _Crowd(shape)
    halves = [_Spots(half, shape) for half in _bright_and_dark(found.spots, found.spots.contrast)]
    for half in halves:
        crowd.add(half)
    for half in halves:
        _draw(evidence, half.groups, half.score(crowd.around(half)) / _SPOT)
    # Steep and flat ones apart, so that lines that cross are two.
    lines = _bright_and_dark(found.lines, found.lines.line) if found.lines else []
    for part in [half.only(half.steep == steep) for half in lines for steep in (0, 1)]:
        if len(part.pixels):
            groups = grouped(part.pixels, shape)
            score = _line_score(part, groups, max(shape)) / _LINE
            score *= _company(groups, score, max(shape)) * _apartness(groups, score)
            _draw(evidence, groups, score)
    return evidence


class _Spots:
    """Groups of pixels that stand out, and how much they do."""

    def __init__(self, pixels: Candidates, shape: Shape) -> None:
        self.groups = grouped(pixels.pixels, shape)
        self.contrast = self.groups.mean(np.abs(pixels.contrast))
        self._pixels = pixels

    def score(self, crowd: Values) -> Values:
        """Multiply the cues: contrast over texture, less where much else is around."""
        groups = self.groups
        texture = _texture_beside(self._pixels, groups)
        standing_out = self.contrast / (texture + _LEAST_TEXTURE)
        surround = groups.mean(self._pixels.surround) + 0.5
        return np.asarray(
            standing_out * surround**-_SURROUND_WEIGHT * np.maximum(crowd, 1) ** -_CROWD_WEIGHT
        )


class _Crowd:
    """Counts, for every defect, those around it that stand out about as much or more."""

    def __init__(self, shape: Shape) -> None:
        cells = tuple(side // _CELL + 1 for side in shape)
        self._counts = np.zeros((_LOUDNESS, *cells), np.float32)

    def add(self, spots: _Spots) -> None:
        np.add.at(self._counts, self._places(spots), 1)

    def around(self, spots: _Spots) -> Values:
        louder = np.cumsum(self._counts[::-1], axis=0)[::-1]
        loudness, row, column = self._places(spots)
        near = np.stack(
            [
                cv2.boxFilter(
                    np.ascontiguousarray(plane),
                    -1,
                    (3, 3),
                    normalize=False,
                    borderType=cv2.BORDER_CONSTANT,
                )
                for plane in louder
            ]
        )
        return near[np.maximum(loudness - _AS_LOUD, 0), row, column].astype(np.float64)

    def _places(self, spots: _Spots) -> tuple[npt.NDArray[np.int64], ...]:
        loudness = np.round(_PER_DOUBLING * np.log2(np.maximum(spots.contrast, 0.1) / 2))
        rows, columns = spots.groups.center
        return (
            np.clip(loudness, 0, _LOUDNESS - 1).astype(np.int64),
            (rows / _CELL).astype(np.int64),
            (columns / _CELL).astype(np.int64),
        )


def _texture_beside(pixels: Candidates, groups: Groups) -> Values:
    """Measure the texture around groups of pixels without what they are themselves, in L*."""
    side = 2 * TEXTURE_RADIUS + 1
    energy = np.minimum(np.abs(pixels.contrast), _MOST_CONTRAST) ** 2
    own = groups.mean(energy) * groups.sizes * np.minimum(1, side / groups.axes[0])
    return np.asarray(np.sqrt(np.maximum(groups.mean(pixels.texture) - own, 0)) / side)


def _line_score(pixels: Candidates, groups: Groups, longer: int) -> Values:
    """Multiply the cues: contrast over texture, straight, thin, alone, alike on both sides."""
    length = groups.axes[0]
    straight = groups.mean(np.abs(pixels.line))
    side = 2 * LINE_RADIUS + 1
    own = groups.mean(pixels.line**2) * np.minimum(groups.sizes, side * groups.sizes / length)
    parallel = np.sqrt(np.maximum(groups.mean(pixels.lines) - _OWN_LINES * own, 0)) / side
    texture = _texture_beside(pixels, groups)
    contrast = groups.mean(pixels.contrast * np.sign(pixels.line))
    score = np.maximum(contrast, 0) / (texture + _LEAST_TEXTURE)
    score *= straight**_STRAIGHT_WEIGHT
    score *= (parallel + _LEAST_PARALLEL) ** -_PARALLEL_WEIGHT
    score *= (groups.mean(pixels.step) + _LEAST_STEP) ** -_STEP_WEIGHT
    breadth = groups.sizes / length
    score *= (breadth / (longer * _LINE_BREADTH)) ** -_BREADTH_WEIGHT
    score *= np.maximum(breadth / (longer * _WIDEST + 1), 1) ** -2
    return np.where(length < _SHORTEST_LINE, 0, score)


def _company(groups: Groups, score: Values, longer: int) -> Values:
    """Favor what lies on the straight line that a sure piece goes along: the same scratch."""
    length, breadth = groups.axes
    straight = breadth < _MOST_BREADTH + _MOST_TILT * length
    sure = np.flatnonzero(straight & (score >= 1) & (length > _LONG * longer))
    sure = sure[np.argsort(-(score * length)[sure], kind="stable")][:_MOST_SURE]
    rows, columns = groups.center
    favor = np.ones(len(score))
    for one in sure:
        down, across = np.sin(groups.angle[one]), np.cos(groups.angle[one])
        away = np.hypot(rows - rows[one], columns - columns[one])
        beside = np.abs((columns - columns[one]) * down - (rows - rows[one]) * across)
        turned = np.abs(np.sin(groups.angle - groups.angle[one]))
        near = beside < _BESIDE + _MOST_TILT * np.minimum(away, length[one])
        favor[near & (turned < _MOST_TURN) & (away > 0)] = _FAVOR
    return favor


def _apartness(groups: Groups, score: Values) -> Values:
    """Disfavor lines that have parallel ones beside them: bars, planks, strings."""
    loud = np.flatnonzero(score >= _LOUD)
    loud = loud[np.argsort(-score[loud], kind="stable")][:_MOST_LOUD]
    rows, columns = (place[loud] for place in groups.center)
    angle, length = groups.angle[loud], groups.axes[0][loud]
    down, across = rows - rows[:, None], columns - columns[:, None]
    beside = np.abs(across * np.sin(angle)[:, None] - down * np.cos(angle)[:, None])
    along = np.abs(across * np.cos(angle)[:, None] + down * np.sin(angle)[:, None])
    parallel = np.abs(np.sin(angle - angle[:, None])) < _MOST_TURN
    parallel &= (beside > _BESIDE) & (beside < _NEAR) & (along < (length + length[:, None]) / 2)
    apartness = np.ones(len(score))
    apartness[loud] = (1 + parallel.sum(axis=1) / 2) ** -_PARALLEL_WEIGHT
    return apartness


def _bright_and_dark(pixels: Candidates, sign: npt.NDArray[np.float32]) -> list[Candidates]:
    halves = [pixels.only(sign > 0), pixels.only(sign < 0)]
    return [half for half in halves if len(half.pixels)]


def _draw(evidence: Evidence, groups: Groups, score: Values) -> None:
    doublings = np.log2(np.maximum(score, 1e-3))
    values = np.clip(DEFAULT_EVIDENCE + _DOUBLING * doublings, 0, 255).astype(np.uint8)
    flat = evidence.reshape(-1)
    flat[groups.pixels] = np.maximum(flat[groups.pixels], groups.spread(values))
