"""What the command ``recolor`` does; importing it loads the engine."""

import argparse
from typing import Any

from desktop.cli.console import put, put_json, say
from desktop.cli.exit_codes import UsageError
from desktop.cli.marked_objects import (
    check_one_way,
    given_prompt,
    mask_at_prompt,
    mask_from_file,
)
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.single_photo import about, read, work_on_photo
from desktop.cli.starting_colors import load_colorizer, starting_colors
from desktop.cli.stop_signals import StopRequest
from desktop.cli.touch_up_options import MODEL
from desktop.cli.touch_up_records import model_fields, suggestion_fields, touch_up_record
from desktop.cli.touched_up_photo import check_target, write_result
from engine.document.edit import Guide
from engine.document.edits import Recolor
from engine.masks import Mask
from engine.photo.photo import Photo
from engine.segment.prompts import Prompt
from engine.segment.segmenter import Segmenter
from engine.touchup.alternatives import ONE_COLOR, suggest_colors
from engine.touchup.colors import TargetColor
from engine.touchup.dominant import typical_lightness
from engine.touchup.errors import TouchUpError
from engine.touchup.region import coverage_of


def recolor(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        UsageError: the arguments do not fit together.
    """
    if (arguments.color is None) == (arguments.suggest is None):
        raise UsageError("say either which --color the object gets or how many to --suggest")
    work = _recolor if arguments.suggest is None else _suggest
    return work_on_photo(work, arguments, request)


def _recolor(arguments: argparse.Namespace, request: StopRequest) -> None:
    if arguments.output is None:
        raise UsageError("name the result with -o")
    color = _color(arguments.color)
    prompt = _prompt(arguments)
    job = check_target(arguments, [] if arguments.mask is None else [arguments.mask])
    segmenter = _segmenter(arguments)
    photo = read(arguments, own_colors=arguments.colors != MODEL)
    request.check()
    guide = Guide.of(photo)
    mask = _mask(arguments, photo, guide, segmenter, prompt)
    request.check()
    start = starting_colors(photo, guide, arguments.colors, arguments.model, arguments.device)
    request.check()
    edit = Recolor(mask, color, arguments.strength)
    provenance = start.provenance(edit.statement)
    write_result(job, photo, edit.apply(start.chroma, guide), provenance, arguments, request)
    say(f"{edit.statement}, starting from {start}")
    if arguments.json:
        put_json(touch_up_record(job, photo, start, edit.statement, 1))


def _suggest(arguments: argparse.Namespace, request: StopRequest) -> None:
    if arguments.output is not None:
        raise UsageError("--suggest only lists colors; leave out -o")
    prompt = _prompt(arguments)
    segmenter = _segmenter(arguments)
    colorizer = load_colorizer(arguments.model, arguments.device)
    with about(colorizer.description.name):
        if not colorizer.description.weighs_colors:
            raise TouchUpError(ONE_COLOR)
    photo = read(arguments)
    request.check()
    guide = Guide.of(photo)
    mask = _mask(arguments, photo, guide, segmenter, prompt)
    request.check()
    suggestions = suggest_colors(colorizer.predict(photo), mask, arguments.suggest)
    lightness = typical_lightness(guide.lightness, coverage_of(mask))
    colors = [suggestion_fields(suggestion, lightness) for suggestion in suggestions]
    if arguments.json:
        put_json(
            {
                "source": str(arguments.input),
                "ok": True,
                "error": None,
                "width": photo.width,
                "height": photo.height,
                "lightness": lightness,
                "colors": colors,
                "model": model_fields(colorizer.description),
            }
        )
        return
    for color in colors:
        put(_line(color))


def _color(text: str) -> TargetColor:
    try:
        return TargetColor.from_hex(text)
    except TouchUpError as error:
        raise UsageError(f"--color {text}: {error}") from error


def _prompt(arguments: argparse.Namespace) -> Prompt | None:
    prompt = given_prompt(arguments)
    check_one_way(arguments.mask, prompt, names="--mask, or --point and --box")
    return prompt


def _segmenter(arguments: argparse.Namespace) -> Segmenter | None:
    if arguments.mask is not None:
        return None
    return load_segmenter(arguments.segmenter, arguments.device)


def _mask(
    arguments: argparse.Namespace,
    photo: Photo,
    guide: Guide,
    segmenter: Segmenter | None,
    prompt: Prompt | None,
) -> Mask:
    if segmenter is None or prompt is None:
        return mask_from_file(arguments.mask, photo)
    return mask_at_prompt(segmenter, photo, prompt, guide.lightness)


def _line(color: dict[str, Any]) -> str:
    return (
        f"{color['hex']}  a* {color['a']:6.1f}  b* {color['b']:6.1f}  {color['probability']:6.1%}"
    )
