"""Studies that train: a recipe, its variants, and what papers say of their differences."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from training.errors import TrainingError
from training.evaluation.photo_scores import SCORE_NAMES
from training.studies.toml_text import Tables, merged
from training.toml_section import read_section


@dataclass(frozen=True)
class Entries:
    """Entries of a recipe as TOML has them; they are checked when the recipe is read."""

    tables: Tables


@dataclass(frozen=True)
class Variant:
    """One of the trainings of a study.

    Attributes:
        name: of its folder and its recipe. Studies share what is named alike.
        label: what tables and pictures call it.
        changes: in what its recipe differs from the study's.
    """

    name: str
    label: str
    changes: Entries = Entries({})

    def __post_init__(self) -> None:
        """Refuse a name that can be no folder.

        Raises:
            ValueError: it has characters that file systems or recipes do not take.
        """
        if not self.name or not all(char.isalnum() or char in "-_." for char in self.name):
            raise ValueError("a variant's name must consist of letters, digits, -, _ and .")


@dataclass(frozen=True)
class RecipeSet:
    """A study that trains.

    Attributes:
        title: what is compared.
        source: which figure or table of which paper compares the same.
        claim: what the paper finds.
        scores: figures of ``PhotoScores`` that the table has, in order.
        variants: what is trained.
        recipe: what the recipes of all variants have in common.
        minutes: how long each variant is trained; 0 where the recipe's steps decide.
    """

    title: str
    source: str
    claim: str
    scores: tuple[str, ...]
    variants: tuple[Variant, ...]
    recipe: Entries
    minutes: float = 0.0

    def __post_init__(self) -> None:
        """Refuse figures that are not measured and variants that cannot be told apart.

        Raises:
            ValueError: an entry makes no sense.
        """
        unknown = set(self.scores) - set(SCORE_NAMES)
        if unknown or not self.scores:
            raise ValueError(f"scores must be some of {', '.join(SCORE_NAMES)}")
        if not self.variants or len({entry.name for entry in self.variants}) < len(self.variants):
            raise ValueError("variants must have names of their own, and there must be one")
        if self.minutes < 0:
            raise ValueError("minutes must not be negative")

    def recipe_of(self, variant: Variant, overrides: Tables) -> dict[str, Any]:
        """Put the recipe of a variant together.

        Args:
            variant: one of the study.
            overrides: entries that win over the study's and the variant's.
        """
        own = merged(self.recipe.tables, variant.changes.tables)
        return {"name": variant.name, **merged(own, overrides)}

    def chosen(self, names: Sequence[str]) -> tuple[Variant, ...]:
        """Pick variants by name, in the order of the study; no names pick all.

        Raises:
            TrainingError: there is no variant of some name.
        """
        known = [variant.name for variant in self.variants]
        unknown = [name for name in names if name not in known]
        if unknown:
            raise TrainingError(
                f"There is no variant '{unknown[0]}'; choose from {', '.join(known)}."
            )
        return tuple(entry for entry in self.variants if not names or entry.name in names)


def recipe_set_names() -> list[str]:
    """Name the studies with recipes that come with Photochrom."""
    names = (entry.name for entry in (files("training") / "studies").iterdir())
    # base.toml is what most of them have in common.
    return sorted(
        name.removesuffix(".toml")
        for name in names
        if name.endswith(".toml") and name != "base.toml"
    )


def load_recipe_set(name_or_path: str) -> RecipeSet:
    """Read a study: a path to a TOML file, or the name of one that comes with Photochrom.

    The file has the entries of ``RecipeSet``. ``recipe`` is a table, or the name of a TOML file
    beside it or among the studies of Photochrom, and ``recipe_changes`` a table that changes it for
    all variants.

    Raises:
        TrainingError: there is no such study, or it has a mistake.
    """
    path = Path(name_or_path)
    if path.suffix == ".toml":
        return _read(path)
    if name_or_path not in recipe_set_names():
        raise TrainingError("There is no such study; 'photochrom study --list' names them.")
    with as_file(files("training") / "studies") as folder:
        return _read(folder / f"{name_or_path}.toml")


def _read(path: Path) -> RecipeSet:
    tables = _toml(path)
    recipe = tables.get("recipe", {})
    if isinstance(recipe, str):
        recipe = _common_recipe(path.parent, recipe)
    changes = tables.pop("recipe_changes", {})
    if not isinstance(recipe, dict) or not isinstance(changes, dict):
        raise TrainingError("The study's 'recipe' and 'recipe_changes' must be tables.")
    tables["recipe"] = Entries(merged(recipe, changes))
    if isinstance(tables.get("variants"), list):
        tables["variants"] = [_variant(entry) for entry in tables["variants"]]
    return read_section(RecipeSet, tables)


def _common_recipe(folder: Path, name: str) -> dict[str, Any]:
    if (folder / name).is_file():
        return _toml(folder / name)
    with as_file(files("training") / "studies") as bundled:
        return _toml(bundled / Path(name).name)


def _variant(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    changes = entry.get("changes", {})
    if not isinstance(changes, dict):
        raise TrainingError("The 'changes' of a variant must be a table.")
    return read_section(Variant, {**entry, "changes": Entries(changes)}, "variants")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TrainingError(f"{path.name} cannot be read ({error.strerror}).") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TrainingError(f"{path.name} is no valid TOML ({error}).") from error
