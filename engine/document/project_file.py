"""Project files (.photochrom): a document, to be opened again to the pixel without its model.

A project is a zip file of ``project.json``, ``prediction.npy`` and ``masks/NNNN.png``. The photo
itself is named, not embedded; one that keeps its own colors has no prediction.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Final

from engine.color.decode import Logits
from engine.colorize import ColorPrediction
from engine.document.archive import Archive, write_archive
from engine.document.document import Document
from engine.document.edit import sealed
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
    Encoded,
    EncodedArrays,
    logits_from_bytes,
    mask_from_bytes,
)
from engine.errors import PhotochromError
from engine.masks import Mask
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


class Parts:
    """The parts of documents in an archive; what several documents share is decoded once."""

    def __init__(self, archive: Archive) -> None:
        """Decode nothing yet.

        Args:
            archive: open for as long as documents are read.
        """
        self._archive = archive
        self._masks: dict[tuple[str, tuple[int, int]], Mask] = {}
        self._logits: dict[tuple[str, int], Logits] = {}

    def description(self, stored: Mapping[str, str] | None = None) -> ProjectDescription:
        """Read the description of a document.

        Args:
            stored: names in the project to names in the archive; None where they are the same.

        Raises:
            ProjectError: it is missing or damaged.
        """
        name = (stored or {}).get(_DESCRIPTION, _DESCRIPTION)
        return read_description(self._archive.read(name, _LARGEST_DESCRIPTION))

    def document(
        self, description: ProjectDescription, stored: Mapping[str, str] | None = None
    ) -> Document:
        """Read a document.

        Args:
            description: its description.
            stored: names in the project to names in the archive; None where they are the same.

        Raises:
            PhotochromError: a part is missing or damaged.
        """
        stored = stored or {}
        shape = description.mask_shape
        masks = {name: self._mask(stored.get(name, name), shape) for name in description.mask_names}
        steps = tuple(step.step(masks) for step in description.steps)
        for step in steps:
            step.edit.check(description.photo.height, description.photo.width)
        described = description.prediction
        if described is None:
            return Document(description.photo, None, None, steps)
        logits = self._prediction(stored.get(_PREDICTION, _PREDICTION), len(described.palette))
        prediction = ColorPrediction(logits, described.palette, described.temperature)
        return Document(description.photo, described.model, prediction, steps)

    def _mask(self, name: str, shape: tuple[int, int]) -> Mask:
        if (name, shape) not in self._masks:
            # Noise, which does not compress, is the largest that a mask can be.
            data = self._archive.read(name, 2 * shape[0] * shape[1] + 4096)
            self._masks[name, shape] = sealed(mask_from_bytes(data, shape))
        return self._masks[name, shape]

    def _prediction(self, name: str, classes: int) -> Logits:
        if (name, classes) not in self._logits:
            data = self._archive.read(name, _LARGEST_PREDICTION)
            self._logits[name, classes] = logits_from_bytes(data, classes)
        return self._logits[name, classes]


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


def project_members(document: Document, path: Path, encoded: EncodedArrays) -> dict[str, Encoded]:
    """Encode all parts of a project file.

    Args:
        document: the document.
        path: the project file, from where the photo is named.
        encoded: what was encoded before.

    Returns:
        Name to content, in the order of the file.

    Raises:
        ProjectError: the document is larger than projects can be.
    """
    masks, names = _named_masks(document, encoded)
    description = write_description(document, _relative_path(path, document), names).encode()
    members = {_DESCRIPTION: Encoded.of(description)}
    if document.prediction is not None:
        members[_PREDICTION] = encoded.prediction(document.prediction.logits)
    limits = {_DESCRIPTION: _LARGEST_DESCRIPTION, _PREDICTION: _LARGEST_PREDICTION}
    if any(len(member.data) > limits[name] for name, member in members.items()):
        raise ProjectError("The document is too large for a project; use a smaller working size.")
    return {**members, **masks}


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


def _named_masks(
    document: Document, encoded: EncodedArrays
) -> tuple[dict[str, Encoded], list[list[str]]]:
    """Name all masks, equal ones alike: members by name, and names by step."""
    members: dict[str, Encoded] = {}
    known: dict[bytes, str] = {}
    names: list[list[str]] = []
    for step in document.steps:
        names.append([])
        for mask in step.edit.stored_masks:
            member = encoded.mask(mask)
            if member.digest not in known:
                known[member.digest] = f"masks/{len(known):04d}.png"
                members[known[member.digest]] = member
            names[-1].append(known[member.digest])
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
            parts = Parts(archive)
            description = parts.description()
            predictions = () if description.prediction is None else (_PREDICTION,)
            archive.require({_DESCRIPTION, *predictions, *description.mask_names})
            return description, parts.document(description)
    except ProjectError:
        raise
    except PhotochromError as error:
        raise damaged("an edit has settings that it cannot have") from error
    except MemoryError as error:
        raise ProjectError("The project is too large for the memory of this computer.") from error


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
