"""What the command ``evaluate`` does; importing it needs the extra ``train``."""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from desktop.cli.console import complain, progress, put, say, shown_warnings
from desktop.cli.decoding_choice import decoding_options
from desktop.cli.evaluate_command import ALL
from desktop.cli.exit_codes import DONE, FAILED, STOPPED, UsageError
from desktop.cli.single_photo import AboutError
from desktop.cli.starting_colors import load_colorizer
from desktop.cli.stop_signals import StopRequest
from desktop.cli.training_outcome import about
from engine.color.classes import Palette
from engine.errors import PhotochromError
from training.data.listing import ListedPhoto, Split, list_photos
from training.evaluation.colorings import Colorings, FolderColorings, ModelColorings
from training.evaluation.evaluate import Evaluation, evaluation_table
from training.evaluation.evaluate import evaluate as measure
from training.evaluation.frame import Frame
from training.evaluation.frechet import FrechetDistance, inception_distance, lite2_distance
from training.evaluation.judge import Judging, LeftOut, Outcome, evenly, judge_photos
from training.evaluation.palettes import read_palette, usual_palette
from training.evaluation.perceptual import Lpips
from training.evaluation.report import Report, new_report
from training.evaluation.table import Table, TableFormat
from training.evaluation.weights import (
    ALEXNET,
    INCEPTION,
    PublishedWeights,
    find_weights,
    read_weights,
)

_MOST_THREADS = 8
_ON_ITS_SIDE = (TableFormat.TEXT, TableFormat.MARKDOWN)


