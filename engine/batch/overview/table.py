"""What became of all photos of a run, as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from engine.batch.overview.entry import Entry
from engine.photo.atomic import new_file

_HEADINGS = ("photo", "state", "result", "seconds", "reason", "finished")
# Begins a formula where a spreadsheet opens the table: a name must not be able to.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write_table(entries: Iterable[Entry], path: Path) -> None:
    """Write a table with a row for every photo; keeps no more than a row in memory.

    Args:
        entries: the photos, in the order of the rows.
        path: the CSV file; one that exists is replaced.

    Raises:
        PhotoError: the file cannot be written.
    """
    with new_file(path, overwrite=True) as file:
        # The mark tells Excel that the names are UTF-8.
        text = io.TextIOWrapper(file, "utf-8-sig", errors="surrogateescape", newline="")
        table = csv.writer(text)
        table.writerow(_HEADINGS)
        for entry in entries:
            table.writerow(_row(entry))
        text.flush()
        text.detach()


def _row(entry: Entry) -> list[str]:
    seconds = "" if entry.seconds is None else f"{entry.seconds:.3f}"
    names = (_text(entry.source), entry.fate.value, _text(entry.target or ""), seconds)
    return [*names, _text(entry.reason or ""), entry.finished or ""]


def _text(value: Path | str) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text
