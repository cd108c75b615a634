"""Options of the commands that change the colors of single objects."""

import argparse
from typing import Final

from desktop.cli.common_options import (
    add_model,
    add_overwrite,
    add_photo,
    add_running,
    add_storage,
)

AUTO: Final = "auto"
PHOTO: Final = "photo"
MODEL: Final = "model"


def add_files(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Add the photo, ``-o``, ``--overwrite`` and how the result is stored.

    Args:
        parser: of a command.
        required: whether there is always a result.
    """
    add_photo(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=required,
        metavar="OUT",
        help="name of the result, such as better.jpg, or a folder for it",
    )
    add_overwrite(parser)


def add_colors(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    """Add what the colors are before they are changed, and the options of running.

    Args:
        parser: of a command.

    Returns:
        The group, for what is changed.
    """
    group = parser.add_argument_group("colors")
    group.add_argument(
        "--colors",
        choices=(AUTO, PHOTO, MODEL),
        default=AUTO,
        help="what to start from: the colors that the photo has, those that the model finds, or "
        "the photo's if it is in color, not gray or toned, else the model's (default auto)",
    )
    add_model(group)
    add_storage(parser.add_argument_group("files"))
    add_running(parser)
    return group
