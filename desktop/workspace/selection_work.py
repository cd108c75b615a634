"""What a selection does in jobs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.jobs.job import JobControl
from desktop.workspace.mask_drawing import brushed, quick_mask
from desktop.workspace.objects import FoundObjects, find_objects
from desktop.workspace.pointing import (
    Chosen,
    SelectionMode,
    painted,
    picked,
    pointed,
    refined,
    with_candidate,
)
from desktop.workspace.scene import Scene, Sight
from engine.color.upsample import guide_shape
from engine.document.document import Document
from engine.masks import Mask
from engine.restore.straighten import reframe
from engine.segment.islands import find_object
from engine.segment.prompts import Prompt
from engine.segment.segmenter import MaskCandidate
from engine.touchup.alternatives import SuggestedColor, suggest_colors

# Seconds that drawing a mask takes at most: until then the processors belong to it.
_ROUGH_FIRST: Final = 0.06

See = Callable[[], Sight]
"""Waits until the segmenter has looked at the photo, if it did not yet."""


@dataclass(frozen=True, eq=False)
class Lit:
    """What lies under the pointer.

    Attributes:
        scene: the photo.
        mask: the object, at guide size with rough edges; None where there is none.
    """

    scene: Scene
    mask: Mask | None


def light(scene: Scene, see: See, prompt: Prompt, control: JobControl) -> Lit:
    """Find the object under the pointer."""
    sight = see()
    control.check()
    best, *_ = find_object(sight.segmenter, sight.embedding, prompt)
    control.check()
    return Lit(scene, quick_mask(best, *scene.shape) if (best.logits > 0).any() else None)


def point(
    scene: Scene,
    see: See,
    before: Chosen,
    prompt: Prompt,
    mode: SelectionMode,
    control: JobControl,
) -> Chosen:
    """Find the object that a click or a box means."""
    sight = see()
    control.check()
    return pointed(sight, scene.shape, before, prompt, mode)


def refine(scene: Scene, chosen: Chosen, control: JobControl) -> Chosen:
    """Give a selection its fine edges, when the rough ones have had the time to be drawn."""
    control.cancel.wait(_ROUGH_FIRST)
    control.check()
    return refined(chosen, scene.guide)


def step(scene: Scene, chosen: Chosen, by: int, _control: JobControl) -> Chosen:
    """Let another candidate count."""
    return with_candidate(chosen, scene.shape, chosen.index + by)


def pick(
    scene: Scene,
    before: Chosen,
    candidate: MaskCandidate,
    mode: SelectionMode,
    _control: JobControl,
) -> Chosen:
    """Select an object that is known already."""
    return picked(before, scene.shape, candidate, mode)


@dataclass(frozen=True)
class Stroke:
    """A movement of the brush.

    Attributes:
        places: x and y along the way, in pixels of the mask.
        radius: of the brush, in pixels of the mask.
        add: whether it paints; otherwise it wipes.
    """

    places: tuple[tuple[float, float], ...]
    radius: float
    add: bool


def paint(scene: Scene, before: Chosen, stroke: Stroke, _control: JobControl) -> Chosen:
    """Paint a stroke into a selection."""
    return painted(brushed(before.mask, scene.shape, stroke.places, stroke.radius, add=stroke.add))


def suggest(
    document: Document, mask: Mask, count: int, _control: JobControl
) -> tuple[SuggestedColor, ...]:
    """List likely colors of an object, where the model saw it."""
    prediction = document.distribution
    if prediction is None:
        return ()
    before, after = document.frame, document.prediction_frame
    if before != after:
        photo = document.photo.height, document.photo.width
        mask = reframe(mask, before, after, photo, guide_shape(*after.size(*photo)), outside=0)
    return suggest_colors(prediction, mask, count)


def search(see: See, control: JobControl) -> FoundObjects:
    """Find all objects."""
    sight = see()
    control.check()
    return find_objects(sight, control)
