"""Project files (.photochrom): a document, to be opened again to the pixel without its model.

A project is a zip file of ``project.json``, ``prediction.npy`` and ``masks/NNNN.png``. The photo
itself is named, not embedded; one that keeps its own colors has no prediction.
"""

from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Final

from engine.document.archive import Archive, write_archive
from engine.document.document import Document
from engine.document.errors import PhotoChangedError, PhotoMissingError, ProjectError
from engine.document.identity import FileDigest
from engine.document.json_fields import damaged
from engine.document.project_json import ProjectDescription
from engine.document.project_parts import (
    DESCRIPTION,
    MOST_PARTS,
    PREDICTION,
    Parts,
    project_members,
)
from engine.document.stored_arrays import EncodedArrays
from engine.errors import PhotochromError
from engine.photo.atomic import new_file
from engine.photo.errors import PhotoError, explain
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo

PROJECT_SUFFIX: Final = ".photochrom"
"""The file name suffix of projects, with its dot."""


@dataclass(frozen=True, eq=False)
class OpenedProject:
    """A project with its photo.

    Attributes:
        document: the document; the path of its photo is where it was found.
        photo: the photo.
    """

    document: Document
    photo: Photo


def save_project(
    path: Path,
    document: Document,
    *,
    overwrite: bool = False,
    encoded: EncodedArrays | None = None,
) -> None:
    """Write a project file, complete or not at all.

    Args:
        path: the file to write, in an existing folder.
        document: the document.
        overwrite: replace an existing file; the photo itself is never replaced.
        encoded: what was encoded before, for documents that are saved again and again.

    Raises:
        ProjectError: the file cannot be written, or the document is larger than projects can be;
            nothing is left behind.
    """
    members = project_members(document, path, encoded or EncodedArrays())
    try:
        _check_target(path, document)
        with new_file(path, overwrite=overwrite) as file:
            write_archive(file, {name: member.data for name, member in members.items()})
    except OSError as error:
        raise ProjectError(str(explain(error))) from error
    except PhotoError as error:
        raise ProjectError(str(error)) from error


def open_project(
    path: Path,
    *,
    photo_path: Path | None = None,
    max_megapixels: float = DEFAULT_MAX_MEGAPIXELS,
    own_colors: bool = False,
) -> OpenedProject:
    """Open a project file and its photo.

    The photo is looked for on the way from the project that it had when the project was saved,
    then at the place that it had.

    Args:
        path: the project file.
        photo_path: where the photo is now; None to look for it.
        max_megapixels: larger photos are refused before they are decoded.
        own_colors: read the photo's own colors even if the document does not need them.

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
    own_colors = own_colors or document.has_own_colors
    photo = read_photo(found, max_megapixels=max_megapixels, own_colors=own_colors)
    identity = document.photo
    if (photo.height, photo.width) != (identity.height, identity.width):
        raise damaged("its photo has another size")
    return OpenedProject(replace(document, photo=replace(identity, path=found)), photo)


def _check_target(path: Path, document: Document) -> None:
    photo = document.photo.path
    if path.exists() and photo.exists() and path.samefile(photo):
        raise ProjectError("The original photo is never overwritten; choose another name.")


def _read(path: Path) -> tuple[ProjectDescription, Document]:
    try:
        with Archive(path, MOST_PARTS) as archive:
            parts = Parts(archive)
            description = parts.description()
            predictions = () if description.prediction is None else (PREDICTION,)
            archive.require({DESCRIPTION, *predictions, *description.mask_names})
            return description, parts.document(description)
    except ProjectError:
        raise
    except PhotochromError as error:
        raise damaged("an edit has settings that it cannot have") from error
    except MemoryError as error:
        raise ProjectError("The project is too large for the memory of this computer.") from error


def _locate(description: ProjectDescription, folder: Path, given: Path | None) -> Path:
    candidates = description.photo_places(folder) if given is None else [given]
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