def evaluate(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: of ``photochrom evaluate``.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        PhotochromError: there are no photos, the model or the weights cannot be used, no photo
            could be compared, or a file cannot be written.
        UsageError: options do not fit together.
    """
    with shown_warnings():
        photos = _photos(arguments)
        colorings, palette = _colorings(arguments)
        meters = _meters(arguments)
        judging = Judging(palette, Frame(arguments.size), meters.lpips, _threads(arguments))
        run = _Run(photos, colorings, judging, meters, request)
        with ExitStack() as files:
            report = _report(files, arguments.output, photos)
            evaluation = run.measure(() if report is None else (report,))
            if evaluation is None:
                return _stopped(request)
            table = _table(arguments, run, evaluation)
            if report is not None:
                with about(arguments.output):
                    report.finish(table)
        form = TableFormat(arguments.format)
        put((table.on_its_side() if form in _ON_ITS_SIDE else table).render(form))
        if request.received is not None:
            return _stopped(request)
        return FAILED if evaluation.left_out else DONE


@dataclass(frozen=True, eq=False)
class _Meters:
    """What measures the figures that need a network.

    Attributes:
        lpips: None without its weights.
        distances: Frechet distances.
        notes: why a figure is missing.
    """

    lpips: Lpips | None
    distances: tuple[FrechetDistance, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Run:
    photos: Sequence[ListedPhoto]
    colorings: Colorings
    judging: Judging
    meters: _Meters
    request: StopRequest

    def measure(self, observers: Sequence[Callable[[Outcome], object]]) -> Evaluation | None:
        """Judge all photos; None if the user stopped before the first could be compared."""
        outcomes = judge_photos(
            self.photos, self.colorings, self.judging, cancel=self.request.event
        )
        with closing(outcomes), progress(len(self.photos)) as advance:
            try:
                return measure(
                    outcomes,
                    self.colorings.label,
                    distances=self.meters.distances,
                    observers=(*observers, _tell, lambda _: advance()),
                )
            except PhotochromError:
                if self.request.received is None:
                    raise
                return None


def _tell(outcome: Outcome) -> None:
    if isinstance(outcome, LeftOut):
        complain(outcome.reason, outcome.photo.path)


def _stopped(request: StopRequest) -> int:
    say("stopped")
    return STOPPED + (request.received or 0)


def _photos(arguments: argparse.Namespace) -> list[ListedPhoto]:
    with about(arguments.truth):
        photos = list_photos(arguments.truth)
        if arguments.split != ALL:
            split = Split(arguments.split)
            photos = [photo for photo in photos if photo.split is split]
        if not photos:
            raise PhotochromError(f"There are no photos of the split '{arguments.split}'.")
    return evenly(photos, arguments.limit or len(photos))


def _colorings(arguments: argparse.Namespace) -> tuple[Colorings, Palette]:
    """Say where colors come from, and which classes are told apart."""
    given = None
    if arguments.palette:
        with about(arguments.palette):
            given = read_palette(arguments.palette)
    if arguments.predicted is not None:
        _check_no_model(arguments)
        with about(arguments.predicted):
            colorings = FolderColorings(arguments.predicted, Frame(arguments.size))
        return colorings, given or usual_palette()
    try:
        colorizer = load_colorizer(arguments.model, arguments.device)
    except AboutError as error:
        raise PhotochromError(f"{error.subject}: {error}") from error
    description = colorizer.description
    options = decoding_options(arguments, description)
    model = ModelColorings(colorizer, options, refine=not arguments.network_alone)
    return model, given or description.palette or usual_palette()


def _check_no_model(arguments: argparse.Namespace) -> None:
    is_plain = (arguments.vividness, arguments.rebalance) == (1.0, 0.0)
    chosen = (arguments.model, arguments.decode, arguments.temperature)
    if arguments.network_alone or not is_plain or any(value is not None for value in chosen):
        raise UsageError("RESULTS have their colors already; leave out the options of a model.")


def _meters(arguments: argparse.Namespace) -> _Meters:
    if arguments.quick:
        if arguments.lpips_weights or arguments.fid_weights:
            raise UsageError("--quick measures neither LPIPS nor FID; leave out their weights.")
        return _Meters(None, (), ("LPIPS and the Frechet distances were left out by --quick.",))
    notes = []
    lpips, distances = None, []
    alexnet = find_weights(ALEXNET, arguments.lpips_weights)
    inception = find_weights(INCEPTION, arguments.fid_weights)
    if alexnet is None:
        notes.append(_missing("LPIPS", ALEXNET, "--lpips-weights"))
    else:
        with about(alexnet):
            lpips = Lpips(read_weights(alexnet, ALEXNET))
    if inception is None:
        notes.append(_missing("FID", INCEPTION, "--fid-weights"))
    else:
        with about(inception):
            distances.append(inception_distance(read_weights(inception, INCEPTION)))
    return _Meters(lpips, (*distances, lite2_distance()), tuple(notes))


def _missing(figure: str, weights: PublishedWeights, option: str) -> str:
    return (
        f"{figure} is missing, because it needs the published weights of {weights.network}; "
        f"get {weights.address} and give the file by {option}."
    )


def _threads(arguments: argparse.Namespace) -> int:
    threads: int | None = arguments.jobs
    return threads or min(_MOST_THREADS, os.cpu_count() or 1)


def _report(files: ExitStack, folder: Path | None, photos: Sequence[ListedPhoto]) -> Report | None:
    if folder is None:
        return None
    with about(folder):
        return files.enter_context(new_report(folder, photos))


def _table(arguments: argparse.Namespace, run: _Run, evaluation: Evaluation) -> Table:
    frame = run.judging.frame.side
    part = "whole photos" if frame is None else f"central squares of {frame}x{frame} pixels"
    title = f"{arguments.truth.name}: {part}, {len(run.judging.palette)} color classes"
    return evaluation_table(title, [evaluation], (*_notes(run, evaluation), *run.meters.notes))


def _notes(run: _Run, evaluation: Evaluation) -> Iterator[str]:
    seen = evaluation.photos + evaluation.left_out
    if run.request.received is not None:
        yield f"Stopped after {seen} of {len(run.photos)} photos; these are the figures so far."
    if evaluation.left_out:
        yield f"{evaluation.left_out} of {seen} photos could not be compared and are not counted."
    if isinstance(run.colorings, FolderColorings) and run.colorings.enlarged:
        yield (
            f"{run.colorings.enlarged} results are smaller than what is compared and were enlarged."
        )
