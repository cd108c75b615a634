"""The report at the end of a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.batch.rows import BatchRow, RowCounts, RowState
from engine.batch.overview.entry import Entry, Fate
from engine.batch.overview.table import write_table

_FATES: Final[Mapping[RowState, Fate]] = {
    RowState.WAITING: Fate.NOT_BEGUN,
    RowState.RUNNING: Fate.NOT_BEGUN,
    RowState.DONE: Fate.DONE,
    RowState.BEFORE: Fate.DONE,
    RowState.FAILED: Fate.FAILED,
    RowState.SKIPPED: Fate.SKIPPED,
}


@dataclass(frozen=True)
class BatchReport:
    """What became of all photos of a run.

    Attributes:
        rows: the photos.
        counts: how many are in each state.
        seconds: how long the run took, without pauses.
        stopped: whether the user ended it early.
        passed_over: how many photos were not chosen by their names.
        contact_sheet: first of the pages with all photos; None if there are none.
    """

    rows: tuple[BatchRow, ...]
    counts: RowCounts
    seconds: float
    stopped: bool
    passed_over: int = 0
    contact_sheet: Path | None = None

    @property
    def failures(self) -> tuple[BatchRow, ...]:
        """The photos that have no result because something was wrong."""
        return tuple(row for row in self.rows if row.state is RowState.FAILED)


def write_csv(report: BatchReport, path: Path) -> None:
    """Write a report as the table that the command line writes, too.

    Args:
        report: what to write.
        path: the file; one that exists is replaced.

    Raises:
        PhotoError: the file cannot be written.
    """
    write_table(map(_entry, report.rows), path)


def _entry(row: BatchRow) -> Entry:
    target = row.target if row.state.has_result else None
    return Entry(row.source, target, _FATES[row.state], row.reason or None, row.seconds)
