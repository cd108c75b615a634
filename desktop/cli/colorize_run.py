"""What the command ``colorize`` does; importing it loads the engine."""

import argparse
from contextlib import closing
from dataclasses import dataclass

from desktop.cli.colorize_command import KEEP
from desktop.cli.console import complain, progress, shown_warnings
from desktop.cli.destination import plan_for
from desktop.cli.exit_codes import FAILED, UsageError
from desktop.cli.harmonize_settings import harmonize_settings
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.single_photo import AboutError
from desktop.cli.starting_colors import load_colorizer
from desktop.cli.stop_signals import StopRequest
from desktop.cli.tally import Tally
from engine.batch.pipeline import run
from engine.batch.plan import Plan
from engine.batch.settings import BatchSettings
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.colorize import Colorizer, DecodingOptions
from engine.photo.formats import ImageFormat
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS
from engine.segment.segmenter import Segmenter


@dataclass(frozen=True, eq=False)
class _Models:
    """All that a run needs.

    Attributes:
        colorizer: finds the colors.
        segmenter: finds the objects, if those shall be harmonized.
    """

    colorizer: Colorizer
    segmenter: Segmenter | None


def colorize(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        PhotochromError: the arguments do not fit together, or there is no place for results.
    """
    image_format = None if arguments.format == KEEP else ImageFormat(arguments.format)
    settings = _settings(arguments, image_format)
    with shown_warnings():
        plan = plan_for(
            arguments.inputs,
            arguments.output,
            recursive=arguments.recursive,
            image_format=image_format,
        )
        try:
            models = _load(arguments) if plan.jobs else None
        except AboutError as error:
            complain(error, error.subject)
            return FAILED
        return _run(plan, models, settings, arguments, request)


def _run(
    plan: Plan,
    models: _Models | None,
    settings: BatchSettings,
    arguments: argparse.Namespace,
    request: StopRequest,
) -> int:
    tally = Tally(len(plan.jobs) + len(plan.refusals), as_json=arguments.json)
    for refusal in plan.refusals:
        tally.refused(refusal)
    if models is not None:
        outcomes = run(
            plan.jobs,
            models.colorizer,
            settings,
            segmenter=models.segmenter,
            workers=arguments.jobs,
            cancel=request.event,
        )
        # Closing waits for the threads: no unfinished file is left, whatever happens here.
        with closing(outcomes), progress(len(plan.jobs)) as advance:
            for outcome in outcomes:
                tally.finished(outcome, models.colorizer.session)
                advance()
    return tally.finish(request.received)


def _settings(arguments: argparse.Namespace, image_format: ImageFormat | None) -> BatchSettings:
    if image_format is not None and (arguments.bit_depth or 8) > image_format.max_bit_depth:
        raise UsageError(f"{image_format.title} holds 8 bits per channel; leave out --bit-depth 16")
    if not arguments.harmonize and (arguments.delta_a, arguments.delta_b) != (None, None):
        raise UsageError("--delta-a and --delta-b belong to --harmonize")
    decoding = Decoding(arguments.decode)
    return BatchSettings(
        decoding=DecodingOptions(decoding, arguments.vividness, arguments.temperature),
        size=arguments.size,
        upsampling=Upsampling(arguments.upsampling),
        quality=arguments.quality,
        bit_depth=arguments.bit_depth,
        longest_side=arguments.longest_side,
        keeps_metadata=arguments.keeps_metadata,
        overwrite=arguments.overwrite,
        max_megapixels=arguments.max_megapixels or DEFAULT_MAX_MEGAPIXELS,
        harmonize=harmonize_settings(arguments) if arguments.harmonize else None,
    )


def _load(arguments: argparse.Namespace) -> _Models:
    colorizer = load_colorizer(arguments.model, arguments.device)
    if not arguments.harmonize:
        return _Models(colorizer, None)
    return _Models(colorizer, load_segmenter(arguments.segmenter, arguments.device))
