"""What ``models add``, ``remove`` and ``fetch`` do; importing it loads the engine."""

import argparse
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from desktop.cli.checkpoints import load_converter
from desktop.cli.console import (
    byte_progress,
    complain,
    printable,
    put,
    put_json,
    say,
    shown_warnings,
)
from desktop.cli.exit_codes import DONE, FAILED, STOPPED
from desktop.cli.interrupts import Interrupted, interrupts
from desktop.cli.model_records import model_record
from engine.errors import PhotochromError
from engine.models import fetch as fetching
from engine.models.description import PART_ENDINGS, segmenter_parts
from engine.models.install import install_file, known_as
from engine.models.install import remove as remove_models
from engine.models.published import (
    PUBLISHED_MODELS,
    PublishedFile,
    PublishedModel,
    find_published,
)
from engine.models.store import ModelStore, StoredModel
from engine.models.transport import Transport

TRANSPORT: Final = Transport()
"""How published files are reached: encrypted, and in no other way."""

_MEGABYTE = 10**6


def add(arguments: argparse.Namespace) -> int:
    """Put files among the user's own models; what can be added is, whatever else cannot.

    Args:
        arguments: of ``photochrom models add``.

    Returns:
        Exit code.
    """
    store = ModelStore()
    added: list[StoredModel] = []
    code = DONE
    try:
        with interrupts(), shown_warnings():
            for path in arguments.files:
                try:
                    added += install_file(store, path, load_converter, replace=arguments.replace)
                except PhotochromError as error:
                    complain(error, path)
                    code = FAILED
    except Interrupted as stop:
        say("stopped")
        code = STOPPED + stop.received
    _tell("added", store, added, as_json=arguments.json)
    return code


def remove(arguments: argparse.Namespace) -> int:
    """Delete one of the user's own models.

    Args:
        arguments: of ``photochrom models remove``.

    Returns:
        Exit code.
    """
    try:
        gone = remove_models(ModelStore(), arguments.model)
    except PhotochromError as error:
        complain(error, arguments.model)
        return FAILED
    for model in gone:
        put(printable(f"removed {known_as(model)} ({model.path})"))
    return DONE


def fetch(arguments: argparse.Namespace) -> int:
    """Download a published model and install it.

    Args:
        arguments: of ``photochrom models fetch``.

    Returns:
        Exit code.
    """
    try:
        with interrupts(), shown_warnings():
            model = find_published(arguments.model, PUBLISHED_MODELS)
            _fetch(ModelStore(), model, arguments)
    except PhotochromError as error:
        complain(error, arguments.model)
        return FAILED
    except Interrupted as stop:
        say(f"stopped; 'photochrom models fetch {arguments.model}' goes on from here")
        return STOPPED + stop.received
    return DONE


def list_published(arguments: argparse.Namespace) -> int:
    """List the models that can be fetched.

    Args:
        arguments: of ``photochrom models fetch --list``.

    Returns:
        Exit code.
    """
    usable = {entry.name for entry in ModelStore().list() if isinstance(entry, StoredModel)}
    for model in PUBLISHED_MODELS:
        installed = usable.issuperset(model.parts)
        if arguments.json:
            put_json(_published_record(model, installed=installed))
        else:
            state = "installed" if installed else f"{model.size / _MEGABYTE:.0f} MB"
            put(f"{model.name:<12} {state:>10}  {model.license:<12} {model.summary}")
    return DONE


def _fetch(store: ModelStore, model: PublishedModel, arguments: argparse.Namespace) -> None:
    if not arguments.replace and (there := fetching.find_installed(store, model)):
        _tell("already installed:", store, there, as_json=arguments.json)
        return
    # Before hundreds of megabytes are downloaded in vain.
    convert = load_converter() if model.is_checkpoint else None
    server = urlsplit(model.files[0].address).hostname
    say(f"fetching {model.name} ({model.size / _MEGABYTE:.0f} MB, {model.license}) from {server}")
    arrived: dict[PublishedFile, int] = {}
    with byte_progress(model.size) as show:

        def progress(file: PublishedFile, received: int) -> None:
            arrived[file] = received
            show(sum(arrived.values()))

        installed = fetching.fetch(
            store,
            model,
            convert=convert,
            replace=arguments.replace,
            transport=TRANSPORT,
            progress=progress,
        )
    _tell("fetched", store, installed, as_json=arguments.json)


def _tell(deed: str, store: ModelStore, models: Sequence[StoredModel], *, as_json: bool) -> None:
    """Say what was done and how the models are chosen from now on."""
    if as_json:
        for model in models:
            put_json(model_record(model))
        return
    usable = {entry.name for entry in store.list() if isinstance(entry, StoredModel)}
    # A dictionary keeps the order and tells of a segmenter once.
    for line in dict.fromkeys(_line(model, usable) for model in models):
        put(printable(f"{deed} {line}"))


def _line(model: StoredModel, usable: set[str]) -> str:
    ending = PART_ENDINGS.get(model.description.kind)
    if ending is None:
        return f"{model.name}; use it with: --model {model.name}"
    segmenter = model.name.removesuffix(ending)
    missing = set(segmenter_parts(segmenter)) - usable - {model.name}
    if missing:
        return f"{model.name}; add {missing.pop()}, too, to use it"
    return f"{segmenter}; use it with: --segmenter {segmenter}"


def _published_record(model: PublishedModel, *, installed: bool) -> dict[str, Any]:
    return {
        "name": model.name,
        "size": model.size,
        "license": model.license,
        "summary": model.summary,
        "home": model.home,
        "needs_conversion": model.is_checkpoint,
        "installed": installed,
        "files": [
            {"address": file.address, "size": file.size, "sha256": file.sha256}
            for file in model.files
        ],
    }
