"""The journal of ``colorize``: when one is kept, and what the options do with it."""

import argparse
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from desktop.cli.console import complain
from desktop.cli.destination import names_one_result
from desktop.cli.exit_codes import UsageError
from desktop.cli.single_photo import about
from engine.batch.journal import Journal
from engine.batch.journal_file import JOURNAL_NAME
from engine.batch.known_rows import KnownRows
from engine.batch.plan import Plan
from engine.batch.preset import Preset
from engine.batch.resume import Other, OtherPresetError, Wishes, Work
from engine.batch.run_journal import (
    NO_RESUMING,
    RunJournal,
    UnfinishedRunError,
    journal_folder,
)
from engine.batch.run_record import RunRecord


class CommandJournal(AbstractContextManager["CommandJournal"]):
    """The journal of one command, and what is said of it in the words of its options."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Open the journal if there is one already.

        Args:
            arguments: the parsed arguments.

        Raises:
            UsageError: the arguments do not fit together.
            AboutError: the journal cannot be used.
        """
        self._arguments = arguments
        folder = _folder(arguments)
        # Of no journal there is nothing to be said.
        self._subject = folder or Path()
        with about(self._subject):
            self._journal = RunJournal(folder)

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
        with about(self._subject):
            self._journal.__exit__(kind, error, trace)

    @property
    def folder(self) -> Path | None:
        """Where the journal lies or will lie; None if the command keeps none."""
        return self._journal.folder

    @property
    def opened(self) -> Journal | None:
        """The journal; None as long as there is none."""
        return self._journal.opened

    @property
    def known(self) -> KnownRows | None:
        """What earlier runs called their results."""
        return self._journal.known

    def check(self, plan: Plan) -> None:
        """Make sure that it is clear how to go on, before any model is loaded.

        Args:
            plan: of the run.

        Raises:
            UsageError: an earlier run was not finished, and no option says how to go on.
        """
        if self._arguments.resume or self._arguments.overwrite:
            return
        try:
            self._journal.check_finished(plan.jobs)
        except UnfinishedRunError as error:
            raise UsageError(
                f"An earlier run was stopped with {error.left} of {error.total} photos left; go "
                "on with --resume, or begin anew with --overwrite."
            ) from error

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
        with about(self._subject):
            self._begin()
            try:
                return self._journal.take_up(plan.jobs, self._wishes(preset))
            except OtherPresetError as error:
                raise UsageError(
                    f"{error} Add --mixed to keep what is there and colorize the rest as you say "
                    "now, or --overwrite to make all of them anew."
                ) from error

    def _begin(self) -> None:
        arguments = self._arguments
        needs_it = arguments.resume or arguments.contact_sheet or arguments.report is not None
        problem = self._journal.begin(is_needed=needs_it or arguments.output is not None)
        if problem is not None:
            complain(f"{problem} {NO_RESUMING}", self._subject / JOURNAL_NAME)

    def _wishes(self, preset: Preset) -> Wishes:
        return Wishes(
            preset.as_json(),
            resumes=self._arguments.resume,
            other=Other.KEEP if self._arguments.mixed else Other.ASK,
            overwrite=self._arguments.overwrite,
        )


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
    folder = None if output is None else Path(output)
    return journal_folder(inputs, folder, needs_one=arguments.resume)
