"""What a study ends with: one table and one picture of all its variants."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.color.classes import Palette
from training.data.photos import Photos
from training.evaluation.evaluate import FIGURES
from training.evaluation.judge import evenly_spread
from training.evaluation.sheet import ContactSheet, without_colors
from training.evaluation.table import Column, Table, Value
from training.studies.judge import Judgment, Jury

SHOWN = 12
"""Rows of a picture: photos, spread evenly."""

_LEADING = (
    Column("variant", is_text=True),
    Column("decoding", "colors read by", is_text=True),
)
_TRAILING = (Column("steps"), Column("minutes", digits=1), Column("photos"))


@dataclass(frozen=True)
class Subject:
    """One row of a table.

    Attributes:
        label: whose colors they are.
        decoding: how they were read off the model's answers.
        judgment: what became of the photos.
        steps: of its training; None where it was not trained here.
        minutes: of its training; None where it was not trained here.
    """

    label: str
    decoding: str
    judgment: Judgment
    steps: int | None = None
    minutes: float | None = None


def make_jury(photos: Photos, palette: Palette) -> Jury:
    """Choose which photos a picture shows.

    Args:
        photos: the true photos.
        palette: the color classes of TAR, CNR and CCAR.
    """
    return Jury(photos, palette, evenly_spread(len(photos), SHOWN))


def comparison_table(
    title: str, scores: Sequence[str], subjects: Sequence[Subject], notes: Sequence[str]
) -> Table:
    """Make a table with a row for every variant and decoding.

    Args:
        title: of the table.
        scores: names of the figures, in order.
        subjects: the rows.
        notes: sentences below it.
    """
    known = {column.name: column for column in FIGURES}
    figures = [known[name] for name in scores]
    rows = []
    for subject in subjects:
        evaluation = subject.judgment.evaluation
        values: list[Value] = [evaluation.figure(column) for column in figures]
        told = (subject.steps, subject.minutes, evaluation.photos)
        rows.append((subject.label, subject.decoding, *values, *told))
    table = Table(title, (*_LEADING, *figures, *_TRAILING), tuple(rows), tuple(notes))
    return _without_empty_columns(table)


def write_sheet(jury: Jury, subjects: Sequence[Subject], path: Path) -> None:
    """Draw gray, the colors of every variant in its first decoding, and truth side by side.

    Args:
        jury: knows the true photos.
        subjects: the rows of the table.
        path: the PNG file; an existing one is replaced.

    Raises:
        PhotoError: it cannot be written.
    """
    first = {subject.label: subject for subject in reversed(subjects)}
    shown = [first[label] for label in dict.fromkeys(subject.label for subject in subjects)]
    sheet = ContactSheet(["gray", *(subject.label for subject in shown), "truth"])
    for row, (position, truth) in enumerate(zip(jury.shown, jury.truths(), strict=True)):
        colorized = [subject.judgment.pictures[row] for subject in shown]
        sheet.add(jury.photos.name(position), [without_colors(truth), *colorized, truth])
    sheet.write(path)


def _without_empty_columns(table: Table) -> Table:
    kept = [
        place
        for place in range(len(table.columns))
        if any(row[place] is not None for row in table.rows)
    ]
    columns = tuple(table.columns[place] for place in kept)
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(table.title, columns, rows, table.notes)
