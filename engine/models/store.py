"""Finds models: those that travel with Photochrom and those that the user put beside them."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from engine.models.description import (
    PART_ENDINGS,
    ModelDescription,
    ModelKind,
    segmenter_parts,
)
from engine.models.errors import ModelError, UnknownSegmenterError
from engine.models.foreign import describe_file
from engine.resources import resource_path

DEFAULT_COLORIZER: Final = "photochrom-base"
"""Name of the model that colorizes where the user chose none."""

DEFAULT_SEGMENTER: Final = "photochrom-segmenter"
"""Common name of the two models that find objects where the user chose none."""

FOLDER_VARIABLE: Final = "PHOTOCHROM_MODELS"
"""Environment variable with the folder of the user's own models."""

SUMS_FILE: Final = "SHA256SUMS"
"""File in the folder of the bundled models with their digests, as ``sha256sum`` writes it."""


@dataclass(frozen=True)
class StoredModel:
    """A model file that can be used.

    Attributes:
        path: the file.
        bundled: whether it travels with Photochrom.
        description: what it says about itself.
    """

    path: Path
    bundled: bool
    description: ModelDescription

    @property
    def name(self) -> str:
        """How users call the model."""
        return self.description.name

    @property
    def sha256(self) -> str:
        """Digest of the file, 64 hexadecimal digits; reads the whole file at the first use.

        Raises:
            ModelError: the file cannot be read.
        """
        return _file_digest(self.path)


@dataclass(frozen=True)
class BrokenModel:
    """A model file that cannot be used.

    Attributes:
        path: the file.
        bundled: whether it travels with Photochrom.
        error: why it cannot be used.
    """

    path: Path
    bundled: bool
    error: ModelError


class ModelStore:
    """All models that users can choose by name.

    Bundled models come first, so that a file of the user never takes the place of one of theirs.
    """

    def __init__(self, *, bundled: Path | None = None, installed: Path | None = None) -> None:
        """Name the folders; neither needs to exist.

        Args:
            bundled: folder of the bundled models, None for the one in ``resources``.
            installed: folder of the user's own models, None for ``installed_models_path()``.
        """
        self._bundled = resource_path("models") if bundled is None else bundled
        self._installed = installed_models_path() if installed is None else installed

    @property
    def installed_folder(self) -> Path:
        """The folder of the user's own models, whether or not it exists."""
        return self._installed

    def list(self) -> tuple[StoredModel | BrokenModel, ...]:
        """Describe every model file in both folders; one that is broken breaks nothing else.

        Returns:
            Bundled models, then the user's own, each sorted by file name.
        """
        return tuple(self._entries())

    def find(self, model: str | Path, *kinds: ModelKind) -> StoredModel:
        """Find a model.

        Args:
            model: the name of a model, or a file: a ``Path``, or a text that ends in ``.onnx`` or
                names a folder.
            kinds: those of which names are offered if there is no such model; all if none is given.

        Returns:
            The model.

        Raises:
            ModelError: there is no such model, or its file is missing or broken.
        """
        if isinstance(model, Path) or _is_path(model):
            path = Path(model)
            return self._open(path, bundled=_is_inside(path, self._bundled))
        return named(model, self.list(), *kinds)

    def find_segmenter(self, name: str = DEFAULT_SEGMENTER) -> tuple[StoredModel, StoredModel]:
        """Find the two models that find objects together.

        Args:
            name: what is common to their names, ``NAME-encoder`` and ``NAME-decoder``.

        Returns:
            The encoder and the decoder.

        Raises:
            UnknownSegmenterError: there is nothing of this name.
            ModelError: one of them is missing, broken, or no encoder or decoder.
        """
        entries = self.list()
        names = {_name(entry) for entry in entries}
        if names.isdisjoint(segmenter_parts(name)):
            raise UnknownSegmenterError(name, _segmenters(entries))
        encoder, decoder = (named(part, entries) for part in segmenter_parts(name))
        encoder.description.require(ModelKind.SEGMENTER_ENCODER)
        decoder.description.require(ModelKind.SEGMENTER_DECODER)
        return encoder, decoder

    def _entries(self) -> Iterator[StoredModel | BrokenModel]:
        shipped = set(self._bundled.glob("*.onnx"))
        shipped |= {self._bundled / name for name in _read_sums(self._bundled)}
        for path in sorted(shipped):
            yield self._entry(path, bundled=True)
        for path in sorted(self._installed.glob("*.onnx")):
            yield self._entry(path, bundled=False)

    def _entry(self, path: Path, *, bundled: bool) -> StoredModel | BrokenModel:
        try:
            return self._open(path, bundled=bundled)
        except ModelError as error:
            return BrokenModel(path, bundled, error)

    def _open(self, path: Path, *, bundled: bool) -> StoredModel:
        if bundled:
            _verify(path, _read_sums(self._bundled))
        return StoredModel(path, bundled, describe_file(path))


