"""What the command ``colorize`` does; importing it loads the engine."""

import argparse
from contextlib import closing

from desktop.cli.colorize_command import KEEP
from desktop.cli.console import complain, progress, shown_warnings
from desktop.cli.destination import plan_for
from desktop.cli.exit_codes import FAILED, UsageError
from desktop.cli.stop_signals import StopRequest
from desktop.cli.tally import Tally
from engine.batch.pipeline import run
from engine.batch.plan import Plan
from engine.batch.settings import BatchSettings
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.colorize import Colorizer, DecodingOptions
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.formats import ImageFormat
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS


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
            colorizer = _load(arguments) if plan.jobs else None
        except ModelError as error:
            complain(error, arguments.model)
            return FAILED
        return _run(plan, colorizer, settings, arguments, request)


def _run(
    plan: Plan,
    colorizer: Colorizer | None,
    settings: BatchSettings,
    arguments: argparse.Namespace,
    request: StopRequest,
) -> int:
    tally = Tally(len(plan.jobs) + len(plan.refusals), as_json=arguments.json)
    for refusal in plan.refusals:
        tally.refused(refusal)
    if colorizer is not None:
        outcomes = run(plan.jobs, colorizer, settings, workers=arguments.jobs, cancel=request.event)
        # Closing waits for the threads: no unfinished file is left, whatever happens here.
        with closing(outcomes), progress(len(plan.jobs)) as advance:
            for outcome in outcomes:
                tally.finished(outcome, colorizer.session)
                advance()
    return tally.finish(request.received)


def _settings(arguments: argparse.Namespace, image_format: ImageFormat | None) -> BatchSettings:
    if image_format is not None and (arguments.bit_depth or 8) > image_format.max_bit_depth:
        raise UsageError(f"{image_format.title} holds 8 bits per channel; leave out --bit-depth 16")
    decoding = Decoding(arguments.decode)
    return BatchSettings(
        decoding=DecodingOptions(decoding, arguments.vividness, arguments.temperature),
        size=arguments.size,
        upsampling=Upsampling(arguments.upsampling),
        quality=arguments.quality,
        bit_depth=arguments.bit_depth,
        overwrite=arguments.overwrite,
        max_megapixels=arguments.max_megapixels or DEFAULT_MAX_MEGAPIXELS,
    )


def _load(arguments: argparse.Namespace) -> Colorizer:
    model = ModelStore().find(arguments.model or DEFAULT_COLORIZER)
    return Colorizer(ModelSession(model.path, device=Device(arguments.device)))
