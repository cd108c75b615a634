"""Options that say which object of a photo is meant, and how objects are found and harmonized."""

import argparse
from collections.abc import Callable
from math import isfinite

from desktop.cli.number_types import number

# The same as in ``engine.models.store``, which imports numpy.
_DEFAULT_SEGMENTER = "photochrom-segmenter"
# The same as in ``engine.touchup.harmonize``, which imports numpy.
_DEFAULT_DELTA = 8

Coordinates = tuple[float, ...]
"""Pixels of the upright photo from its left and upper edge: x, y, and for a box x, y again."""


def add_prompt(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    """Add ``--point``, ``--not``, ``--box`` and ``--segmenter``.

    Args:
        parser: of a command.

    Returns:
        The group, for other ways to say what is meant.
    """
    group = parser.add_argument_group(
        "objects", "Coordinates are pixels of the upright photo, from its left and upper edge."
    )
    group.add_argument(
        "--point",
        action="append",
        default=[],
        type=_coordinates("X,Y"),
        metavar="X,Y",
        help="a place on the object; may be given several times",
    )
    group.add_argument(
        "--not",
        action="append",
        default=[],
        dest="excluded",
        type=_coordinates("X,Y"),
        metavar="X,Y",
        help="a place to leave out; may be given several times",
    )
    group.add_argument(
        "--box",
        type=_coordinates("X0,Y0,X1,Y1"),
        metavar="X0,Y0,X1,Y1",
        help="a rectangle around the object, by two opposite corners",
    )
    add_segmenter(group)
    return group


def add_segmenter(group: "argparse._ArgumentGroup") -> None:
    """Add ``--segmenter``."""
    group.add_argument(
        "--segmenter",
        default=_DEFAULT_SEGMENTER,
        metavar="NAME",
        help="what finds objects: the common name of two models, NAME-encoder and NAME-decoder "
        f"(default {_DEFAULT_SEGMENTER})",
    )


def add_deltas(group: "argparse._ArgumentGroup") -> None:
    """Add ``--delta-a`` and ``--delta-b``."""
    for axis, ends in (("a", "green to red"), ("b", "blue to yellow")):
        group.add_argument(
            f"--delta-{axis}",
            type=number(0, 1000),
            metavar="D",
            help=f"how far {axis}* ({ends}) may be from the object's main color "
            f"(default {_DEFAULT_DELTA})",
        )


def add_strength(group: "argparse._ArgumentGroup") -> None:
    """Add ``--strength``."""
    group.add_argument(
        "--strength",
        type=number(0, 1),
        default=1.0,
        metavar="S",
        help="how much of the change is made, 0 to 1 (default 1)",
    )


def _coordinates(form: str) -> Callable[[str], Coordinates]:
    count = form.count(",") + 1

    def parse(text: str) -> Coordinates:
        try:
            numbers = tuple(float(part) for part in text.split(","))
        except ValueError:
            numbers = ()
        if len(numbers) != count or not all(map(isfinite, numbers)):
            raise argparse.ArgumentTypeError(f"must be {count} numbers written as {form}")
        return numbers

    return parse
