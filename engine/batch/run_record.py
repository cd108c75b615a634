"""Notes in the journal what a run does, while it does it."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from engine.batch.journal import Journal
from engine.batch.journal_file import JournalError
from engine.batch.journal_rows import Made
from engine.batch.leftovers import hidden_name
from engine.batch.outcome import Outcome
from engine.batch.plan import Job
from engine.batch.stamps import FileStamp
from engine.batch.targets import check_unchanged
from engine.photo.atomic import Staging

_log = logging.getLogger(__name__)

_UNKNOWN = FileStamp(-1, 0)
"""Of a photo that could be read but not looked at: it counts as changed in the next run."""


class Record(Protocol):
    """Who is told what the work on photos does; from several threads."""

    def begin(self, job: Job) -> Staging:
        """Hear that the work on a photo begins, and say how its result must be written."""
        ...

    def drop(self, job: Job) -> None:
        """Hear that the run is over before the photo is."""
        ...

    def finish(self, outcome: Outcome) -> None:
        """Hear what became of a photo."""
        ...


@dataclass(frozen=True)
class StagedResult:
    """A result that is whole and on the disk, under a hidden name.

    Attributes:
        job: the photo.
        source: its stamp before it was read; None if the system could not tell.
        written: stamp of the hidden file.
    """

    job: Job
    source: FileStamp | None
    written: FileStamp


class RunRecord:
    """The journal as the workers of a run see it; safe to share between threads."""

    def __init__(self, journal: Journal, preset: int) -> None:
        """Take an open journal.

        Args:
            journal: with a row for every photo of the run.
            preset: number of the preset of the run.
        """
        self._journal = journal
        self._preset = preset

    @property
    def journal_id(self) -> str:
        """What no other journal is called; hidden files of the run have it in their names."""
        return self._journal.id

    def begin(self, job: Job) -> Staging:
        """Note that the work on a photo begins.

        Args:
            job: the photo.

        Returns:
            How its result must be written, so that the journal knows it before it has its name.
        """
        # Before it is read: if it changes meanwhile, it is read again by the next run.
        stamp = FileStamp.if_seen(job.source)
        self._journal.note_begun(job.source)
        return Staging(hidden_name(self._journal.id), partial(self._stage, job, stamp))

    def send(self, job: Job) -> None:
        """Note that the work on a photo begins elsewhere; ``stage`` follows if it succeeds."""
        self._journal.note_begun(job.source)

    def stage(self, results: Sequence[StagedResult]) -> None:
        """Note, on the disk, what results look like that are about to get their names.

        Args:
            results: the results; many at once cost one commit.

        Raises:
            JournalError: it cannot be written: no result must get its name.
        """
        made = {
            result.job.source: Made(self._preset, result.source or _UNKNOWN, result.written)
            for result in results
        }
        self._journal.note_all_staged(made)

    def drop(self, job: Job) -> None:
        """Note that the run is over before the photo is."""
        self._journal.note_dropped(job.source)

    def finish(self, outcome: Outcome) -> None:
        """Note what became of a photo.

        Args:
            outcome: of the photo.
        """
        source = outcome.job.source
        seconds = {stage.value: round(spent, 4) for stage, spent in outcome.seconds.items()}
        if outcome.error is not None:
            self._journal.note_failed(source, outcome.error, seconds)
        elif outcome.skipped is not None:
            self._journal.note_skipped(source, outcome.skipped, seconds)
        else:
            self._journal.note_done(source, seconds)
        try:
            self._journal.flush_if_due()
        except JournalError as error:
            # Closing the journal says so if it does not get better until then.
            _log.debug("the journal cannot be written: %s", error)

    def _stage(self, job: Job, source: FileStamp | None, written: os.stat_result) -> None:
        check_unchanged(job)
        self.stage([StagedResult(job, source, FileStamp.from_status(written))])