def named(
    name: str, entries: Sequence[StoredModel | BrokenModel], *kinds: ModelKind
) -> StoredModel:
    """Find a model among those that were listed.

    Args:
        name: of the model; of its file if that is broken.
        entries: as ``ModelStore.list`` returned them.
        kinds: those of which names are offered if there is no such model; all if none is given.

    Returns:
        The model.

    Raises:
        ModelError: there is no such model, or its file is missing or broken.
    """
    usable = [entry for entry in entries if isinstance(entry, StoredModel)]
    for entry in usable:
        if entry.name == name:
            return entry
    for broken in entries:
        if isinstance(broken, BrokenModel) and broken.path.stem == name:
            raise broken.error
    offered = [entry for entry in usable if not kinds or entry.description.kind in kinds]
    raise _unknown(name, [entry.name for entry in offered])


def installed_models_path() -> Path:
    """Return the folder of the user's own models, whether or not it exists.

    Returns:
        The folder that the environment variable ``PHOTOCHROM_MODELS`` names, or else the one that
        the operating system provides for data of a user.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return user_data_path("photochrom", appauthor=False) / "models"


def _is_path(text: str) -> bool:
    return Path(text).name != text or text.lower().endswith(".onnx")


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().parent == folder.resolve()


def _name(entry: StoredModel | BrokenModel) -> str:
    """Return the name of a model; one that is broken can be asked for by that of its file."""
    return entry.name if isinstance(entry, StoredModel) else entry.path.stem


def _segmenters(entries: Sequence[StoredModel | BrokenModel]) -> tuple[str, ...]:
    """Return the names of all segmenters of which both models can be used."""
    usable = {entry.name for entry in entries if isinstance(entry, StoredModel)}
    ending = PART_ENDINGS[ModelKind.SEGMENTER_ENCODER]
    stems = sorted(name.removesuffix(ending) for name in usable if name.endswith(ending))
    return tuple(stem for stem in stems if usable.issuperset(segmenter_parts(stem)))


def _unknown(name: str, known: list[str]) -> ModelError:
    if not known:
        return ModelError(
            f"There is no model named '{name}', nor any other; add one, or reinstall Photochrom."
        )
    names = ", ".join(f"'{other}'" for other in known)
    return ModelError(f"There is no model named '{name}'; choose one of {names}.")


def _verify(path: Path, sums: Mapping[str, str]) -> None:
    if not path.exists():
        raise ModelError("The model that came with Photochrom is missing; reinstall Photochrom.")
    if _file_digest(path) != sums.get(path.name):
        raise ModelError("The model that came with Photochrom is damaged; reinstall Photochrom.")


def _read_sums(folder: Path) -> dict[str, str]:
    """Return file name to digest; a file that is missing or garbled vouches for nothing."""
    try:
        lines = (folder / SUMS_FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    entries = (line.split(maxsplit=1) for line in lines)
    return {entry[1].lstrip("*"): entry[0].lower() for entry in entries if len(entry) == 2}


def _file_digest(path: Path) -> str:
    try:
        state = path.stat()
        return _cached_digest(path, state.st_size, state.st_mtime_ns)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"The model file cannot be read ({reason}).") from error


@cache
def _cached_digest(path: Path, _size: int, _modified_ns: int) -> str:
    """Digest a file once a process, and again only when its size or date changes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
