"""Tables of figures, for the terminal, for documents, for spreadsheets and for programs."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import isfinite
from pathlib import Path
from typing import Any, Self

from engine.photo.atomic import new_file

Value = str | int | float | None
"""What a cell holds; None where there is no such figure."""

_MISSING = "-"


class Better(Enum):
    """Which values of a figure are the good ones."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def arrow(self) -> str:
        """The arrow that papers put behind the figure's name."""
        return "↑" if self is Better.HIGHER else "↓"


class TableFormat(Enum):
    """How a table is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return {"text": ".txt", "markdown": ".md"}.get(self.value, f".{self.value}")


@dataclass(frozen=True)
class Column:
    """What stands in a column.

    Attributes:
        name: for programs: the key in JSON, the first line in CSV.
        heading: for people; the name unless given.
        digits: decimals that people are shown; None for as many as it takes. JSON and CSV hold all.
        better: which values are the good ones; None where neither are.
        is_text: whether it stands on the left, as words do, and not on the right.
    """

    name: str
    heading: str = ""
    digits: int | None = None
    better: Better | None = None
    is_text: bool = False

    @property
    def title(self) -> str:
        """The heading."""
        return self.heading or self.name

    def shown(self, value: Value) -> str:
        """Return a value of this column as people read it."""
        if value is None:
            return _MISSING
        if isinstance(value, str):
            return value
        if self.digits is not None:
            return f"{value:.{self.digits}f}"
        return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Table:
    """Rows of values under headings.

    Attributes:
        title: what it shows.
        columns: from left to right.
        rows: from top to bottom; each as long as ``columns``.
        notes: sentences below it, such as why a figure is missing.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse rows that do not fit.

        Raises:
            ValueError: a row has not as many values as there are columns.
        """
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row needs {len(self.columns)} values")

    def render(self, form: TableFormat) -> str:
        """Write the table as text of some form, without a line end at its end."""
        writers = {
            TableFormat.TEXT: self.to_text,
            TableFormat.MARKDOWN: self.to_markdown,
            TableFormat.JSON: self.to_json,
            TableFormat.CSV: self.to_csv,
        }
        return writers[form]()

    def to_text(self) -> str:
        """Align the columns by spaces, for a terminal."""
        cells = [[column.title for column in self.columns], *self._shown()]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = [
            "  ".join(
                cell.ljust(width) if column.is_text else cell.rjust(width)
                for cell, width, column in zip(row, widths, self.columns, strict=True)
            ).rstrip()
            for row in cells
        ]
        return "\n".join([self.title, "", *lines, *_below(self.notes)])

    def to_markdown(self) -> str:
        """Write a table of GitHub's Markdown, with an arrow to the better values."""
        headings = [
            f"{column.title} {column.better.arrow}" if column.better else column.title
            for column in self.columns
        ]
        rules = [":---" if column.is_text else "---:" for column in self.columns]
        cells = [[_escaped(cell) for cell in row] for row in (headings, rules, *self._shown())]
        lines = [f"| {' | '.join(row)} |" for row in cells]
        return "\n".join([f"**{self.title}**", "", *lines, *_below(self.notes)])

    def to_json(self) -> str:
        """Write an object with title, rows (objects by the names of the columns) and notes."""
        names = [column.name for column in self.columns]
        rows = [dict(zip(names, map(_plain, row), strict=True)) for row in self.rows]
        stored: dict[str, Any] = {"title": self.title, "rows": rows, "notes": list(self.notes)}
        return json.dumps(stored, indent=2, allow_nan=False)

    def to_csv(self) -> str:
        """Write the names of the columns and the rows, separated by commas (RFC 4180)."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows(["" if value is None else value for value in row] for row in self.rows)
        return stream.getvalue().rstrip("\n")

    def on_its_side(self, heading: str = "figure") -> "Table":
        """Make every column a row: what a table of many figures needs to fit into a terminal.

        Args:
            heading: of the column with the former headings.

        Returns:
            A table of texts: the former headings, the former rows under their first values, and
            which values are the better ones.
        """
        first, *others = self.columns
        labels = [Column(first.shown(row[0])) for row in self.rows]
        columns = (Column(heading, is_text=True), *labels, Column("better", is_text=True))
        rows = [
            (
                column.title,
                *(column.shown(row[place]) for row in self.rows),
                column.better.value if column.better else "",
            )
            for place, column in enumerate(others, start=1)
        ]
        return Table(self.title, columns, tuple(rows), self.notes)

    def with_rows_of(self, others: Sequence[Self]) -> "Table":
        """Put the rows of tables with the same columns below this one's, and their notes.

        Raises:
            ValueError: a table has other columns.
        """
        if any(other.columns != self.columns for other in others):
            raise ValueError("tables of other columns cannot be joined")
        tables = (self, *others)
        rows = tuple(row for table in tables for row in table.rows)
        notes = dict.fromkeys(note for table in tables for note in table.notes)
        return Table(self.title, self.columns, rows, tuple(notes))

    def _shown(self) -> list[list[str]]:
        return [
            [column.shown(value) for column, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


FILE_FORMATS = (TableFormat.MARKDOWN, TableFormat.CSV, TableFormat.JSON)
"""What ``write_table`` writes unless told otherwise."""


def write_table(
    table: Table, folder: Path, stem: str = "table", forms: Sequence[TableFormat] = FILE_FORMATS
) -> list[Path]:
    """Write a table into a folder, each file completely or not at all.

    Args:
        table: what to write.
        folder: where to; files of earlier runs are replaced.
        stem: name of the files without their endings.
        forms: which files.

    Returns:
        The files, in the order of ``forms``.

    Raises:
        PhotoError: a file cannot be written.
    """
    paths = []
    for form in forms:
        path = folder / f"{stem}{form.suffix}"
        with new_file(path, overwrite=True) as stream:
            stream.write(f"{table.render(form)}\n".encode())
        paths.append(path)
    return paths


def _below(notes: Sequence[str]) -> list[str]:
    return [line for note in notes for line in ("", note)]


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ")


def _plain(value: Value) -> Value:
    # JSON has no infinity.
    return None if isinstance(value, float) and not isfinite(value) else value
