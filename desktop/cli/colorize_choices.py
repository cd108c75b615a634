"""What the user of ``colorize`` wants: the preset, and the options, which win over it."""

import argparse
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.cli.colorize_command import KEEP
from desktop.cli.decoding_choice import decoding_options
from desktop.cli.destination import names_one_result
from desktop.cli.exit_codes import UsageError
from desktop.cli.restoring_options import restoration_said
from desktop.cli.single_photo import about
from engine.batch.errors import BatchError
from engine.batch.filters import ContentFilter, NameFilter
from engine.batch.pattern import NamePattern
from engine.batch.plan import Selection
from engine.batch.preset import Preset
from engine.batch.preset_file import read_preset
from engine.batch.settings import BatchSettings
from engine.batch.working_order import WorkingOrder
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.document.edits import Harmonize
from engine.models.description import ModelDescription
from engine.photo.formats import ImageFormat

_SETTINGS = ("size", "quality", "bit_depth", "longest_side", "keeps_metadata", "sidecar")
"""Options that are called like the settings that they are."""


@dataclass(frozen=True)
class Choices:
    """All that is wanted of the results of a run.

    Attributes:
        settings: of the run.
        image_format: format of the results; None to keep that of each photo.
        pattern: names of the results.
        preset: what the options were added to; None for the defaults.
    """

    settings: BatchSettings
    image_format: ImageFormat | None = None
    pattern: NamePattern = field(default_factory=NamePattern)
    preset: Preset | None = None


def choices(arguments: argparse.Namespace) -> Choices:
    """Read the options that need no model.

    Args:
        arguments: the parsed arguments; what presets hold is None where the user said nothing.

    Raises:
        UsageError: they do not fit together.
        AboutError: the preset cannot be read.
    """
    preset = None
    if arguments.preset is not None:
        with about(arguments.preset):
            preset = read_preset(arguments.preset)
    image_format = _image_format(arguments, preset)
    settings = _settings(arguments, BatchSettings() if preset is None else preset.settings)
    depth = settings.bit_depth if preset is None else arguments.bit_depth
    if image_format is not None and (depth or 8) > image_format.max_bit_depth:
        raise UsageError(f"{image_format.title} holds 8 bits per channel; leave out --bit-depth 16")
    return Choices(settings, image_format, _pattern(arguments, preset), preset)


def decoded_by(
    settings: BatchSettings, arguments: argparse.Namespace, description: ModelDescription
) -> BatchSettings:
    """Check how colors are read off a model.

    Args:
        settings: of the run.
        arguments: the parsed arguments.
        description: of the model.

    Returns:
        The settings.

    Raises:
        UsageError: the model weighs no colors.
    """
    wanted = settings.decoding
    is_said = arguments.decode is not None or wanted.decoding is not Decoding.ANNEALED
    options = argparse.Namespace(
        decode=wanted.decoding.value if is_said else None,
        vividness=wanted.vividness,
        temperature=wanted.temperature,
        rebalance=wanted.rebalance,
    )
    return replace(settings, decoding=decoding_options(options, description))


def selection(arguments: argparse.Namespace) -> Selection:
    """Read which photos are worked on, and in which order."""
    names = NameFilter(tuple(arguments.include), tuple(arguments.exclude))
    return Selection(names, WorkingOrder(arguments.order))


def _settings(arguments: argparse.Namespace, base: BatchSettings) -> BatchSettings:
    decoding = None if arguments.decode is None else Decoding(arguments.decode)
    changed = _said(
        decoding=decoding,
        vividness=arguments.vividness,
        temperature=arguments.temperature,
        rebalance=arguments.rebalance,
    )
    upsampling = None if arguments.upsampling is None else Upsampling(arguments.upsampling)
    return replace(
        base,
        decoding=replace(base.decoding, **changed),
        overwrite=arguments.overwrite,
        only=ContentFilter(arguments.only),
        harmonize=_harmonize(arguments, base.harmonize),
        restoration=restoration_said(arguments, base.restoration),
        **_said(upsampling=upsampling, max_megapixels=arguments.max_megapixels),
        **_said(**{name: getattr(arguments, name) for name in _SETTINGS}),
    )


def _said(**options: object) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _harmonize(arguments: argparse.Namespace, base: Harmonize | None) -> Harmonize | None:
    deltas = _said(delta_a=arguments.delta_a, delta_b=arguments.delta_b)
    wanted = base is not None if arguments.harmonize is None else arguments.harmonize
    if not wanted:
        if deltas:
            raise UsageError("--delta-a and --delta-b belong to --harmonize")
        return None
    return replace(base or Harmonize(()), **deltas)


def _image_format(arguments: argparse.Namespace, preset: Preset | None) -> ImageFormat | None:
    if arguments.format == KEEP:
        return None
    if arguments.format is not None:
        return ImageFormat(arguments.format)
    # The name of the one result is the user's word, too.
    if preset is None or names_one_result(arguments.inputs, arguments.output):
        return None
    return preset.image_format


def _pattern(arguments: argparse.Namespace, preset: Preset | None) -> NamePattern:
    if arguments.name is None:
        return NamePattern() if preset is None else preset.pattern
    if arguments.output is None:
        raise UsageError(
            "--name needs a folder behind -o; beside the photos results are called NAME-colorized"
        )
    if names_one_result(arguments.inputs, arguments.output):
        raise UsageError("--name needs a folder behind -o; here that is the name of the result")
    try:
        return NamePattern(arguments.name)
    except BatchError as error:
        raise UsageError(str(error)) from error
