"""From the coarse grid of a segmenter to every pixel of a photo, along the edges of its lightness.

Around every pixel near the boundary, the lightness inside and the lightness outside are each
described by a mean and a common variance (local region-based contours: Lankton and Tannenbaum,
Localizing Region-Based Active Contours, 2008; the two-phase energy of Chan and Vese, Active
Contours Without Edges, 2001). The log-odds of both Gaussians, bounded, are added to log-odds that
grow with the distance from the segmenter's boundary, and the description is updated a few times.
Where the lightness shows an edge, the mask ends there; where it does not, the segmenter's boundary
stays. The odds are linear in L*, so that their coefficients can be found on a small picture and
applied to the full one (as in He and Sun, Fast Guided Filter, 2015).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from engine.color.lab import Lightness
from engine.color.upsample import guide_shape, resize_lightness
from engine.masks import Mask
from engine.resample import cubic_matrix
from engine.segment.segmenter import MaskCandidate
from engine.taps import Taps, resample

Plane = npt.NDArray[np.float32]
"""A number for every pixel: float32, shape (rows, columns)."""

_INSIDE = 255

# Log-odds a cell away from the segmenter's boundary, the most that they reach, and the most that
# the lightness adds: together they let a boundary move by 1.6 cells at most.
_ODDS_PER_CELL = np.float32(2.5)
_MOST_ODDS = np.float32(8)
_MOST_EVIDENCE = np.float32(4)
# In cells: how far around a pixel inside and outside are described.
_RADIUS = 3.0
# In (L*/100)^2: grain that the variance never falls below, 2 L*.
_LEAST_VARIANCE = np.float32(4e-4)
# A window with less than this share on one side knows too little about that side.
_LEAST_SHARE = np.float32(0.01)
_ROUNDS = 8
# Log-odds that neighbors add if all of them are on one side, so that grain makes no islands.
_VOTE = np.float32(4)
# In pixels of the small picture: takes the stairs out of the distance, the grain out of the odds.
_DISTANCE_BLUR = 1.5
_VOTE_BLUR = 2.0
# In pixels of the result: how wide the soft edge is.
_EDGE_WIDTH = np.float32(2)

_TILE = 512
_HALO = 4  # of the blur and the gradient
_HALF, _TINY, _PERCENT = np.float32(0.5), np.float32(1e-6), np.float32(0.01)


@dataclass(frozen=True)
class _Tile:
    """A part of the result."""

    rows: slice
    columns: slice


@dataclass(frozen=True, eq=False)
class _Odds:
    """Log-odds of being inside as ``prior + clip(slope * L*/100 + offset)``, at the guide size.

    Attributes:
        planes: prior, slope and offset, shape (rows, columns, 3).
        shape: rows and columns of the result.
    """

    planes: npt.NDArray[np.float32]
    shape: tuple[int, int]

    @property
    def scale(self) -> float:
        """Pixels of the result along one side of a pixel of the guide."""
        return float((self.shape[0] * self.shape[1] / self.planes[..., 0].size) ** 0.5)

    def at(self, tile: _Tile) -> npt.NDArray[np.float32]:
        """Interpolate the three planes for a part of the result."""
        return resample(self.planes, *self._taps(tile))

    def settled(self, tile: _Tile) -> int | None:
        """Return the coverage of a part that no lightness can change, None where it can."""
        down, across = self._taps(tile)
        prior = self.planes[down.span, across.span, 0]
        if prior.min() > _MOST_EVIDENCE:
            return _INSIDE
        return 0 if prior.max() < -_MOST_EVIDENCE else None

    def _taps(self, tile: _Tile) -> tuple[Taps, Taps]:
        return (
            Taps.between(tile.rows, self.shape[0], self.planes.shape[0]),
            Taps.between(tile.columns, self.shape[1], self.planes.shape[1]),
        )


def full_mask(
    candidate: MaskCandidate,
    lightness: Lightness,
    rows: int | None = None,
    columns: int | None = None,
) -> Mask:
    """Bring a mask to full size with clean edges.

    Beside the result and, where another size is asked for, the scaled lightness, memory is
    bounded, whatever the size of the photo.

    Args:
        candidate: an answer of the segmenter for this photo.
        lightness: L* of the photo at any size.
        rows: of the mask, None for those of ``lightness``.
        columns: of the mask, None for those of ``lightness``.

    Returns:
        Coverage, shape (rows, columns), about two pixels soft at the edges.
    """
    shape = (rows or lightness.shape[0], columns or lightness.shape[1])
    lightness = resize_lightness(lightness, *shape)
    odds = _find_odds(candidate, lightness)
    mask = np.empty(shape, np.uint8)
    for tile in _tiles(shape):
        settled = odds.settled(tile)
        part = _render(odds, lightness, tile) if settled is None else settled
        mask[tile.rows, tile.columns] = part
    return mask


def _find_odds(candidate: MaskCandidate, lightness: Lightness) -> _Odds:
    rows, columns = guide_shape(*lightness.shape)
    guide = np.asarray(resize_lightness(lightness, rows, columns) * _PERCENT)
    cells, logits = candidate.cells, candidate.logits
    down = cubic_matrix(rows, cells[0], logits.shape[0])
    across = cubic_matrix(columns, cells[1], logits.shape[1])
    pixels_per_cell = (rows / cells[0] * columns / cells[1]) ** 0.5
    smooth = np.asarray(down @ logits @ across.T, np.float32)
    distance = _signed_distance(smooth) / np.float32(pixels_per_cell)
    prior = np.clip(distance * _ODDS_PER_CELL, -_MOST_ODDS, _MOST_ODDS)
    radius = max(1, round(_RADIUS * pixels_per_cell))
    return _Odds(np.stack(_evidence(prior, guide, radius), axis=-1), lightness.shape)


def _evidence(prior: Plane, guide: Plane, radius: int) -> tuple[Plane, Plane, Plane]:
    """Return the prior with the votes of neighbors, and the slope and offset of the evidence."""
    window = (2 * radius + 1, 2 * radius + 1)
    mean, square = cv2.blur(guide, window), cv2.blur(guide * guide, window)
    odds = prior
    for _ in range(_ROUNDS):
        inside = 1 / (1 + np.exp(-odds))
        share = cv2.blur(inside, window)
        lit = cv2.blur(inside * guide, window)
        within = lit / (share + _TINY)
        without = (mean - lit) / (1 - share + _TINY)
        variance = square - share * within**2 - (1 - share) * without**2
        slope = (within - without) / (np.maximum(variance, 0) + _LEAST_VARIANCE)
        slope[(share < _LEAST_SHARE) | (share > 1 - _LEAST_SHARE)] = 0
        offset = -slope * (within + without) * _HALF
        evidence = np.clip(slope * guide + offset, -_MOST_EVIDENCE, _MOST_EVIDENCE)
        vote = _VOTE * (2 * cv2.GaussianBlur(inside, (0, 0), _VOTE_BLUR) - 1)
        odds = prior + vote + evidence
    return prior + vote, slope, offset


def _render(odds: _Odds, lightness: Lightness, tile: _Tile) -> npt.NDArray[np.uint8]:
    """Render a part of the mask, with a margin around it for the blur and the gradient."""
    top, left = max(0, tile.rows.start - _HALO), max(0, tile.columns.start - _HALO)
    wide = _Tile(
        slice(top, min(odds.shape[0], tile.rows.stop + _HALO)),
        slice(left, min(odds.shape[1], tile.columns.stop + _HALO)),
    )
    planes = odds.at(wide)
    # The finer the scan, the more grain would show at the edge.
    blur = min(1.0, odds.scale / 2)
    level = cv2.GaussianBlur(lightness[wide.rows, wide.columns] * _PERCENT, (0, 0), blur)
    seen = planes[..., 1] * level + planes[..., 2]
    covered = _coverage(planes[..., 0] + np.clip(seen, -_MOST_EVIDENCE, _MOST_EVIDENCE))
    return covered[
        tile.rows.start - top : tile.rows.stop - top,
        tile.columns.start - left : tile.columns.stop - left,
    ]


def _coverage(odds: Plane) -> npt.NDArray[np.uint8]:
    """Turn log-odds into an edge of even width: odds over their gradient are a distance."""
    across = cv2.Sobel(odds, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(odds, cv2.CV_32F, 0, 1, scale=1 / 8)
    distance = odds / (cv2.magnitude(across, down) + _TINY)
    covered = np.clip(distance / _EDGE_WIDTH + _HALF, 0, 1)
    return np.asarray(covered * np.float32(_INSIDE) + _HALF).astype(np.uint8)


def _signed_distance(logits: Plane) -> Plane:
    """Return the distance from the boundary in pixels, positive inside."""
    inside = (logits > 0).astype(np.uint8)
    if inside.all() or not inside.any():
        # Farther than two pixels of the picture can be apart: there is no boundary.
        far = sum(logits.shape) * (1 if inside.any() else -1)
        return np.full(logits.shape, far, np.float32)
    within = cv2.distanceTransform(inside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    without = cv2.distanceTransform(1 - inside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    # Counted from pixel to pixel: the boundary runs half a pixel before the first one inside.
    distance = np.where(inside > 0, within - _HALF, _HALF - without)
    return np.asarray(cv2.GaussianBlur(distance, (0, 0), _DISTANCE_BLUR))


def _tiles(shape: tuple[int, int]) -> Iterator[_Tile]:
    for top in range(0, shape[0], _TILE):
        for left in range(0, shape[1], _TILE):
            yield _Tile(
                slice(top, min(top + _TILE, shape[0])), slice(left, min(left + _TILE, shape[1]))
            )
