"""The parts of a project: its description, its prediction and its masks."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from engine.color.decode import Logits
from engine.color.lab import Chroma
from engine.color.upsample import guide_shape
from engine.colorize import ChromaPrediction, ColorPrediction, Prediction
from engine.document.archive import Archive
from engine.document.document import Document, Origin, Step
from engine.document.edit import sealed
from engine.document.errors import ProjectError
from engine.document.project_json import (
    MOST_MASKS,
    ProjectDescription,
    Reading,
    StepDescription,
    read_description,
    write_description,
)
from engine.document.stored_arrays import (
    Encoded,
    EncodedArrays,
    chroma_from_bytes,
    logits_from_bytes,
    mask_from_bytes,
)
from engine.masks import Mask
from engine.restore.straighten import Frame

DESCRIPTION: Final = "project.json"
"""Name of the part that describes the document."""

PREDICTION: Final = "prediction.npy"
"""Name of the part with the prediction."""

MOST_PARTS: Final = MOST_MASKS + 2
"""No project has more parts."""

_LARGEST_DESCRIPTION = 16 << 20
# A palette of 2916 classes at the largest working size of an ordinary photo.
_LARGEST_PREDICTION = 1 << 29


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
        self._chromas: dict[str, Chroma] = {}

    def description(self, stored: Mapping[str, str] | None = None) -> ProjectDescription:
        """Read the description of a document.

        Args:
            stored: names in the project to names in the archive; None where they are the same.

        Raises:
            ProjectError: it is missing or damaged.
        """
        name = (stored or {}).get(DESCRIPTION, DESCRIPTION)
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
        photo = description.photo.height, description.photo.width
        frame = description.frame
        steps = tuple(self._step(step, frame, photo, stored) for step in description.steps)
        described = description.prediction
        if described is None:
            return Document(description.photo, None, None, steps, is_gray=description.is_gray)
        prediction = self._prediction(stored.get(PREDICTION, PREDICTION), described.reading)
        return Document(description.photo, described.model, prediction, steps, described.frame)

    def _step(
        self,
        described: StepDescription,
        frame: Frame,
        photo: tuple[int, int],
        stored: Mapping[str, str],
    ) -> Step:
        made_in = described.frame or frame
        size = made_in.size(*photo)
        shape = guide_shape(*size)
        masks = [self._mask(stored.get(name, name), shape) for name in described.masks]
        edit = described.edit(masks)
        edit.check(*size)
        if made_in == frame:
            return Step(edit, described.enabled)
        moved = edit.reframed(made_in, frame, photo)
        return Step(moved, described.enabled, Origin(edit, made_in))

    def _mask(self, name: str, shape: tuple[int, int]) -> Mask:
        if (name, shape) not in self._masks:
            # Noise, which does not compress, is the largest that a mask can be.
            data = self._archive.read(name, 2 * shape[0] * shape[1] + 4096)
            self._masks[name, shape] = sealed(mask_from_bytes(data, shape))
        return self._masks[name, shape]

    def _prediction(self, name: str, reading: Reading | None) -> Prediction:
        if reading is None:
            return ChromaPrediction(self._chroma(name))
        logits = self._distribution(name, len(reading.palette))
        return ColorPrediction(logits, reading.palette, reading.temperature)

    def _distribution(self, name: str, classes: int) -> Logits:
        if (name, classes) not in self._logits:
            data = self._archive.read(name, _LARGEST_PREDICTION)
            self._logits[name, classes] = logits_from_bytes(data, classes)
        return self._logits[name, classes]

    def _chroma(self, name: str) -> Chroma:
        if name not in self._chromas:
            self._chromas[name] = chroma_from_bytes(self._archive.read(name, _LARGEST_PREDICTION))
        return self._chromas[name]


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
    members = {DESCRIPTION: Encoded.of(description)}
    if document.prediction is not None:
        members[PREDICTION] = encoded.prediction(document.prediction)
    limits = {DESCRIPTION: _LARGEST_DESCRIPTION, PREDICTION: _LARGEST_PREDICTION}
    if any(len(member.data) > limits[name] for name, member in members.items()):
        raise ProjectError("The document is too large for a project; use a smaller working size.")
    return {**members, **masks}


def _named_masks(
    document: Document, encoded: EncodedArrays
) -> tuple[dict[str, Encoded], list[list[str]]]:
    """Name all masks, equal ones alike: members by name, and names by step."""
    members: dict[str, Encoded] = {}
    known: dict[bytes, str] = {}
    names: list[list[str]] = []
    for step in document.steps:
        names.append([])
        for mask in step.made.stored_masks:
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
