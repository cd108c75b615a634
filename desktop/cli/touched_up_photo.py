"""Where a photo with touched up colors goes, and how it gets there."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop.cli.destination import plan_for
from desktop.cli.single_photo import about
from desktop.cli.stop_signals import StopRequest
from engine.batch.errors import BatchError
from engine.batch.plan import Job
from engine.batch.scan import is_folder
from engine.batch.settings import BatchSettings
from engine.batch.targets import check_free, make_folder
from engine.color.lab import Chroma
from engine.document.export import scaled_photo
from engine.document.rendering import render
from engine.errors import PhotochromError
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.write import write_photo


def check_target(arguments: argparse.Namespace, masks: Sequence[Path]) -> Job:
    """Find out where the result goes, before any work is spent on it.

    Args:
        arguments: with the photo, ``-o`` and ``--overwrite``.
        masks: files that are read.

    Returns:
        The photo and its result.

    Raises:
        UsageError: the name of the result does not fit.
        PhotochromError: the result has no place.
    """
    if is_folder(arguments.input):
        raise PhotochromError("This is a folder; name one photo in it.")
    plan = plan_for([arguments.input], arguments.output, recursive=False, image_format=None)
    for refusal in plan.refusals:
        raise refusal.error
    (job,) = plan.jobs
    with about(job.target):
        check_not_read(job.target, masks)
        check_free(job.target, overwrite=arguments.overwrite)
    return job


def check_not_read(target: Path, sources: Sequence[Path]) -> None:
    """Check that a result does not take the place of a file that it is made from.

    Args:
        target: the file to write.
        sources: files that are read.

    Raises:
        BatchError: it does, also under another name.
    """
    for source in sources:
        try:
            is_same = target.samefile(source)
        except OSError:  # one of them does not exist
            is_same = False
        if is_same:
            raise BatchError("A file that is read is never overwritten; choose another name.")


def write_result(
    job: Job,
    photo: Photo,
    chroma: Chroma,
    provenance: Provenance,
    arguments: argparse.Namespace,
    request: StopRequest,
) -> None:
    """Render a photo, smaller if wanted, and write it.

    Args:
        job: the photo and its result.
        photo: the photo.
        chroma: its new colors, a*b* at guide size.
        provenance: where they come from.
        arguments: with the options of ``add_storage`` and with ``--overwrite``.
        request: whether the user wants to stop.

    Raises:
        Cancelled: the user wants to stop; nothing is left behind.
        AboutError: the result cannot be written.
    """
    settings = BatchSettings(
        quality=arguments.quality,
        bit_depth=arguments.bit_depth,
        longest_side=arguments.longest_side,
        keeps_metadata=arguments.keeps_metadata,
    )
    with about(job.target):
        options = settings.export_options(job, photo)
        exported = scaled_photo(photo, options.longest_side)
        make_folder(job.target.parent)
        write_photo(
            job.target,
            exported,
            _strips(exported, chroma, request),
            options=options,
            provenance=provenance,
            overwrite=arguments.overwrite,
        )


def _strips(
    photo: Photo, chroma: Chroma, request: StopRequest
) -> Iterator[npt.NDArray[np.float32]]:
    for strip in render(chroma, photo.lightness):
        request.check()
        yield strip
