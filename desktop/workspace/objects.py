"""All objects of the shown photo, found at one stroke."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.jobs.job import JobControl
from desktop.workspace.mask_drawing import quick_mask
from desktop.workspace.scene import Sight
from engine.masks import Mask
from engine.segment.everything import Segment, everything

# Longer side in pixels: enough to be seen and clicked, and a hundred of them fit into memory.
_SIDE: Final = 512


@dataclass(frozen=True, eq=False)
class FoundObjects:
    """All objects that a segmenter found.

    Attributes:
        segments: the objects and their parts, the largest first.
        masks: of each, at a size that is good for looking and clicking.
    """

    segments: tuple[Segment, ...]
    masks: tuple[Mask, ...]


def find_objects(sight: Sight, control: JobControl) -> FoundObjects:
    """Find all objects of a photo.

    Args:
        sight: of the photo.
        control: of the job; the places that are asked for are its steps.

    Raises:
        Cancelled: nobody waits any more.
        ModelError: the segmenter failed.
    """
    segments = everything(
        sight.segmenter, sight.embedding, progress=control.report, cancel=control.cancel
    )
    frame = sight.embedding.frame
    scale = min(1.0, _SIDE / max(frame.height, frame.width))
    shape = max(1, round(frame.height * scale)), max(1, round(frame.width * scale))
    return FoundObjects(segments, _masks(segments, shape))


def _masks(segments: Sequence[Segment], shape: tuple[int, int]) -> tuple[Mask, ...]:
    return tuple(quick_mask(segment.candidate, *shape) for segment in segments)
