"""The commands ``models list``, ``info``, ``add``, ``remove`` and ``fetch``.

What the last three do is in ``models_run``, which is imported when one of them runs.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.console import complain, printable, put, put_json, say
from desktop.cli.exit_codes import DONE, FAILED
from desktop.cli.help_texts import add_command

if TYPE_CHECKING:
    from engine.models.store import StoredModel


def add_models_commands(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``models`` with its commands.

    Args:
        subparsers: of the main parser.
    """
    models = add_command(
        subparsers,
        "models",
        help="show, add, remove and fetch models",
        description="Works with the models that come with Photochrom, and with your own: files in "
        "the folder that the environment variable PHOTOCHROM_MODELS names, or else in the folder "
        "that your system has for data of programs.",
        example="photochrom models list",
    )
    commands = models.add_subparsers(metavar="COMMAND", required=True)
    _add_list(commands)
    _add_info(commands)
    _add_add(commands)
    _add_remove(commands)
    _add_fetch(commands)


def _add_list(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = add_command(
        commands,
        "list",
        help="list all models",
        description="Lists all models, one a line.",
        example="photochrom models list",
    )
    _add_json(listing)
    listing.set_defaults(run=_list)


def _add_info(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    info = add_command(
        commands,
        "info",
        help="show all about one model",
        description="Shows what a model file says about itself.",
        example="photochrom models info photochrom-base",
    )
    info.add_argument("model", metavar="MODEL", help="name of a model, or an .onnx file")
    _add_json(info)
    info.set_defaults(run=_info)


def _add_add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add = add_command(
        commands,
        "add",
        help="add model files of your own",
        description="Checks that the files are models that work and copies them among your own, "
        "where they are chosen by name. A segmenter consists of two files, encoder and decoder. "
        "A .pth file, an official checkpoint of Segment Anything, is converted first; that needs "
        "the extra packages for training.",
        example="photochrom models add my-colors.onnx\n"
        "photochrom models add mobile-sam-encoder.onnx mobile-sam-decoder.onnx",
    )
    add.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="an .onnx file, or a .pth checkpoint"
    )
    _add_replace(add, "put it in the place of your own model of the same name, if there is one")
    _add_json(add)
    add.set_defaults(run=_run_add)


def _add_remove(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    remove = add_command(
        commands,
        "remove",
        help="delete one of your own models",
        description="Deletes one of your own models, without asking. Models that came with "
        "Photochrom stay.",
        example="photochrom models remove my-colors",
    )
    remove.add_argument(
        "model", metavar="NAME", help="name of the model; for a segmenter, of both its files"
    )
    remove.set_defaults(run=_run_remove)


def _add_fetch(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    fetch = add_command(
        commands,
        "fetch",
        help="download a published model",
        description="Downloads a published model, checks every byte and adds it to your own. "
        "A download that was stopped goes on where it was. Checkpoints are converted; that needs "
        "the extra packages for training.",
        example="photochrom models fetch --list\nphotochrom models fetch mobile-sam",
    )
    what = fetch.add_mutually_exclusive_group(required=True)
    what.add_argument("model", nargs="?", metavar="NAME", help="name of a published model")
    what.add_argument("--list", action="store_true", help="list what can be fetched")
    _add_replace(fetch, "download it again and put it in the place of what has its name")
    _add_json(fetch)
    fetch.set_defaults(run=_run_fetch)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object a line to stdout"
    )


def _add_replace(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--replace", action="store_true", help=what)


def _list(arguments: argparse.Namespace) -> int:
    from desktop.cli.model_records import model_record
    from engine.models.store import BrokenModel, ModelStore

    models = ModelStore().list()
    for model in models:
        if arguments.json:
            put_json(model_record(model))
        elif isinstance(model, BrokenModel):
            complain(model.error, model.path)
        else:
            put(printable(_row(model)))
    if not models:
        say("no models")
    return DONE


def _info(arguments: argparse.Namespace) -> int:
    from desktop.cli.model_records import description_fields, model_record
    from engine.models.errors import ModelError
    from engine.models.store import ModelStore

    try:
        model = ModelStore().find(arguments.model)
    except ModelError as error:
        complain(error, arguments.model)
        return FAILED
    if arguments.json:
        put_json({**model_record(model), "sha256": model.sha256})
        return DONE
    fields = description_fields(model)
    metrics = fields.pop("metrics")
    fields |= {"file": model.path, "sha256": model.sha256, **metrics}
    for name, value in fields.items():
        if value not in (None, ""):
            put(printable(f"{name + ':':<13}{value}"))
    return DONE


def _run_add(arguments: argparse.Namespace) -> int:
    from desktop.cli.models_run import add

    return add(arguments)


def _run_remove(arguments: argparse.Namespace) -> int:
    from desktop.cli.models_run import remove

    return remove(arguments)


def _run_fetch(arguments: argparse.Namespace) -> int:
    from desktop.cli.models_run import fetch, list_published

    return list_published(arguments) if arguments.list else fetch(arguments)


def _row(model: "StoredModel") -> str:
    description = model.description
    origin = "bundled" if model.bundled else "own"
    return f"{description.name:<24} {description.version:<10} {description.kind.value:<20} {origin}"
