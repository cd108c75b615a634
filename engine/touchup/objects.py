"""Turns all segments of a photo into masks of its objects, at the size where colors live."""

from collections.abc import Iterator, Sequence

import numpy as np

from engine.color.lab import Lightness
from engine.masks import Mask
from engine.segment.everything import Progress, Segment
from engine.segment.refine import full_mask


def object_masks(
    segments: Sequence[Segment], lightness: Lightness, *, progress: Progress | None = None
) -> Iterator[Mask]:
    """Make masks that share no pixel: each belongs to the smallest segment that holds it.

    Otherwise harmonizing a person would give the face the color of the coat, before the face is
    looked at by itself.

    Args:
        segments: of the whole photo, the largest first.
        lightness: L* of the photo at guide size, shape (rows, columns).
        progress: is told how many segments are done, and of how many.

    Yields:
        Masks of shape (rows, columns), the smallest segment first; one of which parts leave nothing
        is left out.
    """
    taken = np.zeros(lightness.shape, np.uint8)
    for done, segment in enumerate(reversed(segments), 1):
        mask = full_mask(segment.candidate, lightness)
        own = np.minimum(mask, np.iinfo(np.uint8).max - taken)
        np.maximum(taken, mask, out=taken)
        if progress is not None:
            progress(done, len(segments))
        if own.any():
            yield own
