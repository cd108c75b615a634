"""Fetches published models: downloads their files, converts checkpoints, installs what they are."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Final

from engine.models.download import PARTIAL_SUFFIX, download
from engine.models.errors import ModelError
from engine.models.install import Converter, check_model, check_names, install, install_checkpoint
from engine.models.published import PublishedFile, PublishedModel
from engine.models.store import ModelStore, StoredModel
from engine.models.transport import Transport

DOWNLOADS_FOLDER: Final = "downloads"
"""Folder inside that of the user's own models for files that are not complete yet."""

FileProgress = Callable[[PublishedFile, int], None]
"""Is told how many bytes of a file are there."""


def find_installed(store: ModelStore, model: PublishedModel) -> tuple[StoredModel, ...] | None:
    """Look whether a published model is installed and intact.

    Args:
        store: the models that there are.
        model: the published model.

    Returns:
        Its parts, or None where one is missing, cannot be loaded, or is not the published file.
    """
    try:
        parts = tuple(store.find(name) for name in model.parts)
        for part in parts:
            check_model(part.path)
        if not model.is_checkpoint and {part.sha256 for part in parts} != {
            file.sha256 for file in model.files
        }:
            return None
    except ModelError:
        return None
    return parts


def fetch(
    store: ModelStore,
    model: PublishedModel,
    *,
    convert: Converter | None = None,
    replace: bool = False,
    transport: Transport | None = None,
    progress: FileProgress | None = None,
    cancel: Event | None = None,
) -> tuple[StoredModel, ...]:
    """Download a published model and install it.

    Complete files stay until the model is installed, so that nothing has to be downloaded twice
    if that fails.

    Args:
        store: the models that there are.
        model: what to fetch.
        convert: writes the model files of a checkpoint; needed where ``model.is_checkpoint``.
        replace: whether it may take the place of own models with the names of its parts.
        transport: how to reach the server.
        progress: is told how far the download of a file is.
        cancel: stops the download when set, from any thread.

    Returns:
        The installed models.

    Raises:
        ModelError: a name is taken, the download fails or is stopped, or the files cannot be
            installed.
        PhotochromError: the checkpoint cannot be converted.
        ValueError: ``convert`` is missing.
    """
    if model.is_checkpoint and convert is None:
        raise ValueError("a checkpoint cannot be installed without a converter")
    check_names(store, model.parts, replace=replace)
    folder = store.installed_folder / DOWNLOADS_FOLDER
    paths = [
        download(
            file,
            folder,
            transport=transport,
            progress=_of_file(progress, file),
            cancel=cancel,
        )
        for file in model.files
    ]
    if convert is not None and model.is_checkpoint:
        installed = tuple(
            part
            for path in paths
            for part in install_checkpoint(store, path, convert, replace=replace)
        )
    else:
        installed = install(store, paths, replace=replace, move=True)
    _clean(folder, paths)
    return installed


def _of_file(progress: FileProgress | None, file: PublishedFile) -> Callable[[int], None] | None:
    return None if progress is None else lambda received: progress(file, received)


def _clean(folder: Path, paths: list[Path]) -> None:
    # What cannot be deleted, or the folder of other downloads, is no reason to fail now.
    with contextlib.suppress(OSError):
        for path in paths:
            path.unlink(missing_ok=True)
            for other_version in folder.glob(f"{path.name}.*{PARTIAL_SUFFIX}"):
                other_version.unlink()
        folder.rmdir()
