"""Pages and table of a run as its journal knows it, with what could not even be taken up."""

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from engine.batch.journal import Journal
from engine.batch.overview.contact_sheet import Summary, write_contact_sheet
from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.journal_entries import journal_entries
from engine.batch.scan import Refusal
from engine.models.description import ModelDescription
from engine.photo.errors import explain


def run_entries(journal: Journal, refusals: Sequence[Refusal]) -> Iterator[Entry]:
    """Go through all photos of the last run.

    Args:
        journal: of the run, open.
        refusals: what the user named and could not be taken up.

    Yields:
        Refusals first, then the photos in the order of their names.
    """
    return chain(map(_refused, refusals), journal_entries(journal))


def write_run_sheet(journal: Journal, refusals: Sequence[Refusal], model: ModelDescription) -> Path:
    """Write the contact sheet of the last run into its folder.

    Args:
        journal: of the run, open.
        refusals: what the user named and could not be taken up.
        model: that found the colors.

    Returns:
        The first page.

    Raises:
        PhotoError: a page cannot be written.
    """
    title = Path(os.path.realpath(journal.folder)).name
    summary = Summary(title, (("model", f"{model.name} {model.version}"),))
    try:
        return write_contact_sheet(
            journal.folder, lambda: run_entries(journal, refusals), summary, journal_id=journal.id
        )
    except OSError as error:
        raise explain(error) from error


def _refused(refusal: Refusal) -> Entry:
    return Entry(refusal.path, None, Fate.FAILED, str(refusal.error))
