"""The journal of one run, whoever begins it: where it lies, and when one is kept."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Final

from engine.batch.errors import BatchError
from engine.batch.journal import Journal
from engine.batch.journal_file import JournalUnwritableError
from engine.batch.known_rows import KnownRows
from engine.batch.plan import Job
from engine.batch.resume import Wishes, Work, take_up, unfinished
from engine.batch.run_record import RunRecord
from engine.batch.scan import is_folder

NO_RESUMING: Final = "This run cannot be resumed."
"""What follows where a run goes on without a journal."""


def journal_folder(
    inputs: Sequence[Path], output: Path | None, *, needs_one: bool = False
) -> Path | None:
    """Say where the journal of a run lies.

    Args:
        inputs: the files and folders that the user named, at least one.
        output: folder for the results; None for that of each photo.
        needs_one: keep one even for a single photo.

    Returns:
        The folder of the results, or else the one that all inputs have in common; None where no
        journal is kept: for a single photo, and for folders on several drives.
    """
    if not (needs_one or len(inputs) > 1 or is_folder(inputs[0])):
        return None
    return _common_folder(inputs) if output is None else output


class UnfinishedRunError(BatchError):
    """An earlier run was not finished, and nobody has said how to go on.

    Attributes:
        left: photos of the plan that it never came to.
        total: photos of the plan.
    """

    def __init__(self, left: int, total: int) -> None:
        super().__init__(f"An earlier run was stopped with {left} of {total} photos left.")
        self.left = left
        self.total = total


class RunJournal(AbstractContextManager["RunJournal"]):
    """The journal of a run, if it keeps one; closed at the end of the block."""

    def __init__(self, folder: Path | None) -> None:
        """Open the journal if there is one already.

        Args:
            folder: as ``journal_folder`` says; need not exist yet.

        Raises:
            JournalError: the journal cannot be used.
        """
        self._folder = folder
        self._journal = None if folder is None else Journal.find(folder)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the journal.

        Raises:
            JournalError: it cannot be written.
        """
        self.close()

    def close(self) -> None:
        """Close the journal.

        Raises:
            JournalError: it cannot be written.
        """
        if self._journal is not None:
            self._journal.close()

    @property
    def folder(self) -> Path | None:
        """Where the journal lies or will lie; None if the run keeps none."""
        return self._folder

    @property
    def opened(self) -> Journal | None:
        """The journal; None as long as there is none."""
        return self._journal

    @property
    def known(self) -> KnownRows | None:
        """What earlier runs called their results."""
        return None if self._journal is None else KnownRows(self._journal)

    def check_finished(self, jobs: Sequence[Job]) -> None:
        """Make sure that no earlier run was left in the middle.

        Args:
            jobs: the photos that count.

        Raises:
            UnfinishedRunError: there was one that never came to some of them.
        """
        left = 0 if self._journal is None else unfinished(self._journal, jobs)
        if left:
            raise UnfinishedRunError(left, len(jobs))

    def begin(self, *, is_needed: bool) -> JournalUnwritableError | None:
        """Make the journal where there is none yet.

        Args:
            is_needed: the run has no sense without one.

        Returns:
            Why the run goes on without one: the results may lie in other folders than this one,
            which they have in common. None where that is not so.

        Raises:
            JournalError: it cannot be made, and is needed, or something else is wrong with it.
        """
        if self._journal is not None or self._folder is None:
            return None
        try:
            self._journal = Journal(self._folder)
        except JournalUnwritableError as error:
            if is_needed:
                raise
            return error
        return None

    def take_up(self, jobs: Sequence[Job], wishes: Wishes) -> tuple[Work, RunRecord | None]:
        """Find out what is left to do.

        Args:
            jobs: the photos, planned with the names that are ``known``.
            wishes: what the run shall do.

        Returns:
            The work, and who notes it; all photos and None without a journal.

        Raises:
            OtherPresetError: there are results of another preset, and nobody has said what to do.
            JournalError: the journal cannot be written.
            PhotoError: the system cannot say what is there.
        """
        if self._journal is None:
            return Work(0, tuple(jobs)), None
        work = take_up(self._journal, jobs, wishes)
        return work, RunRecord(self._journal, work.preset)


def _common_folder(inputs: Sequence[Path]) -> Path | None:
    folders = [os.path.realpath(path if is_folder(path) else path.parent) for path in inputs]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives of Windows
        return None
