"""What the command ``segment`` does; importing it loads the engine."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from desktop.cli.console import put, put_json, step_progress
from desktop.cli.exit_codes import UsageError
from desktop.cli.marked_objects import check_found, check_one_way, find_everything, given_prompt
from desktop.cli.segment_overlay import draw_overlay, write_overlay
from desktop.cli.segmenter_choice import load_segmenter
from desktop.cli.segments_folder import check_folder, mask_name, new_segments, write_list
from desktop.cli.single_photo import about, read, work_on_photo
from desktop.cli.stop_signals import StopRequest
from desktop.cli.touched_up_photo import check_not_read
from engine.batch.targets import check_free, make_folder
from engine.document.edit import Guide
from engine.masks import Mask, MaskError, write_mask
from engine.photo.photo import Photo
from engine.segment.everything import Segment
from engine.segment.islands import find_object
from engine.segment.prompts import Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import MaskCandidate, Segmenter


def segment(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        UsageError: the arguments do not fit together.
    """
    return work_on_photo(_segment, arguments, request)


def _segment(arguments: argparse.Namespace, request: StopRequest) -> None:
    prompt = given_prompt(arguments)
    check_one_way(prompt, arguments.everything, names="--point and --box, or --everything")
    if arguments.output is None and arguments.overlay is None:
        raise UsageError("say what to write, by -o or --overlay")
    if arguments.output == arguments.overlay:
        raise UsageError("-o and --overlay need different names")
    if arguments.everything and arguments.candidate is not None:
        raise UsageError("--candidate chooses among the answers to a --point or --box")
    _check_targets(arguments)
    segmenter = load_segmenter(arguments.segmenter, arguments.device)
    photo = read(arguments)
    request.check()
    if prompt is None:
        _all_objects(arguments, photo, segmenter, request)
    else:
        _one_object(arguments, photo, segmenter, prompt, request)


def _check_targets(arguments: argparse.Namespace) -> None:
    if arguments.output is not None:
        output = Path(arguments.output)
        with about(output):
            if arguments.everything:
                check_folder(output, arguments.input, overwrite=arguments.overwrite)
            elif output.suffix.lower() != ".png":
                raise UsageError("masks are written as PNG; choose a name that ends in .png")
            else:
                _check_file(output, arguments)
    if arguments.overlay is not None:
        if Path(arguments.overlay).suffix.lower() != ".png":
            raise UsageError("the overlay is written as PNG; choose a name that ends in .png")
        with about(arguments.overlay):
            _check_file(Path(arguments.overlay), arguments)


def _check_file(path: Path, arguments: argparse.Namespace) -> None:
    check_not_read(path, [arguments.input])
    check_free(path, overwrite=arguments.overwrite)


def _one_object(
    arguments: argparse.Namespace,
    photo: Photo,
    segmenter: Segmenter,
    prompt: Prompt,
    request: StopRequest,
) -> None:
    # Before the slow look at the photo.
    prompt.check(photo.height, photo.width)
    embedding = segmenter.embed(photo.lightness)
    request.check()
    candidates = find_object(segmenter, embedding, prompt)
    candidate = _chosen(candidates, arguments.candidate or 1)
    mask = full_mask(candidate, photo.lightness)
    check_found(mask)
    request.check()
    if arguments.output is not None:
        with about(arguments.output):
            make_folder(Path(arguments.output).parent)
            write_mask(mask, Path(arguments.output), overwrite=arguments.overwrite)
    _write_overlay(arguments, photo, [candidate])
    facts = _facts(candidate, float(mask.mean()) / 255) | {"candidates": len(candidates)}
    if arguments.json:
        put_json(_record(arguments, photo) | facts)
    else:
        put(
            f"predicted IoU {candidate.predicted_iou:.2f}, {facts['share']:.1%} of the photo, "
            f"candidate {arguments.candidate or 1} of {len(candidates)}"
        )


def _all_objects(
    arguments: argparse.Namespace, photo: Photo, segmenter: Segmenter, request: StopRequest
) -> None:
    segments = find_everything(segmenter, photo, request)
    listed = [_listed(index, segment) for index, segment in enumerate(segments)]
    content = _record(arguments, photo) | {"segments": listed}
    if arguments.output is not None:
        with about(arguments.output), new_segments(Path(arguments.output)) as folder:
            _write_masks(folder, photo, segments, request)
            write_list(folder, {"photo": arguments.input.name, **_size(photo), "segments": listed})
    _write_overlay(arguments, photo, [segment.candidate for segment in segments])
    if arguments.json:
        put_json(content)
    else:
        put(f"{len(segments)} objects")


def _write_masks(
    folder: Path, photo: Photo, segments: Sequence[Segment], request: StopRequest
) -> None:
    with step_progress("mask") as progress:
        for index, found in enumerate(segments):
            request.check()
            write_mask(full_mask(found.candidate, photo.lightness), folder / mask_name(index))
            progress(index + 1, len(segments))


def _write_overlay(
    arguments: argparse.Namespace, photo: Photo, candidates: Iterable[MaskCandidate]
) -> None:
    if arguments.overlay is None:
        return
    path, lightness = Path(arguments.overlay), Guide.of(photo).lightness
    masks: Iterable[Mask] = (full_mask(candidate, lightness) for candidate in candidates)
    with about(path):
        make_folder(path.parent)
        write_overlay(draw_overlay(lightness, masks), path, overwrite=arguments.overwrite)


def _chosen(candidates: Sequence[MaskCandidate], number: int) -> MaskCandidate:
    if number > len(candidates):
        raise MaskError(
            f"There are only {len(candidates)} candidates for this; choose a smaller --candidate."
        )
    return candidates[number - 1]


def _listed(index: int, segment: Segment) -> dict[str, Any]:
    parent = None if segment.parent is None else mask_name(segment.parent)
    return {
        "mask": mask_name(index),
        **_facts(segment.candidate, segment.share),
        "parent": parent,
    }


def _facts(candidate: MaskCandidate, share: float) -> dict[str, Any]:
    return {
        "predicted_iou": round(candidate.predicted_iou, 4),
        "stability": round(candidate.stability, 4),
        "share": round(share, 6),
    }


def _size(photo: Photo) -> dict[str, int]:
    return {"width": photo.width, "height": photo.height}


def _record(arguments: argparse.Namespace, photo: Photo) -> dict[str, Any]:
    return {
        "source": str(arguments.input),
        "target": arguments.output,
        "overlay": arguments.overlay,
        "ok": True,
        "error": None,
        **_size(photo),
        "segmenter": arguments.segmenter,
    }
