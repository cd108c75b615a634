"""The pages and the table that ``colorize`` makes of a run, whether or not it came to its end."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from desktop.cli.colorize_journal import RunJournal
from desktop.cli.console import complain, printable, say
from desktop.cli.exit_codes import FAILED, UsageError
from desktop.cli.single_photo import AboutError, about
from engine.batch.overview.contact_sheet import Summary, write_contact_sheet
from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.journal_entries import journal_entries
from engine.batch.overview.places import FOLDER
from engine.batch.overview.table import write_table
from engine.batch.overview.thumbnails import ThumbnailFolder
from engine.batch.scan import Refusal
from engine.models.description import ModelDescription
from engine.photo.errors import explain


class Overviews:
    """What the user wants to look at after a run; the journal tells it."""

    def __init__(self, arguments: argparse.Namespace, journal: RunJournal) -> None:
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

        def entries() -> Iterator[Entry]:
            return chain(map(_refused, refusals), journal_entries(journal))

        title = Path(os.path.realpath(journal.folder)).name
        summary = Summary(title, (("model", f"{model.name} {model.version}"),))
        try:
            if self._sheet:
                with about(journal.folder / FOLDER), _explained():
                    first = write_contact_sheet(
                        journal.folder, entries, summary, journal_id=journal.id
                    )
                say(f"contact sheet: {printable(str(first))}")
            if self._table is not None:
                with about(self._table):
                    write_table(entries(), self._table)
        except AboutError as error:
            complain(error, error.subject)
            return code or FAILED
        return code


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise explain(error) from error


def _refused(refusal: Refusal) -> Entry:
    return Entry(refusal.path, None, Fate.FAILED, str(refusal.error))
