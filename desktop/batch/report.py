"""The report at the end of a run."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from desktop.batch.rows import BatchRow, RowCounts, RowState
from engine.photo.atomic import new_file


@dataclass(frozen=True)
class BatchReport:
    """What became of all photos of a run.

    Attributes:
        rows: the photos.
        counts: how many are in each state.
        seconds: how long the run took, without pauses.
        stopped: whether the user ended it early.
    """

    rows: tuple[BatchRow, ...]
    counts: RowCounts
    seconds: float
    stopped: bool

    @property
    def failures(self) -> tuple[BatchRow, ...]:
        """The photos that have no result because something was wrong."""
        return tuple(row for row in self.rows if row.state is RowState.FAILED)


def write_csv(report: BatchReport, path: Path) -> None:
    """Write a report as a table: photo, state, result, seconds, reason.

    Args:
        report: what to write.
        path: the file; one that exists is replaced.

    Raises:
        PhotoError: the file cannot be written.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["photo", "state", "result", "seconds", "reason"])
    for row in report.rows:
        seconds = "" if row.seconds is None else f"{row.seconds:.3f}"
        result = row.target if row.state in (RowState.DONE, RowState.SKIPPED) else None
        table.writerow([row.source, row.state.value, result or "", seconds, row.reason])
    # The mark tells Excel that the names are UTF-8.
    content = text.getvalue().encode("utf-8-sig", "surrogateescape")
    with new_file(path, overwrite=True) as file:
        file.write(content)
