"""Photos, data sets and recipes so small that real training runs take seconds."""

import csv
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import small_network
from PIL import Image

from engine.color.classes import Palette
from engine.models.description import palette_to_json
from training.data.listing import list_photos
from training.data.prepare import prepare
from training.networks import NETWORKS
from training.recipe import PhotoRecipe, Recipe
from training.run_recipe import OptimizerRecipe, SizePhase

NETWORKS["small"] = small_network.build

PALETTE = Palette.full(24)
"""100 coarse color classes."""

RECIPE = Recipe(
    name="tiny",
    network="base",
    palette=PALETTE,
    optimizer=OptimizerRecipe(steps=6, batch=2, warm_up=2),
    photos=PhotoRecipe(phases=(SizePhase(0.0, 32), SizePhase(0.5, 64)), smallest_crop=32),
    seed=3,
    evaluate_every=100,
)
"""Six steps of two photos."""

SMALL = replace(RECIPE, network="small")
"""The same with a network of two layers, for what is not about networks."""

TOML = """
name = "tiny"
network = "base"
palette = "palette.json"
seed = 3
evaluate_every = 100

[optimizer]
steps = 6
batch = 2
warm_up = 2

[photos]
phases = [{ begin = 0, size = 32 }, { begin = 0.5, size = 64 }]
smallest_crop = 32
"""
"""The same as a file."""

SMALL_TOML = TOML.replace("base", "small")
"""The one with the small network as a file."""


def recipe_of(steps: int, **changes: object) -> Recipe:
    """The tiny recipe with another number of steps and other changes."""
    optimizer = replace(RECIPE.optimizer, steps=steps)
    return replace(RECIPE, optimizer=optimizer, **changes)


def write_recipe(folder: Path, text: str = TOML) -> Path:
    """Write a recipe with its palette and return its path."""
    (folder / "palette.json").write_text(palette_to_json(PALETTE), encoding="utf-8")
    path = folder / "tiny.toml"
    path.write_text(text, encoding="utf-8")
    return path


def scene(seed: int, height: int = 80, width: int = 96) -> npt.NDArray[np.uint8]:
    """A picture of one of two themes: bright places are red, or dark places are blue."""
    random = np.random.default_rng(seed)
    areas = random.random((5, 6), np.float32)
    gray = cv2.resize(areas, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    tint = np.array([1.0, 0.3, 0.2] if seed % 2 else [0.2, 0.3, 0.9])
    bright = np.clip(gray, 0, 1) if seed % 2 else np.clip(0.6 * gray, 0, 1)
    return np.rint(255 * bright * tint).astype(np.uint8)


def write_photos(folder: Path, *, train: int, val: int) -> Path:
    """Write photos and a list of them; return the path of the list."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["path", "split"])
        for number in range(train + val):
            name = f"{number:03d}.png"
            Image.fromarray(scene(number)).save(folder / name)
            rows.writerow([name, "train" if number < train else "val"])
    return folder / "list.csv"


def prepare_data(folder: Path, *, train: int = 7, val: int = 1) -> Path:
    """Write photos and prepare them; return the folder of the data set."""
    listed = list_photos(write_photos(folder / "photos", train=train, val=val))
    report = prepare(listed, folder / "data", short_side=64)
    assert report.kept == train + val
    return folder / "data"


def small_recipe_of(steps: int, *, accumulate: int = 1, **changes: object) -> Recipe:
    """The small recipe with another number of steps and other changes."""
    optimizer = replace(SMALL.optimizer, steps=steps, accumulate=accumulate)
    return replace(SMALL, optimizer=optimizer, **changes)
