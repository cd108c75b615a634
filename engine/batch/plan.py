"""What a run reads and what it writes, decided before the first photo is opened."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.batch.errors import BatchError
from engine.batch.filters import NameFilter
from engine.batch.naming import WRITTEN_SUFFIXES, KnownNames, TargetNames, suffix_for
from engine.batch.pattern import NamePattern
from engine.batch.scan import FoundPhoto, Refusal, find_photos
from engine.batch.stamps import FileStamp
from engine.batch.working_order import WorkingOrder
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat, format_for_output, recognize


@dataclass(frozen=True)
class Job:
    """One photo to colorize.

    Attributes:
        source: the photo.
        target: the file to write.
        format: the format to write.
        replaces: the result of an earlier run that may be replaced, as long as it is still that;
            None if nothing may, unless the settings allow to replace anything.
    """

    source: Path
    target: Path
    format: ImageFormat
    replaces: FileStamp | None = None


@dataclass(frozen=True)
class Plan:
    """All that a run will do.

    Attributes:
        jobs: the photos, no two with the same target, no target an original.
        refusals: what the user named and cannot be taken up.
        passed_over: how many photos the user did not choose by their names.
    """

    jobs: tuple[Job, ...]
    refusals: tuple[Refusal, ...] = ()
    passed_over: int = 0


@dataclass(frozen=True)
class Selection:
    """Which of the photos that were found are worked on, and in which order.

    Attributes:
        names: lets photos in by their names.
        order: what comes first.
    """

    names: NameFilter = field(default_factory=NameFilter)
    order: WorkingOrder = WorkingOrder.NAME


def plan_batch(
    inputs: Sequence[Path],
    *,
    output: Path | None = None,
    recursive: bool = False,
    image_format: ImageFormat | None = None,
    pattern: NamePattern | None = None,
    known: KnownNames | None = None,
    selection: Selection | None = None,
) -> Plan:
    """Plan a run over files and folders; the same inputs give the same plan.

    Results are named as if all photos were worked on, one by one: which are chosen, and in which
    order, changes no name.

    Args:
        inputs: files and folders.
        output: folder for the results, with the tree of each input folder kept below; None for
            the folder of each photo. It need not exist.
        recursive: look into subfolders too.
        image_format: format of the results; None to keep that of each photo.
        pattern: names of the results, None for those of the photos. In folders where originals of
            the run lie, results are always named so that later runs know them for what they are.
        known: names of results that earlier runs gave, which stay those of their photos; None for
            none.
        selection: which photos are worked on; None for all, in the order of their names.

    Returns:
        The plan.
    """
    chosen = selection or Selection()
    found = tuple(find_photos(inputs, recursive=recursive, output=output))
    photos = [item for item in found if isinstance(item, FoundPhoto)]
    names = TargetNames((photo.path for photo in photos), known)
    wishes = _Wishes(output, image_format, pattern or NamePattern())
    planned = [(photo, _job(photo, wishes, names)) for photo in photos]
    jobs = [job for photo, job in planned if chosen.names.lets_in(photo.way)]
    return Plan(
        chosen.order.sorted(jobs, lambda job: job.source),
        tuple(item for item in found if isinstance(item, Refusal)),
        len(planned) - len(jobs),
    )


def plan_file(source: Path, target: Path) -> Plan:
    """Plan a run over one photo whose result has a given name.

    Args:
        source: the photo.
        target: the file to write, with a suffix of ``WRITTEN_SUFFIXES``.

    Returns:
        The plan, with a refusal if the target is the photo itself.
    """
    if os.path.realpath(source) == os.path.realpath(target):
        error = BatchError("The original photo is never overwritten; choose another name.")
        return Plan((), (Refusal(source, error),))
    return Plan((Job(source, target, WRITTEN_SUFFIXES[target.suffix.lower()]),))


@dataclass(frozen=True)
class _Wishes:
    """What the user wants of all results."""

    output: Path | None
    format: ImageFormat | None
    pattern: NamePattern


def _job(photo: FoundPhoto, wishes: _Wishes, names: TargetNames) -> Job:
    chosen = wishes.format or _kept_format(photo.path)
    folder = photo.path.parent if wishes.output is None else wishes.output / photo.branch
    stem = photo.path.stem if names.marks(folder) else wishes.pattern.stem(photo.path)
    target = names.claim(folder, stem, suffix_for(photo.path, chosen), photo.path)
    return Job(photo.path, target, chosen)


def _kept_format(path: Path) -> ImageFormat:
    try:
        return format_for_output(path.suffix)
    except PhotoError:
        # Without a telling name the content decides. If that says nothing either, no file will be
        # written, because reading fails.
        return format_for_output(_recognized(path) or "PNG")


def _recognized(path: Path) -> str | None:
    try:
        # Opening a pipe would wait for a writer.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return recognize(file.read(16))
    except OSError:
        return None
