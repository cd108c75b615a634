"""The arguments of the command ``colorize``.

What it does is in ``colorize_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.cluster_options import add_cluster
from desktop.cli.common_options import (
    add_device,
    add_json,
    add_model,
    add_photos,
    add_size_limit,
    add_storage,
)
from desktop.cli.decoding_choice import add_decoding
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import whole_number
from desktop.cli.object_options import add_deltas, add_segmenter
from desktop.cli.restoring_options import COLORIZE_STRENGTHS, add_restoring
from desktop.cli.stop_signals import stop_signals
from engine.photo.formats import ImageFormat

# The enums of the engine with these values import numpy.
_UPSAMPLINGS = ("edge-aware", "bicubic")
_CONTENTS = ("any", "gray", "color")
_ORDERS = ("name", "newest", "oldest", "smallest", "largest")

KEEP = "keep"
"""Value of ``--format`` for the format of each photo."""

_IN_PRESETS = (
    "model",
    "vividness",
    "decode",
    "temperature",
    "rebalance",
    "upsampling",
    "size",
    "harmonize",
    "delta_a",
    "delta_b",
    "segmenter",
    "format",
    "name",
    "quality",
    "bit_depth",
    "longest_side",
    "keeps_metadata",
    "sidecar",
    "restore",
    "straighten",
    *COLORIZE_STRENGTHS,
)
"""Options that are None unless the user says them, so that a preset can say them."""

_EXAMPLES = """\
photochrom colorize portrait.jpg
photochrom colorize scans/ -o colored/ --recursive --vividness 1.2
photochrom colorize scans/ -o colored/ --recursive --vividness 1.2 --resume
photochrom colorize scans/ -o colored/ --exclude "*-back.*" --only gray --contact-sheet
photochrom colorize albums/ -o colored/ --restore auto --straighten auto
photochrom colorize more/ -o colored/ --preset harbor.photochrom-preset"""


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
    _add_selection(parser)
    _add_presets(parser)
    add_restoring(parser)
    _add_colors(parser)
    _add_objects(parser)
    _add_storage(parser)
    _add_overviews(parser)
    _add_running(parser)
    add_cluster(parser)
    parser.set_defaults(run=_colorize, **dict.fromkeys(_IN_PRESETS))


def _add_files(parser: argparse.ArgumentParser) -> None:
    add_photos(parser)
    parser.add_argument(
        "--resume",
        action="store_true",
        help="go on where an earlier run over the same folder ended, however it did: what is done "
        "stays, what failed or changed is done anew",
    )
    parser.add_argument(
        "--mixed",
        action="store_true",
        help="with --resume: keep results that were made with other settings or another model",
    )


def _add_selection(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("choice of photos")
    for name, what in (("include", "only photos"), ("exclude", "no photos")):
        group.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="PATTERN",
            help=f"{what} whose name matches, such as '*.tif', or whose path below IN does if "
            "there is a slash in it, such as 'albums/*'; may be given several times",
        )
    group.add_argument(
        "--only",
        choices=_CONTENTS,
        default="any",
        help="photos that are gray or toned, or photos that are in color; looking takes a while "
        "(default any)",
    )
    group.add_argument(
        "--order",
        choices=_ORDERS,
        default="name",
        help="what comes first, by name, date or size of the files (default name)",
    )


def _add_presets(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("presets")
    group.add_argument(
        "--preset",
        type=Path,
        metavar="FILE",
        help="settings and models of an earlier run; other options win over it",
    )
    group.add_argument(
        "--save-preset",
        type=Path,
        metavar="FILE",
        help="keep settings and models of this run, such as in harbor.photochrom-preset",
    )


def _add_overviews(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("overviews")
    group.add_argument(
        "--contact-sheet",
        action="store_true",
        help="make pages for a browser with all photos, before and after, in "
        "OUT/photochrom-contact-sheet",
    )
    group.add_argument(
        "--report",
        type=Path,
        metavar="FILE.csv",
        help="write a table of what became of every photo; one that exists is replaced",
    )


def _add_colors(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("colors")
    add_model(group)
    add_decoding(group)
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
        action=argparse.BooleanOptionalAction,
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
    group.add_argument(
        "--name",
        metavar="PATTERN",
        help="of the results in OUT, without their suffix, such as '{folder} {name} in color' "
        "(default {name})",
    )
    add_storage(group)
    group.add_argument(
        "--metadata",
        action="store_true",
        dest="keeps_metadata",
        help="carry on what the photo says about itself, as without a preset",
    )
    group.add_argument(
        "--sidecar",
        action=argparse.BooleanOptionalAction,
        help="write the metadata into RESULT.xmp, too, for programs that read none inside photos",
    )
    add_size_limit(group)


def _add_running(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("running")
    add_device(group)
    group.add_argument(
        "--jobs",
        type=whole_number(1, 64),
        metavar="N",
        help="photos in work at once (default: one per processor core, 2 to 8); with --cluster "
        "those of each worker",
    )
    add_json(group)


def _colorize(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.colorize_run import colorize

        return colorize(arguments, request)
