"""All objects of the shown photo, found at one stroke."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.jobs.job import JobControl
from desktop.workspace.errors import WorkspaceError
from desktop.workspace.mask_drawing import quick_mask
from desktop.workspace.scene import Sight
from engine.color.lab import Lightness
from engine.masks import Mask
from engine.segment.everything import Progress, Segment, everything
from engine.touchup.objects import object_masks

# Longer side in pixels: enough to be seen and clicked, and a hundred of them fit into memory.
_SIDE: Final = 512

# Looking for objects takes about so much of the time of looking and then drawing their masks.
_LOOKING: Final = 0.7
_STEPS: Final = 1000


@dataclass(frozen=True, eq=False)
class FoundObjects:
    """All objects that a segmenter found.

    Attributes:
        segments: the objects and their parts, the largest first.
        masks: of each, at a size that is good for looking and clicking.
    """

    segments: tuple[Segment, ...]
    masks: tuple[Mask, ...]


@dataclass(frozen=True, eq=False)
class SeparateObjects:
    """The same objects, each without those that lie on it.

    Attributes:
        objects: as they were found.
        masks: at guide size, the smallest first; they share no pixel and cannot be changed.
    """

    objects: FoundObjects
    masks: tuple[Mask, ...]


def find_objects(
    sight: Sight, control: JobControl, *, progress: Progress | None = None
) -> FoundObjects:
    """Find all objects of a photo.

    Args:
        sight: of the photo.
        control: of the job.
        progress: is told how many places were asked for; None for the job itself.

    Raises:
        Cancelled: nobody waits any more.
        ModelError: the segmenter failed.
    """
    segments = everything(
        sight.segmenter,
        sight.embedding,
        progress=progress or control.report,
        cancel=control.cancel,
    )
    frame = sight.embedding.frame
    scale = min(1.0, _SIDE / max(frame.height, frame.width))
    shape = max(1, round(frame.height * scale)), max(1, round(frame.width * scale))
    return FoundObjects(segments, _masks(segments, shape))


def separate_objects(
    see: Callable[[], Sight], found: FoundObjects | None, guide: Lightness, control: JobControl
) -> SeparateObjects:
    """Find all objects, if that was not done yet, and say which pixels belong to each.

    Args:
        see: waits until the segmenter has looked at the photo.
        found: the objects, where they are known.
        guide: L* of the photo at guide size.
        control: of the job.

    Raises:
        Cancelled: nobody waits any more.
        WorkspaceError: there are no objects.
        ModelError: the segmenter failed.
    """
    begin = 0.0
    if found is None:
        sight = see()
        control.check()
        begin = _LOOKING
        found = find_objects(sight, control, progress=_part(control, 0, begin))
    masks = tuple(object_masks(found.segments, guide, progress=_part(control, begin, 1)))
    if not masks:
        raise WorkspaceError(
            QCoreApplication.translate(
                "Selection", "No objects were found in this photo; select them one by one."
            )
        )
    for mask in masks:
        # Edits copy what could still be changed, and they are made in the GUI thread.
        mask.flags.writeable = False
    return SeparateObjects(found, masks)


def _part(control: JobControl, begin: float, end: float) -> Progress:
    """Return what tells the progress of a job in which it is only a part."""

    def report(done: int, total: int) -> None:
        control.check()
        control.report(round(_STEPS * (begin + (end - begin) * done / total)), _STEPS)

    return report


def _masks(segments: Sequence[Segment], shape: tuple[int, int]) -> tuple[Mask, ...]:
    return tuple(quick_mask(segment.candidate, *shape) for segment in segments)
