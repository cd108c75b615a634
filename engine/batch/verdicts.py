"""Compares what a journal knows about photos with their files, and says what is to be done.

A photo is done if its result is the one that the journal knows, was made with the same preset, and
the photo is still what it was made of. Whatever else has the name of a result is somebody's work,
or what they made of a result, and is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from engine.batch.journal import Journal
from engine.batch.journal_rows import Made, PhotoRow
from engine.batch.known_rows import KnownRows
from engine.batch.plan import Job
from engine.batch.stamps import FileStamp
from engine.batch.targets import is_taken


class Verdict(Enum):
    """What is to be done about a photo."""

    DO = "do"
    WHOLE = "whole"
    OTHER = "other"
    KEEP = "keep"


@dataclass(frozen=True)
class Finding:
    """A photo, what the journal knew, and what is to be done.

    Attributes:
        job: with the result that it may replace.
        row: as it is now right.
        verdict: what is to be done.
        moved_from: where the photo was in an earlier run, if that was elsewhere.
    """

    job: Job
    row: PhotoRow
    verdict: Verdict
    moved_from: Path | None = None


def foresee(journal: Journal, jobs: Iterable[Job]) -> dict[Path, Verdict]:
    """Say what resuming would do with each photo, if its result was made with the same preset.

    Args:
        journal: of the folder; left as it is.
        jobs: the photos, planned with the names that the journal knows.

    Returns:
        Result to verdict, which is never ``OTHER``.

    Raises:
        PhotoError: the system cannot say what is there.
    """
    known = KnownRows(journal)
    verdicts: dict[Path, Verdict] = {}
    for job in jobs:
        row = known.row(job.source, job.target)
        same_place = row is None or row.target == journal.resolved(job.target)
        verdict = judge(row, job, 0, same_place=same_place).verdict
        verdicts[job.target] = Verdict.WHOLE if verdict is Verdict.OTHER else verdict
    return verdicts


def judge(row: PhotoRow | None, job: Job, preset: int, *, same_place: bool = True) -> Finding:
    """Compare what the journal knows about a photo with its files.

    Args:
        row: what the journal knows; None for nothing.
        job: the photo.
        preset: number of the preset of the run.
        same_place: whether the result of the row is where that of the job goes. If not, as for
            another format, it is in nobody's way.

    Returns:
        What is to be done, and the row as it is right now, with the result as ``published`` if
        that is there.

    Raises:
        PhotoError: the system cannot say what is there.
    """
    if row is None:
        fresh = PhotoRow(job.source, job.target)
        return Finding(job, fresh, Verdict.KEEP if is_taken(job.target) else Verdict.DO)
    there = FileStamp.of(row.target)
    made = _which(row, there)
    moved = replace(row, source=job.source)
    if there is None:
        return Finding(job, replace(moved, published=None, staged=None), Verdict.DO)
    replacing = replace(job, replaces=there) if same_place else job
    if made is None:
        # Where there are no hard links, a name is claimed with an empty file before it is used.
        claimed = row.staged is not None and there.size == 0
        verdict = Verdict.DO if claimed else Verdict.KEEP
        return Finding(replacing if claimed else job, moved, verdict)
    right = replace(moved, published=made, staged=None)
    if made.source != FileStamp.if_seen(job.source):
        return Finding(replacing, right, Verdict.DO)
    if made.preset != preset:
        return Finding(replacing, right, Verdict.OTHER)
    return Finding(job, right, Verdict.WHOLE)


def _which(row: PhotoRow, there: FileStamp | None) -> Made | None:
    """Tell which of the results that the journal knows has the name of the result."""
    for made in (row.staged, row.published):
        if made is not None and there is not None and made.target.is_near(there):
            return made
    return None
