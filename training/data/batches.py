"""Batches that depend on the recipe and the step alone, so that a resumed run repeats nothing."""

import signal
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TypeVar

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from engine.color.classes import ClassIndex
from engine.color.lab import Chroma, Lightness
from training.data.augment import random_crop, split_and_age
from training.data.photos import Photos
from training.data.resize import STRIDE, to_cells
from training.losses.recipe import Target
from training.recipe import Recipe
from training.run_recipe import RunRecipe
from training.share import WHOLE, Share

# Batches that each worker makes ahead.
_AHEAD = 3

Batch = TypeVar("Batch")


class Batches(Dataset[Batch], ABC):
    """The batches of a run; number k depends on nothing but k and the recipe.

    Attributes:
        recipe: how many photos are a batch, how many batches a step, and how large photos are.
        share: which part of every batch to make.
    """

    recipe: RunRecipe
    share: Share = WHOLE

    def __len__(self) -> int:
        """Return how many there are in the run: often the steps, else some for each step."""
        return self.recipe.optimizer.steps * self.recipe.optimizer.accumulate

    def __getitem__(self, number: int) -> Batch:
        """Make a batch, or the share of it."""
        optimizer = self.recipe.optimizer
        step = number // optimizer.accumulate
        photos = range(number * optimizer.batch, (number + 1) * optimizer.batch)
        size = self.recipe.photos.size_at(step / optimizer.steps)
        return self.show(self.share.of(photos), size)

    @abstractmethod
    def show(self, numbers: range, size: int) -> Batch:
        """Make a batch of some photos.

        Args:
            numbers: of the photos in the order in which the run shows them, counted from 0.
            size: of the photos in pixels.
        """


class TrainingBatches(Batches[tuple[Tensor, Tensor]]):
    """Batch number k of a run: lightness (n, 1, s, s) in [0, 1] and what is true of its cells.

    True are, as the recipe's loss wants them, the color classes, int64, (n, rows, columns), or
    a*b*, float32, (n, rows, columns, 2). The photos of an epoch come in random order, each once;
    batches go on across epochs.
    """

    recipe: Recipe

    def __init__(self, photos: Photos, recipe: Recipe, *, stride: int = STRIDE) -> None:
        """Choose what to show.

        Args:
            photos: the training photos.
            recipe: how to show them.
            stride: pixels per side of a cell.
        """
        self.photos = photos
        self.recipe = recipe
        self._stride = stride
        self._epoch = -1
        self._order = np.zeros(0, np.int64)

    def show(self, numbers: range, size: int) -> tuple[Tensor, Tensor]:
        """Make a batch of some photos; see ``Batches``."""
        pairs = [self._sample(number, size) for number in numbers]
        lightness = torch.from_numpy(np.stack([pair[0] for pair in pairs]))[:, None]
        truth = torch.from_numpy(np.stack([pair[1] for pair in pairs]))
        return lightness, truth

    def position(self, number: int) -> int:
        """Return which photo is shown as number ``number`` of the run, counted from 0."""
        epoch, place = divmod(number, len(self.photos))
        if epoch != self._epoch:
            random = np.random.default_rng((self.recipe.seed, epoch, len(self.photos)))
            self._epoch, self._order = epoch, random.permutation(len(self.photos))
        return int(self._order[place])

    def _sample(self, number: int, size: int) -> tuple[Lightness, ClassIndex | Chroma]:
        photo = self.photos[self.position(number)]
        random = np.random.default_rng((self.recipe.seed, number))
        square = random_crop(photo, size, self.recipe.photos.smallest_crop, random)
        lightness, chroma = split_and_age(square, self.recipe.photos.ageing, random)
        return lightness / np.float32(100), self._truth(to_cells(chroma, self._stride))

    def _truth(self, cells: Chroma) -> ClassIndex | Chroma:
        is_class = self.recipe.target is Target.CLASSES
        return self.recipe.palette.encode(cells) if is_class else cells


def training_batches(
    photos: Photos,
    recipe: Recipe,
    *,
    first_step: int,
    workers: int,
    share: Share = WHOLE,
    stride: int = STRIDE,
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield the batches of a run from a step to its end.

    Args:
        photos: what to show.
        recipe: how to show it.
        first_step: number of the first batch, counted from 0.
        workers: processes that make batches ahead; 0 makes them when they are asked for.
        share: which part of every batch to make.
        stride: pixels per side of a cell.

    Returns:
        Lightness and truth as ``TrainingBatches`` has them.
    """
    batches = TrainingBatches(photos, recipe, stride=stride)
    return load_batches(batches, first_step=first_step, workers=workers, share=share)


def load_batches(
    batches: Batches[Batch], *, first_step: int, workers: int, share: Share = WHOLE
) -> Iterator[Batch]:
    """Yield batches in order, from a step on.

    Args:
        batches: all batches of a run.
        first_step: step of the first batch, counted from 0.
        workers: processes that make batches ahead; 0 makes them when they are asked for.
        share: which part of every batch to make.
    """
    batches.share = share
    loader: DataLoader[Batch] = DataLoader(
        batches,
        batch_size=None,
        sampler=range(first_step * batches.recipe.optimizer.accumulate, len(batches)),
        num_workers=workers,
        worker_init_fn=_start_worker,
        prefetch_factor=_AHEAD if workers else None,
    )
    yield from loader


def _start_worker(_worker: int) -> None:
    # A stop reaches all processes of a terminal or a service; only the one that trains shall act
    # on it, and that one tells its workers when it is done.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    torch.set_num_threads(1)
    cv2.setNumThreads(0)
