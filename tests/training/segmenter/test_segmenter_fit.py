from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from processes import needs_fork, run_together
from running import rows, stop_after
from tiny_masks import RECIPE, TOML, prepare_data, recipe_of

from training.checkpoint import load_checkpoint
from training.data.augment import AgeingRecipe
from training.data.listing import Split
from training.devices import Device, open_fabric
from training.errors import TrainingError
from training.fit import BEST, CHECKPOINT, Fit
from training.recipe import load_recipe
from training.run_recipe import OptimizerRecipe, SizePhase
from training.segmenter.batches import MaskBatches, mask_batches
from training.segmenter.learner import SegmenterLearner
from training.segmenter.prepared import PreparedMasks
from training.segmenter.recipe import MaskedPhotoRecipe, PromptRecipe, ValidationRecipe
from training.segmenter.score import EVERYTHING, SCORE_NAMES, SOURCES, score_objects, summarize

SHORT = recipe_of(3, validation=ValidationRecipe(photos=2, objects=1, clicks=5))


@pytest.fixture(scope="module")
def whole(masks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that was never interrupted."""
    run = tmp_path_factory.mktemp("whole")
    assert Fit(SHORT, masks, run, workers=0).train()
    return run


def test_resumed_run_ends_bit_for_bit_like_an_uninterrupted_one(
    masks: Path, tmp_path: Path, whole: Path
) -> None:
    assert not Fit(SHORT, masks, tmp_path, workers=1).train(report=stop_after(1))
    resumed = Fit(SHORT, masks, tmp_path, workers=0)
    resumed.resume()
    assert resumed.learner.step == 1
    assert resumed.train()
    expected, actual = (load_checkpoint(run / CHECKPOINT) for run in (whole, tmp_path))
    pairs = ((expected.network, actual.network), (expected.averaged, actual.averaged))
    for weights, same in pairs:
        assert weights.keys() == same.keys()
        assert all(torch.equal(value, same[name]) for name, value in weights.items())
    losses = [[row[:2] for row in rows(run / "log.csv")] for run in (whole, tmp_path)]
    assert losses[0] == losses[1]


def test_run_leaves_scores_of_every_source_and_a_contact_sheet(whole: Path) -> None:
    scores = rows(whole / "scores.csv")
    assert scores[0] == ["step", *SCORE_NAMES]
    assert [row[:2] for row in scores[-2:]] == [["3", EVERYTHING], ["3", SOURCES]]
    assert all(0 <= float(row[3]) <= 1 for row in scores[1:])
    with Image.open(whole / "val-000003.png") as sheet:
        assert sheet.width == 5 * 256


def test_best_checkpoint_is_that_of_the_mean_over_sources(whole: Path) -> None:
    best = load_checkpoint(whole / BEST)
    assert best.step == best.best["step"] == 3
    assert f"{best.best['value']:.4f}" == rows(whole / "scores.csv")[-1][3]


def taught(
    masks: Path, monkeypatch: pytest.MonkeyPatch, cells: int, threads: int
) -> SegmenterLearner:
    """Learn from one batch, so many cells and threads at a time."""
    monkeypatch.setattr("training.segmenter.learner._CELLS_AT_ONCE", cells)
    monkeypatch.setattr("torch.get_num_threads", lambda: threads)
    learner = SegmenterLearner(RECIPE)
    loss = learner.learn(MaskBatches(PreparedMasks(masks, Split.TRAIN), RECIPE)[0])
    return loss, learner.checkpoint(0.0).network


@pytest.mark.parametrize(("cells", "threads"), [(1, 3), (1_000_000, 1)])
def test_gradients_do_not_depend_on_how_many_objects_are_worked_on_at_a_time(
    cells: int, threads: int, masks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_loss, expected = taught(masks, monkeypatch, 10_000, 2)
    loss, weights = taught(masks, monkeypatch, cells, threads)
    assert loss == pytest.approx(expected_loss, rel=1e-3)
    for name, value in expected.items():
        torch.testing.assert_close(weights[name], value, atol=3e-3, rtol=0.05)


@needs_fork
def test_devices_learn_the_same_from_different_photos(masks: Path, tmp_path: Path) -> None:
    recipe = replace(RECIPE, photos=MaskedPhotoRecipe(phases=(SizePhase(0.0, 64),)))

    def work(rank: int) -> None:
        fabric = open_fabric(Device.CPU)
        learner = SegmenterLearner(recipe, fabric)
        photos = PreparedMasks(masks, Split.TRAIN)
        batches = mask_batches(photos, recipe, first_step=0, workers=0, share=learner.share)
        batch = next(batches)
        assert len(batch) == 1
        learner.learn(batch)
        sums = {name: value.sum() for name, value in learner.checkpoint(0.0).network.items()}
        torch.save((batch.gray, sums), tmp_path / f"{rank}.pt")

    assert run_together(2, work) == [0, 0]
    (first, weights), (second, same) = (torch.load(tmp_path / f"{rank}.pt") for rank in range(2))
    assert not torch.equal(first, second)
    assert weights == same
    untouched = SegmenterLearner(recipe).checkpoint(0.0).network
    moved = [name for name, value in weights.items() if value != untouched[name].sum()]
    assert any(name.startswith("encoder.") for name in moved)
    assert any(name.startswith("answering.") for name in moved)


def test_learning_a_handful_of_photos_lowers_the_loss_and_finds_their_objects(
    tmp_path: Path,
) -> None:
    data = prepare_data(tmp_path, train=2, val=1)
    recipe = replace(
        RECIPE,
        photos=MaskedPhotoRecipe(
            phases=(SizePhase(0.0, 64),), whole=1.0, ageing=AgeingRecipe(probability=0, film=0)
        ),
        prompts=PromptRecipe(per_photo=2, rounds=(1.0,)),
        optimizer=OptimizerRecipe(
            steps=40, batch=2, decoder_rate=1e-3, encoder_rate=3e-4, warm_up=3, ema=0.7
        ),
    )
    photos = PreparedMasks(data, Split.TRAIN)
    learner = SegmenterLearner(recipe)
    before = summarize(score_objects(learner.averaged, photos, 64, clicks=5))[-1]
    batches = mask_batches(photos, recipe, first_step=0, workers=0)
    losses = [learner.learn(batch) for batch in batches]
    after = summarize(score_objects(learner.averaged, photos, 64, clicks=5))[-1]
    assert sum(losses[-6:]) < 0.5 * sum(losses[:6])
    assert after.iou_1 > max(0.6, before.iou_1 + 0.2)
    assert after.iou_box > 0.6


def test_recipe_reads_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "tiny.toml"
    path.write_text(TOML, encoding="utf-8")
    assert load_recipe(str(path)) == RECIPE


@pytest.mark.parametrize("name", ["segmenter", "segmenter-second"])
def test_bundled_recipe_is_found_by_name(name: str) -> None:
    recipe = load_recipe(name)
    assert recipe.name == "photochrom-segmenter"
    assert recipe.photos.final_size == 320
    assert recipe.mask_side(320) == 160


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('task = "segmenter"', 'task = "painter"', "'task' must be 'colorizer' or 'segmenter'"),
        ("seed = 3", "seed = 3\nstride = 4", "stride must be one of 8, 16"),
        ("seed = 3", 'seed = 3\nstart_from = "a"\nencoder_from = "b"', "exclude each other"),
        ("seed = 3", "seed = 3\npalette = 1", "unknown entry 'palette'"),
        ("per_photo = 2", "per_photo = 0", "per_photo must be at least 1"),
        ("rounds = [0.5, 0.5]", "rounds = [0, 0]", "at least one of them above 0"),
        ("rounds = [0.5, 0.5]", "rounds = [1]\nboxes = 2", "boxes and backgrounds must lie"),
        ("photos = 2", "photos = 2\nclicks = 3", "clicks at least 5"),
        ("[photos]", "[photos]\nevenness = 3", "evenness must lie between 0 and 1"),
        ("[photos]", "[photos]\nsmallest_crop = 0", "smallest_crop must be above 0"),
        ("begin = 0,", "begin = 0.1,", "phases must begin at 0"),
    ],
)
def test_every_mistake_has_its_sentence(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "tiny.toml"
    assert old in TOML
    path.write_text(TOML.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TrainingError, match=message):
        load_recipe(str(path))


def test_data_prepared_for_a_colorizer_is_refused(data: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="prepare-masks"):
        Fit(RECIPE, data, tmp_path / "run", workers=0)
