"""What ``train``, ``validate`` and ``export`` do; importing it needs the extra ``train``."""

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from desktop.cli.console import progress, put
from desktop.cli.exit_codes import UsageError
from desktop.cli.training_data import count_classes
from desktop.cli.training_outcome import about
from desktop.cli.training_segmenter import export_segmenter, score_segmenter
from engine.errors import PhotochromError
from training.data.listing import Split
from training.data.open_photos import open_photos
from training.devices import Device
from training.export import BalanceShift, trained_network
from training.export import export as export_model
from training.fit import BEST, CHECKPOINT, Fit, Progress
from training.networks.color_network import ColorNetwork
from training.palette import fold
from training.recipe import Recipe, load_recipe
from training.run_recipe import Precision
from training.segmenter.recipe import SegmenterRecipe
from training.task import ScoreRow
from training.validate import TEMPERATURES, Scores
from training.validate import validate as score


def train(arguments: argparse.Namespace) -> None:
    """Train a recipe, or go on with it.

    Args:
        arguments: of ``photochrom train``.

    Raises:
        PhotochromError: the recipe, the data set or the folder of the run cannot be used.
    """
    recipe = _load_recipe(arguments.recipe)
    checkpoint = arguments.folder / CHECKPOINT
    if checkpoint.exists() and not arguments.resume:
        raise PhotochromError(
            f"{arguments.folder}: The folder holds a run; "
            "go on with it by --resume or choose another folder."
        )
    with about(arguments.data):
        fit = Fit(
            recipe,
            arguments.data,
            arguments.folder,
            workers=arguments.workers,
            device=Device(arguments.device),
            precision=Precision(arguments.precision),
        )
    if arguments.resume:
        with about(checkpoint):
            fit.resume()
    if fit.leads:
        put(f"Training on {fit.hardware}")
    with about(arguments.folder):
        is_finished = _train_with_progress(fit, arguments.minutes)
    if fit.leads:
        _tell_the_end(fit, arguments, is_finished=is_finished)


def validate(arguments: argparse.Namespace) -> None:
    """Score a checkpoint: a colorizer for several decodings, a segmenter for clicks and boxes.

    Args:
        arguments: of ``photochrom validate``.

    Raises:
        PhotochromError: the recipe, the checkpoint or the data set cannot be used.
    """
    recipe = _load_recipe(arguments.recipe)
    scores: Sequence[ScoreRow]
    if isinstance(recipe, SegmenterRecipe):
        scores = score_segmenter(arguments, recipe)
    else:
        with about(arguments.checkpoint):
            network = trained_network(arguments.checkpoint, recipe)
        scores = _score(network, recipe, arguments.data, TEMPERATURES)
    if arguments.json:
        put(json.dumps([asdict(row) for row in scores], indent=2))
    else:
        put(_table(scores))


def export(arguments: argparse.Namespace) -> None:
    """Write a checkpoint as a model file, or as a pair of them if it is a segmenter's.

    Args:
        arguments: of ``photochrom export``.

    Raises:
        PhotochromError: the recipe, the checkpoint or the data set cannot be used, the file cannot
            be written, or the model answers something else than the network.
        UsageError: options do not fit together or to what the recipe trains.
    """
    if arguments.balance_shift and not arguments.data:
        raise UsageError("--balance-shift needs --data, to count colors in its photos.")
    recipe = _load_recipe(arguments.recipe)
    if isinstance(recipe, SegmenterRecipe):
        export_segmenter(arguments, recipe)
    else:
        _export_colorizer(arguments, recipe)


def _export_colorizer(arguments: argparse.Namespace, recipe: Recipe) -> None:
    with about(arguments.checkpoint):
        # At once, so that a mistake shows before minutes of counting and scoring.
        network = trained_network(arguments.checkpoint, recipe)
    balance = _balance(arguments, recipe) if arguments.balance_shift else None
    if balance:
        network = trained_network(arguments.checkpoint, recipe, balance)
    metrics = _measure(network, recipe, arguments) if arguments.data else {}
    with about(arguments.output):
        report = export_model(
            arguments.checkpoint,
            arguments.output,
            recipe=recipe,
            name=arguments.name,
            version=arguments.model_version,
            temperature=arguments.temperature,
            metrics=metrics,
            data=arguments.trained_on,
            license=arguments.license,
            balance=balance,
        )
    size = arguments.output.stat().st_size / 1e6
    put(
        f"{arguments.output}: {size:.1f} MB; the largest difference from the network is "
        f"{report.largest_difference:.1e}, {report.same_argmax:.2%} of the cells agree"
    )


def _load_recipe(name: str) -> Recipe | SegmenterRecipe:
    with about(name):
        return load_recipe(name)


def _tell_the_end(fit: Fit, arguments: argparse.Namespace, *, is_finished: bool) -> None:
    step, steps = fit.learner.step, fit.recipe.optimizer.steps
    if fit.stopped_early and step < steps:
        put(f"Stopped early after step {step}: no validation since step {fit.best.step} was better")
    if is_finished:
        put(f"Finished: {arguments.folder / CHECKPOINT}")
        put(f"Best, after step {fit.best.step}: {arguments.folder / BEST}")
        return
    again = ["photochrom", "train", arguments.recipe, "--data", str(arguments.data)]
    again += ["--run", str(arguments.folder), "--resume"]
    put(f"Stopped after {step} of {steps} steps; go on with:")
    put(f"  {shlex.join(again)}")


def _train_with_progress(fit: Fit, minutes: float | None) -> bool:
    steps = fit.recipe.optimizer.steps
    # Without a terminal there is no bar, and only the first of several processes has one.
    hidden = None if fit.leads else True
    with tqdm(total=steps, initial=fit.learner.step, unit="step", disable=hidden) as bar:

        def show(done: Progress) -> None:
            loss, speed = f"{done.loss:.3f}", f"{done.photos_per_second:.1f}"
            bar.set_postfix({"loss": loss, "photos/s": speed}, refresh=False)
            bar.update()

        def show_scores(step: int, scores: Sequence[ScoreRow]) -> None:
            bar.write(f"after step {step}:\n{_table(scores)}", file=sys.stdout)

        def warn(sentence: str) -> None:
            bar.write(f"photochrom: warning: {sentence}", file=sys.stderr)

        return fit.train(minutes=minutes, report=show, report_scores=show_scores, notice=warn)


def _balance(arguments: argparse.Namespace, recipe: Recipe) -> BalanceShift:
    histogram = count_classes([arguments.data], recipe.palette.grid)
    return BalanceShift(arguments.balance_shift, fold(histogram, recipe.palette))


def _measure(
    network: ColorNetwork, recipe: Recipe, arguments: argparse.Namespace
) -> dict[str, float]:
    (scores,) = _score(network, recipe, arguments.data, (arguments.temperature,))
    return scores.figures()


def _score(
    network: ColorNetwork, recipe: Recipe, data: Path, temperatures: tuple[float, ...]
) -> list[Scores]:
    with about(data):
        photos = open_photos(data, Split.VAL)
        with progress(len(photos)) as advance:
            return score(network, photos, recipe.palette, temperatures, seen=advance)


def _table(scores: Sequence[ScoreRow]) -> str:
    width = max(10, *(len(row.label) + 2 for row in scores))
    lines = [
        scores[0].heading.ljust(width) + "".join(name.rjust(14) for name in scores[0].figures())
    ]
    for row in scores:
        figures = row.figures().values()
        lines.append(row.label.ljust(width) + "".join(f"{figure:14.3f}" for figure in figures))
    return "\n".join(lines)
