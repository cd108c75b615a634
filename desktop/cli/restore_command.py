"""The arguments of the command ``restore``.

What it does is in ``restore_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.colorize_command import KEEP
from desktop.cli.common_options import add_json, add_photos, add_size_limit, add_storage
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import number
from desktop.cli.restoring_options import AUTO, add_strengths
from desktop.cli.stop_signals import stop_signals
from engine.photo.formats import ImageFormat

_MOST_DEGREES = 45.0

_EXAMPLES = """\
photochrom restore scan.tif --auto -o restored.tif
photochrom restore scans/ -o restored/ --recursive --auto --straighten auto
photochrom restore portrait.jpg --dust 0.7 --fade 1 --grain 0.5 -o better.jpg"""


def add_restore_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``restore``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "restore",
        help="mend photos: dust, scratches, fading, casts, grain",
        description="Restores photos and writes them as new files; the originals stay as they are. "
        "Colors that a photo has are kept. Nothing is done that is not asked for.",
        example=_EXAMPLES,
    )
    add_photos(parser, needs_output=True)
    _add_steps(parser)
    _add_storage(parser)
    group = parser.add_argument_group("running")
    add_size_limit(group)
    add_json(group)
    parser.set_defaults(run=_restore)


def _add_steps(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is restored, each 0 to 1, 0 for not at all")
    group.add_argument(
        "--auto",
        action="store_true",
        help="look at every photo and do what it needs; says what that is. Strengths given beside "
        "it count in place of its own",
    )
    add_strengths(group)
    group.add_argument(
        "--straighten",
        type=_degrees,
        metavar="DEGREES|auto",
        help="turn the photo counterclockwise and crop what is empty then; auto: find the edges of "
        "the print in its scan, turn it upright and crop the border of the scan",
    )
    group.add_argument(
        "--dust-mask",
        type=Path,
        metavar="MASK.png",
        help="what else is damage: a picture that is white there; for a single photo",
    )


def _add_storage(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("results")
    group.add_argument(
        "--format",
        choices=[KEEP, *(image_format.value for image_format in ImageFormat)],
        default=KEEP,
        help="file format (default keep)",
    )
    add_storage(group)


def _degrees(text: str) -> float | str:
    return AUTO if text == AUTO else number(-_MOST_DEGREES, _MOST_DEGREES)(text)


def _restore(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.restore_run import restore

        return restore(arguments, request)
