"""Decides before a run what is left to do, by the journal and by the files themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final

from engine.batch.errors import BatchError
from engine.batch.journal import Journal
from engine.batch.journal_rows import PhotoRow, PhotoState
from engine.batch.known_rows import KnownRows
from engine.batch.leftovers import remove_leftovers
from engine.batch.overview.places import overview_folders
from engine.batch.plan import Job
from engine.batch.preset import differences
from engine.batch.stamps import FileStamp
from engine.batch.verdicts import Finding, Verdict, judge

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
        kept: results of those that are passed over for the sake of a file that has this name.
        gone: photos of earlier runs that are not there any more.
    """

    preset: int
    jobs: tuple[Job, ...]
    whole: int = 0
    kept: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()


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
    left, kept, presets = [], [], Counter[int]()
    with journal.begin_run() as run:
        preset = journal.number_of(wishes.preset)
        for finding in _findings(journal, jobs, preset, wishes):
            verdict = _decided(finding.verdict, wishes)
            counts[verdict] += 1
            if verdict is Verdict.OTHER and finding.row.published is not None:
                presets[finding.row.published.preset] += 1
            if verdict is Verdict.DO:
                left.append(finding.job)
            if verdict is Verdict.KEEP:
                kept.append(finding.job.target)
            _note(journal, finding, verdict, run)
        if presets:
            raise _other_presets(journal, presets, wishes.preset)
        gone = tuple(_gone(journal, run)) if wishes.resumes else ()
    return Work(preset, tuple(left), counts[Verdict.WHOLE], tuple(kept), gone)


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
