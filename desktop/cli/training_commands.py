"""The commands for people who train models: from preparing photos to exporting models.

Only their arguments stand here. What they do is in ``training_data`` and ``training_runs``, which
are imported when a command runs: no one who asks for help has to wait for torch, or to have it.
"""

import argparse
from math import inf
from pathlib import Path

from desktop.cli.help_texts import add_command
from desktop.cli.number_types import number
from desktop.cli.training_outcome import Outcome

_SOURCES_HELP = "a folder of photos, or a CSV file with the columns path and split (train or val)"
_DATA_HELP = (
    "a folder that 'photochrom prepare' wrote, or 'prepare-masks' for a segmenter; for a colorizer "
    "also a folder of photos or a CSV file that lists them"
)
_RECIPE_HELP = (
    "a .toml file, or the name of a recipe that comes with Photochrom, such as base or segmenter"
)


def add_training_commands(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``palette build``, ``prepare``, ``prepare-masks``, ``train``, ``validate``, ``export``.

    Every parser sets ``run``, a function of the parsed arguments that returns the exit code.

    Args:
        subparsers: of the main parser.
    """
    _add_palette(subparsers)
    _add_prepare(subparsers)
    _add_prepare_masks(subparsers)
    _add_train(subparsers)
    _add_validate(subparsers)
    _add_export(subparsers)


def _add_palette(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    palette = add_command(
        subparsers,
        "palette",
        help="find the color classes for a new model",
        description="Works with palettes, the sets of color classes that models choose from.",
        example="photochrom palette build photos/ -o palette.json",
    )
    build = add_command(
        palette.add_subparsers(metavar="COMMAND", required=True),
        "build",
        help="count the colors of photos and keep the classes they use",
        description="Counts the color classes of photos, keeps those that really occur, and "
        "writes them as JSON for recipes, with a picture of them.",
        example="photochrom palette build photos/ -o palette.json --classes 532",
    )
    build.add_argument(
        "photos",
        nargs="+",
        type=Path,
        metavar="PHOTOS",
        help=f"{_SOURCES_HELP}, or a folder that 'photochrom prepare' wrote",
    )
    build.add_argument("-o", "--output", type=Path, required=True, help="the JSON file to write")
    build.add_argument(
        "--bin-size", type=_bin_size, default=6, help="side of a class in a*b* units (default 6)"
    )
    kept = build.add_mutually_exclusive_group()
    kept.add_argument(
        "--classes", type=_count, metavar="N", help="keep the N most frequent classes"
    )
    kept.add_argument(
        "--threshold",
        type=_positive,
        default=0.000455,
        metavar="PERCENT",
        help="keep the classes with at least this share of all cells (default 0.000455)",
    )
    build.add_argument(
        "--picture", type=Path, help="the PNG file to draw (default: beside the JSON file)"
    )
    build.set_defaults(run=_build_palette)


def _add_prepare(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    prepare = add_command(
        subparsers,
        "prepare",
        help="decode photos once into a data set for training",
        description="Decodes photos, shrinks them and writes them into one folder that training "
        "reads fast. Training photos that show the scene of a validation photo are left out. "
        "Interrupted in any way, the same command goes on where it stopped.",
        example="photochrom prepare list.csv --train-only more-photos/ -o data/",
    )
    prepare.add_argument("sources", nargs="*", type=Path, metavar="SOURCE", help=_SOURCES_HELP)
    prepare.add_argument(
        "--train-only",
        type=Path,
        action="append",
        default=[],
        metavar="SOURCE",
        help="a source of which only the training photos are taken; may be repeated",
    )
    prepare.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to write"
    )
    prepare.add_argument(
        "--short-side",
        type=_count,
        default=224,
        metavar="PIXELS",
        help="shorter side of the photos (default 224)",
    )
    prepare.set_defaults(run=_prepare)


def _add_prepare_masks(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    prepare = add_command(
        subparsers,
        "prepare-masks",
        help="decode photos with label maps once into a data set for training a segmenter",
        description="Decodes photos and their label maps, shrinks them and writes them into one "
        "folder that training reads fast. A label map is a picture of the photo's size: 0 is "
        "background, 1 to 254 number the objects, 255 is not to be judged.",
        example="photochrom prepare-masks masks.csv -o masks/",
    )
    prepare.add_argument(
        "table",
        type=Path,
        metavar="LIST",
        help="a CSV file with the columns image, label and split (train or val)",
    )
    prepare.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FOLDER", help="where to write"
    )
    prepare.add_argument(
        "--long-side",
        type=_count,
        default=512,
        metavar="PIXELS",
        help="longer side of the photos (default 512)",
    )
    prepare.set_defaults(run=_prepare_masks)


def _add_train(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    train = add_command(
        subparsers,
        "train",
        help="train a model",
        description="Trains a recipe. Ctrl-C and the end of --minutes save a checkpoint, from "
        "which --resume goes on exactly. Started by torchrun, several GPUs train together: "
        "torchrun --nproc-per-node 8 -m -- desktop train ...",
        example="photochrom train base --data data/ --run runs/first --minutes 60",
    )
    train.add_argument("recipe", metavar="RECIPE", help=_RECIPE_HELP)
    _add_data(train, required=True)
    train.add_argument(
        "--run",
        dest="folder",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="where checkpoints, logs and sample pictures go",
    )
    train.add_argument("--minutes", type=_positive, metavar="M", help="stop after M minutes")
    train.add_argument("--resume", action="store_true", help="go on with the run in the folder")
    train.add_argument(
        "--workers",
        type=_count_or_none,
        default=1,
        metavar="N",
        help="processes that prepare photos meanwhile, for each device (default 1)",
    )
    train.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        default="auto",
        help="what to train on (default auto: a GPU if there is one)",
    )
    train.add_argument(
        "--precision",
        choices=("auto", "bfloat16", "float16", "float32"),
        default="auto",
        help="what to compute with (default auto: what the recipe says or suits the device)",
    )
    train.set_defaults(run=_train)


def _add_validate(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    validate = add_command(
        subparsers,
        "validate",
        help="score a checkpoint on photos it was not trained on",
        description="Colorizes the validation photos of a data set and prints the scores for "
        "argmax and several temperatures; for a segmenter, clicks at their objects and prints how "
        "well they are found after some clicks.",
        example="photochrom validate runs/first/last.pt --recipe base --data data/",
    )
    _add_checkpoint(validate)
    _add_data(validate, required=True)
    validate.add_argument("--json", action="store_true", help="print JSON instead of a table")
    validate.set_defaults(run=_validate)


def _add_export(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = add_command(
        subparsers,
        "export",
        help="turn a checkpoint into a model file",
        description="Writes a checkpoint as an ONNX file that 'photochrom colorize --model' "
        "takes, after checking that it answers what the network answers; a segmenter as a pair of "
        "files.",
        example="photochrom export runs/first/last.pt --recipe base -o my-colors.onnx",
    )
    _add_checkpoint(export)
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="M.onnx",
        help="the file to write; for a segmenter a folder, where NAME-encoder.onnx and "
        "NAME-decoder.onnx go",
    )
    export.add_argument("--name", help="name of the model (default: the recipe's)")
    export.add_argument("--model-version", default="1.0", help="version (default 1.0)")
    export.add_argument(
        "--temperature",
        type=_positive,
        default=0.4,
        metavar="T",
        help="decoding temperature that suits the model (default 0.4)",
    )
    export.add_argument(
        "--balance-shift",
        type=float,
        default=0.0,
        metavar="S",
        help="above 0 favors rare, lively colors, below 0 common, calm ones; needs --data",
    )
    for measure, words in (("iou", "predicted IoU"), ("stability", "stability")):
        export.add_argument(
            f"--least-{measure}",
            type=number(0, 1),
            metavar="X",
            help=f"{words} from which a segmenter's masks are likely to be objects, 0 to 1",
        )
    export.add_argument("--license", default="Apache-2.0", help="of the model")
    export.add_argument("--trained-on", default="", metavar="TEXT", help="what photos it saw")
    _add_data(export, required=False)
    export.set_defaults(run=_export)


def _build_palette(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_data import build_palette

        build_palette(arguments)
    return outcome.exit_code


def _prepare(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_data import prepare

        outcome.exit_code = prepare(arguments)
    return outcome.exit_code


def _prepare_masks(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_data import prepare_masks

        prepare_masks(arguments)
    return outcome.exit_code


def _train(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_runs import train

        train(arguments)
    return outcome.exit_code


def _validate(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_runs import validate

        validate(arguments)
    return outcome.exit_code


def _export(arguments: argparse.Namespace) -> int:
    with Outcome() as outcome:
        from desktop.cli.training_runs import export

        export(arguments)
    return outcome.exit_code


def _add_checkpoint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "checkpoint",
        type=Path,
        metavar="CHECKPOINT",
        help="last.pt or best.pt in the folder of a run",
    )
    parser.add_argument("--recipe", required=True, metavar="RECIPE", help=_RECIPE_HELP)


def _add_data(parser: argparse.ArgumentParser, *, required: bool) -> None:
    use = "" if required else "; the model is scored on it, and its colors counted"
    parser.add_argument(
        "--data", type=Path, required=required, metavar="FOLDER", help=_DATA_HELP + use
    )


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < inf:
        raise argparse.ArgumentTypeError("it must be above 0")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("it must be at least 1")
    return number


def _count_or_none(text: str) -> int:
    return 0 if text == "0" else _count(text)


def _bin_size(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 108:
        raise argparse.ArgumentTypeError("it must lie between 1 and 108")
    return number
