"""Runs of training as users see them: commands, stops in the middle, and what logs hold."""

import argparse
import csv
import signal
from collections.abc import Callable
from pathlib import Path

from desktop.cli.training_commands import add_training_commands
from training.fit import Fit, Progress
from training.recipe import Recipe


def photochrom(*arguments: object) -> int:
    """Run a command as a user would, and return its exit code."""
    parser = argparse.ArgumentParser(prog="photochrom")
    add_training_commands(parser.add_subparsers(required=True))
    parsed = parser.parse_args([str(argument) for argument in arguments])
    return parsed.run(parsed)


def stop_after(steps: int) -> Callable[[Progress], None]:
    """Let the system ask a run to stop after some steps."""

    def report(progress: Progress) -> None:
        if progress.step == steps:
            signal.raise_signal(signal.SIGTERM)

    return report


def rows(path: Path) -> list[list[str]]:
    """Read a log."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def resumed(recipe: Recipe, data: Path, run: Path) -> Fit:
    """Go on with the run in a folder."""
    fit = Fit(recipe, data, run, workers=0)
    fit.resume()
    return fit
