"""What ``study`` does where recipes are compared: train, export, judge, compare."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from desktop.cli.console import progress, put, say
from desktop.cli.training_outcome import about
from engine.colorize import Colorizer
from engine.models.providers import Device
from engine.models.session import ModelSession
from training.data.listing import Split
from training.evaluation.table import write_table
from training.fit import Progress
from training.studies.comparison import Subject, comparison_table, make_jury, write_sheet
from training.studies.judge import Jury, readings
from training.studies.recipe_set import RecipeSet, load_recipe_set
from training.studies.toml_text import merged
from training.studies.variant_run import (
    MODEL_FILE,
    StudyPlan,
    VariantRun,
    judging_palette,
    open_run,
)


def study_variants(arguments: argparse.Namespace) -> None:
    """Train the variants of a study and compare them.

    Args:
        arguments: of ``photochrom study``.

    Raises:
        PhotochromError: the study, the photos or a run cannot be used, or a file not be written.
    """
    plan = _plan(arguments)
    with about(arguments.study):
        variants = plan.recipes.chosen(_names(arguments.variants))
    runs = []
    for variant in variants:
        with about(plan.runs / variant.name):
            runs.append(open_run(plan, variant))
    if not _train(plan, runs):
        return
    with about(arguments.data):
        photos = plan.photos(Split.VAL).at_most(arguments.limit)
    jury = make_jury(photos, judging_palette(plan, runs))
    subjects = _judge(plan, runs, jury, arguments)
    _write(plan.recipes, jury, subjects, arguments.output)


def _plan(arguments: argparse.Namespace) -> StudyPlan:
    overrides: dict[str, Any] = {}
    for entry in arguments.overrides:
        overrides = merged(overrides, entry)
    with about(arguments.study):
        recipes = load_recipe_set(arguments.study)
    return StudyPlan(
        recipes=recipes,
        data=arguments.data,
        runs=arguments.runs or arguments.output,
        overrides=overrides,
        steps=arguments.steps,
        minutes=arguments.minutes,
        workers=arguments.workers,
    )


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()] if text else []


def _train(plan: StudyPlan, runs: Sequence[VariantRun]) -> bool:
    """Train what is not trained yet; return whether all of it is."""
    done = [_steps_done(run) for run in runs]
    total = sum(run.recipe.optimizer.steps for run in runs)
    with tqdm(total=total, initial=sum(done), unit="step", disable=None) as bar:
        for place, run in enumerate(runs):
            bar.set_description(f"{run.variant.name} ({place + 1} of {len(runs)})")
            if done[place] < run.recipe.optimizer.steps and not _train_one(plan, run, bar):
                break
        else:
            return True
    steps = run.recipe.optimizer.steps
    put(f"Stopped at {run.variant.name} after {run.steps_done()} of {steps} steps.")
    put("The same command goes on from there.")
    return False


def _steps_done(run: VariantRun) -> int:
    with about(run.folder):
        return run.steps_done()


def _train_one(plan: StudyPlan, run: VariantRun, bar: Any) -> bool:  # noqa: ANN401 - tqdm's
    def show(progress: Progress) -> None:
        bar.set_postfix({"loss": f"{progress.loss:.3f}"}, refresh=False)
        bar.update()

    with about(run.folder):
        return run.train(plan, show)


def _judge(
    plan: StudyPlan, runs: Sequence[VariantRun], jury: Jury, arguments: argparse.Namespace
) -> list[Subject]:
    subjects: list[Subject] = []
    for run in runs:
        model = arguments.output / run.variant.name / MODEL_FILE
        with about(model):
            run.export(model, plan.data.name)
        colorizer = Colorizer(ModelSession(model, device=Device(arguments.device)))
        ways = readings(colorizer)
        told = (run.recipe.optimizer.steps, run.minutes())
        say(f"judging {run.variant.name}")
        with progress(len(jury.photos) * len(ways)) as advance, about(model):
            for decoding, colorings in ways.items():
                judgment = jury.judge(colorings, run.variant.label, advance)
                subjects.append(Subject(run.variant.label, decoding, judgment, *told))
    return subjects


def _write(recipes: RecipeSet, jury: Jury, subjects: Sequence[Subject], folder: Path) -> None:
    notes = (
        f"{recipes.source}: {recipes.claim}",
        "Networks alone: one look, no smoothing along edges; central squares at 224x224 pixels.",
    )
    table = comparison_table(recipes.title, recipes.scores, subjects, notes)
    with about(folder):
        write_table(table, folder)
        write_sheet(jury, subjects, folder / "sheet.png")
    put(table.to_text())
    put(f"\nTable, picture, models and recipes: {folder}")
