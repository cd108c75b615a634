import multiprocessing
import os
import signal
import sys
from pathlib import Path

import pytest
import torch
from tiny_runs import PALETTE, RECIPE, recipe_of

from training.data.batches import TrainingBatches, training_batches
from training.data.listing import Split
from training.data.prepared import PreparedPhotos


@pytest.fixture
def photos(data: Path) -> PreparedPhotos:
    return PreparedPhotos(data, Split.TRAIN)


def test_batch_has_lightness_and_the_class_of_every_cell(photos: PreparedPhotos) -> None:
    lightness, classes = TrainingBatches(photos, RECIPE)[0]
    assert lightness.shape == (2, 1, 32, 32)
    assert lightness.dtype == torch.float32
    assert 0 <= lightness.min() <= lightness.max() <= 1
    assert classes.shape == (2, 8, 8)
    assert 0 <= classes.min() <= classes.max() < len(PALETTE)


def test_size_grows_with_the_phases(photos: PreparedPhotos) -> None:
    batches = TrainingBatches(photos, RECIPE)
    assert [batches[step][0].shape[-1] for step in range(6)] == [32, 32, 32, 64, 64, 64]


@pytest.mark.parametrize("workers", [1, 2])
def test_batches_are_the_same_for_any_number_of_workers(
    photos: PreparedPhotos, workers: int
) -> None:
    alone = training_batches(photos, RECIPE, first_step=0, workers=0)
    together = training_batches(photos, RECIPE, first_step=0, workers=workers)
    for (lightness, classes), (same_lightness, same_classes) in zip(alone, together, strict=True):
        assert torch.equal(lightness, same_lightness)
        assert torch.equal(classes, same_classes)


def test_batches_from_a_step_on_are_those_of_a_whole_run(photos: PreparedPhotos) -> None:
    whole = list(training_batches(photos, RECIPE, first_step=0, workers=0))
    rest = list(training_batches(photos, RECIPE, first_step=4, workers=0))
    assert len(rest) == 2
    for (lightness, classes), (same_lightness, same_classes) in zip(whole[4:], rest, strict=True):
        assert torch.equal(lightness, same_lightness)
        assert torch.equal(classes, same_classes)


def test_every_photo_is_shown_once_an_epoch_in_an_order_of_its_own(
    photos: PreparedPhotos,
) -> None:
    batches = TrainingBatches(photos, RECIPE)
    epochs = [
        [batches.position(epoch * len(photos) + place) for place in range(len(photos))]
        for epoch in range(4)
    ]
    assert all(sorted(epoch) == list(range(len(photos))) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) > 1


def test_another_seed_shows_other_crops(photos: PreparedPhotos) -> None:
    one, _ = TrainingBatches(photos, RECIPE)[0]
    other, _ = TrainingBatches(photos, recipe_of(6, seed=4))[0]
    assert not torch.equal(one, other)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without a signal")
def test_workers_leave_stopping_to_the_process_that_trains(photos: PreparedPhotos) -> None:
    batches = training_batches(photos, recipe_of(12), first_step=0, workers=1)
    next(batches)
    (worker,) = multiprocessing.active_children()
    assert worker.pid is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(worker.pid, number)
    assert len(list(batches)) == 11
