"""What the command ``restore`` does; importing it loads the engine."""

import argparse
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from desktop.cli.colorize_command import KEEP
from desktop.cli.console import complain, progress, put_json, say, shown_warnings
from desktop.cli.destination import plan_for
from desktop.cli.exit_codes import DONE, FAILED, STOPPED, UsageError
from desktop.cli.restoring_options import AUTO, strengths_said
from desktop.cli.stop_signals import StopRequest
from desktop.cli.touched_up_photo import write_result
from engine.batch.errors import BatchError
from engine.batch.plan import Job
from engine.batch.scan import Refusal
from engine.batch.targets import check_free
from engine.cancellation import Cancelled
from engine.document.restore_edits import steps_of
from engine.errors import PhotochromError
from engine.masks import Mask, fit_mask, read_mask
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Provenance
from engine.photo.photo import Photo
from engine.photo.read import DEFAULT_MAX_MEGAPIXELS, read_photo
from engine.restore.restoration import Restoration
from engine.restore.restorer import Restorer
from engine.restore.straighten import inner_frame, straighten
from engine.restore.wish import RestorationWish


@dataclass(frozen=True)
class _Restored:
    """What was done to a photo.

    Attributes:
        photo: the result.
        steps: what was done, in words.
        reasons: why ``--auto`` chose it.
    """

    photo: Photo
    steps: tuple[str, ...]
    reasons: tuple[str, ...]


def restore(arguments: argparse.Namespace, request: StopRequest) -> int:
    """Run the command.

    Args:
        arguments: the parsed arguments.
        request: whether the user wants to stop.

    Returns:
        Exit code.

    Raises:
        PhotochromError: the arguments do not fit together, or there is no place for results.
    """
    _check(arguments)
    image_format = None if arguments.format == KEEP else ImageFormat(arguments.format)
    plan = plan_for(
        arguments.inputs,
        arguments.output,
        recursive=arguments.recursive,
        image_format=image_format,
    )
    run = _Run(arguments, request)
    with shown_warnings(), progress(len(plan.jobs)) as advance:
        for refusal in plan.refusals:
            run.refuse(refusal)
        for job in plan.jobs:
            if request.event.is_set():
                break
            run.restore(job)
            advance()
    return run.finish()


def _check(arguments: argparse.Namespace) -> None:
    wish = RestorationWish(arguments.auto, strengths=strengths_said(arguments))
    if wish.is_nothing and arguments.straighten is None:
        raise UsageError("Say what to restore, such as --auto; photochrom restore --help lists it")
    if arguments.dust_mask is not None and not (arguments.dust or arguments.auto):
        raise UsageError("--dust-mask belongs to --dust")
    if arguments.dust_mask is not None and len(arguments.inputs) > 1:
        raise UsageError("--dust-mask is for a single photo")


class _Run:
    """Restores photos one after another and counts what became of them."""

    def __init__(self, arguments: argparse.Namespace, request: StopRequest) -> None:
        self._arguments = arguments
        self._request = request
        self._done = self._failed = 0

    def refuse(self, refusal: Refusal) -> None:
        """Report an input that cannot be taken up."""
        self._fail(Job(refusal.path, refusal.path, ImageFormat.PNG), refusal.error)

    def restore(self, job: Job) -> None:
        """Take one photo from file to file, and report."""
        try:
            done = self._restored(job)
        except Cancelled:
            return
        except PhotochromError as error:
            self._fail(job, error)
            return
        except MemoryError:
            self._fail(job, BatchError("The photo is too large for the memory of this computer."))
            return
        self._done += 1
        if self._arguments.auto:
            reasons = ", ".join(done.reasons) or "nothing to restore was found"
            say(f"{job.source.name}: {reasons}")
        if self._arguments.json:
            put_json(_record(job, done))

    def finish(self) -> int:
        """Report all together and return the exit code."""
        counts = f"{self._done} restored, {self._failed} failed"
        received = self._request.received
        if self._request.event.is_set():
            say(f"stopped: {counts}")
            return FAILED if received is None else STOPPED + received
        say(counts)
        return FAILED if self._failed else DONE

    def _restored(self, job: Job) -> _Restored:
        check_free(job.target, overwrite=self._arguments.overwrite)
        photo = read_photo(job.source, max_megapixels=_limit(self._arguments), own_colors=True)
        restorer, cancel = Restorer(photo), self._request.event
        restoration, reasons = _wished(restorer, self._arguments, self._request)
        restored = restorer.restore(restoration, cancel=cancel)
        steps = tuple(edit.statement for edit in steps_of(restoration))
        chroma = restored.own_chroma
        if chroma is None:
            chroma = np.zeros((1, 1, 2), np.float32)
        provenance = Provenance(None, None, steps)
        write_result(job, restored, chroma, provenance, self._arguments, self._request)
        return _Restored(restored, steps, reasons)

    def _fail(self, job: Job, error: PhotochromError) -> None:
        self._failed += 1
        complain(error, job.source)
        if self._arguments.json:
            put_json({"source": str(job.source), "ok": False, "error": str(error)})


def _wished(
    restorer: Restorer, arguments: argparse.Namespace, request: StopRequest
) -> tuple[Restoration, tuple[str, ...]]:
    """Put together what is done to a photo, and why."""
    angle, photo = arguments.straighten, restorer.photo
    wish = RestorationWish(arguments.auto, angle == AUTO, strengths_said(arguments))
    choice = wish.choose(restorer, cancel=request.event)
    restoration = choice.restoration
    if isinstance(angle, float):
        restoration = replace(restoration, frame=inner_frame(angle, photo.height, photo.width))
    if restoration.repair is not None and arguments.dust_mask is not None:
        added = straighten(_mask(arguments, photo), restoration.frame, outside=0)
        restoration = replace(restoration, repair=replace(restoration.repair, added=added))
    return restoration, choice.reasons


def _mask(arguments: argparse.Namespace, photo: Photo) -> Mask:
    mask = read_mask(arguments.dust_mask, max_megapixels=_limit(arguments))
    return fit_mask(mask, photo.height, photo.width)


def _limit(arguments: argparse.Namespace) -> float:
    return arguments.max_megapixels or DEFAULT_MAX_MEGAPIXELS


def _record(job: Job, done: _Restored) -> dict[str, Any]:
    return {
        "source": str(job.source),
        "target": str(job.target),
        "ok": True,
        "width": done.photo.width,
        "height": done.photo.height,
        "restored": list(done.steps),
        "reasons": list(done.reasons),
    }
