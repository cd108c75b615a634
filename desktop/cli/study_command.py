"""The arguments of the command ``study``.

What it does is in ``study_run``, which is imported when the command runs.
"""

import argparse
import tomllib
from pathlib import Path
from typing import Any

from desktop.cli.common_options import add_device, add_model
from desktop.cli.help_texts import add_command
from desktop.cli.number_types import number, whole_number
from desktop.cli.object_options import add_segmenter
from desktop.cli.training_outcome import Outcome

_EXAMPLES = """\
photochrom study --list
photochrom study bins --data photos/ -o bins/
photochrom study percent --data data/ -o percent/ --variants base-cbce-p4,base-cbce-p16"""


def add_study_command(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``study``.

    Args:
        subparsers: of the main parser.
    """
    parser = add_command(
        subparsers,
        "study",
        help="repeat a table or a figure of the papers on your own photos",
        description="Trains the variants of a study one after another, scores them on the "
        "validation photos, and writes one table and one picture. Ctrl-C leaves everything such "
        "that the same command goes on. docs/studies.md explains the studies.",
        example=_EXAMPLES,
    )
    parser.add_argument(
        "study",
        nargs="?",
        metavar="NAME",
        help="a study that --list names, or a .toml file of your own",
    )
    parser.add_argument("--list", action="store_true", help="list the studies")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DATA",
        help="a folder of photos, a CSV file that lists them, or what 'photochrom prepare' wrote",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="where results go")
    _add_training(parser)
    _add_judging(parser)
    parser.set_defaults(run=_study)


def _add_training(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("training")
    group.add_argument("--variants", metavar="A,B", help="only these variants (default all)")
    length = group.add_mutually_exclusive_group()
    length.add_argument(
        "--steps",
        type=whole_number(1, 1_000_000_000),
        metavar="N",
        help="train every variant for N steps (default: what its recipe says)",
    )
    length.add_argument(
        "--minutes",
        type=number(0.01, 1e6),
        metavar="M",
        help="train every variant for as many steps as take about M minutes on this computer",
    )
    group.add_argument(
        "--set",
        type=_entry,
        action="append",
        default=[],
        dest="overrides",
        metavar="ENTRY=VALUE",
        help="an entry of all recipes, as TOML, such as optimizer.batch=64 or "
        "encoder.weights='\"densenet121.pth\"'; may be repeated",
    )
    group.add_argument(
        "--runs",
        type=Path,
        metavar="FOLDER",
        help="where trainings are kept; studies that share it share equal variants "
        "(default: the folder of the results)",
    )
    group.add_argument(
        "--workers",
        type=whole_number(0, 1000),
        default=1,
        metavar="N",
        help="processes that prepare photos meanwhile (default 1)",
    )


def _add_judging(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("judging")
    group.add_argument(
        "--limit",
        type=whole_number(1, 1_000_000_000),
        metavar="N",
        help="judge by no more than N validation photos, evenly chosen (default all; for "
        "harmonization 24)",
    )
    harmonizing = parser.add_argument_group("harmonization")
    add_model(harmonizing)
    add_segmenter(harmonizing)
    add_device(harmonizing)


def _entry(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is no entry of a TOML file") from error


def _study(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        if arguments.list:
            from desktop.cli.study_list import put_studies

            put_studies()
        else:
            from desktop.cli.study_run import study

            study(arguments)
    return outcome.exit_code
