"""The photos of a run as its journal knows them, for overviews."""

import os
from collections.abc import Iterator, Mapping
from typing import Final

from engine.batch.journal import Journal
from engine.batch.journal_rows import PhotoRow, PhotoState
from engine.batch.overview.entry import Entry, Fate

_FATES: Final[Mapping[PhotoState, Fate]] = {
    PhotoState.WAITING: Fate.NOT_BEGUN,
    PhotoState.RUNNING: Fate.NOT_BEGUN,
    PhotoState.DONE: Fate.DONE,
    PhotoState.FAILED: Fate.FAILED,
    PhotoState.SKIPPED: Fate.SKIPPED,
}


def journal_entries(journal: Journal) -> Iterator[Entry]:
    """Go through the photos of the last run, those that were done before included.

    Args:
        journal: open.

    Yields:
        The photos in the order of their names; few of them are in memory.
    """
    return map(_entry, journal.rows_of_run())


def _entry(row: PhotoRow) -> Entry:
    fate = _FATES[row.state]
    # A photo may be passed over because of the very file that has the name of its result.
    shows = fate is Fate.DONE or (fate is Fate.SKIPPED and os.path.lexists(row.target))
    return Entry(
        row.source,
        row.target if shows else None,
        fate,
        row.reason,
        sum(row.seconds.values()) if row.seconds else None,
        row.finished,
    )
