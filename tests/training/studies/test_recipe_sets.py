import tomllib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.losses.recipe import LossName
from training.recipe import Recipe
from training.studies.catalog import list_studies
from training.studies.recipe_set import load_recipe_set, recipe_set_names
from training.studies.toml_text import merged, to_toml
from training.studies.variant_recipe import write_recipe

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
VALUES = (
    st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="\x7f"))
)
LISTS = st.lists(VALUES | st.dictionaries(NAMES, VALUES, max_size=3), max_size=3)
TABLES = st.recursive(
    st.dictionaries(NAMES, VALUES | LISTS, max_size=3),
    lambda inner: st.dictionaries(NAMES, VALUES | LISTS | inner, max_size=3),
    max_leaves=5,
)

STUDY = """
title = "A study"
source = "nowhere"
claim = "nothing"
scores = ["psnr"]
[recipe]
network = "base"
[[variants]]
name = "one"
label = "One"
"""

TWIN = """
[[variants]]
name = "one"
label = "Another one"
[[variants]]
"""


def photos() -> Iterable[RgbPhoto]:
    random = np.random.default_rng(0)
    return [random.integers(0, 256, (60, 60, 3), np.uint8)]


def recipes_of(study: str, folder: Path) -> dict[str, Recipe]:
    recipes = load_recipe_set(study)
    return {
        variant.name: write_recipe(recipes.recipe_of(variant, {}), folder / variant.name, photos)
        for variant in recipes.variants
    }


def study_file(folder: Path, text: str) -> str:
    path = folder / "study.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@given(TABLES)
@settings(max_examples=40)
def test_recipes_are_written_as_they_are_read(tables: dict[str, object]) -> None:
    assert tomllib.loads(to_toml(tables)) == tables


def test_changes_reach_into_tables() -> None:
    tables = {"seed": 1, "balance": {"percent": 10.0, "power": 1.0}}
    changed = merged(tables, {"balance": {"percent": 4.0}, "loss": "l2"})
    assert changed == {"seed": 1, "balance": {"percent": 4.0, "power": 1.0}, "loss": "l2"}
    assert tables["balance"] == {"percent": 10.0, "power": 1.0}


@pytest.mark.parametrize("study", recipe_set_names())
def test_every_variant_of_every_study_has_a_valid_recipe(study: str, tmp_path: Path) -> None:
    for name, recipe in recipes_of(study, tmp_path).items():
        assert recipe.name == name
        # Other networks get the steps of equal minutes.
        assert recipe.optimizer.steps == 2800 or recipe.network != "base"
        assert recipe.photos.phases[-1].size == 192


def test_variants_of_one_name_are_the_same_training_in_all_studies(tmp_path: Path) -> None:
    known: dict[str, Recipe] = {}
    for study in recipe_set_names():
        for name, recipe in recipes_of(study, tmp_path / study).items():
            assert known.setdefault(name, recipe) == recipe


def test_studies_vary_what_the_papers_vary(tmp_path: Path) -> None:
    percent = recipes_of("percent", tmp_path / "percent").values()
    assert [recipe.balance.percent for recipe in percent] == [4, 6, 8, 10, 12, 14, 16]
    losses = [recipe.loss for recipe in recipes_of("regression", tmp_path / "loss").values()]
    assert losses == [LossName.L2, LossName.CROSS_ENTROPY, LossName.CLASS_BALANCED]
    classes = recipes_of("classes", tmp_path / "classes").values()
    assert [len(recipe.palette) for recipe in classes] == [1296, 532]
    localized = recipes_of("localized", tmp_path / "localized").values()
    assert {recipe.network for recipe in localized} == {"dlnet"}
    assert {recipe.encoder.frozen_stages for recipe in localized} == {0}


def test_palettes_are_counted_once(tmp_path: Path) -> None:
    study = load_recipe_set("trained-bins")
    tables = study.recipe_of(study.variants[0], {})
    first = write_recipe(tables, tmp_path, photos)

    def no_photos() -> Iterable[RgbPhoto]:
        raise AssertionError("counted again")

    assert write_recipe(tables, tmp_path, no_photos) == first


def test_run_of_another_recipe_is_not_mixed_up(tmp_path: Path) -> None:
    study = load_recipe_set("percent")
    one, other = (study.recipe_of(variant, {}) for variant in study.variants[:2])
    write_recipe(one, tmp_path, photos)
    with pytest.raises(TrainingError, match="another recipe"):
        write_recipe(other, tmp_path, photos)


def test_list_has_every_study_of_the_package() -> None:
    entries = {entry.name: entry for entry in list_studies()}
    assert {"bins", "harmonization", *recipe_set_names()} == set(entries)
    assert entries["percent"].trainings == 7
    assert entries["localized"].source == "DL-Net Table 3"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('scores = ["psnr"]', 'scores = ["beauty"]'), "scores must be some of mse, psnr"),
        (('name = "one"', 'name = "a/b"'), "name must consist of letters"),
        (('title = "A study"', ""), "lacks the entry 'title'"),
        (('label = "One"', 'label = "One"\nchanges = 3'), "'changes' of a variant must be a table"),
        (("[recipe]", "recipe_changes = 3\n[recipe]"), "must be tables"),
        (("[recipe]\nnetwork", "recipe = 'none.toml'\nnetwork"), "none.toml cannot be read"),
        (('title = "A study"', "title"), "study.toml is no valid TOML"),
        (
            ("[[variants]]", "[[variants]]\nname='one'\nlabel=''\n[[variants]]"),
            "names of their own",
        ),
    ],
)
def test_mistake_in_a_study_is_one_sentence(
    change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    with pytest.raises(TrainingError, match=message):
        load_recipe_set(study_file(tmp_path, STUDY.replace(*change)))


@pytest.mark.parametrize(
    ("palette", "message"),
    [
        ("nowhere.json", "no palette 'nowhere.json'"),
        ({"bin_size": 500}, "is not between 1 and 108"),
        ({"bins": 6}, "must be the name of a JSON file, or a table"),
        (None, "must be the name of a JSON file, or a table"),
    ],
)
def test_mistake_in_a_palette_is_one_sentence(
    palette: object, message: str, tmp_path: Path
) -> None:
    study = load_recipe_set("percent")
    tables = {**study.recipe_of(study.variants[0], {}), "palette": palette}
    with pytest.raises(TrainingError, match=message):
        write_recipe(tables, tmp_path, photos)


def test_unknown_variants_and_studies_are_named() -> None:
    with pytest.raises(TrainingError, match="no variant 'base-p5'; choose from base-cbce-p4"):
        load_recipe_set("percent").chosen(["base-p5"])
    with pytest.raises(TrainingError, match="--list"):
        load_recipe_set("per cent")


def test_chosen_variants_keep_the_order_of_the_study() -> None:
    chosen = load_recipe_set("percent").chosen(["base-cbce-p16", "base-cbce-p4"])
    assert [variant.label for variant in chosen] == ["P 4", "P 16"]
