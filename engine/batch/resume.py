"""Decides before a run what is left to do, by the journal and by the files themselves.

A photo is done if its result is the one that the journal knows, was made with the same preset, and
the photo is still what it was made of. Whatever else has the name of a result is somebody's work,
or what they made of a result, and is kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final

from engine.batch.errors import BatchError
from engine.batch.journal import Journal
from engine.batch.journal_rows import Made, PhotoRow, PhotoState
from engine.batch.known_rows import KnownRows
from engine.batch.leftovers import remove_leftovers
from engine.batch.overview.places import overview_folders
from engine.batch.plan import Job
from engine.batch.preset import differences
from engine.batch.stamps import FileStamp
from engine.batch.targets import is_taken

KEPT: Final = (
    "A file of this name was there before, or the result was changed by another program; it is "
    "kept."
)
"""Why a photo is skipped."""

GONE: Final = "The photo was there when the run began, and is gone."
"""Why a photo of an earlier run fails in the next."""

_UNFINISHED: Final = (PhotoState.WAITING, PhotoState.RUNNING)


class Other(Enum):
    """What becomes of whole results that were made with another preset."""

    ASK = "ask"
    KEEP = "keep"
    REDO = "redo"


class OtherPresetError(BatchError):
    """There are results of another preset, and nobody has said what shall become of them.

    Attributes:
        count: how many.
        points: in which points the presets differ, as ``differences`` says it.
    """

    def __init__(self, count: int, points: tuple[str, ...]) -> None:
        results = "1 result was" if count == 1 else f"{count} results were"
        super().__init__(f"{results} made in another way: {', '.join(points)}.")
        self.count = count
        self.points = points


@dataclass(frozen=True)
class Wishes:
    """What a run shall do about what is there.

    Attributes:
        preset: of the run, as ``Preset.as_json`` writes it.
        resumes: take up what earlier runs left; else every photo is begun anew.
        other: what becomes of results of another preset.
        overwrite: replace whatever has the name of a result.
    """

    preset: str
    resumes: bool = False
    other: Other = Other.ASK
    overwrite: bool = False


@dataclass(frozen=True)
class Work:
    """What is left to do.

    Attributes:
        preset: its number in the journal.
        jobs: the photos to colorize.
        whole: how many are done.
        kept: how many are passed over for the sake of a file that has the name of their result.
        gone: photos of earlier runs that are not there any more.
    """

    preset: int
    jobs: tuple[Job, ...]
    whole: int = 0
    kept: int = 0
    gone: tuple[Path, ...] = ()


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


def unfinished(journal: Journal, jobs: Iterable[Job]) -> int:
    """Count the photos that an earlier run began with and never came to.

    Args:
        journal: of the folder.
        jobs: those that count.
    """
    known = KnownRows(journal)
    rows = (known.row(job.source, job.target) for job in jobs)
    return sum(row is not None and row.state in _UNFINISHED for row in rows)


def take_up(journal: Journal, jobs: Sequence[Job], wishes: Wishes) -> Work:
    """Find out what is left to do, and write into the journal that it is going to be done.

    Unfinished files of runs that were killed are deleted.

    Args:
        journal: of the folder, open.
        jobs: the photos, planned with the names that the journal knows.
        wishes: what the run shall do.

    Returns:
        The work, to be done with ``RunRecord``.

    Raises:
        OtherPresetError: there are results of another preset, and ``other`` is ``ASK``; the
            journal is as it was.
        JournalError: the journal cannot be written.
        PhotoError: the system cannot say what is there.
    """
    folders = [*overview_folders(journal.folder), *(job.target.parent for job in jobs)]
    remove_leftovers(folders, journal.id)
    counts: Counter[Verdict] = Counter()
    left, presets = [], Counter[int]()
    with journal.begin_run() as run:
        preset = journal.number_of(wishes.preset)
        for finding in _findings(journal, jobs, preset, wishes):
            verdict = _decided(finding.verdict, wishes)
            counts[verdict] += 1
            if verdict is Verdict.OTHER and finding.row.published is not None:
                presets[finding.row.published.preset] += 1
            if verdict is Verdict.DO:
                left.append(finding.job)
            _note(journal, finding, verdict, run)
        if presets:
            raise _other_presets(journal, presets, wishes.preset)
        gone = tuple(_gone(journal, run)) if wishes.resumes else ()
    return Work(preset, tuple(left), counts[Verdict.WHOLE], counts[Verdict.KEEP], gone)


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


def _findings(
    journal: Journal, jobs: Sequence[Job], preset: int, wishes: Wishes
) -> Iterator[Finding]:
    known = KnownRows(journal)
    for job in jobs:
        row = known.row(job.source, job.target)
        moved_from = None if row is None or known.is_at(row, job.source) else row.source
        if wishes.resumes:
            same_place = row is None or row.target == journal.resolved(job.target)
            finding = judge(row, job, preset, same_place=same_place)
            yield replace(finding, moved_from=moved_from)
        else:
            current = row or PhotoRow(job.source, job.target)
            current = replace(current, source=job.source)
            yield Finding(job, current, Verdict.DO, moved_from)


def _decided(verdict: Verdict, wishes: Wishes) -> Verdict:
    match verdict:
        case Verdict.KEEP if wishes.overwrite:
            return Verdict.DO
        case Verdict.OTHER if wishes.overwrite or wishes.other is Other.REDO:
            return Verdict.DO
        case Verdict.OTHER if wishes.other is Other.KEEP:
            return Verdict.WHOLE
        case _:
            return verdict


def _note(journal: Journal, finding: Finding, verdict: Verdict, run: int) -> None:
    row, job = finding.row, finding.job
    if finding.moved_from is not None:
        journal.take_away(finding.moved_from)
    match verdict:
        case Verdict.DO:
            journal.put(_waiting(journal, row, job, run))
        case Verdict.KEEP:
            journal.put(replace(row, state=PhotoState.SKIPPED, reason=KEPT, run=run))
        case _:
            journal.put(replace(row, state=PhotoState.DONE, reason=None, run=run))


def _waiting(journal: Journal, row: PhotoRow, job: Job, run: int) -> PhotoRow:
    waiting = replace(row, state=PhotoState.WAITING, reason=None, run=run)
    if journal.resolved(row.target) == journal.resolved(job.target):
        return waiting
    # What is known about the result is about a file of another name.
    return replace(waiting, target=job.target, published=None, staged=None)


def _gone(journal: Journal, run: int) -> Iterator[Path]:
    for row in journal.rows(*_UNFINISHED, before_run=run):
        if FileStamp.of(row.source) is None:
            journal.put(replace(row, state=PhotoState.FAILED, reason=GONE, run=run))
            yield row.source


def _other_presets(journal: Journal, presets: Counter[int], now: str) -> OtherPresetError:
    (most, _), *_ = presets.most_common(1)
    return OtherPresetError(presets.total(), differences(journal.preset(most), now))
