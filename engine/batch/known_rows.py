"""Finds what a journal knows about a photo, even where the photo has moved meanwhile."""

from pathlib import Path

from engine.batch.journal import Journal
from engine.batch.journal_rows import PhotoRow
from engine.batch.stamps import FileStamp


class KnownRows:
    """The rows of a journal by photo; a ``KnownNames`` for planning."""

    def __init__(self, journal: Journal) -> None:
        """Take an open journal.

        Args:
            journal: of the folder of the results.
        """
        self._journal = journal

    def row(self, source: Path, target: Path) -> PhotoRow | None:
        """Return what is known about a photo.

        A photo that lies elsewhere than in the earlier run, such as on a drive that is mounted
        under another name, is recognized by its name and result.

        Args:
            source: the photo.
            target: its result.

        Returns:
            What is known, with the former place of the photo; None if nothing is.
        """
        row = self._journal.row(source)
        if row is None:
            row = self._journal.row_of_target(target)
        return None if row is None or not self._is_about(row, source) else row

    def is_at(self, row: PhotoRow, source: Path) -> bool:
        """Tell whether the journal knows a photo in this place."""
        return row.source == self._journal.resolved(source)

    def target_of(self, source: Path) -> Path | None:
        """Return the result of a photo; None if it has none yet."""
        row = self._journal.row(source)
        return None if row is None else row.target

    def is_of_another(self, target: Path, source: Path) -> bool:
        """Tell whether a file is the result of another photo than this one."""
        row = self._journal.row_of_target(target)
        return row is not None and not self._is_about(row, source)

    def _is_about(self, row: PhotoRow, source: Path) -> bool:
        if self.is_at(row, source):
            return True
        if row.source.name != source.name or FileStamp.if_seen(row.source) is not None:
            return False
        made = row.staged or row.published
        return made is None or made.source == FileStamp.if_seen(source)
