"""Writes documents: exports and projects, as work for jobs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop.jobs.job import JobControl
from desktop.workspace.loaded_photo import LoadedPhoto
from engine.document.document import Document
from engine.document.export import scaled_photo
from engine.document.project_file import save_project
from engine.document.rendering import render, render_gray
from engine.photo.write import ExportOptions, write_photo


def export(
    path: Path,
    loaded: LoadedPhoto,
    document: Document,
    options: ExportOptions,
    control: JobControl,
    *,
    overwrite: bool,
) -> Path:
    """Write a document as a photo with its metadata; never over the original.

    Args:
        path: the file to write, in an existing folder.
        loaded: the photo.
        document: its document.
        options: how to store it, and how large.
        control: of the job; the rows of the photo are its steps.
        overwrite: replace an existing file.

    Returns:
        The file.

    Raises:
        Cancelled: it was called off; nothing is left behind.
        PhotoError: the file cannot be written; nothing is left behind.
    """
    restored = loaded.restored(document.restoration, cancel=control.cancel)
    chroma = restored.colors(document, cancel=control.cancel)
    control.check()
    photo = scaled_photo(restored.photo, options.longest_side)
    strips = render_gray(photo.lightness) if chroma is None else render(chroma, photo.lightness)
    write_photo(
        path,
        photo,
        _watched(strips, photo.height, control),
        options=options,
        provenance=document.provenance,
        overwrite=overwrite,
    )
    return path


def save(path: Path, document: Document, _control: JobControl) -> Path:
    """Write a project; an existing one is replaced, but never the photo itself.

    Args:
        path: the file to write, in an existing folder.
        document: the document.

    Returns:
        The file.

    Raises:
        ProjectError: the file cannot be written; nothing is left behind.
    """
    save_project(path, document, overwrite=True)
    return path


def _watched(
    strips: Iterator[npt.NDArray[np.float32]], height: int, control: JobControl
) -> Iterator[npt.NDArray[np.float32]]:
    done = 0
    for strip in strips:
        control.check()
        yield strip
        done += len(strip)
        control.report(done, height)
