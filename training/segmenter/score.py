"""How well a segmenter finds objects of photos it was not trained on, click by click."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import fmean
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from training.devices import inference_autocast
from training.segmenter.clicks import Truth, box_around, first_click, iou, next_click
from training.segmenter.dialog import Dialog
from training.segmenter.frame import Frame, whole_frame
from training.segmenter.network import SegmenterNetwork
from training.segmenter.objects import objects_in, truth_of
from training.segmenter.prepared import PreparedMasks

GOOD = 0.85
"""Intersection over union at which a user is thought to stop clicking."""

MOST_CLICKS = 20
"""Clicks after which a user is thought to give up, as is usual in reports."""

OBJECTS = 4
"""Most objects of a photo that a report counts: some have dozens, and all must not take long."""

REPORTED_CLICKS = (1, 2, 3, 5)
"""After how many clicks masks are scored."""

EVERYTHING = "all objects"
"""Label of the mean over all objects."""

SOURCES = "all sources"
"""Label of the mean over the sources, each counting alike."""


@dataclass(frozen=True)
class ObjectScores:
    """How well one object was found.

    Attributes:
        source: of its photo.
        ious: intersection over union after each click; may end once it was good.
        box: the same after a box alone.
        clicks_needed: clicks until it was good, or all that were allowed.
    """

    source: str
    ious: tuple[float, ...]
    box: float
    clicks_needed: int


@dataclass(frozen=True)
class SegmenterScores:
    """Means over objects.

    Attributes:
        source: of the photos, or which mean it is.
        objects: how many.
        iou_1: intersection over union after 1 click, 0 to 1.
        iou_2: after 2 clicks.
        iou_3: after 3 clicks.
        iou_5: after 5 clicks.
        iou_box: after a box alone.
        noc_85: clicks needed for 0.85, counting objects that never got there with all allowed.
    """

    heading: ClassVar[str] = "source"

    source: str
    objects: float
    iou_1: float
    iou_2: float
    iou_3: float
    iou_5: float
    iou_box: float
    noc_85: float

    @property
    def label(self) -> str:
        """What is scored."""
        return self.source

    def figures(self) -> dict[str, float]:
        """Return everything but the source by name, as model files keep it."""
        return {name: getattr(self, name) for name in SCORE_NAMES[1:]}


SCORE_NAMES = tuple(entry.name for entry in fields(SegmenterScores))
"""The names of the scores in order, the source first."""


def score_objects(
    network: SegmenterNetwork,
    photos: PreparedMasks,
    size: int,
    *,
    clicks: int = MOST_CLICKS,
    objects: int | None = None,
    seen: Callable[[], object] | None = None,
) -> list[ObjectScores]:
    """Click at the objects of photos until they are good.

    Args:
        network: on any device.
        photos: usually the validation split.
        size: side of the frame in pixels.
        clicks: most clicks at an object, at least 5.
        objects: most objects of a photo, evenly chosen; None for all.
        seen: called after every photo.
    """
    network.eval()
    scores = []
    for entry, photo in zip(photos.entries, photos, strict=True):
        frame = whole_frame(photo, size)
        truths = true_objects(frame, objects)
        if truths:
            embedding = embed(network, frame)
            click_ious = _click(network, embedding, truths, clicks)
            box_ious = _box(network, embedding, truths)
            scores += [
                ObjectScores(entry.source, ious, box, _needed(ious, clicks))
                for ious, box in zip(click_ious, box_ious, strict=True)
            ]
        if seen:
            seen()
    return scores


def summarize(scores: Iterable[ObjectScores]) -> list[SegmenterScores]:
    """Average over the objects of every source, over all objects, and over the sources.

    Args:
        scores: at least one object.

    Returns:
        Sources in alphabetical order, then the two means over everything.
    """
    by_source: dict[str, list[ObjectScores]] = {}
    for score in scores:
        by_source.setdefault(score.source, []).append(score)
    rows = [_mean(source, by_source[source]) for source in sorted(by_source)]
    every = _mean(EVERYTHING, [score for group in by_source.values() for score in group])
    figures = {name: fmean(row.figures()[name] for row in rows) for name in SCORE_NAMES[2:]}
    return [*rows, every, SegmenterScores(source=SOURCES, objects=every.objects, **figures)]


def embed(network: SegmenterNetwork, frame: Frame) -> Tensor:
    """Embed one photo: shape (1, 256, rows, columns), float32."""
    device = next(network.parameters()).device
    gray = torch.from_numpy(frame.gray)[None, None].to(device)
    with torch.inference_mode(), inference_autocast(device):
        return network.embed(gray).float()


def ask(
    network: SegmenterNetwork, embedding: Tensor, dialog: Dialog
) -> tuple[Tensor, npt.NDArray[np.bool_]]:
    """Answer what was said about some objects.

    Returns:
        The logits of the chosen masks, shape (k, side, side), and the masks at the size of the
        frame, shape (k, size, size).
    """
    with torch.inference_mode(), inference_autocast(embedding.device):
        answer = network(embedding, dialog.prompts(embedding.device))
        chosen = dialog.choose(answer).float()
        size = embedding.shape[-1] * network.stride
        enlarged = functional.interpolate(chosen[:, None], (size, size), mode="bilinear")
    return chosen, (enlarged[:, 0] > 0).cpu().numpy()


def true_objects(frame: Frame, most: int | None) -> list[Truth]:
    """Cut the objects of a frame out, or at most so many of them, evenly chosen."""
    labels = objects_in(frame.labels)
    if most is not None and len(labels) > most:
        labels = [labels[round(place)] for place in np.linspace(0, len(labels) - 1, most)]
    return [truth_of(frame.labels, label) for label in labels]


def _click(
    network: SegmenterNetwork, embedding: Tensor, truths: Sequence[Truth], most: int
) -> list[tuple[float, ...]]:
    ious: list[list[float]] = [[] for _ in truths]
    dialog = Dialog.by_clicks([first_click(truth) for truth in truths])
    active = list(range(len(truths)))
    for count in range(1, most + 1):
        chosen, masks = ask(network, embedding, dialog)
        for place, mask in zip(active, masks, strict=True):
            ious[place].append(iou(truths[place], mask))
        going_on = [
            position
            for position, place in enumerate(active)
            if count < max(REPORTED_CLICKS) or max(ious[place]) < GOOD
        ]
        if not going_on or count == most:
            break
        clicks = [
            next_click(truths[place], mask) for place, mask in zip(active, masks, strict=True)
        ]
        dialog = dialog.corrected(clicks, chosen).only(going_on)
        active = [active[position] for position in going_on]
    return [tuple(values) for values in ious]


def _box(network: SegmenterNetwork, embedding: Tensor, truths: Sequence[Truth]) -> list[float]:
    dialog = Dialog.by_boxes([box_around(truth) for truth in truths])
    _, masks = ask(network, embedding, dialog)
    return [iou(truth, mask) for truth, mask in zip(truths, masks, strict=True)]


def _needed(ious: Sequence[float], most: int) -> int:
    return next((count for count, value in enumerate(ious, start=1) if value >= GOOD), most)


def _mean(label: str, scores: Sequence[ObjectScores]) -> SegmenterScores:
    after = {f"iou_{n}": fmean(score.ious[n - 1] for score in scores) for n in REPORTED_CLICKS}
    return SegmenterScores(
        source=label,
        objects=float(len(scores)),
        **after,
        iou_box=fmean(score.box for score in scores),
        noc_85=fmean(score.clicks_needed for score in scores),
    )
