"""The journal of ``colorize``: where it lies, when one is kept, and what the options do with it."""

import argparse
import os
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from desktop.cli.console import complain
from desktop.cli.destination import names_one_result
from desktop.cli.exit_codes import UsageError
from desktop.cli.single_photo import about
from engine.batch.journal import Journal
from engine.batch.journal_file import JOURNAL_NAME, JournalUnwritableError
from engine.batch.known_rows import KnownRows
from engine.batch.plan import Plan
from engine.batch.preset import Preset
from engine.batch.resume import Other, OtherPresetError, Wishes, Work, take_up, unfinished
from engine.batch.run_record import RunRecord
from engine.batch.scan import is_folder


class RunJournal(AbstractContextManager["RunJournal"]):
    """The journal of one command, if it keeps one: a single photo needs none."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Open the journal if there is one already.

        Args:
            arguments: the parsed arguments.

        Raises:
            UsageError: the arguments do not fit together.
            AboutError: the journal cannot be used.
        """
        self._arguments = arguments
        self._folder = _folder(arguments)
        self._journal: Journal | None = None
        if self._folder is not None:
            with about(self._folder):
                self._journal = Journal.find(self._folder)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the journal.

        Raises:
            AboutError: it cannot be written.
        """
        if self._journal is not None and self._folder is not None:
            with about(self._folder):
                self._journal.close()

    @property
    def folder(self) -> Path | None:
        """Where the journal lies or will lie; None if the command keeps none."""
        return self._folder

    @property
    def opened(self) -> Journal | None:
        """The journal; None as long as there is none."""
        return self._journal

    @property
    def known(self) -> KnownRows | None:
        """What earlier runs called their results."""
        return None if self._journal is None else KnownRows(self._journal)

    def check(self, plan: Plan) -> None:
        """Make sure that it is clear how to go on, before any model is loaded.

        Args:
            plan: of the run.

        Raises:
            UsageError: an earlier run was not finished, and no option says how to go on.
        """
        if self._journal is None or self._arguments.resume or self._arguments.overwrite:
            return
        left = unfinished(self._journal, plan.jobs)
        if left:
            raise UsageError(
                f"An earlier run was stopped with {left} of {len(plan.jobs)} photos left; go on "
                "with --resume, or begin anew with --overwrite."
            )

    def take_up(self, plan: Plan, preset: Preset) -> tuple[Work, RunRecord | None]:
        """Find out what is left to do.

        Args:
            plan: of the run.
            preset: of the run.

        Returns:
            The work, and who notes it; None without a journal.

        Raises:
            UsageError: there are results of another preset, and no option says what to do.
            AboutError: the journal cannot be made or written.
        """
        if self._journal is None and self._folder is not None:
            self._journal = self._made(self._folder)
        if self._journal is None or self._folder is None:
            return Work(0, plan.jobs), None
        with about(self._folder):
            try:
                work = take_up(self._journal, plan.jobs, self._wishes(preset))
            except OtherPresetError as error:
                raise UsageError(
                    f"{error} Add --mixed to keep what is there and colorize the rest as you say "
                    "now, or --overwrite to make all of them anew."
                ) from error
            return work, RunRecord(self._journal, work.preset)

    def _wishes(self, preset: Preset) -> Wishes:
        return Wishes(
            preset.as_json(),
            resumes=self._arguments.resume,
            other=Other.KEEP if self._arguments.mixed else Other.ASK,
            overwrite=self._arguments.overwrite,
        )

    def _made(self, folder: Path) -> Journal | None:
        arguments = self._arguments
        with about(folder):
            try:
                return Journal(folder)
            except JournalUnwritableError as error:
                # The results may lie in other folders than this one, which they have in common.
                needs_it = arguments.resume or arguments.contact_sheet or arguments.report
                if arguments.output is not None or needs_it:
                    raise
                complain(f"{error} This run cannot be resumed.", folder / JOURNAL_NAME)
                return None


def _folder(arguments: argparse.Namespace) -> Path | None:
    """Return where the journal lies; None if the run keeps none."""
    inputs, output = arguments.inputs, arguments.output
    if arguments.mixed and not arguments.resume:
        raise UsageError("--mixed belongs to --resume")
    if arguments.mixed and arguments.overwrite:
        raise UsageError("--mixed keeps results of other settings, --overwrite replaces them")
    if names_one_result(inputs, output):
        if arguments.resume:
            raise UsageError("--resume needs a folder for the results; one photo is done anew")
        return None
    if not (arguments.resume or len(inputs) > 1 or is_folder(inputs[0])):
        return None
    return _common_folder(inputs) if output is None else Path(output)


def _common_folder(inputs: list[Path]) -> Path | None:
    folders = [os.path.realpath(path if is_folder(path) else path.parent) for path in inputs]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # several drives of Windows
        return None
