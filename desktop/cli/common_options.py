"""Options that several commands have, so that they are called and explained alike."""

import argparse
from pathlib import Path

from desktop.cli.number_types import number, whole_number
from engine.models.providers import Device


def add_photo(parser: argparse.ArgumentParser) -> None:
    """Add the one photo that a command works on."""
    parser.add_argument("input", type=Path, metavar="IN", help="photo")


def add_photos(parser: argparse.ArgumentParser, *, needs_output: bool = False) -> None:
    """Add the photos and folders that a command works on, and where their results go.

    Args:
        parser: of the command.
        needs_output: results cannot lie beside the photos.
    """
    parser.add_argument("inputs", nargs="+", type=Path, metavar="IN", help="photo or folder")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=needs_output,
        help="folder for the results, made if need be; for a single photo also the name of the "
        "result, such as out.jpg",
    )
    parser.add_argument(
        "--recursive", action="store_true", help="look into subfolders too and keep their tree"
    )
    add_overwrite(parser)


def add_overwrite(parser: argparse.ArgumentParser) -> None:
    """Add ``--overwrite``."""
    parser.add_argument("--overwrite", action="store_true", help="replace results of earlier runs")


def add_storage(group: "argparse._ArgumentGroup") -> None:
    """Add ``--quality``, ``--bit-depth``, ``--longest-side`` and ``--no-metadata``."""
    group.add_argument(
        "--quality",
        type=whole_number(1, 100),
        default=95,
        metavar="Q",
        help="of JPEG and WebP, 1 to 100 (default 95)",
    )
    group.add_argument(
        "--bit-depth",
        type=int,
        choices=(8, 16),
        help="bits per channel (default: as the photo, where the format can)",
    )
    group.add_argument(
        "--longest-side",
        type=whole_number(1, 1_000_000),
        metavar="N",
        help="make larger photos smaller, so that their longer side has N pixels "
        "(default: the size of the photo)",
    )
    group.add_argument(
        "--no-metadata",
        action="store_false",
        dest="keeps_metadata",
        help="leave out what the photo says about itself, such as date, place, caption and camera",
    )


def add_size_limit(group: "argparse._ArgumentGroup") -> None:
    """Add ``--max-megapixels``."""
    group.add_argument(
        "--max-megapixels",
        type=number(0.001, 1e6),
        metavar="M",
        help="refuse larger photos (default 250)",
    )


def add_model(group: "argparse._ArgumentGroup") -> None:
    """Add ``--model``."""
    group.add_argument(
        "--model", metavar="NAME|FILE", help="which model finds the colors (default: the bundled)"
    )


def add_device(group: "argparse._ArgumentGroup") -> None:
    """Add ``--device``."""
    group.add_argument(
        "--device",
        choices=[device.value for device in Device],
        default=Device.AUTO.value,
        help="what the model runs on (default auto)",
    )


def add_json(group: "argparse._ArgumentGroup") -> None:
    """Add ``--json``."""
    group.add_argument(
        "--json", action="store_true", help="print one JSON object per photo to stdout"
    )


def add_running(parser: argparse.ArgumentParser) -> None:
    """Add ``--device``, ``--max-megapixels`` and ``--json`` of a command for one photo."""
    group = parser.add_argument_group("running")
    add_device(group)
    add_size_limit(group)
    add_json(group)
