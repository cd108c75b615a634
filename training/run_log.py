"""A table in a CSV file that grows by rows while a run goes on."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from engine.photo.atomic import new_file


class RunLog:
    """Rows that begin with a step; those beyond the step that a run goes on from are dropped.

    Every row reaches the disk at once, so that a run can be watched and loses nothing.
    """

    def __init__(self, path: Path, columns: Sequence[str], *, step: int) -> None:
        """Open the table, or begin it.

        Args:
            path: the CSV file.
            columns: the header without the first column, which is the step.
            step: steps that the run has done.
        """
        header = ["step", *columns]
        kept = [row for row in _rows(path, header) if int(row[0]) <= step]
        with new_file(path, overwrite=True) as stream:
            stream.write(_to_csv(header, *kept))
        self._stream = path.open("ab", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def add(self, step: int, *values: float | str) -> None:
        """Append a row.

        Args:
            step: steps done.
            values: one for each column; numbers are rounded to four places.
        """
        texts = (value if isinstance(value, str) else f"{value:.4f}" for value in values)
        self._stream.write(_to_csv([str(step), *texts]))


def _to_csv(*rows: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _rows(path: Path, header: list[str]) -> list[list[str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    if rows[:1] != [header]:
        return []
    # A row that the system cut off when power failed is no row.
    return [row for row in rows[1:] if len(row) == len(header) and row[0].isdigit()]
