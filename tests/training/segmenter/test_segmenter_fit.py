from dataclasses import replace
from pathlib import Path

import pytest
import torch
from PIL import Image
from running import rows, stop_after
from tiny_masks import RECIPE, TOML, prepare_data, recipe_of

from training.checkpoint import load_checkpoint
from training.data.augment import AgeingRecipe
from training.data.listing import Split
from training.errors import TrainingError
from training.fit import CHECKPOINT, Fit
from training.recipe import load_recipe
from training.run_recipe import OptimizerRecipe, SizePhase
from training.segmenter.prepared import PreparedMasks
from training.segmenter.recipe import MaskedPhotoRecipe, PromptRecipe
from training.segmenter.score import EVERYTHING, SCORE_NAMES, SOURCES, score_objects, summarize


def test_resumed_run_ends_bit_for_bit_like_an_uninterrupted_one(
    masks: Path, tmp_path: Path
) -> None:
    assert Fit(RECIPE, masks, tmp_path / "whole", workers=0).train()
    assert not Fit(RECIPE, masks, tmp_path / "parts", workers=1).train(report=stop_after(2))
    resumed = Fit(RECIPE, masks, tmp_path / "parts", workers=0)
    resumed.resume()
    assert resumed.learner.step == 2
    assert resumed.train()
    whole, parts = (load_checkpoint(tmp_path / run / CHECKPOINT) for run in ("whole", "parts"))
    for weights, same in ((whole.network, parts.network), (whole.averaged, parts.averaged)):
        assert weights.keys() == same.keys()
        assert all(torch.equal(value, same[name]) for name, value in weights.items())
    losses = [[row[:2] for row in rows(tmp_path / run / "log.csv")] for run in ("whole", "parts")]
    assert losses[0] == losses[1]


def test_run_leaves_scores_of_every_source_and_a_contact_sheet(masks: Path, tmp_path: Path) -> None:
    Fit(recipe_of(1), masks, tmp_path, workers=0).train()
    scores = rows(tmp_path / "scores.csv")
    assert scores[0] == ["step", *SCORE_NAMES]
    assert [row[:2] for row in scores[-2:]] == [["1", EVERYTHING], ["1", SOURCES]]
    assert all(0 <= float(row[3]) <= 1 for row in scores[1:])
    with Image.open(tmp_path / "val-000001.png") as sheet:
        assert sheet.width == 5 * 256


@pytest.mark.parametrize("cells", [1, 1_000_000])
@pytest.mark.parametrize("threads", [1, 3])
def test_gradients_do_not_depend_on_how_many_objects_are_worked_on_at_a_time(
    cells: int, threads: int, masks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = recipe_of(1, prompts=PromptRecipe(per_photo=2, rounds=(0.5, 0.5)))
    trained = []
    for at_once, cores in ((10_000, 2), (cells, threads)):
        monkeypatch.setattr("training.segmenter.learner._CELLS_AT_ONCE", at_once)
        monkeypatch.setattr("torch.get_num_threads", lambda cores=cores: cores)
        fit = Fit(recipe, masks, tmp_path / str(at_once), workers=0)
        fit.train()
        loss = float(rows(tmp_path / str(at_once) / "log.csv")[1][1])
        trained.append((loss, fit.learner.checkpoint(0.0).network))
    assert trained[0][0] == pytest.approx(trained[1][0], rel=1e-3)
    for name, value in trained[0][1].items():
        torch.testing.assert_close(value, trained[1][1][name], atol=3e-3, rtol=0.05)


def test_learning_a_handful_of_photos_lowers_the_loss_and_finds_their_objects(
    tmp_path: Path,
) -> None:
    data = prepare_data(tmp_path, train=4, val=2)
    recipe = replace(
        RECIPE,
        photos=MaskedPhotoRecipe(
            phases=(SizePhase(0.0, 64),), whole=1.0, ageing=AgeingRecipe(probability=0, film=0)
        ),
        prompts=PromptRecipe(per_photo=2, rounds=(0.7, 0.3)),
        optimizer=OptimizerRecipe(
            steps=50, batch=4, decoder_rate=1e-3, encoder_rate=3e-4, warm_up=5, ema=0.8
        ),
    )
    photos = PreparedMasks(data, Split.TRAIN)
    fit = Fit(recipe, data, tmp_path / "run", workers=0)
    before = summarize(score_objects(fit.learner.averaged, photos, 64, clicks=5))[-1]
    losses: list[float] = []
    fit.train(report=lambda progress: losses.append(progress.loss))
    after = summarize(score_objects(fit.learner.averaged, photos, 64, clicks=5))[-1]
    assert sum(losses[-10:]) < 0.35 * sum(losses[:10])
    assert after.iou_1 > 0.7 > before.iou_1 + 0.2
    assert after.iou_box > 0.7


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


def test_checkpoint_of_another_recipe_is_refused(
    masks: Path, tmp_path: Path, checkpoint: Path
) -> None:
    (tmp_path / CHECKPOINT).write_bytes(checkpoint.read_bytes())
    with pytest.raises(TrainingError, match="recipe 'tiny'"):
        Fit(RECIPE, masks, tmp_path, workers=0).resume()
