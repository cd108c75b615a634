"""The models of ``colorize``: those that the user names, else just those of the preset."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.cli.cluster_options import own_device
from desktop.cli.colorize_choices import Choices
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.single_photo import about
from desktop.cli.starting_colors import load_colorizer
from engine.batch.errors import BatchError
from engine.batch.preset import Preset
from engine.batch.preset_models import (
    OtherModelError,
    check_segmenter,
    colorizer_of,
    parts_of,
    segmenter_name,
)
from engine.batch.settings import BatchSettings
from engine.colorize import Colorizer
from engine.document.identity import ModelIdentity
from engine.models.store import DEFAULT_SEGMENTER, ModelStore, StoredModel
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
        with about(arguments.preset), _advised("--model"):
            model = str(colorizer_of(chosen.preset, ModelStore()).path)
    colorizer = load_colorizer(model, own_device(arguments))
    if chosen.settings.harmonize is None:
        return RunModels(colorizer)
    name = arguments.segmenter or _segmenter_name(chosen.preset)
    segmenter = load_segmenter(name, own_device(arguments))
    parts = parts_of(name, ModelStore())
    if arguments.segmenter is None and chosen.preset is not None:
        with about(arguments.preset), _advised("--segmenter"):
            check_segmenter(chosen.preset, parts)
    return RunModels(colorizer, segmenter, parts)


def _segmenter_name(preset: Preset | None) -> str:
    if preset is None or preset.segmenter is None:
        return DEFAULT_SEGMENTER
    return segmenter_name(preset.segmenter)


@contextmanager
def _advised(option: str) -> Iterator[None]:
    """Say by which option the model that is here can be used."""
    try:
        yield
    except OtherModelError as error:
        raise BatchError(
            f"{error.found}: add {option} {error.name} to use the one that is here, or install "
            "the other one."
        ) from error
