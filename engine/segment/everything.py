"""Finds all objects of a photo: a prompt at every point of a grid, the good answers kept once.

This is 'extract all segments' of CCC++ (Algorithm 1, section III-D), done as the automatic mask
generator of Segment Anything does it (Kirillov et al., Segment Anything, 2023, appendix B), except
that duplicates are found by the overlap of the masks themselves, not of their boxes: a ring and
what stands inside it share a box, but not a pixel.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from engine.cancellation import Cancellation, check_cancelled
from engine.errors import PhotochromError
from engine.segment.frame import Frame
from engine.segment.islands import flip
from engine.segment.prompts import Point, Prompt
from engine.segment.segmenter import Embedding, MaskCandidate, Segmenter

Progress = Callable[[int, int], None]
"""Is told how many points of the grid are done, and of how many."""

_BITS = 64


class EverythingError(PhotochromError):
    """An option of finding everything is out of its range."""


@dataclass(frozen=True)
class EverythingOptions:
    """What counts as an object.

    Attributes:
        points_per_side: points of the grid along the longer side of the photo, 1 to 128.
        least_iou: answers that the segmenter itself trusts less are dropped, 0 to 1; None for what
            suits the segmenter.
        least_stability: answers that depend more on the threshold are dropped, 0 to 1; None for
            what suits the segmenter.
        most_overlap: IoU above which two answers are the same object, 0 to 1.
        containment: share of a part that must lie in a whole to belong to it, above 0.5 to 1.
        least_share: islands and holes below this share of the photo are removed.
        most_share: what covers more of the photo is no object.
        batch: prompts in one run, where the decoder takes several.
    """

    points_per_side: int = 32
    least_iou: float | None = None
    least_stability: float | None = None
    most_overlap: float = 0.7
    containment: float = 0.9
    least_share: float = 0.0005
    most_share: float = 0.95
    batch: int = 32

    def __post_init__(self) -> None:
        """Refuse values that make no sense.

        Raises:
            EverythingError: an option is out of its range.
        """
        if not 1 <= self.points_per_side <= 128:
            raise EverythingError("The number of points per side must be between 1 and 128.")
        if not 1 <= self.batch <= 1024:
            raise EverythingError("The number of prompts in one run must be between 1 and 1024.")
        thresholds = [self.least_share, self.most_share, self.most_overlap]
        thresholds += [own for own in (self.least_iou, self.least_stability) if own is not None]
        if not all(0 <= threshold <= 1 for threshold in thresholds):
            raise EverythingError("The thresholds must be between 0 and 1.")
        # Two masks could each contain the other otherwise.
        if not 0.5 < self.containment <= 1:
            raise EverythingError("The containment must be above 0.5 and at most 1.")


@dataclass(frozen=True, eq=False)
class Segment:
    """An object that was found, or a part of one.

    Attributes:
        candidate: its mask, without islands and holes.
        share: of the photo that it covers, 0 to 1.
        parent: index of the smallest segment that it is a part of, None if it is of none.
    """

    candidate: MaskCandidate
    share: float
    parent: int | None


@dataclass(frozen=True, eq=False)
class _Found:
    """A mask and its cells as bits, 64 to a word, so that overlaps are counted fast."""

    candidate: MaskCandidate
    words: npt.NDArray[np.uint64]
    area: int

    @classmethod
    def of(cls, candidate: MaskCandidate) -> "_Found":
        bits = np.packbits(candidate.logits > 0)
        padded = np.pad(bits, (0, -len(bits) % (_BITS // 8)))
        words = padded.view(np.uint64)
        return cls(candidate, words, int(np.bitwise_count(words).sum()))


@dataclass(frozen=True)
class _Bar:
    """What an answer has to reach."""

    iou: float
    stability: float

    @classmethod
    def of(cls, options: EverythingOptions, segmenter: Segmenter) -> "_Bar":
        iou, stability = options.least_iou, options.least_stability
        return cls(
            segmenter.least_iou if iou is None else iou,
            segmenter.least_stability if stability is None else stability,
        )

    def passes(self, candidate: MaskCandidate) -> bool:
        return candidate.predicted_iou >= self.iou and candidate.stability >= self.stability


def everything(
    segmenter: Segmenter,
    embedding: Embedding,
    options: EverythingOptions | None = None,
    *,
    progress: Progress | None = None,
    cancel: Cancellation | None = None,
) -> tuple[Segment, ...]:
    """Find all objects of a photo and their parts.

    Args:
        segmenter: ready to answer.
        embedding: of the photo.
        options: None for the defaults.
        progress: is told after every run how far the grid is done.
        cancel: ends the work before the next run.

    Returns:
        Segments, the largest first, so that a whole comes before its parts.

    Raises:
        Cancelled: the work was ended.
        ModelError: the device failed.
    """
    options = options or EverythingOptions()
    bar = _Bar.of(options, segmenter)
    prompts = [Prompt((point,)) for point in _grid(embedding.frame, options.points_per_side)]
    step = options.batch if segmenter.batches else 1
    kept: list[_Found] = []
    for start in range(0, len(prompts), step):
        check_cancelled(cancel)
        answers = segmenter.segment_each(embedding, prompts[start : start + step])
        for found in _find(answers, options, bar):
            kept = _with(kept, found, options.most_overlap)
        if progress is not None:
            progress(min(start + step, len(prompts)), len(prompts))
    return _ordered(kept, options.containment)


def _grid(frame: Frame, points_per_side: int) -> list[Point]:
    """Spread points evenly, as densely across as along the photo."""
    spacing = max(frame.height, frame.width) / points_per_side
    down, across = (max(1, round(side / spacing)) for side in (frame.height, frame.width))
    return [
        Point((column + 0.5) * frame.width / across, (row + 0.5) * frame.height / down)
        for row in range(down)
        for column in range(across)
    ]


def _find(
    answers: Iterable[Sequence[MaskCandidate]], options: EverythingOptions, bar: _Bar
) -> Iterator[_Found]:
    for candidates in answers:
        for candidate in candidates:
            if not bar.passes(candidate):
                continue
            cells = candidate.logits.size
            found = _Found.of(_cleaned(candidate, round(options.least_share * cells)))
            if 0 < found.area <= options.most_share * cells:
                yield found


def _cleaned(candidate: MaskCandidate, least: int) -> MaskCandidate:
    """Remove islands and fill holes of fewer than ``least`` cells; the largest island stays."""
    low_res = candidate.low_res.copy()
    rows, columns = candidate.logits.shape
    part = low_res[:rows, :columns]
    flip(part, _small_regions(part <= 0, least, spare_largest=False))
    flip(part, _small_regions(part > 0, least, spare_largest=True))
    return replace(candidate, low_res=low_res)


def _small_regions(
    cells: npt.NDArray[np.bool_], least: int, *, spare_largest: bool
) -> npt.NDArray[np.bool_]:
    _, labels, figures, _ = cv2.connectedComponentsWithStats(cells.astype(np.uint8), connectivity=8)
    areas = figures[:, cv2.CC_STAT_AREA]
    is_small = areas < least
    is_small[0] = False  # everything else
    if spare_largest and len(areas) > 1:
        is_small[1 + int(np.argmax(areas[1:]))] = False
    return np.asarray(is_small[labels])


def _with(kept: list[_Found], found: _Found, most_overlap: float) -> list[_Found]:
    """Take up a mask, unless it was found better before; drop what it is a better answer for."""
    rivals = _rivals(found, kept, most_overlap)
    if any(rival.candidate.predicted_iou >= found.candidate.predicted_iou for rival in rivals):
        return kept
    return [other for other in kept if not any(other is rival for rival in rivals)] + [found]


def _rivals(found: _Found, kept: list[_Found], most_overlap: float) -> list[_Found]:
    """Return the masks that are too much like another one."""
    # The IoU cannot exceed the ratio of the areas: most comparisons end here.
    alike = [
        other
        for other in kept
        if min(other.area, found.area) > most_overlap * max(other.area, found.area)
    ]
    if not alike:
        return []
    shared = _shared(found, alike)
    return [
        other
        for other, common in zip(alike, shared, strict=True)
        if common > most_overlap * (other.area + found.area - common)
    ]


def _shared(found: _Found, others: list[_Found]) -> npt.NDArray[np.int64]:
    """Count the cells that a mask shares with each of others."""
    common = np.stack([other.words for other in others]) & found.words
    return np.asarray(np.bitwise_count(common).sum(axis=1, dtype=np.int64))


def _ordered(kept: list[_Found], containment: float) -> tuple[Segment, ...]:
    ordered = sorted(kept, key=lambda found: -found.area)
    return tuple(
        Segment(
            found.candidate,
            found.area / found.candidate.logits.size,
            _parent(found, ordered[:index], containment),
        )
        for index, found in enumerate(ordered)
    )


def _parent(found: _Found, larger: list[_Found], containment: float) -> int | None:
    """Return the index of the smallest mask that holds another one."""
    if not larger:
        return None
    (holders,) = np.nonzero(_shared(found, larger) >= containment * found.area)
    return int(holders[-1]) if len(holders) else None
