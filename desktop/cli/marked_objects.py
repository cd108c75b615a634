"""From what the user points at to masks."""

import argparse
from pathlib import Path

from desktop.cli.console import step_progress
from desktop.cli.exit_codes import UsageError
from desktop.cli.single_photo import about
from desktop.cli.stop_signals import StopRequest
from engine.color.lab import Lightness
from engine.color.upsample import guide_shape
from engine.masks import Mask, MaskError, fit_mask, hard, read_mask, resize_mask
from engine.photo.photo import Photo
from engine.segment.everything import Segment, everything
from engine.segment.islands import find_object
from engine.segment.prompts import Box, Point, Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import Segmenter


def given_prompt(arguments: argparse.Namespace) -> Prompt | None:
    """Collect points and box.

    Args:
        arguments: with ``--point``, ``--not`` and ``--box``.

    Returns:
        The prompt; None if there is neither a point nor a box.

    Raises:
        UsageError: only places to leave out are named.
    """
    points = tuple(Point(x, y) for x, y in arguments.point)
    excluded = tuple(Point(x, y, inside=False) for x, y in arguments.excluded)
    if not points and arguments.box is None:
        if excluded:
            raise UsageError("--not needs a --point or a --box to take something away from")
        return None
    box = arguments.box
    corners = None if box is None else Box.between(Point(*box[:2]), Point(*box[2:]))
    return Prompt((*points, *excluded), corners)


def check_one_way(*ways: object, names: str) -> None:
    """Check that the object is named in exactly one way.

    Args:
        ways: what the user gave for each way; nothing, or something empty, if it was not chosen.
        names: the options, for the message.

    Raises:
        UsageError: in none or in several.
    """
    chosen = sum(map(bool, ways))
    if chosen == 0:
        raise UsageError(f"say which object is meant, by {names}")
    if chosen > 1:
        raise UsageError(f"only one of these goes at a time: {names}")


def mask_from_file(path: Path, photo: Photo) -> Mask:
    """Read a mask and bring it to the size at which the colors of a photo live.

    Args:
        path: any picture.
        photo: what it is a mask of.

    Returns:
        The mask, at guide size.

    Raises:
        AboutError: the file cannot be read, is empty or does not fit the photo.
    """
    with about(path):
        mask = read_mask(path)
        if not hard(mask).any():
            raise MaskError("The mask is empty; make the object white in it.")
        fitted = fit_mask(mask, photo.height, photo.width)
        return resize_mask(fitted, *guide_shape(photo.height, photo.width))


def mask_at_prompt(
    segmenter: Segmenter, photo: Photo, prompt: Prompt, lightness: Lightness
) -> Mask:
    """Find the object at a prompt.

    Args:
        segmenter: finds it.
        photo: where.
        prompt: points and box.
        lightness: of the photo, at the size that the mask shall have.

    Returns:
        The best mask.

    Raises:
        PromptError: the prompt says nothing about the photo.
        ModelError: the segmenter failed.
        MaskError: there is nothing.
    """
    # Before the slow look at the photo.
    prompt.check(photo.height, photo.width)
    best, *_ = find_object(segmenter, segmenter.embed(photo.lightness), prompt)
    mask = full_mask(best, lightness)
    check_found(mask)
    return mask


def check_found(mask: Mask) -> None:
    """Check that a segmenter found something.

    Raises:
        MaskError: the mask is empty.
    """
    if not hard(mask).any():
        raise MaskError("The segmenter found nothing there; try another point or a --box.")


def find_everything(
    segmenter: Segmenter, photo: Photo, request: StopRequest
) -> tuple[Segment, ...]:
    """Find all objects, showing how far the search is.

    Args:
        segmenter: finds them.
        photo: where.
        request: whether the user wants to stop.

    Returns:
        Segments, the largest first.

    Raises:
        Cancelled: the user wants to stop.
        ModelError: the segmenter failed.
        MaskError: there are none.
    """
    embedding = segmenter.embed(photo.lightness)
    with step_progress("point") as progress:
        segments = everything(segmenter, embedding, progress=progress, cancel=request.event)
    if not segments:
        raise MaskError("The segmenter found no object in this photo; try --point or --box.")
    return segments
