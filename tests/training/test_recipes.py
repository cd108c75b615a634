from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tiny_runs import PALETTE, RECIPE, TOML, write_recipe

from training.data.augment import AgeingRecipe
from training.errors import TrainingError
from training.recipe import Recipe, load_recipe, recipe_names
from training.schedule import rate_at


def test_recipe_reads_what_the_file_says(tmp_path: Path) -> None:
    assert load_recipe(str(write_recipe(tmp_path))) == RECIPE


def test_whole_numbers_stand_for_numbers_and_lists_for_tuples(tmp_path: Path) -> None:
    text = TOML + "[photos.ageing]\nfilm = 1\ncontrast = [0.8, 1]\n"
    recipe = load_recipe(str(write_recipe(tmp_path, text)))
    assert recipe.photos.ageing == AgeingRecipe(film=1.0, contrast=(0.8, 1.0))


@pytest.mark.parametrize(
    ("loss", "regresses", "outputs"), [("cross-entropy", False, len(PALETTE)), ("l2", True, 2)]
)
def test_loss_decides_what_the_network_answers(
    tmp_path: Path, loss: str, regresses: bool, outputs: int
) -> None:
    text = TOML.replace("seed = 3", f'seed = 3\nloss = "{loss}"')
    recipe = load_recipe(str(write_recipe(tmp_path, text)))
    assert isinstance(recipe, Recipe)
    assert (recipe.regresses, recipe.outputs) == (regresses, outputs)


def test_bundled_recipe_is_found_by_name() -> None:
    assert "base" in recipe_names()
    recipe = load_recipe("base")
    assert recipe.name == "photochrom-base"
    assert len(recipe.palette) == 532


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("steps = 6", "stepz = 6", r"unknown entry 'stepz' in \[optimizer\]"),
        ("steps = 6\n", "", r"lacks the entry 'steps' in \[optimizer\]"),
        ("[optimizer]\n", "", "unknown entry 'steps'"),
        ("steps = 6", 'steps = "six"', "'optimizer.steps' must be a whole number"),
        ("steps = 6", "steps = 6.5", "'optimizer.steps' must be a whole number"),
        ("steps = 6", "steps = true", "'optimizer.steps' must be a whole number"),
        ("steps = 6", "steps = 0", r"in \[optimizer\]: steps, batch and accumulate"),
        ("steps = 6", "steps = 6\nclip = nan", "'optimizer.clip' must be a number"),
        ("steps = 6", "steps = 6\nclip = 0", "clip must be above 0"),
        ("steps = 6", "steps = 6\naccumulate = 0", "accumulate must be at least 1"),
        ("steps = 6", 'steps = 6\nprecision = "int8"', "'optimizer.precision' must be one of auto"),
        ("seed = 3", 'seed = 3\nbest = {score = "fid"}', "'best.score' must be one of psnr"),
        ("seed = 3", "seed = 3\nbest = {patience = -1}", "patience must not be negative"),
        ("warm_up = 2", "warm_up = -2", "warm_up must not be negative"),
        ("warm_up = 2", "ema = 1.0", "ema below 1"),
        ("warm_up = 2", "momentum = 1.0", "momentum must be at least 0 and below 1"),
        ("seed = 3", "seed = 3\noptimiser = 1", "unknown entry 'optimiser'; the known"),
        ("seed = 3", "seed = 3\nbalance = 1", "'balance' must be a table"),
        ("seed = 3", "seed = 3\nbalance = {percent = 0}", r"in \[balance\]: percent"),
        ("seed = 3", "seed = 3\nencoder = {frozen_stages = -1}", "frozen_stages"),
        ("seed = 3", "seed = -3", "seed must not be negative"),
        (
            "seed = 3",
            'seed = 3\nloss = "mse"',
            "'loss' must be one of class-balanced, cross-entropy",
        ),
        ('name = "tiny"', "name = 3", "'name' must be a text"),
        ('name = "tiny"', 'name = ""', "name must not be empty"),
        ("begin = 0,", "begin = 0.1,", "phases must begin at 0"),
        ("begin = 0.5,", "begin = 1.5,", "below 1"),
        ("size = 64", "size = 50", "multiple of 32"),
        ("phases = [", "phases = 3 #", "'photos.phases' must be a list"),
        ("phases = [", "phases = [1, ", r"'photos.phases\[1\]' must be a table"),
        ("phases = [", "ageing = {contrast = [1]}\nphases = [", "a list of 2 values"),
        ("phases = [", "cells = 0\nphases = [", "cells above 0"),
        ("batch = 2", "batch = 1", "at least 2 at size 32"),
        ("palette.json", "other.json", "palette 'other.json' cannot be read"),
        ("palette.json", "tiny.toml", "palette 'tiny.toml' is none"),
        ('palette = "palette.json"', "palette = 6", "'palette' must be the name"),
        ('palette = "palette.json"\n', "", "lacks the entry 'palette'"),
        ("seed = 3", "seed = ", "no valid TOML"),
    ],
)
def test_every_mistake_has_its_sentence(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TOML
    path = write_recipe(tmp_path, TOML.replace(old, new, 1))
    with pytest.raises(TrainingError, match=message) as raised:
        load_recipe(str(path))
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_missing_recipe_is_refused_with_the_bundled_names(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="base"):
        load_recipe("huge")
    with pytest.raises(TrainingError, match="cannot be read"):
        load_recipe(str(tmp_path / "none.toml"))


def test_recipe_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TrainingError, match="UTF-8"):
        load_recipe(str(path))


@pytest.mark.parametrize(("progress", "size"), [(0, 32), (0.49, 32), (0.5, 64), (1, 64)])
def test_size_follows_the_phases(progress: float, size: int) -> None:
    assert RECIPE.photos.size_at(progress) == size


def test_cells_per_step_are_counted_at_the_final_size() -> None:
    assert RECIPE.cells_per_step == 2 * 16 * 16 // 2


def schedule(recipe: Recipe, steps: int, warm_up: int, final_share: float) -> list[float]:
    optimizer = replace(recipe.optimizer, steps=steps, warm_up=warm_up, final_share=final_share)
    return [rate_at(step, optimizer) for step in range(steps + 1)]


def test_learning_rate_rises_to_its_peak_and_falls_to_its_end() -> None:
    rates = schedule(RECIPE, steps=100, warm_up=10, final_share=0.1)
    assert rates[0] == pytest.approx(0.1)
    assert rates[9] == rates[10] == 1.0
    assert rates[100] == pytest.approx(0.1)
    assert all(earlier < later for earlier, later in pairwise(rates[:10]))
    assert all(earlier > later for earlier, later in pairwise(rates[10:]))


def test_learning_rate_without_warm_up_begins_at_its_peak() -> None:
    assert schedule(RECIPE, steps=5, warm_up=0, final_share=0.0)[0] == 1.0
