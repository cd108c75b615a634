"""The arguments of the command ``segment``.

What it does is in ``segment_run``, which is imported when the command runs.
"""

import argparse

from desktop.cli.common_options import add_overwrite, add_photo, add_running
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import whole_number
from desktop.cli.object_options import add_prompt
from desktop.cli.stop_signals import stop_signals

_EXAMPLES = """\
photochrom segment portrait.jpg --point 410,300 -o coat.png
photochrom segment portrait.jpg --box 120,80,400,700 --not 260,150 -o coat.png
photochrom segment portrait.jpg --everything -o objects/ --overlay objects.png"""


def add_segment_command(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``segment``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "segment",
        help="find objects and write their masks",
        description="Finds the object at a place in a photo, or all objects, and writes masks: "
        "gray PNG pictures, white inside.",
        example=_EXAMPLES,
    )
    add_photo(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the mask, such as MASK.png; with --everything a folder for a mask of each object and "
        "a list of them, segments.json",
    )
    parser.add_argument(
        "--overlay",
        metavar="PICTURE.png",
        help="write a picture of about a megapixel, too, in which what was found is colored",
    )
    add_overwrite(parser)
    group = add_prompt(parser)
    group.add_argument("--everything", action="store_true", help="find all objects")
    group.add_argument(
        "--candidate",
        type=whole_number(1, 99),
        metavar="N",
        help="which answer to take, 1 being the one that the segmenter trusts most (default 1)",
    )
    add_running(parser)
    parser.set_defaults(run=_segment)


def _segment(arguments: argparse.Namespace) -> int:
    # Loading the libraries takes a second in which Ctrl-C shall be heard, too.
    with stop_signals() as request:
        from desktop.cli.segment_run import segment

        return segment(arguments, request)
