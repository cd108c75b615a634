"""Writes the recipe of a variant into the folder of its run, and reads it back."""

import tempfile
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from engine.color.classes import ColorGrid, Palette
from engine.models.description import palette_from_json, palette_to_json
from engine.models.errors import ModelError
from engine.photo.atomic import new_file
from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.palette import class_histogram, keep_above
from training.recipe import Recipe, load_recipe
from training.studies.toml_text import Tables, to_toml

RECIPE_FILE = "recipe.toml"
"""Name of a variant's recipe in the folder of its run."""

PALETTE_FILE = "palette.json"
"""Name of the palette beside it."""

Photos = Callable[[], Iterable[RgbPhoto]]
"""Goes through the training photos, where a palette has to be counted."""


def write_recipe(tables: Tables, run: Path, photos: Photos) -> Recipe:
    """Write a recipe with its palette into the folder of a run, unless it is there already.

    Args:
        tables: the recipe. Its ``palette`` is the name of one that comes with Photochrom, the path
            of another, or a table: ``bin_size`` alone keeps the classes that the photos use (CCC++
            section III-C3), with ``all = true`` all classes of the grid are kept.
        run: the folder, created if missing.
        photos: for palettes that have to be counted.

    Returns:
        The recipe.

    Raises:
        TrainingError: the recipe has a mistake, or the folder holds a run of another one.
        PhotoError: the folder cannot be written.
    """
    run.mkdir(parents=True, exist_ok=True)
    palette = _palette_json(tables.get("palette"), run / PALETTE_FILE, photos)
    with tempfile.TemporaryDirectory() as folder:
        wanted = _write(tables, palette, Path(folder))
    if not (run / RECIPE_FILE).is_file():
        return _write(tables, palette, run)
    if read_recipe(run / RECIPE_FILE) != wanted:
        raise TrainingError(
            "The folder holds a training with another recipe; choose another folder, or remove "
            "this one to train anew."
        )
    return wanted


def _write(tables: Tables, palette: str, folder: Path) -> Recipe:
    text = to_toml({**tables, "palette": PALETTE_FILE})
    # The recipe last: where it is, the palette is whole.
    for name, content in ((PALETTE_FILE, palette), (RECIPE_FILE, text)):
        with new_file(folder / name, overwrite=True) as stream:
            stream.write(content.encode())
    return read_recipe(folder / RECIPE_FILE)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe that must be a colorizer's.

    Raises:
        TrainingError: it has a mistake.
    """
    recipe = load_recipe(str(path))
    if not isinstance(recipe, Recipe):
        raise TrainingError("Studies compare colorizers; this recipe trains something else.")
    return recipe


def read_palette(name: str) -> Palette:
    """Read a palette: one that comes with Photochrom, or a file.

    Raises:
        TrainingError: there is none.
    """
    path = Path(name)
    bundled = files("training") / "recipes" / path.name
    try:
        return palette_from_json((path if path.is_file() else bundled).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ModelError) as error:
        raise TrainingError(f"There is no palette '{name}'; give the path of one.") from error


def _palette_json(choice: object, counted: Path, photos: Photos) -> str:
    if isinstance(choice, str):
        return palette_to_json(read_palette(choice))
    grid, keeps_all = _grid(choice)
    if keeps_all:
        return palette_to_json(Palette.full(grid.bin_size))
    if counted.is_file():
        stored = counted.read_text(encoding="utf-8")
        if palette_from_json(stored).grid == grid:
            return stored
    return palette_to_json(keep_above(class_histogram(photos(), grid), grid))


def _grid(choice: object) -> tuple[ColorGrid, bool]:
    entries: dict[str, Any] = dict(choice) if isinstance(choice, Mapping) else {}
    bin_size, keeps_all = entries.pop("bin_size", None), entries.pop("all", False)
    if type(bin_size) is not int or not isinstance(keeps_all, bool) or entries:
        raise TrainingError(
            "The recipe's 'palette' must be the name of a JSON file, or a table of 'bin_size' and "
            "perhaps 'all'."
        )
    try:
        return ColorGrid(bin_size), keeps_all
    except ValueError as error:
        raise TrainingError(f"The recipe's palette has a mistake: {error}.") from error
