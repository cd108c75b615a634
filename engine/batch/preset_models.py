"""Finds the models of a preset on this computer, and refuses others of the same name."""

from dataclasses import dataclass

from engine.batch.errors import BatchError
from engine.batch.preset import Preset
from engine.document.identity import ModelIdentity
from engine.models.description import COLORIZER_KINDS, PART_ENDINGS, ModelKind
from engine.models.store import ModelStore, StoredModel, named


class OtherModelError(BatchError):
    """A model has the name of one of a preset and is another one.

    Attributes:
        name: by which the user can choose the one that is here.
    """

    def __init__(self, wanted: ModelIdentity, here: ModelIdentity, name: str) -> None:
        self.name = name
        self.found = (
            f"The preset was made with another model of the name '{wanted.name}' "
            f"({_said(wanted)}; here it is {_said(here)})"
        )
        super().__init__(f"{self.found}: choose the one that is here, or install the other one.")


@dataclass(frozen=True)
class PresetModels:
    """What a preset calls its models on this computer.

    Attributes:
        colorizer: the model that finds the colors.
        segmenter: common name of encoder and decoder; None if no objects are looked for.
    """

    colorizer: StoredModel
    segmenter: str | None


def models_of(preset: Preset, store: ModelStore) -> PresetModels:
    """Find all models of a preset.

    Args:
        preset: as it was read.
        store: where models lie.

    Returns:
        The models, which are just those of the preset.

    Raises:
        OtherModelError: a model is another one.
        ModelError: there is none of the name.
    """
    colorizer = colorizer_of(preset, store)
    if preset.segmenter is not None:
        check_segmenter(preset, parts_of(segmenter_name(preset.segmenter), store))
    segmenter = None if preset.segmenter is None else segmenter_name(preset.segmenter)
    return PresetModels(colorizer, segmenter)


def colorizer_of(preset: Preset, store: ModelStore) -> StoredModel:
    """Find the model of a preset that finds colors.

    Raises:
        OtherModelError: the model of this name is another one.
        ModelError: there is none of the name.
    """
    # By its name alone: a preset must not open files.
    stored = named(preset.model.name, store.list(), *COLORIZER_KINDS)
    _check_same(ModelIdentity.of(stored), preset.model, stored.name)
    return stored


def parts_of(segmenter: str, store: ModelStore) -> tuple[ModelIdentity, ModelIdentity]:
    """Say which models a segmenter is made of.

    Args:
        segmenter: common name of encoder and decoder.
        store: where models lie.

    Raises:
        ModelError: there is none of the name.
    """
    encoder, decoder = store.find_segmenter(segmenter)
    return ModelIdentity.of(encoder), ModelIdentity.of(decoder)


def check_segmenter(preset: Preset, parts: tuple[ModelIdentity, ModelIdentity]) -> None:
    """Make sure that a segmenter is that of a preset.

    Args:
        preset: any; one without a segmenter asks for nothing.
        parts: encoder and decoder that are here.

    Raises:
        OtherModelError: it is another one.
    """
    if preset.segmenter is not None:
        for here, wanted in zip(parts, preset.segmenter, strict=True):
            _check_same(here, wanted, segmenter_name(preset.segmenter))


def segmenter_name(parts: tuple[ModelIdentity, ModelIdentity]) -> str:
    """Return what the names of encoder and decoder have in common."""
    encoder, _ = parts
    return encoder.name.removesuffix(PART_ENDINGS[ModelKind.SEGMENTER_ENCODER])


def _check_same(here: ModelIdentity, wanted: ModelIdentity, name: str) -> None:
    if here.sha256 != wanted.sha256:
        raise OtherModelError(wanted, here, name)


def _said(model: ModelIdentity) -> str:
    return f"version {model.version}, file {model.sha256[:8]}"
