import argparse
import contextlib
import csv
import io
import json
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_runs import RECIPE, write_photos

from desktop.cli.study_command import add_study_command
from engine.models.description import ModelKind
from engine.models.providers import Device
from engine.models.session import ModelSession
from tests.desktop.objects import save_scene
from tests.onnx_models import save_regressor, save_working_decoder, save_working_encoder
from training.fit import Fit
from training.recipe import load_recipe
from training.run_recipe import SizePhase
from training.studies.pace import steps_for
from training.studies.recipe_set import load_recipe_set
from training.studies.variant_run import StudyPlan, open_run

STUDY = """
title = "Two losses"
source = "a paper"
claim = "One is better."
scores = ["psnr", "tar"]

[recipe]
network = "base"
palette = { bin_size = 24, all = true }
seed = 3
evaluate_every = 100
encoder = { name = "test_resnet", weights = "none", frozen_stages = 0 }
optimizer = { steps = 4, batch = 2, warm_up = 2 }
photos = { phases = [{ begin = 0, size = 64 }], smallest_crop = 32 }

[[variants]]
name = "balanced"
label = "class-balanced"

[[variants]]
name = "regressed"
label = "L2"
changes = { loss = "l2" }
"""
"""Two trainings of four steps with a network as small as networks get."""


def photochrom(*arguments: object) -> int:
    parser = argparse.ArgumentParser(prog="photochrom")
    add_study_command(parser.add_subparsers(required=True))
    parsed = parser.parse_args(["study", *(str(argument) for argument in arguments)])
    return int(parsed.run(parsed))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("study") / "losses.toml"
    path.write_text(STUDY, encoding="utf-8")
    return path


@dataclass(frozen=True)
class Done:
    """A finished study, which was stopped once.

    Attributes:
        out: the folder of the results.
        runs: the folder of the trainings.
        said: what the command printed when it was stopped.
        was_written: whether there was a table then.
    """

    out: Path
    runs: Path
    said: str
    was_written: bool


