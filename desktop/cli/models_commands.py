"""The commands ``models list`` and ``models info``."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.console import complain, printable, put, put_json, say
from desktop.cli.exit_codes import DONE, FAILED
from desktop.cli.help_texts import add_command

if TYPE_CHECKING:
    from engine.models.store import StoredModel


def add_models_commands(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add ``models list`` and ``models info``.

    Args:
        subparsers: of the main parser.
    """
    models = add_command(
        subparsers,
        "models",
        help="show the models that can be used",
        description="Shows the models that come with Photochrom, and your own: files in the "
        "folder that the environment variable PHOTOCHROM_MODELS names.",
        example="photochrom models list",
    )
    commands = models.add_subparsers(metavar="COMMAND", required=True)
    listing = add_command(
        commands,
        "list",
        help="list all models",
        description="Lists all models, one a line.",
        example="photochrom models list",
    )
    listing.set_defaults(run=_list)
    info = add_command(
        commands,
        "info",
        help="show all about one model",
        description="Shows what a model file says about itself.",
        example="photochrom models info photochrom-base",
    )
    info.add_argument("model", metavar="MODEL", help="name of a model, or an .onnx file")
    info.set_defaults(run=_info)
    for parser in (listing, info):
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object a line to stdout"
        )


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


def _row(model: "StoredModel") -> str:
    description = model.description
    origin = "bundled" if model.bundled else "own"
    return f"{description.name:<24} {description.version:<10} {description.kind.value:<20} {origin}"
