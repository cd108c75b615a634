"""What the command ``harmonize`` does; importing it loads the engine."""

import argparse
from collections.abc import Callable

from desktop.cli.console import put_json, say
from desktop.cli.harmonize_settings import harmonize_settings
from desktop.cli.marked_objects import (
    check_one_way,
    find_everything,
    given_prompt,
    mask_at_prompt,
    mask_from_file,
)
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.single_photo import read, work_on_photo
from desktop.cli.starting_colors import starting_colors
from desktop.cli.stop_signals import StopRequest
from desktop.cli.touch_up_options import MODEL
from desktop.cli.touch_up_records import touch_up_record
from desktop.cli.touched_up_photo import check_target, write_result
from engine.color.lab import Chroma
from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.document.everything import Harmonized, harmonize_everything
from engine.masks import Mask
from engine.photo.photo import Photo
from engine.segment.prompts import Prompt
from engine.segment.segmenter import Segmenter

Change = Callable[[Chroma], Harmonized]
"""Changes colors of guide size."""


def harmonize(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        UsageError: the arguments do not fit together.
    """
    return work_on_photo(_harmonize, arguments, request)


def _harmonize(arguments: argparse.Namespace, request: StopRequest) -> None:
    prompt = given_prompt(arguments)
    ways = "--mask, --point and --box, or --everything"
    check_one_way(arguments.mask, prompt, arguments.everything, names=ways)
    job = check_target(arguments, arguments.mask)
    segmenter = None if arguments.mask else load_segmenter(arguments.segmenter, arguments.device)
    photo = read(arguments, own_colors=arguments.colors != MODEL)
    request.check()
    guide = Guide.of(photo)
    change = _find_objects(arguments, photo, guide, segmenter, prompt, request)
    request.check()
    start = starting_colors(photo, guide, arguments.colors, arguments.model, arguments.device)
    request.check()
    done = change(start.chroma)
    write_result(job, photo, done.chroma, start.provenance(done.statement), arguments, request)
    say(f"{done.statement}, starting from {start}")
    if arguments.json:
        put_json(touch_up_record(job, photo, start, done.statement, done.count))


def _find_objects(
    arguments: argparse.Namespace,
    photo: Photo,
    guide: Guide,
    segmenter: Segmenter | None,
    prompt: Prompt | None,
    request: StopRequest,
) -> Change:
    """Find the objects first, so that colors are not looked for in vain."""
    settings = harmonize_settings(arguments, strength=arguments.strength, literal=arguments.literal)
    if segmenter is None:
        masks = tuple(mask_from_file(path, photo) for path in arguments.mask)
        return lambda chroma: _with_masks(settings, masks, chroma, guide)
    if prompt is not None:
        mask = mask_at_prompt(segmenter, photo, prompt, guide.lightness)
        return lambda chroma: _with_masks(settings, (mask,), chroma, guide)
    segments = find_everything(segmenter, photo, request)
    return lambda chroma: harmonize_everything(
        chroma, guide, segments, settings, cancel=request.event
    )


def _with_masks(
    settings: Harmonize, masks: tuple[Mask, ...], chroma: Chroma, guide: Guide
) -> Harmonized:
    edit = settings.with_masks(masks)
    return Harmonized(edit.apply(chroma, guide), len(masks), edit.statement)
