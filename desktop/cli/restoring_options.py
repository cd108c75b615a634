"""How photos are restored: the options that ``restore`` and ``colorize`` have in common."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.number_types import number

if TYPE_CHECKING:
    from engine.restore.wish import RestorationWish, Strengths

AUTO = "auto"
"""Value of ``--restore`` and ``--straighten`` for what is found in each photo."""

NONE = "none"
"""Value of both for nothing, which takes back what a preset says."""

_CAST = "cast"
_STRENGTHS = {
    "dust": ("repair", "fill dust and scratches; more finds more (0.5 is usual)"),
    "light": ("illumination", "even light that comes from one side, or that the corners lack"),
    "fade": ("fade", "bring black, white and the middle tones back"),
    _CAST: ("cast", "take a tint or a color cast away, from photos that have colors"),
    "contrast": ("contrast", "bring out the contrast within every part"),
    "grain": ("denoise", "take grain and noise off"),
    "sharpen": ("sharpen", "sharpen what a lens or a scanner blurred"),
}
"""Option to the name of the strength in the engine, and what it is for."""

COLORIZE_STRENGTHS = tuple(name for name in _STRENGTHS if name != _CAST)
"""Options of ``colorize``: a cast goes with the old colors anyway."""


def add_strengths(group: "argparse._ArgumentGroup", *, without_cast: bool = False) -> None:
    """Add an option for each strength, such as ``--fade``.

    Args:
        group: of the command.
        without_cast: the command takes all colors away.
    """
    for name, (_, said) in _STRENGTHS.items():
        if name != _CAST or not without_cast:
            group.add_argument(f"--{name}", type=number(0, 1), metavar="S", help=said)


def add_restoring(parser: argparse.ArgumentParser) -> None:
    """Add ``--restore``, the strengths and ``--straighten`` of a command that colorizes.

    Args:
        parser: of the command.
    """
    group = parser.add_argument_group("restoring first, strengths from 0 (not at all) to 1")
    group.add_argument(
        "--restore",
        choices=(AUTO, NONE),
        help="auto: look at every photo and do what it needs before its colors are found. "
        "Strengths given beside it count in place of its own (default none)",
    )
    add_strengths(group, without_cast=True)
    group.add_argument(
        "--straighten",
        choices=(AUTO, NONE),
        help="auto: find the edges of the print in its scan, turn it upright and crop the border "
        "of the scan (default none)",
    )


def strengths_said(arguments: argparse.Namespace) -> "Strengths":
    """Take the options that ``add_strengths`` added.

    Args:
        arguments: the parsed arguments.
    """
    from engine.restore.wish import Strengths

    return Strengths(**_said(arguments))


def restoration_said(
    arguments: argparse.Namespace, base: "RestorationWish | None"
) -> "RestorationWish | None":
    """Take the options that ``add_restoring`` added, which win over a preset.

    Args:
        arguments: the parsed arguments.
        base: of the preset.

    Returns:
        What is restored in every photo; None for nothing.
    """
    from dataclasses import replace

    from engine.restore.wish import RestorationWish

    wish = base or RestorationWish()
    if arguments.restore is not None:
        # Strengths of the preset belong to what it says about restoring as a whole.
        wish = RestorationWish(arguments.restore == AUTO, wish.straightens)
    if arguments.straighten is not None:
        wish = replace(wish, straightens=arguments.straighten == AUTO)
    wish = replace(wish, strengths=replace(wish.strengths, **_said(arguments)))
    return None if wish.is_nothing else wish


def _said(arguments: argparse.Namespace) -> dict[str, float]:
    values = {field: getattr(arguments, name, None) for name, (field, _) in _STRENGTHS.items()}
    return {field: value for field, value in values.items() if value is not None}