@pytest.fixture(scope="module")
def done(study: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    folder = tmp_path_factory.mktemp("done")
    out, runs = folder / "out", folder / "runs"
    command = [study, "--data", data, "-o", out, "--runs", runs, "--workers", 0]
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(said):
        patch.setattr(Fit, "_record", _stopping_at(3))
        assert photochrom(*command) == 0
    was_written = (out / "table.md").exists()
    assert photochrom(*command) == 0
    return Done(out, runs, said.getvalue(), was_written)


def _stopping_at(step: int) -> Callable[..., None]:
    real = Fit._record

    def record(self: Fit, *arguments: Any) -> None:
        real(self, *arguments)
        if self.learner.step == step:
            signal.raise_signal(signal.SIGINT)

    return record


def told(folder: Path) -> list[dict[str, str]]:
    with (folder / "table.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def forbid_training(monkeypatch: pytest.MonkeyPatch) -> None:
    def train(*_: object, **__: object) -> bool:
        raise AssertionError("something was trained")

    monkeypatch.setattr(Fit, "train", train)


def test_table_has_a_row_for_every_variant_and_decoding(done: Done) -> None:
    rows = told(done.out)
    assert [(row["variant"], row["decoding"]) for row in rows] == [
        ("class-balanced", "argmax"),
        ("class-balanced", "annealed mean"),
        ("L2", "regressed"),
    ]
    assert list(rows[0]) == ["variant", "decoding", "psnr", "tar", "steps", "minutes", "photos"]
    assert {(row["steps"], row["photos"]) for row in rows} == {("4", "1")}
    assert all(float(row["psnr"]) > 5 for row in rows)


def test_table_says_what_the_paper_finds(done: Done) -> None:
    assert "a paper: One is better." in (done.out / "table.md").read_text(encoding="utf-8")
    stored = json.loads((done.out / "table.json").read_text(encoding="utf-8"))
    assert stored["title"] == "Two losses"


def test_sheet_shows_gray_every_variant_and_truth(done: Done) -> None:
    with Image.open(done.out / "sheet.png") as picture:
        sheet = np.asarray(picture.convert("RGB")).astype(int)
    # Four pictures of 200 pixels in a row, and gaps of a few.
    assert 4 * 200 < sheet.shape[1] < 5 * 200
    assert np.ptp(sheet[40:200, 20:180], axis=2).max() == 0


def test_every_variant_becomes_a_model_with_its_recipe(done: Done) -> None:
    kinds = {}
    for name in ("balanced", "regressed"):
        description = ModelSession(done.out / name / "model.onnx", device=Device.CPU).description
        assert description.name == name
        kinds[name] = description.kind
        assert load_recipe(str(done.runs / name / "recipe.toml")).name == name
    assert kinds == {
        "balanced": ModelKind.COLOR_CLASSIFIER,
        "regressed": ModelKind.CHROMA_REGRESSOR,
    }


def test_finished_trainings_serve_other_studies(
    done: Done, study: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_training(monkeypatch)
    other = ["-o", tmp_path, "--runs", done.runs, "--variants", "regressed"]
    assert photochrom(study, "--data", data, *other) == 0
    assert told(tmp_path)[0]["psnr"] == told(done.out)[2]["psnr"]
    assert len(told(tmp_path)) == 1


def test_training_of_another_recipe_is_refused(
    done: Done, study: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = ["--runs", done.runs, "--steps", 2]
    assert photochrom(study, "--data", data, "-o", tmp_path, *short) == 1
    assert f"{done.runs / 'balanced'}: The folder holds a training with another recipe" in (
        capsys.readouterr().err
    )


def test_stopped_study_goes_on_where_it_stopped(done: Done) -> None:
    assert done.said.startswith("Stopped at balanced after 3 of 4 steps.")
    assert not done.was_written
    for name in ("balanced", "regressed"):
        with (done.runs / name / "log.csv").open(encoding="utf-8", newline="") as stream:
            assert [row["step"] for row in csv.DictReader(stream)] == ["1", "2", "3", "4"]


def test_entries_and_length_of_all_recipes_can_be_set(
    study: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fit, "train", lambda *_, **__: False)
    changes = ["--set", "balance.percent=4", "--set", "optimizer.ema=0.5", "--steps", 8]
    assert photochrom(study, "--data", data, "-o", tmp_path, *changes) == 0
    recipe = load_recipe(str(tmp_path / "balanced" / "recipe.toml"))
    assert (recipe.balance.percent, recipe.optimizer.ema) == (4.0, 0.5)
    assert (recipe.optimizer.steps, recipe.optimizer.warm_up, recipe.evaluate_every) == (8, 4, 200)


def test_minutes_become_steps_once(study: Path, data: Path, tmp_path: Path) -> None:
    recipes = load_recipe_set(str(study))
    plan = StudyPlan(recipes, data, tmp_path, {}, minutes=0.02, workers=0)
    steps = open_run(plan, recipes.variants[1]).recipe.optimizer.steps
    assert steps >= 1
    stored = load_recipe(str(tmp_path / "regressed" / "recipe.toml"))
    assert stored.optimizer.steps == steps
    # Another trial would find other steps than the run has begun with.
    again = open_run(replace(plan, minutes=60), recipes.variants[1])
    assert again.recipe.optimizer.steps == steps


def test_each_size_counts_by_its_share_of_the_steps() -> None:
    phases = (SizePhase(0.0, 32), SizePhase(0.75, 64))
    recipe = replace(RECIPE, photos=replace(RECIPE.photos, phases=phases))
    seconds = {32: 1.0, 64: 5.0}
    steps = steps_for(recipe, 60, lambda trial, _: seconds[trial.photos.phases[0].size])
    # Three quarters of the steps take a second, one quarter five: two seconds on average.
    assert steps == 1800


def test_bins_are_counted_in_a_folder_of_photos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_photos(tmp_path / "photos", train=3, val=0)
    (tmp_path / "photos" / "broken.jpg").write_bytes(b"no picture")
    out = tmp_path / "out"
    assert photochrom("bins", "--data", tmp_path / "photos", "-o", out) == 0
    said = capsys.readouterr()
    assert "broken.jpg: The photo cannot be read" in said.err
    assert "Counted in 9,408 cells" in said.out
    classes = json.loads((out / "classes.json").read_text(encoding="utf-8"))["rows"]
    assert [row["classes"] for row in classes] == [2916, 1296, 784, 484, 324, 256]
    for name in ("appearance", "kept-classes", "comparison"):
        with Image.open(out / f"{name}.png") as picture:
            assert picture.width > 500


def test_objects_are_harmonized_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_scene(tmp_path / "scene.png")
    (tmp_path / "list.csv").write_text("path,split\nscene.png,val\n", encoding="utf-8")
    models = tmp_path / "models"
    models.mkdir()
    save_regressor(models / "small.onnx", factors=(200.0, 0.0))
    save_working_encoder(models / "encoder.onnx")
    save_working_decoder(models / "decoder.onnx")
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(models))
    chosen = ["--model", "test-regressor", "--segmenter", "working"]
    options = ["--data", tmp_path / "list.csv", "-o", tmp_path]
    assert photochrom("harmonization", *options, *chosen) == 0
    plain, harmonized = told(tmp_path)
    assert (plain["variant"], harmonized["variant"]) == ("not harmonized", "harmonized")
    assert plain["decoding"] == "regressed"
    assert plain["chroma_rmse"] != harmonized["chroma_rmse"]
    assert (tmp_path / "sheet.png").is_file()


@pytest.mark.parametrize("missing", [[], ["bins"], ["bins", "--data", "d"], ["--data", "d"]])
def test_missing_arguments_are_wrong_usage(
    missing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert photochrom(*missing) == 2
    assert "Give the NAME of a study, --data and -o" in capsys.readouterr().err


def test_unknown_study_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert photochrom("beauty", "--data", tmp_path, "-o", tmp_path / "out") == 1
    assert "beauty: There is no such study; 'photochrom study --list'" in capsys.readouterr().err


def test_list_names_the_studies(capsys: pytest.CaptureFixture[str]) -> None:
    assert photochrom("--list") == 0
    listed = capsys.readouterr().out
    assert "percent" in listed
    assert "DL-Net Table 3" in listed


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        photochrom("--help")
    assert "example:\n  photochrom study --list" in capsys.readouterr().out
