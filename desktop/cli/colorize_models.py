"""The models of ``colorize``: those that the user names, else just those of the preset."""

import argparse
from dataclasses import dataclass

from desktop.cli.cluster_options import own_device
from desktop.cli.colorize_choices import Choices
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.single_photo import about
from desktop.cli.starting_colors import load_colorizer
from engine.batch.errors import BatchError
from engine.batch.preset import Preset
from engine.batch.settings import BatchSettings
from engine.colorize import Colorizer
from engine.document.identity import ModelIdentity
from engine.models.description import COLORIZER_KINDS, PART_ENDINGS, ModelKind
from engine.models.store import DEFAULT_SEGMENTER, ModelStore, StoredModel, named
from engine.segment.segmenter import Segmenter


@dataclass(frozen=True, eq=False)
class RunModels:
    """All models that a run needs.

    Attributes:
        colorizer: finds the colors.
        segmenter: finds the objects, if those shall be harmonized.
        segmenter_parts: its encoder and decoder.
    """

    colorizer: Colorizer
    segmenter: Segmenter | None = None
    segmenter_parts: tuple[ModelIdentity, ModelIdentity] | None = None

    def preset(self, settings: BatchSettings, chosen: Choices) -> Preset:
        """Put together what decides how results look.

        Args:
            settings: of the run.
            chosen: with format and names of the results.
        """
        session = self.colorizer.session
        model = StoredModel(session.path, bundled=False, description=session.description)
        return Preset(
            settings,
            ModelIdentity.of(model),
            self.segmenter_parts,
            chosen.image_format,
            chosen.pattern,
        )


def load_models(arguments: argparse.Namespace, chosen: Choices) -> RunModels:
    """Load the models of a run.

    Args:
        arguments: the parsed arguments.
        chosen: what is wanted.

    Raises:
        AboutError: a model cannot be loaded, or is not that of the preset.
    """
    model = arguments.model
    if model is None and chosen.preset is not None:
        with about(arguments.preset):
            model = str(_model_of(chosen.preset).path)
    colorizer = load_colorizer(model, own_device(arguments))
    if chosen.settings.harmonize is None:
        return RunModels(colorizer)
    name = arguments.segmenter or _segmenter_name(chosen.preset)
    segmenter = load_segmenter(name, own_device(arguments))
    encoder, decoder = ModelStore().find_segmenter(name)
    parts = ModelIdentity.of(encoder), ModelIdentity.of(decoder)
    if arguments.segmenter is None and chosen.preset is not None and chosen.preset.segmenter:
        with about(arguments.preset):
            for here, wanted in zip(parts, chosen.preset.segmenter, strict=True):
                _check_same(here, wanted, f"--segmenter {name}")
    return RunModels(colorizer, segmenter, parts)


def _model_of(preset: Preset) -> StoredModel:
    # By its name alone: a preset must not open files.
    stored = named(preset.model.name, ModelStore().list(), *COLORIZER_KINDS)
    _check_same(ModelIdentity.of(stored), preset.model, f"--model {stored.name}")
    return stored


def _segmenter_name(preset: Preset | None) -> str:
    if preset is None or preset.segmenter is None:
        return DEFAULT_SEGMENTER
    encoder, _ = preset.segmenter
    return encoder.name.removesuffix(PART_ENDINGS[ModelKind.SEGMENTER_ENCODER])


def _check_same(here: ModelIdentity, wanted: ModelIdentity, option: str) -> None:
    if here.sha256 != wanted.sha256:
        raise BatchError(
            f"The preset was made with another model of the name '{wanted.name}' "
            f"({_said(wanted)}; here it is {_said(here)}): add {option} to use the one that is "
            "here, or install the other one."
        )


def _said(model: ModelIdentity) -> str:
    return f"version {model.version}, file {model.sha256[:8]}"
