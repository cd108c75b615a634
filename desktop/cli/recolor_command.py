"""The arguments of the command ``recolor``.

What it does is in ``recolor_run``, which is imported when the command runs.
"""

import argparse
from pathlib import Path

from desktop.cli.help_texts import add_command
from desktop.cli.number_types import whole_number
from desktop.cli.object_options import add_prompt, add_strength
from desktop.cli.stop_signals import stop_signals
from desktop.cli.touch_up_options import add_colors, add_files

_EXAMPLES = """\
photochrom recolor portrait.jpg --point 410,300 --color '#7a1f2b' -o red.jpg
photochrom recolor portrait.jpg --mask coat.png --suggest 5"""


def add_recolor_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``recolor``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "recolor",
        help="give an object another color",
        description="Gives an object a color, light and shadow staying as they are, and writes the "
        "photo as a new file. With --suggest, lists the colors that the model holds for likely.",
        example=_EXAMPLES,
    )
    add_files(parser, required=False)
    add_prompt(parser).add_argument(
        "--mask",
        type=Path,
        metavar="MASK.png",
        help="a picture that is white where the object is",
    )
    group = add_colors(parser)
    group.add_argument(
        "--color",
        metavar="HEX",
        help="the new color, such as '#7a1f2b'; its lightness does not matter",
    )
    group.add_argument(
        "--suggest",
        type=whole_number(1, 50),
        metavar="K",
        help="list K colors, the likeliest first, instead of changing anything",
    )
    add_strength(group)
    parser.set_defaults(run=_recolor)


def _recolor(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.recolor_run import recolor

        return recolor(arguments, request)
