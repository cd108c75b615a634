"""The figures of every single photo, written as they come."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import TextIO

from engine.photo.atomic import new_file
from training.evaluation.judge import Judged, Outcome
from training.evaluation.photo_scores import SCORE_NAMES

COLUMNS = ("photo", *SCORE_NAMES, "problem")
"""The first line of the file."""


class PhotoRows:
    """Writes a row for every photo."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def __call__(self, outcome: Outcome) -> None:
        """Write the figures of a photo, or why there are none."""
        name = outcome.photo.name
        if isinstance(outcome, Judged):
            values = ["" if value is None else value for value in astuple(outcome.scores)]
            self._rows.writerow([name, *values, ""])
        else:
            self._rows.writerow([name, *[""] * len(SCORE_NAMES), outcome.reason])


@contextmanager
def photo_rows(path: Path) -> Iterator[PhotoRows]:
    """Write a CSV file (RFC 4180, UTF-8) that appears when the block ends.

    Args:
        path: the file; that of an earlier run is replaced.

    Yields:
        What takes the outcomes.

    Raises:
        PhotoError: the file cannot be written.
    """
    with new_file(path, overwrite=True) as file:
        # Names of files may hold bytes that are no UTF-8.
        text = io.TextIOWrapper(file, "utf-8", errors="backslashreplace", newline="")
        try:
            yield PhotoRows(text)
        finally:
            text.detach()
