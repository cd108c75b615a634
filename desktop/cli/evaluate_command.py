"""The arguments of the command ``evaluate``.

What it does is in ``evaluate_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.common_options import add_device, add_model
from desktop.cli.decoding_choice import add_decoding
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import whole_number
from desktop.cli.stop_signals import stop_signals
from desktop.cli.training_outcome import Outcome

ALL = "all"
"""Value of ``--split`` for every photo."""

WHOLE = "full"
"""Value of ``--size`` for whole photos at their own size."""

# The enums with these values import what is not needed for --help.
_SPLITS = ("train", "val", ALL)
_FORMATS = ("text", "markdown", "json", "csv")

_EXAMPLES = """\
photochrom evaluate photos/ --model my-colors.onnx
photochrom evaluate photos.csv --split val --limit 500 -o evaluation/
photochrom evaluate photos/ results-of-another-program/ --format markdown"""


def add_evaluate_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``evaluate``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "evaluate",
        help="measure how close colors come to the true ones",
        description="Compares the true colors of photos with those that a model finds, or with a "
        "folder of results, and prints a table. docs/evaluation.md explains the figures.",
        example=_EXAMPLES,
    )
    _add_photos(parser)
    _add_colors(parser)
    _add_measuring(parser)
    _add_results(parser)
    parser.set_defaults(run=_evaluate)


def _add_photos(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "truth",
        type=Path,
        metavar="TRUTH",
        help="a folder of color photos, or a CSV file with the columns path and split",
    )
    parser.add_argument(
        "predicted",
        type=Path,
        nargs="?",
        metavar="RESULTS",
        help="a folder of colorized photos under the same paths, whatever their endings, to "
        "compare instead of a model's colors",
    )
    parser.add_argument(
        "--split", choices=_SPLITS, default=ALL, help="which of the photos (default all)"
    )
    parser.add_argument(
        "--limit",
        type=whole_number(1, 1_000_000_000),
        metavar="N",
        help="no more than N photos, evenly chosen",
    )


def _add_colors(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("colors of a model")
    add_model(group)
    add_decoding(group)
    group.add_argument(
        "--network-alone",
        action="store_true",
        help="what the network answers at one look, without the application's second look and "
        "its smoothing along edges",
    )
    add_device(group)


def _add_measuring(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("measuring")
    group.add_argument(
        "--size",
        type=_size,
        default=224,
        metavar="N|full",
        help="compare the central square of each photo, scaled to N pixels per side; or full for "
        "whole photos (default 224, as in the papers)",
    )
    group.add_argument(
        "--palette",
        type=Path,
        metavar="FILE",
        help="which color classes are told apart (default: the model's; for results, and for "
        "models without, 532 classes of bin size 6)",
    )
    group.add_argument(
        "--lpips-weights",
        type=Path,
        metavar="FILE",
        help="AlexNet's published weights, for LPIPS (default: where torch keeps them, if there)",
    )
    group.add_argument(
        "--fid-weights",
        type=Path,
        metavar="FILE",
        help="Inception's published weights, for FID (default: where torch keeps them, if there)",
    )
    group.add_argument(
        "--quick",
        action="store_true",
        help="leave out LPIPS and the Frechet distances, whose networks take most of the time",
    )
    group.add_argument(
        "--jobs",
        type=whole_number(1, 64),
        metavar="N",
        help="photos in work at once (default: one per processor core, at most 8)",
    )


def _add_results(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("results")
    group.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FOLDER",
        help="write the table, the figures of every photo and a contact sheet there",
    )
    form = group.add_mutually_exclusive_group()
    form.add_argument("--format", choices=_FORMATS, default="text", help="of the table (text)")
    form.add_argument(
        "--json",
        action="store_const",
        const="json",
        dest="format",
        help="print JSON, like --format json",
    )


def _size(text: str) -> int | None:
    return None if text == WHOLE else whole_number(32, 4096)(text)


def _evaluate(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes seconds in which Ctrl-C shall be heard, too.
    with stop_signals() as request, Outcome() as outcome:
        from desktop.cli.evaluate_run import evaluate

        return evaluate(arguments, request)
    return outcome.exit_code
