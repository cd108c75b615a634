"""How many steps fit into a time: found by a short trial, so that networks get equal minutes."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from training.fit import Fit, Progress
from training.recipe import Recipe
from training.run_recipe import SizePhase

Trial = Callable[[Recipe, float], float]
"""Trains a recipe of one size for some seconds and returns the seconds of a usual step."""

_SHARE = 0.03
_LONGEST = 40.0
# Its first step builds what later ones use.
_WARM_UP_STEPS = 1


def steps_for(recipe: Recipe, minutes: float, trial: Trial) -> int:
    """Find how many steps of a recipe take some minutes.

    Args:
        recipe: its phases say at which sizes for which share of the steps.
        minutes: how long the run may take.
        trial: measures a step.

    Returns:
        At least 1.
    """
    ends = [phase.begin for phase in recipe.photos.phases[1:]] + [1.0]
    budget = min(_LONGEST, _SHARE * 60 * minutes / len(ends))
    seconds = 0.0
    for phase, end in zip(recipe.photos.phases, ends, strict=True):
        seconds += (end - phase.begin) * trial(_at_one_size(recipe, phase.size), budget)
    return max(1, int(60 * minutes / seconds))


def measured(data: Path, *, workers: int) -> Trial:
    """Measure steps by training, in a folder that is thrown away.

    Args:
        data: the data set.
        workers: processes that prepare batches.

    Raises:
        TrainingError: the data set cannot be used.
        KeyboardInterrupt: the user wants to stop.
    """

    def trial(recipe: Recipe, seconds: float) -> float:
        begun = time.monotonic()
        stamps: list[float] = []

        def note(_progress: Progress) -> None:
            stamps.append(time.monotonic())

        with tempfile.TemporaryDirectory() as folder:
            fit = Fit(recipe, data, Path(folder), workers=workers)
            setting_up = time.monotonic() - begun
            fit.train(minutes=seconds / 60, report=note)
        if time.monotonic() - begun < setting_up + seconds:
            raise KeyboardInterrupt
        # The wait for the first batch and the first step are paid once, whatever the steps.
        usual = [later - sooner for sooner, later in pairwise(stamps)]
        return statistics.median(usual[_WARM_UP_STEPS:] or usual or [stamps[0] - begun])

    return trial


def _at_one_size(recipe: Recipe, size: int) -> Recipe:
    # So many steps that neither the end nor a validation comes within the trial.
    endless = 10**7
    return replace(
        recipe,
        optimizer=replace(recipe.optimizer, steps=endless),
        photos=replace(recipe.photos, phases=(SizePhase(0.0, size),)),
        evaluate_every=endless,
    )
