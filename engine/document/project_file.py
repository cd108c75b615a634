"""Project files (.photochrom): a document, to be opened again to the pixel without its model.

A project is a zip file of ``project.json``, ``prediction.npy`` and ``masks/NNNN.png``. The photo
itself is named, not embedded.
"""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Final

from engine.colorize import ColorPrediction
from engine.document.archive import Archive, write_archive
from engine.document.document import Document
from engine.document.errors import PhotoChangedError, PhotoMissingError, ProjectError
from engine.document.identity import FileDigest
from engine.document.json_fields import damaged
from engine.document.project_json import (
    MOST_MASKS,
    ProjectDescription,
    read_description,
    write_description,
)
from engine.document.stored_arrays import (
    logits_from_bytes,
    mask_bytes,
    mask_from_bytes,
    prediction_bytes,
)
from engine.errors import PhotochromError
from engine.photo.atomic import new_file
from engine.photo.errors import PhotoError, explain
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

PROJECT_SUFFIX: Final = ".photochrom"
"""The file name suffix of projects, with its dot."""

_DESCRIPTION = "project.json"
_PREDICTION = "prediction.npy"
_LARGEST_DESCRIPTION = 16 << 20
# A palette of 2916 classes at the largest working size of an ordinary photo.
_LARGEST_PREDICTION = 1 << 29


@dataclass(frozen=True, eq=False)
class OpenedProject:
    """A project with its photo.

    Attributes:
        document: the document; the path of its photo is where it was found.
        photo: the photo.
    """

    document: Document
    photo: Photo


def save_project(path: Path, document: Document, *, overwrite: bool = False) -> None:
    """Write a project file, complete or not at all.

    Args:
        path: the file to write, in an existing folder.
        document: the document.
        overwrite: replace an existing file; the photo itself is never replaced.

    Raises:
        ProjectError: the file cannot be written, or the document is larger than projects can be;
            nothing is left behind.
    """
    masks, names = _named_masks(document)
    description = write_description(document, _relative_path(path, document), names).encode()
    prediction = prediction_bytes(document.prediction.logits)
    if len(prediction) > _LARGEST_PREDICTION or len(description) > _LARGEST_DESCRIPTION:
        raise ProjectError("The document is too large for a project; use a smaller working size.")
    try:
        _check_target(path, document)
        with new_file(path, overwrite=overwrite) as file:
            members = {_DESCRIPTION: description, _PREDICTION: prediction, **masks}
            write_archive(file, members)
    except OSError as error:
        raise ProjectError(str(explain(error))) from error
    except PhotoError as error:
        raise ProjectError(str(error)) from error


def open_project(
    path: Path,
    *,
    photo_path: Path | None = None,
    max_megapixels: float = DEFAULT_MAX_MEGAPIXELS,
) -> OpenedProject:
    """Open a project file and its photo.

    The photo is looked for on the way from the project that it had when the project was saved,
    then at the place that it had.

    Args:
        path: the project file.
        photo_path: where the photo is now; None to look for it.
        max_megapixels: larger photos are refused before they are decoded.

    Returns:
        The document, whose colors are those that were saved, and its photo.

    Raises:
        PhotoMissingError: the photo is at none of its places.
        PhotoChangedError: another photo, or a changed one, is in its place.
        ProjectError: the project cannot be read, is damaged or from a newer Photochrom.
        PhotoError: the photo cannot be read.
    """
    description, document = _read(path)
    found = _locate(description, path.parent, photo_path)
    photo = read_photo(found, max_megapixels=max_megapixels)
    identity = document.photo
    if (photo.height, photo.width) != (identity.height, identity.width):
        raise damaged("its photo has another size")
    return OpenedProject(replace(document, photo=replace(identity, path=found)), photo)


def _named_masks(document: Document) -> tuple[dict[str, bytes], list[list[str]]]:
    """Name all masks, equal ones alike: members by name, and names by step."""
    members: dict[str, bytes] = {}
    known: dict[bytes, str] = {}
    names: list[list[str]] = []
    for step in document.steps:
        names.append([])
        for mask in step.edit.stored_masks:
            key = hashlib.sha256(mask.tobytes()).digest()
            if key not in known:
                known[key] = f"masks/{len(known):04d}.png"
                members[known[key]] = mask_bytes(mask)
            names[-1].append(known[key])
    if len(members) > MOST_MASKS:
        raise ProjectError(f"A project holds at most {MOST_MASKS} masks; remove some edits.")
    return members, names


def _relative_path(path: Path, document: Document) -> str | None:
    try:
        relative = os.path.relpath(document.photo.path, path.absolute().parent)
    except ValueError:  # another drive
        return None
    return Path(relative).as_posix()


def _check_target(path: Path, document: Document) -> None:
    photo = document.photo.path
    if not path.parent.is_dir():
        raise ProjectError("The folder to write into does not exist.")
    if path.exists() and photo.exists() and path.samefile(photo):
        raise ProjectError("The original photo is never overwritten; choose another name.")


def _read(path: Path) -> tuple[ProjectDescription, Document]:
    try:
        with Archive(path, MOST_MASKS + 2) as archive:
            description = read_description(archive.read(_DESCRIPTION, _LARGEST_DESCRIPTION))
            archive.require({_DESCRIPTION, _PREDICTION, *description.mask_names})
            return description, _document(archive, description)
    except ProjectError:
        raise
    except PhotochromError as error:
        raise damaged("an edit has settings that it cannot have") from error
    except MemoryError as error:
        raise ProjectError("The project is too large for the memory of this computer.") from error


def _document(archive: Archive, description: ProjectDescription) -> Document:
    rows, columns = shape = description.mask_shape
    # Noise, which does not compress, is the largest that a mask can be.
    most_bytes = 2 * rows * columns + 4096
    masks = {
        name: mask_from_bytes(archive.read(name, most_bytes), shape)
        for name in description.mask_names
    }
    steps = tuple(step.step(masks) for step in description.steps)
    for step in steps:
        step.edit.check(description.photo.height, description.photo.width)
    data = archive.read(_PREDICTION, _LARGEST_PREDICTION)
    logits = logits_from_bytes(data, len(description.palette))
    prediction = ColorPrediction(logits, description.palette, description.temperature)
    return Document(description.photo, description.model, prediction, steps)


def _locate(description: ProjectDescription, folder: Path, given: Path | None) -> Path:
    if given is not None:
        candidates = [given]
    else:
        candidates = [description.photo.path]
        if description.relative_path is not None:
            candidates.insert(0, folder / description.relative_path)
    name = "".join(
        letter if letter.isprintable() else "?"
        for letter in PureWindowsPath(description.photo.path).name
    )
    others = 0
    for candidate in candidates:
        try:
            if candidate.is_file():
                if _is(candidate, description.photo.digest):
                    return candidate.resolve()
                others += 1
        except (OSError, ValueError):
            continue
    if others:
        raise PhotoChangedError(
            f"The photo '{name}' is not as it was when the project was saved; "
            "put the original back or say where it is."
        )
    raise PhotoMissingError(
        f"The photo '{name}' of this project is missing; put it back or say where it is."
    )


def _is(path: Path, digest: FileDigest) -> bool:
    return path.stat().st_size == digest.size and FileDigest.of(path) == digest
