"""The arguments of the command ``harmonize``.

What it does is in ``harmonize_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.help_texts import add_command
from desktop.cli.object_options import add_deltas, add_prompt, add_strength
from desktop.cli.stop_signals import stop_signals
from desktop.cli.touch_up_options import add_colors, add_files

_EXAMPLES = """\
photochrom harmonize portrait.jpg --point 410,300 -o better.jpg
photochrom harmonize portrait.jpg --mask coat.png --mask hat.png -o better.jpg
photochrom harmonize portrait.jpg --everything -o better.jpg"""


def add_harmonize_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``harmonize``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "harmonize",
        help="give every object one color",
        description="Gives the stray colors of an object the color that most of it has, and writes "
        "the photo as a new file. Several masks are several objects.",
        example=_EXAMPLES,
    )
    add_files(parser, required=True)
    objects = add_prompt(parser)
    objects.add_argument(
        "--mask",
        action="append",
        default=[],
        type=Path,
        metavar="MASK.png",
        help="a picture that is white where the object is; may be given several times",
    )
    objects.add_argument(
        "--everything", action="store_true", help="harmonize all objects, each by itself"
    )
    group = add_colors(parser)
    add_deltas(group)
    add_strength(group)
    group.add_argument(
        "--literal",
        action="store_true",
        help="as CCC++ describes it, a* and b* by themselves and with hard borders, instead of "
        "smoothly",
    )
    parser.set_defaults(run=_harmonize)


def _harmonize(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.harmonize_run import harmonize

        return harmonize(arguments, request)
