"""The pages and the table that ``colorize`` makes of a run, whether or not it came to its end."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.cli.colorize_journal import CommandJournal
from desktop.cli.console import complain, printable, say
from desktop.cli.exit_codes import FAILED, UsageError
from desktop.cli.single_photo import AboutError, about
from engine.batch.overview.places import FOLDER
from engine.batch.overview.run_overviews import run_entries, write_run_sheet
from engine.batch.overview.table import write_table
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.scan import Refusal
from engine.models.description import ModelDescription

if TYPE_CHECKING:
    from pathlib import Path


class Overviews:
    """What the user wants to look at after a run; the journal tells it."""

    def __init__(self, arguments: argparse.Namespace, journal: CommandJournal) -> None:
        """Take what is wanted.

        Args:
            arguments: with ``--contact-sheet`` and ``--report``.
            journal: of the run.

        Raises:
            UsageError: there is no place for an overview.
        """
        self._sheet: bool = arguments.contact_sheet
        self._table: Path | None = arguments.report
        self._journal = journal
        if (self._sheet or self._table is not None) and journal.folder is None:
            raise UsageError("--contact-sheet and --report are for several photos or a folder")
        # Nothing else is ever replaced: the name of a photo may be there by mistake.
        if self._table is not None and self._table.suffix.lower() != ".csv":
            raise UsageError("The name of the table behind --report ends in .csv")

    def check(self) -> None:
        """Make sure that there is a place for the table before any photo is worked on.

        Raises:
            UsageError: there is none.
        """
        if self._table is not None and not self._table.absolute().parent.is_dir():
            raise UsageError("The folder of the table behind --report does not exist; make it")

    def thumbnails(self) -> ThumbnailFolder | None:
        """Return where small pictures go; None if nobody wants them."""
        journal = self._journal.opened
        if not self._sheet or journal is None:
            return None
        return ThumbnailFolder(journal.folder, journal.id)

    def write(self, refusals: Sequence[Refusal], model: ModelDescription, code: int) -> int:
        """Write what is wanted and say where it is.

        Args:
            refusals: what the user named and could not be taken up.
            model: that found the colors.
            code: exit code of the run.

        Returns:
            Exit code.
        """
        journal = self._journal.opened
        if journal is None:
            return code

        try:
            if self._sheet:
                with about(journal.folder / FOLDER):
                    first = write_run_sheet(journal, refusals, model)
                say(f"contact sheet: {printable(str(first))}")
            if self._table is not None:
                with about(self._table):
                    write_table(run_entries(journal, refusals), self._table)
        except AboutError as error:
            complain(error, error.subject)
            return code or FAILED
        return code
