"""Puts models into the folder of the user's own models, and takes them out again."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.models.description import PART_ENDINGS, ModelDescription, segmenter_parts
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.published import is_checkpoint
from engine.models.session import ModelSession
from engine.models.storage import storage_errors
from engine.models.store import BrokenModel, ModelStore, StoredModel

Converter = Callable[[Path, Path], Sequence[Path]]
"""Writes what is in a checkpoint, the first path, as model files into a folder, the second."""


def check_model(path: Path) -> ModelDescription:
    """Load a model once, as colorizing a photo would.

    Args:
        path: the model file.

    Returns:
        What it says about itself.

    Raises:
        ModelError: the file cannot be used.
    """
    description = ModelSession(path, device=Device.CPU, spinning=False).description
    ending = PART_ENDINGS.get(description.kind, "")
    if not description.name.endswith(ending):
        raise ModelError(
            f"The model is a {description.kind.value}, but its name '{description.name}' does not "
            f"end in '{ending}', so that it cannot be chosen; get it under another name."
        )
    return description


def check_names(store: ModelStore, names: Sequence[str], *, replace: bool) -> None:
    """Check that new models may have their names.

    Args:
        store: the models that there are.
        names: names of the new models.
        replace: whether they may take the places of the user's own models.

    Raises:
        ModelError: a name is taken.
    """
    entries = store.list()
    for name in names:
        _check_name(store, name, entries, replace=replace)


def install(
    store: ModelStore, sources: Sequence[Path], *, replace: bool = False, move: bool = False
) -> tuple[StoredModel, ...]:
    """Put model files into the folder of the user's own models: all of them or none.

    Args:
        store: the models that there are.
        sources: the model files.
        replace: whether they may take the places of own models with the same names.
        move: whether the files may be taken away from where they are.

    Returns:
        The models in their new places, each in a file named after it.

    Raises:
        ModelError: a file is no usable model, a name is taken, or the disk makes trouble.
    """
    descriptions = [check_model(source) for source in sources]
    check_names(store, [description.name for description in descriptions], replace=replace)
    staged: list[_Staged] = []
    try:
        for source, description in zip(sources, descriptions, strict=True):
            staged.append(_stage(store, source, description, move=move))
        with storage_errors():
            return _publish(store, staged)
    finally:
        for part in staged:
            with contextlib.suppress(OSError):
                part.hidden.unlink(missing_ok=True)


def install_checkpoint(
    store: ModelStore, checkpoint: Path, convert: Converter, *, replace: bool = False
) -> tuple[StoredModel, ...]:
    """Convert a checkpoint and install the model files that this gives.

    Args:
        store: the models that there are.
        checkpoint: the file that PyTorch wrote.
        convert: writes the model files.
        replace: whether they may take the places of own models with the same names.

    Returns:
        The installed models.

    Raises:
        ModelError: the model files cannot be installed.
        PhotochromError: the checkpoint cannot be converted.
    """
    with storage_errors():
        store.installed_folder.mkdir(parents=True, exist_ok=True)
        # On the disk of the models, so that large files need not be copied afterwards.
        workshop = TemporaryDirectory(prefix=".converting-", dir=store.installed_folder)
    with workshop as folder:
        with storage_errors():
            converted = convert(checkpoint, Path(folder))
        return install(store, converted, replace=replace, move=True)


def install_file(
    store: ModelStore, path: Path, load_converter: Callable[[], Converter], *, replace: bool = False
) -> tuple[StoredModel, ...]:
    """Install a file, whether it is a model or a checkpoint that must be converted first.

    Args:
        store: the models that there are.
        path: the file.
        load_converter: loads what converts checkpoints; called only for one that is there.
        replace: whether it may take the places of own models with the same names.

    Returns:
        The installed models.

    Raises:
        ModelError: there is no such file, or what it gives cannot be installed.
        PhotochromError: the checkpoint cannot be converted.
    """
    if not is_checkpoint(path.name):
        return install(store, [path], replace=replace)
    if not path.is_file():
        raise ModelError("There is no such file; check its name and folder.")
    return install_checkpoint(store, path, load_converter(), replace=replace)


def remove(store: ModelStore, name: str) -> tuple[StoredModel | BrokenModel, ...]:
    """Delete one of the user's own models.

    Args:
        store: the models that there are.
        name: name of the model, or of a segmenter for both its files; a broken file goes by its
            file name without the ending.

    Returns:
        The models that are gone.

    Raises:
        ModelError: there is no such model, it came with Photochrom, or it cannot be deleted.
    """
    entries = store.list()
    for names in ({name}, set(segmenter_parts(name))):
        named = [entry for entry in entries if known_as(entry) in names]
        own = tuple(entry for entry in named if not entry.bundled)
        for entry in own:
            with storage_errors():
                entry.path.unlink()
        if own:
            return own
        if named:
            raise ModelError("This model came with Photochrom and cannot be removed.")
    store.find(name)  # says which names there are
    raise ModelError("Only a model that was added can be removed; name it without a path.")


def known_as(entry: StoredModel | BrokenModel) -> str:
    """Return how users call a model.

    Args:
        entry: an entry of the model store.

    Returns:
        Its name, or the file name without its ending where the file is broken.
    """
    return entry.name if isinstance(entry, StoredModel) else entry.path.stem


@dataclass(frozen=True)
class _Staged:
    """A model file that lies hidden in its folder, complete."""

    hidden: Path
    description: ModelDescription


def _file_of(store: ModelStore, name: str) -> Path:
    return store.installed_folder / f"{name}.onnx"


def _stage(
    store: ModelStore, source: Path, description: ModelDescription, *, move: bool
) -> _Staged:
    """Bring a file to the disk of the models, under a name that no one looks for."""
    hidden = store.installed_folder / f".{secrets.token_hex(6)}.tmp"
    try:
        with storage_errors():
            store.installed_folder.mkdir(parents=True, exist_ok=True)
            if move:
                shutil.move(source, hidden)
            else:
                shutil.copyfile(source, hidden)
            with hidden.open("rb+") as file:
                os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            hidden.unlink(missing_ok=True)
        raise
    return _Staged(hidden, description)


def _publish(store: ModelStore, staged: Sequence[_Staged]) -> tuple[StoredModel, ...]:
    """Give the files their names, and delete the files of models that they replace."""
    models = tuple(
        StoredModel(_file_of(store, part.description.name), False, part.description)
        for part in staged
    )
    names, targets = {model.name for model in models}, {model.path for model in models}
    replaced = [
        entry.path
        for entry in store.list()
        if not entry.bundled and known_as(entry) in names and entry.path not in targets
    ]
    for part, model in zip(staged, models, strict=True):
        part.hidden.replace(model.path)
    for path in replaced:
        path.unlink()
    return models


def _check_name(
    store: ModelStore, name: str, entries: Sequence[StoredModel | BrokenModel], *, replace: bool
) -> None:
    target = _file_of(store, name)
    namesakes = [entry for entry in entries if known_as(entry) == name]
    if any(entry.bundled for entry in namesakes):
        raise ModelError(
            f"A model that came with Photochrom is named '{name}' and cannot be replaced; "
            "give yours another name."
        )
    for entry in entries:
        if entry.path == target and entry not in namesakes:
            raise ModelError(
                f"The file {target.name} among your models holds the model '{known_as(entry)}'; "
                "remove or rename it first."
            )
    if (namesakes or target.exists()) and not replace:
        raise ModelError(
            f"There already is a model named '{name}'; add --replace to put this one in its place."
        )
