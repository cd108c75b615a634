"""How colors are read off a model's answer: the options, and what they say."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import UsageError
from desktop.cli.number_types import number

if TYPE_CHECKING:
    from engine.colorize import DecodingOptions
    from engine.models.description import ModelDescription

# The enum of the engine with these values imports numpy.
_DECODINGS = ("annealed", "argmax")


def add_decoding(group: "argparse._ArgumentGroup") -> None:
    """Add ``--vividness``, ``--decode``, ``--temperature`` and ``--rebalance``."""
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
        help="calm mean of the likely colors, or the likeliest color (default annealed); of "
        "classifiers only",
    )
    group.add_argument(
        "--temperature",
        type=number(0.01, 10),
        metavar="T",
        help="of the annealed mean: low commits to the likeliest colors, high averages more "
        "(default: the model's)",
    )
    group.add_argument(
        "--rebalance",
        type=number(0, 1),
        default=0.0,
        metavar="X",
        help="lift regions of pale color, region by region, and even them out: 0 not at all, 1 as "
        "far as it goes (default 0)",
    )


def decoding_options(
    arguments: argparse.Namespace, description: "ModelDescription"
) -> "DecodingOptions":
    """Take the options that ``add_decoding`` added.

    Args:
        arguments: the parsed arguments.
        description: of the model that they are meant for.

    Raises:
        UsageError: they do not fit to the model.
    """
    from engine.color.decode import Decoding
    from engine.colorize import DecodingOptions

    if not description.weighs_colors and (arguments.decode or arguments.temperature) is not None:
        raise UsageError(
            f"{description.name} finds one color for each place and weighs no others; leave out "
            "--decode and --temperature"
        )
    return DecodingOptions(
        Decoding(arguments.decode or Decoding.ANNEALED),
        arguments.vividness,
        arguments.temperature,
        arguments.rebalance,
    )
