"""The arguments of the command ``colorize``.

What it does is in ``colorize_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.common_options import (
    add_device,
    add_json,
    add_model,
    add_overwrite,
    add_size_limit,
    add_storage,
)
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import number, whole_number
from desktop.cli.object_options import add_deltas, add_segmenter
from desktop.cli.stop_signals import stop_signals
from engine.photo.formats import ImageFormat

# The enums of the engine with these values import numpy.
_DECODINGS = ("annealed", "argmax")
_UPSAMPLINGS = ("edge-aware", "bicubic")

KEEP = "keep"
"""Value of ``--format`` for the format of each photo."""

_EXAMPLES = """\
photochrom colorize portrait.jpg
photochrom colorize scans/ -o colored/ --recursive --vividness 1.2"""


def add_colorize_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``colorize``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "colorize",
        help="give photos colors",
        description="Gives photos colors and writes them as new files; the originals stay as "
        "they are. Without -o the results lie beside the photos, as NAME-colorized.",
        example=_EXAMPLES,
    )
    _add_files(parser)
    _add_colors(parser)
    _add_objects(parser)
    _add_storage(parser)
    _add_running(parser)
    parser.set_defaults(run=_colorize)


def _add_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("inputs", nargs="+", type=Path, metavar="IN", help="photo or folder")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="folder for the results, made if need be; for a single photo also the name of the "
        "result, such as out.jpg",
    )
    parser.add_argument(
        "--recursive", action="store_true", help="look into subfolders too and keep their tree"
    )
    add_overwrite(parser)


def _add_colors(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("colors")
    add_model(group)
    group.add_argument(
        "--vividness",
        type=number(0, 3),
        default=1.0,
        metavar="X",
        help="0 is gray, 1 what the model found, 2 twice as colorful (default 1)",
    )
    group.add_argument(
        "--decode",
        choices=_DECODINGS,
        default="annealed",
        help="calm mean of the likely colors, or the likeliest color (default annealed)",
    )
    group.add_argument(
        "--temperature",
        type=number(0.01, 10),
        metavar="T",
        help="of the annealed mean: low commits to the likeliest colors, high averages more "
        "(default: the model's)",
    )
    group.add_argument(
        "--upsampling",
        choices=_UPSAMPLINGS,
        default="edge-aware",
        help="how colors get from the model's grid to the pixels (default edge-aware)",
    )
    group.add_argument(
        "--size",
        type=whole_number(64, 1024),
        metavar="N",
        help="shorter side in pixels as the model sees the photo (default: the model's)",
    )


def _add_objects(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("objects")
    group.add_argument(
        "--harmonize",
        action="store_true",
        help="find all objects and give the stray colors of each the color that most of it has; "
        "takes much longer",
    )
    add_deltas(group)
    add_segmenter(group)


def _add_storage(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("files")
    group.add_argument(
        "--format",
        choices=(KEEP, *(kind.value for kind in ImageFormat)),
        default=KEEP,
        help="of the results; BMP and GIF are kept as PNG (default keep)",
    )
    add_storage(group)
    add_size_limit(group)


def _add_running(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("running")
    add_device(group)
    group.add_argument(
        "--jobs",
        type=whole_number(1, 64),
        metavar="N",
        help="photos in work at once (default: one per processor core, 2 to 8)",
    )
    add_json(group)


def _colorize(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.colorize_run import colorize

        return colorize(arguments, request)
