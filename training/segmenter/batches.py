"""Batches that depend on the recipe and the step alone, so that a resumed run repeats nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np
import torch
from torch import Tensor

from training.data.batches import Batches, load_batches
from training.segmenter.clicks import Truth, box_around, first_click
from training.segmenter.frame import Frame, random_frame
from training.segmenter.objects import objects_in, shrink, truth_of
from training.segmenter.prepared import PreparedMasks
from training.segmenter.recipe import SegmenterRecipe
from training.share import WHOLE, Share


@dataclass(frozen=True)
class MaskBatch:
    """Some photos, a few objects in each, and how a user first asks for them.

    Attributes:
        gray: what the network sees, float32 in [0, 1], shape (n, 1, size, size).
        truth: true masks, uint8 (1 inside, 0 outside, 255 not judged), (n, k, side, side).
        clicks: a place inside every object in pixels of the frame, x before y, (n, k, 2).
        boxes: a box around every object: left, top, right, bottom, (n, k, 4).
        starts_with_box: which photos are asked by boxes instead of clicks, bool, (n,).
        rounds: how many times a photo is asked, int64, (n,).
    """

    gray: Tensor
    truth: Tensor
    clicks: Tensor
    boxes: Tensor
    starts_with_box: Tensor
    rounds: Tensor

    def __len__(self) -> int:
        return len(self.gray)


@dataclass(frozen=True)
class _Sample:
    frame: Frame
    truth: list[Truth]
    clicks: list[tuple[float, float]]
    boxes: list[tuple[float, float, float, float]]
    starts_with_box: bool
    rounds: int


class MaskBatches(Batches[MaskBatch]):
    """Batch number k of a run."""

    recipe: SegmenterRecipe

    def __init__(self, photos: PreparedMasks, recipe: SegmenterRecipe) -> None:
        self.photos = photos
        self.recipe = recipe
        sources = [entry.source for entry in photos.entries]
        counts = {source: sources.count(source) for source in set(sources)}
        weights = np.array([counts[source] ** -recipe.photos.evenness for source in sources])
        self._summed = np.cumsum(weights / weights.sum())

    def show(self, numbers: range, size: int) -> MaskBatch:
        """Make a batch of some photos; see ``Batches``."""
        samples = [self._sample(number, size) for number in numbers]
        return MaskBatch(
            gray=torch.from_numpy(np.stack([sample.frame.gray for sample in samples]))[:, None],
            truth=torch.from_numpy(np.stack([sample.truth for sample in samples])),
            clicks=torch.tensor([sample.clicks for sample in samples], dtype=torch.float32),
            boxes=torch.tensor([sample.boxes for sample in samples], dtype=torch.float32),
            starts_with_box=torch.tensor([sample.starts_with_box for sample in samples]),
            rounds=torch.tensor([sample.rounds for sample in samples]),
        )

    def position(self, number: int) -> int:
        """Return which photo is shown as number ``number`` of the run, counted from 0."""
        return self._draw(self._random(number))

    def _random(self, number: int) -> np.random.Generator:
        return np.random.default_rng((self.recipe.seed, number))

    def _draw(self, random: np.random.Generator) -> int:
        place = int(np.searchsorted(self._summed, random.random(), side="right"))
        return min(place, len(self.photos) - 1)

    def _sample(self, number: int, size: int) -> _Sample:
        random, prompts = self._random(number), self.recipe.prompts
        position = self._draw(random)
        frame = random_frame(self.photos[position], size, self.recipe.photos, random)
        starts_with_box = bool(random.random() < prompts.boxes)
        # A box around what lies around things would say nothing.
        salient = self.photos.entries[position].salient and not starts_with_box
        truths = self._objects(frame, random, salient=salient)
        clicks = [first_click(truth, random) for truth in truths]
        shares = np.array(prompts.rounds) / sum(prompts.rounds)
        side = self.recipe.mask_side(size)
        return _Sample(
            frame=frame,
            truth=[shrink(truth, side) for truth in truths],
            clicks=[(click.x, click.y) for click in clicks],
            boxes=[box_around(truth, prompts.box_jitter, random) for truth in truths],
            starts_with_box=starts_with_box,
            rounds=1 + int(random.choice(len(shares), p=shares)),
        )

    def _objects(self, frame: Frame, random: np.random.Generator, *, salient: bool) -> list[Truth]:
        prompts = self.recipe.prompts
        labels = random.permutation(objects_in(frame.labels)).tolist()
        # Where a photo has too few objects, some are asked for again, by other prompts.
        asked = list(islice(cycle(labels), prompts.per_photo))
        if salient and (frame.labels == 0).any() and random.random() < prompts.backgrounds:
            asked[-1] = 0
        return [truth_of(frame.labels, label) for label in asked]


def mask_batches(
    photos: PreparedMasks,
    recipe: SegmenterRecipe,
    *,
    first_step: int,
    workers: int,
    share: Share = WHOLE,
) -> Iterator[MaskBatch]:
    """Yield the batches of a run from a step to its end.

    Args:
        photos: what to show.
        recipe: how to show it, and what to ask.
        first_step: number of the first batch, counted from 0.
        workers: processes that make batches ahead; 0 makes them when they are asked for.
        share: which part of every batch to make.
    """
    batches = MaskBatches(photos, recipe)
    return load_batches(batches, first_step=first_step, workers=workers, share=share)
