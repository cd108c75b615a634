"""What an evaluation leaves in a folder: tables, the figures of every photo, a contact sheet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from engine.photo.errors import explain
from training.data.listing import ListedPhoto
from training.errors import TrainingError
from training.evaluation.judge import Judged, Outcome, evenly
from training.evaluation.photo_rows import PhotoRows, photo_rows
from training.evaluation.sheet import ContactSheet, without_colors
from training.evaluation.table import Table, TableFormat, write_table

PHOTOS_FILE: Final = "photos.csv"
"""The figures of every photo."""

SHEET_FILE: Final = "sheet.png"
"""The contact sheet."""

SHEET_PHOTOS: Final = 24
"""Photos on the contact sheet, evenly chosen."""

_ACROSS = 2


class Report:
    """Takes outcomes as they come; keeps small pictures of a few photos, and nothing else."""

    def __init__(self, folder: Path, rows: PhotoRows, shown: Sequence[ListedPhoto]) -> None:
        self._folder = folder
        self._rows = rows
        self._shown = frozenset(photo.name for photo in shown)
        self._sheet = ContactSheet(("gray", "predicted", "truth"), across=_ACROSS)

    def __call__(self, outcome: Outcome) -> None:
        """Write the figures of a photo; show it if it was chosen."""
        self._rows(outcome)
        if isinstance(outcome, Judged) and outcome.photo.name in self._shown:
            pictures = (without_colors(outcome.truth), outcome.predicted, outcome.truth)
            self._sheet.add(outcome.photo.name, pictures)

    def finish(self, table: Table) -> None:
        """Write the table and the contact sheet.

        Args:
            table: of the means; in Markdown, a row for every figure.

        Raises:
            PhotoError: a file cannot be written.
        """
        write_table(table.on_its_side(), self._folder, forms=(TableFormat.MARKDOWN,))
        write_table(table, self._folder, forms=(TableFormat.CSV, TableFormat.JSON))
        if len(self._sheet):
            self._sheet.write(self._folder / SHEET_FILE)


@contextmanager
def new_report(folder: Path, photos: Sequence[ListedPhoto]) -> Iterator[Report]:
    """Make the folder if need be, and write the figures of photos while the block runs.

    Args:
        folder: where to write; files of earlier evaluations are replaced.
        photos: all that will be judged; the contact sheet shows some, chosen now.

    Yields:
        What takes the outcomes.

    Raises:
        PhotoError: the folder or a file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise TrainingError("A file of this name is in the way; choose another folder.") from error
    except OSError as error:
        raise explain(error) from error
    with photo_rows(folder / PHOTOS_FILE) as rows:
        yield Report(folder, rows, evenly(photos, SHEET_PHOTOS))
