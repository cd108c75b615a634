from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tiny_masks import RECIPE, prepare_data, recipe_of

from training.data.listing import Split
from training.segmenter.batches import MaskBatch, MaskBatches, mask_batches
from training.segmenter.prepared import PreparedMasks


@pytest.fixture
def photos(masks: Path) -> PreparedMasks:
    return PreparedMasks(masks, Split.TRAIN)


def assert_same(one: MaskBatch, other: MaskBatch) -> None:
    for mine, theirs in zip(vars(one).values(), vars(other).values(), strict=True):
        assert torch.equal(mine, theirs)


def test_batch_has_photos_objects_and_first_prompts(photos: PreparedMasks) -> None:
    batch = MaskBatches(photos, RECIPE)[2]
    assert len(batch) == 2
    assert batch.gray.shape == (2, 1, 64, 64)
    assert batch.gray.dtype == torch.float32
    assert batch.truth.shape == (2, 2, 32, 32)
    assert set(batch.truth.unique().tolist()) <= {0, 1, 255}
    assert batch.clicks.shape == (2, 2, 2)
    assert batch.boxes.shape == (2, 2, 4)
    assert batch.rounds.tolist()[0] in (1, 2)


def test_size_grows_with_the_phases(photos: PreparedMasks) -> None:
    batches = MaskBatches(photos, RECIPE)
    assert [batches[step].gray.shape[-1] for step in range(4)] == [32, 32, 64, 64]


def test_clicks_lie_in_their_objects(photos: PreparedMasks) -> None:
    batches = MaskBatches(photos, recipe_of(8))
    hits = []
    for step in range(4, 8):
        batch = batches[step]
        for truth, click in zip(batch.truth.flatten(0, 1), batch.clicks.flatten(0, 1), strict=True):
            column, row = (click / 2).long().tolist()
            hits.append(truth[row, column] == 1)
    # At half the size, a click at the very edge may be told apart no more.
    assert sum(hits) >= len(hits) - 1


def test_batches_are_the_same_for_any_number_of_workers(photos: PreparedMasks) -> None:
    alone = mask_batches(photos, RECIPE, first_step=0, workers=0)
    together = mask_batches(photos, RECIPE, first_step=0, workers=1)
    for one, other in zip(alone, together, strict=True):
        assert_same(one, other)


def test_batches_from_a_step_on_are_those_of_a_whole_run(photos: PreparedMasks) -> None:
    whole = list(mask_batches(photos, RECIPE, first_step=0, workers=0))
    rest = list(mask_batches(photos, RECIPE, first_step=3, workers=0))
    assert len(rest) == 1
    assert_same(whole[3], rest[0])


@pytest.mark.parametrize(("evenness", "share"), [(0.0, 0.25), (1.0, 0.5)])
def test_sources_are_drawn_as_evenly_as_the_recipe_says(
    tmp_path: Path, evenness: float, share: float
) -> None:
    photos = PreparedMasks(prepare_data(tmp_path, train=8, val=1), Split.TRAIN)
    photos.entries = tuple(
        replace(entry, source="one" if position == 0 else "others")
        for position, entry in enumerate(photos.entries[:4])
    )
    batches = MaskBatches(photos, recipe_of(4, photos=replace(RECIPE.photos, evenness=evenness)))
    drawn = [batches.position(number) for number in range(1000)]
    assert drawn.count(0) / 1000 == pytest.approx(share, abs=0.05)


def test_photos_are_asked_by_clicks_boxes_and_several_times(photos: PreparedMasks) -> None:
    batches = MaskBatches(photos, recipe_of(24))
    seen = {
        (bool(box), int(rounds))
        for step in range(12)
        for box, rounds in zip(batches[step].starts_with_box, batches[step].rounds, strict=True)
    }
    assert seen == {(False, 1), (False, 2), (True, 1), (True, 2)}


def test_backgrounds_of_main_objects_are_asked_for_by_clicks_alone(photos: PreparedMasks) -> None:
    photos.entries = tuple(replace(entry, salient=True) for entry in photos.entries)
    prompts = replace(RECIPE.prompts, backgrounds=1.0, per_photo=3)
    batches = MaskBatches(photos, recipe_of(12, prompts=prompts))
    for step in range(6, 12):
        batch = batches[step]
        objects, last = (batch.truth[:, :2] == 1).any(dim=1), batch.truth[:, 2] == 1
        covered = (objects & last).sum(dim=(1, 2)) / last.sum(dim=(1, 2))
        # A third object repeats the others; what lies around them meets them at edges alone.
        assert torch.equal(covered > 0.5, batch.starts_with_box)
