"""Photos with shapes, their label maps, and recipes so small that real training takes seconds."""

import csv
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from training.run_recipe import OptimizerRecipe, SizePhase
from training.segmenter.listing import list_masks
from training.segmenter.prepare import prepare_masks
from training.segmenter.recipe import (
    MaskedPhotoRecipe,
    PromptRecipe,
    SegmenterRecipe,
    ValidationRecipe,
)

RECIPE = SegmenterRecipe(
    name="tiny-segmenter",
    optimizer=OptimizerRecipe(steps=4, batch=2, warm_up=2),
    photos=MaskedPhotoRecipe(phases=(SizePhase(0.0, 32), SizePhase(0.5, 64))),
    prompts=PromptRecipe(per_photo=2, rounds=(0.5, 0.5)),
    validation=ValidationRecipe(photos=2, objects=2, clicks=5),
    seed=3,
    evaluate_every=100,
)
"""Four steps of two photos with two objects each."""

TOML = """
task = "segmenter"
name = "tiny-segmenter"
seed = 3
evaluate_every = 100

[optimizer]
steps = 4
batch = 2
warm_up = 2

[photos]
phases = [{ begin = 0, size = 32 }, { begin = 0.5, size = 64 }]

[prompts]
per_photo = 2
rounds = [0.5, 0.5]

[validation]
photos = 2
objects = 2
"""
"""The same as a file."""


def recipe_of(steps: int, **changes: object) -> SegmenterRecipe:
    """The tiny recipe with another number of steps and other changes."""
    optimizer = replace(RECIPE.optimizer, steps=steps)
    return replace(RECIPE, optimizer=optimizer, **changes)


def scene(
    seed: int, height: int = 48, width: int = 64
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """A bright disc and a dark rectangle on gray, and their label map with an unjudged edge."""
    random = np.random.default_rng(seed)
    photo = random.normal(110, 6, (height, width, 3))
    labels = np.zeros((height, width), np.uint8)
    left, middle = int(random.integers(12, 18)), int(random.integers(16, height - 16))
    cv2.circle(labels, (left, middle), int(random.integers(8, 12)), 1, cv2.FILLED)
    top = int(random.integers(4, height // 2))
    cv2.rectangle(labels, (width // 2 + 2, top), (width - 6, top + 18), 2, cv2.FILLED)
    photo[labels == 1] += 100
    photo[labels == 2] -= 80
    labels[:, width // 2] = 255
    return np.clip(photo, 0, 255).astype(np.uint8), labels


def write_masks(folder: Path, *, train: int, val: int) -> Path:
    """Write photos and label maps of two sources, and a list of them; return the list's path."""
    with_header = [["image", "label", "kind", "split"]]
    for number in range(train + val):
        photo, labels = scene(number)
        source = "discs" if number % 2 else "boxes"
        paths = [f"images/{source}/{number:03d}.png", f"labels/{source}/{number:03d}.png"]
        for path, picture in zip(paths, (photo, labels), strict=True):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(picture).save(folder / path)
        with_header.append([*paths, "instance", "train" if number < train else "val"])
    with (folder / "masks.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(with_header)
    return folder / "masks.csv"


def prepare_data(folder: Path, *, train: int = 5, val: int = 3) -> Path:
    """Write photos with label maps and prepare them; return the folder of the data set."""
    table = write_masks(folder / "collection", train=train, val=val)
    report = prepare_masks(list_masks(table), folder / "data")
    assert report.kept + report.near_duplicates == train + val
    return folder / "data"
