"""The description inside a project file: all of a document but its pictures and its prediction."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.color.classes import Palette
from engine.colorize import ChromaPrediction, Prediction
from engine.document.document import Document
from engine.document.edit import Edit
from engine.document.edits import EDITS, Adjust
from engine.document.errors import ProjectError
from engine.document.identity import FileDigest, ModelIdentity, PhotoIdentity
from engine.document.json_fields import Fields, Json, damaged
from engine.document.restore_edits import (
    RestoringEdit,
    Straighten,
    frame_from_json,
    frame_to_json,
)
from engine.errors import PhotochromError
from engine.masks import Mask
from engine.models.description import ModelKind, palette_from_json, palette_to_json
from engine.restore.straighten import WHOLE, Frame

FORMAT: Final = "photochrom-project"
"""What marks a JSON text as the description of a project."""

VERSION: Final = 4
"""The newest version of the format; every project has the oldest one that can hold it.

2 is for photos with their own colors, 3 for predictions of regressors and for rebalancing, 4 for
restoration.
"""

MOST_MASKS: Final = 1000
"""More masks would not fit into memory together."""

_MOST_STEPS = 10_000
_LARGEST_SIDE = 1_000_000
_LARGEST_FILE = 1 << 50
_MASK_NAME = re.compile(r"masks/[0-9]{4}\.png")


@dataclass(frozen=True, eq=False)
class StepDescription:
    """An edit without its masks.

    Attributes:
        kind: name of the edit.
        enabled: whether it is done at present.
        masks: names of its masks in the project file.
        frame: that of the photo when the edit was made; None for that of the document.
        settings: the rest.
    """

    kind: str
    enabled: bool
    masks: tuple[str, ...]
    frame: Frame | None
    settings: Fields

    def edit(self, masks: Sequence[Mask]) -> Edit:
        """Make the edit.

        Args:
            masks: those that it names.

        Raises:
            ProjectError: the edit is unknown or its settings are wrong.
        """
        kinds = {edit.kind: edit for edit in EDITS}
        if self.kind not in kinds:
            raise damaged(f"{self.settings.where} is of an unknown edit")
        return kinds[self.kind].from_settings(self.settings, masks)


@dataclass(frozen=True, eq=False)
class Reading:
    """How a distribution is read.

    Attributes:
        palette: its classes.
        temperature: at which it is decoded.
    """

    palette: Palette
    temperature: float


@dataclass(frozen=True, eq=False)
class PredictionDescription:
    """A prediction without its numbers.

    Attributes:
        model: which model made it.
        reading: of a color classifier's distribution; None for the colors of a regressor.
        frame: that of the photo when it was made.
    """

    model: ModelIdentity
    reading: Reading | None
    frame: Frame = WHOLE


@dataclass(frozen=True, eq=False)
class ProjectDescription:
    """What the description says.

    Attributes:
        photo: the photo; its path is the one from when the project was saved.
        relative_path: of the photo from the folder of the project, with '/'; None where there is
            no such way.
        prediction: the prediction; None for a photo that keeps its own colors, or has none.
        steps: the edits.
        is_gray: whether the photo has no colors at all.
    """

    photo: PhotoIdentity
    relative_path: str | None
    prediction: PredictionDescription | None
    steps: tuple[StepDescription, ...]
    is_gray: bool = False

    @property
    def mask_names(self) -> tuple[str, ...]:
        """Names of all masks, each once."""
        return tuple(dict.fromkeys(name for step in self.steps for name in step.masks))

    @property
    def frame(self) -> Frame:
        """How the photo is turned and cropped.

        Raises:
            ProjectError: it cannot be turned or cropped like that.
        """
        frames = [
            frame_from_json(step.settings)
            for step in self.steps
            if step.enabled and step.kind == Straighten.kind
        ]
        return frames[-1] if frames else WHOLE

    def photo_places(self, folder: Path) -> list[Path]:
        """List where the photo may be: on the way to it from the project, or where it was.

        Args:
            folder: of the project file.
        """
        on_the_way = [] if self.relative_path is None else [folder / self.relative_path]
        return [*on_the_way, self.photo.path]


def write_description(
    document: Document, relative_path: str | None, mask_names: Sequence[Sequence[str]]
) -> str:
    """Write the description of a document.

    Args:
        document: the document.
        relative_path: of the photo from the folder of the project, with '/'.
        mask_names: for every step, names of the masks of its edit.

    Returns:
        JSON text, ASCII.

    Raises:
        ProjectError: the document has too many steps.
    """
    if len(document.steps) > _MOST_STEPS:
        raise ProjectError(f"A project holds at most {_MOST_STEPS} edits; remove some.")
    steps = [
        {
            "edit": step.edit.kind,
            "enabled": step.enabled,
            "masks": list(names),
            # Not there in files of the first versions of the format.
            **({"frame": frame_to_json(step.origin.frame)} if step.origin else {}),
            "settings": step.made.settings(),
        }
        for step, names in zip(document.steps, mask_names, strict=True)
    ]
    description: Json = {
        "format": FORMAT,
        "version": _version(document),
        "photo": _photo_json(document.photo, relative_path),
        "model": _model_json(document.model),
        "prediction": _prediction_json(document),
        # Not there in files of the first versions of the format.
        **({"gray": True} if document.is_gray else {}),
        "steps": steps,
    }
    return json.dumps(description, indent=1, allow_nan=False) + "\n"


def read_description(text: bytes) -> ProjectDescription:
    """Read what ``write_description`` wrote.

    Args:
        text: UTF-8.

    Returns:
        The description.

    Raises:
        ProjectError: it is none, is from a newer Photochrom, or holds what cannot be.
    """
    fields = Fields.parse(text)
    if fields.text("format") != FORMAT:
        raise ProjectError("This is no Photochrom project.")
    if fields.integer("version", 1, 1 << 31) > VERSION:
        raise ProjectError(
            "The project was saved by a newer Photochrom; update Photochrom to open it."
        )
    photo = fields.group("photo")
    description = ProjectDescription(
        photo=_photo(photo),
        relative_path=photo.optional_text("relative_path"),
        prediction=_prediction(fields),
        steps=tuple(_step(step) for step in fields.groups("steps", _MOST_STEPS)),
        is_gray=fields.has("gray") and fields.flag("gray"),
    )
    if description.is_gray and description.prediction is not None:
        raise damaged("a gray photo has colors")
    if len(description.mask_names) > MOST_MASKS:
        raise damaged("it has too many masks")
    return description


def _version(document: Document) -> int:
    """Find the oldest version whose readers understand all of a document."""
    is_restored = any(isinstance(step.edit, RestoringEdit) for step in document.steps)
    if is_restored or document.is_gray or document.prediction_frame != WHOLE:
        return VERSION
    adjusts = [step.edit for step in document.steps if isinstance(step.edit, Adjust)]
    is_rebalanced = any(edit.decoding.rebalance for edit in adjusts)
    if is_rebalanced or isinstance(document.prediction, ChromaPrediction):
        return 3
    return 2 if document.has_own_colors else 1


def _photo_json(photo: PhotoIdentity, relative_path: str | None) -> Json:
    return {
        "path": str(photo.path),
        "relative_path": relative_path,
        "bytes": photo.digest.size,
        "sha256": photo.digest.sha256,
        "width": photo.width,
        "height": photo.height,
    }


def _model_json(model: ModelIdentity | None) -> Json | None:
    if model is None:
        return None
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _prediction_json(document: Document) -> Json | None:
    prediction, frame = document.prediction, document.prediction_frame
    if prediction is None:
        return None
    turned = {} if frame == WHOLE else {"frame": frame_to_json(frame)}
    return {**_kind_json(prediction), **turned}


def _kind_json(prediction: Prediction) -> Json:
    if isinstance(prediction, ChromaPrediction):
        return {"kind": ModelKind.CHROMA_REGRESSOR.value}
    return {
        "temperature": float(prediction.temperature),
        "palette": json.loads(palette_to_json(prediction.palette)),
    }


def _prediction(fields: Fields) -> PredictionDescription | None:
    model, prediction = fields.optional_group("model"), fields.optional_group("prediction")
    if model is None and prediction is None:
        return None
    if model is None or prediction is None:
        raise damaged("a prediction and its model belong together")
    return PredictionDescription(
        ModelIdentity(model.text("name"), model.text("version"), model.digest("sha256")),
        _reading(prediction),
        _frame(prediction) or WHOLE,
    )


def _frame(fields: Fields) -> Frame | None:
    return frame_from_json(fields.group("frame")) if fields.has("frame") else None


def _reading(fields: Fields) -> Reading | None:
    kind = fields.choice("kind", ModelKind) if fields.has("kind") else ModelKind.COLOR_CLASSIFIER
    if kind is ModelKind.CHROMA_REGRESSOR:
        return None
    if kind is not ModelKind.COLOR_CLASSIFIER:
        raise damaged("its prediction is of a model that finds no colors")
    return Reading(_palette(fields.group("palette")), fields.number("temperature", 1e-6, 1e6))


def _photo(fields: Fields) -> PhotoIdentity:
    digest = FileDigest(fields.integer("bytes", 0, _LARGEST_FILE), fields.digest("sha256"))
    height = fields.integer("height", 1, _LARGEST_SIDE)
    return PhotoIdentity(
        Path(fields.text("path")), digest, height, fields.integer("width", 1, _LARGEST_SIDE)
    )


def _palette(fields: Fields) -> Palette:
    try:
        return palette_from_json(fields.as_json())
    except (PhotochromError, TypeError, OverflowError) as error:
        raise damaged("its palette is none") from error


def _step(fields: Fields) -> StepDescription:
    masks = tuple(fields.texts("masks", MOST_MASKS))
    if not all(_MASK_NAME.fullmatch(name) for name in masks):
        raise damaged(f"{fields.where}.masks is not a list of names of masks")
    return StepDescription(
        fields.text("edit"), fields.flag("enabled"), masks, _frame(fields), fields.group("settings")
    )
