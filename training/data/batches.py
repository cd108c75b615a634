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
from engine.color.lab import Lightness
from training.data.augment import random_crop, split_and_age
from training.data.prepared import PreparedPhotos
from training.data.resize import to_cells
from training.recipe import Recipe

# Batches that each worker makes ahead.
_AHEAD = 3

Batch = TypeVar("Batch")


class Batches(Dataset[Batch], ABC):
    """The batches of a run; number k depends on nothing but k."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many there are: the steps of the run."""


class TrainingBatches(Batches[tuple[Tensor, Tensor]]):
    """Batch number k of a run: lightness (n, 1, s, s) in [0, 1] and true classes (n, s/4, s/4).

    The photos of an epoch come in random order, each once; batches go on across epochs.
    """

    def __init__(self, photos: PreparedPhotos, recipe: Recipe) -> None:
        self.photos = photos
        self.recipe = recipe
        self._epoch = -1
        self._order = np.zeros(0, np.int64)

    def __len__(self) -> int:
        return self.recipe.optimizer.steps

    def __getitem__(self, step: int) -> tuple[Tensor, Tensor]:
        recipe = self.recipe
        size = recipe.photos.size_at(step / recipe.optimizer.steps)
        first = step * recipe.optimizer.batch
        pairs = [self._sample(first + place, size) for place in range(recipe.optimizer.batch)]
        lightness = torch.from_numpy(np.stack([pair[0] for pair in pairs]))[:, None]
        classes = torch.from_numpy(np.stack([pair[1] for pair in pairs]))
        return lightness, classes

    def position(self, number: int) -> int:
        """Return which photo is shown as number ``number`` of the run, counted from 0."""
        epoch, place = divmod(number, len(self.photos))
        if epoch != self._epoch:
            random = np.random.default_rng((self.recipe.seed, epoch, len(self.photos)))
            self._epoch, self._order = epoch, random.permutation(len(self.photos))
        return int(self._order[place])

    def _sample(self, number: int, size: int) -> tuple[Lightness, ClassIndex]:
        photo = self.photos[self.position(number)]
        random = np.random.default_rng((self.recipe.seed, number))
        square = random_crop(photo, size, self.recipe.photos.smallest_crop, random)
        lightness, chroma = split_and_age(square, self.recipe.photos.ageing, random)
        return lightness / np.float32(100), self.recipe.palette.encode(to_cells(chroma))


def training_batches(
    photos: PreparedPhotos, recipe: Recipe, *, first_step: int, workers: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield the batches of a run from a step to its end.

    Args:
        photos: what to show.
        recipe: how to show it.
        first_step: number of the first batch, counted from 0.
        workers: processes that make batches ahead; 0 makes them when they are asked for.

    Returns:
        Lightness and true classes as ``TrainingBatches`` has them.
    """
    return load_batches(TrainingBatches(photos, recipe), first_step=first_step, workers=workers)


def load_batches(batches: Batches[Batch], *, first_step: int, workers: int) -> Iterator[Batch]:
    """Yield batches in order, from one on.

    Args:
        batches: all batches of a run.
        first_step: number of the first batch, counted from 0.
        workers: processes that make batches ahead; 0 makes them when they are asked for.
    """
    loader: DataLoader[Batch] = DataLoader(
        batches,
        batch_size=None,
        sampler=range(first_step, len(batches)),
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
