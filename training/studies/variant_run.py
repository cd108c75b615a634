"""Trains the variants of a study one after another, each in a folder of its own."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.color.classes import Palette
from training.checkpoint import load_checkpoint
from training.data.listing import Split
from training.data.open_photos import open_photos
from training.data.photos import Photos
from training.errors import TrainingError
from training.export import export
from training.fit import CHECKPOINT, Fit, Report
from training.recipe import Recipe
from training.studies.pace import measured, steps_for
from training.studies.recipe_set import RecipeSet, Variant
from training.studies.toml_text import Tables, merged
from training.studies.variant_recipe import (
    RECIPE_FILE,
    read_palette,
    read_recipe,
    write_recipe,
)

MODEL_FILE = "model.onnx"
"""Name of a variant's model in its folder."""


@dataclass(frozen=True)
class StudyPlan:
    """What a study is run with.

    Attributes:
        recipes: the study.
        data: photos to train and to judge on.
        runs: where the folders of the runs are; studies that share it share equal variants.
        overrides: entries that win over those of every recipe.
        steps: of every variant; None for what the recipes say.
        minutes: of every variant; None for what the study says, 0 to go by steps.
        workers: processes that prepare batches.
    """

    recipes: RecipeSet
    data: Path
    runs: Path
    overrides: Tables
    steps: int | None = None
    minutes: float | None = None
    workers: int = 1

    @property
    def budget(self) -> float:
        """Minutes of every variant; 0 where steps decide."""
        if self.steps is not None:
            return 0.0
        return self.recipes.minutes if self.minutes is None else self.minutes

    def photos(self, split: Split) -> Photos:
        """Open the photos of a split.

        Raises:
            TrainingError: the data set cannot be used.
        """
        return open_photos(self.data, split)

    def training_photos(self) -> Photos:
        """Open the photos that are trained on.

        Raises:
            TrainingError: the data set cannot be used.
        """
        return self.photos(Split.TRAIN)


@dataclass(frozen=True)
class VariantRun:
    """A variant and its run.

    Attributes:
        variant: what is trained.
        recipe: how.
        folder: of the run.
    """

    variant: Variant
    recipe: Recipe
    folder: Path

    @property
    def checkpoint(self) -> Path:
        """What training leaves."""
        return self.folder / CHECKPOINT

    def steps_done(self) -> int:
        """Return how many steps are done.

        Raises:
            TrainingError: the checkpoint is damaged, or of a longer training.
        """
        if not self.checkpoint.is_file():
            return 0
        done, steps = load_checkpoint(self.checkpoint).step, self.recipe.optimizer.steps
        if done > steps:
            raise TrainingError(
                f"The folder holds a training of {done} steps, which is more than {steps}; choose "
                "another folder, or remove this one to train anew."
            )
        return done

    def minutes(self) -> float:
        """Return how long the training took.

        Raises:
            TrainingError: the checkpoint is missing or damaged.
        """
        return load_checkpoint(self.checkpoint).seconds / 60

    def train(self, plan: StudyPlan, report: Report | None = None) -> bool:
        """Train the variant to its end, from where it stopped.

        Args:
            plan: names data and workers.
            report: called after every step.

        Returns:
            Whether it is finished; False after a signal to stop.

        Raises:
            TrainingError: the data set or the checkpoint cannot be used.
        """
        fit = Fit(self.recipe, plan.data, self.folder, workers=plan.workers)
        if self.checkpoint.is_file():
            fit.resume()
        return fit.train(report=report)

    def export(self, model: Path, data: str) -> None:
        """Write the model file of the trained variant.

        Args:
            model: the file; its folder is created if missing.
            data: name of the photos, for the description of the model.

        Raises:
            TrainingError: the model answers something else than the network.
            PhotoError: the file cannot be written.
        """
        model.parent.mkdir(parents=True, exist_ok=True)
        export(self.checkpoint, model, recipe=self.recipe, name=self.variant.name, data=data)


def open_run(plan: StudyPlan, variant: Variant) -> VariantRun:
    """Put the recipe of a variant together and into the folder of its run.

    Args:
        plan: the study.
        variant: one of it.

    Raises:
        TrainingError: the recipe has a mistake, or the folder holds a run of another one.
        PhotoError: the folder cannot be written.
        KeyboardInterrupt: the user wants to stop.
    """
    folder = plan.runs / variant.name
    tables = plan.recipes.recipe_of(variant, plan.overrides)
    if plan.budget:
        tables = _with_steps(tables, _steps_in_time(plan, folder, tables))
    elif plan.steps is not None:
        tables = _with_steps(tables, plan.steps)
    recipe = write_recipe(tables, folder, plan.training_photos)
    return VariantRun(variant, recipe, folder)


def judging_palette(plan: StudyPlan, runs: Sequence[VariantRun]) -> Palette:
    """Return the classes that all variants of a study are judged by.

    TAR, CNR and CCAR depend on the classes, so these must be the same whatever a variant chooses
    from: those of the study's own recipe; where it names none, those of the first variant.
    """
    shared = merged(plan.recipes.recipe.tables, plan.overrides).get("palette")
    if isinstance(shared, str):
        return read_palette(shared)
    return runs[0].recipe.palette


def _steps_in_time(plan: StudyPlan, folder: Path, tables: Tables) -> int:
    stored = folder / RECIPE_FILE
    if stored.is_file():
        # Another trial would find other steps, and the run could not go on.
        return read_recipe(stored).optimizer.steps
    with tempfile.TemporaryDirectory() as trial:
        recipe = write_recipe(tables, Path(trial), plan.training_photos)
    return steps_for(recipe, plan.budget, measured(plan.data, workers=plan.workers))


def _with_steps(tables: Tables, steps: int) -> dict[str, Any]:
    """Change the number of steps, and in proportion the warm-up and when to validate."""
    optimizer = tables.get("optimizer", {})
    usual = optimizer.get("steps", steps)
    warm_up = round(optimizer.get("warm_up", 0) * steps / usual)
    every = max(1, round(tables.get("evaluate_every", usual) * steps / usual))
    shortened = {"optimizer": {"steps": steps, "warm_up": warm_up}, "evaluate_every": every}
    return merged(tables, shortened)
