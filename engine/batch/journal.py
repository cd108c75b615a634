"""The journal of the runs over a folder: what became of every photo, safe against any end.

A result counts as made only if the journal knows its size and time. These are forced to the disk
after the result itself is, and before it gets its name. So a result that appeared right before a
power cut is known for what it is, although nobody could note any more that it was done.
"""

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Final, Self

from engine.batch.journal_file import (
    JOURNAL_NAME,
    damaged,
    journal_errors,
    open_journal_file,
)
from engine.batch.journal_paths import JournalPaths, StoredPath
from engine.batch.journal_rows import (
    COLUMNS,
    Made,
    PhotoRow,
    PhotoState,
    Value,
    made_to_values,
    row_from_values,
    row_to_values,
)

_FLUSH_SECONDS: Final = 1.0
"""What was noted since is lost with the process; only time is, since files tell the rest."""

_PUT = f"INSERT OR REPLACE INTO photo ({COLUMNS}) VALUES ({', '.join('?' * 17)})"  # noqa: S608
_SELECT = f"SELECT {COLUMNS} FROM photo"  # noqa: S608
_STAGED = (
    "UPDATE photo SET staged_preset = ?, staged_source_size = ?, staged_source_mtime_ns = ?,"
    " staged_target_size = ?, staged_target_mtime_ns = ? WHERE source = ?"
)
_DONE = (
    "UPDATE photo SET state = 'done', reason = NULL, preset = staged_preset,"
    " source_size = staged_source_size, source_mtime_ns = staged_source_mtime_ns,"
    " target_size = staged_target_size, target_mtime_ns = staged_target_mtime_ns,"
    " staged_preset = NULL, staged_source_size = NULL, staged_source_mtime_ns = NULL,"
    " staged_target_size = NULL, staged_target_mtime_ns = NULL, seconds = ?, finished = ?"
    " WHERE source = ?"
)
# What is staged stays: should the result have got its name after all, resuming finds out.
_FAILED = (
    "UPDATE photo SET state = 'failed', reason = ?, seconds = ?, finished = ? WHERE source = ?"
)
# What is known of an earlier result stays true.
_SKIPPED = (
    "UPDATE photo SET state = 'skipped', reason = ?, seconds = ?, finished = ? WHERE source = ?"
)
_ROWS_AT_ONCE: Final = 500


class Journal:
    """A journal, locked while it is open; safe to use from several threads.

    Attributes:
        folder: where it lies.
        id: what no other journal is called.
        run: number of the last run, 0 before the first.
    """

    def __init__(self, folder: Path) -> None:
        """Open the journal of a folder, or begin one.

        Args:
            folder: where it lies, an existing folder.

        Raises:
            JournalError: another run has it open, or it cannot be used.
        """
        self.folder = folder
        self._paths = JournalPaths(folder)
        self._lock = Lock()
        self._unwritten: list[tuple[str, tuple[Value, ...]]] = []
        self._flushed = time.monotonic()
        self._connection = open_journal_file(folder / JOURNAL_NAME)
        try:
            with journal_errors():
                self.id, self.run = self._identity()
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def find(cls, folder: Path) -> Self | None:
        """Open the journal of a folder if there is one.

        Args:
            folder: where it would lie.

        Raises:
            JournalError: another run has it open, or it cannot be used.
        """
        return cls(folder) if os.path.lexists(folder / JOURNAL_NAME) else None

    def close(self) -> None:
        """Write what is not written yet and let go of the file.

        Raises:
            JournalError: it cannot be written; resuming finds out what is lost by that.
        """
        try:
            self.flush()
            with journal_errors():
                # Takes away the rollback journal, which was only kept for the next commit.
                self._connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._connection.close()

    def resolved(self, path: Path) -> Path:
        """Return the path of a file as rows have it."""
        return self._paths.resolved(path)

    def row(self, source: Path) -> PhotoRow | None:
        """Return what was known about a photo at the last flush; None if it is new."""
        return self._one("source = ?", self._paths.stored(source))

    def row_of_target(self, target: Path) -> PhotoRow | None:
        """Return the same about the photo of a result; None if it is nobody's."""
        return self._one("target = ?", self._paths.stored(target))

    def rows(self, *states: PhotoState, before_run: int | None = None) -> list[PhotoRow]:
        """List photos in the order of their names.

        Args:
            states: those to list; all if none is given.
            before_run: list only those that this run and later ones had nothing to do with; None
                for all.
        """
        conditions: list[str] = []
        values: list[Value] = [state.value for state in states]
        if states:
            conditions.append(f"state IN ({', '.join('?' * len(states))})")
        if before_run is not None:
            conditions.append("run < ?")
            values.append(before_run)
        query = f"{_SELECT} WHERE {' AND '.join(conditions or ['TRUE'])} ORDER BY source"
        with journal_errors(), self._lock:
            self._write()
            found = self._connection.execute(query, values).fetchall()
        return [self._row(columns) for columns in found]

    def rows_of_run(self) -> Iterator[PhotoRow]:
        """Go through the photos of the last run in the order of their names.

        Keeps few of them in memory, however many there are, and the journal free between them.

        Yields:
            What is known about each.
        """
        found = self._page("run = ?", [self.run])
        while found:
            yield from map(self._row, found)
            found = self._page("run = ? AND source > ?", [self.run, found[-1][0]])

    def counts(self) -> dict[PhotoState, int]:
        """Count the photos in each state; states without any are missing."""
        with journal_errors(), self._lock:
            self._write()
            query = "SELECT state, count(*) FROM photo GROUP BY state"
            counts = dict(self._connection.execute(query))
        return {state: counts[state.value] for state in PhotoState if state.value in counts}

    def preset(self, number: int) -> str:
        """Return a preset by its number, as ``Preset.as_json`` wrote it."""
        with journal_errors(), self._lock:
            query = "SELECT preset FROM preset WHERE id = ?"
            return str(self._connection.execute(query, (number,)).fetchone()[0])

    @contextmanager
    def begin_run(self) -> Iterator[int]:
        """Begin a run: what is put into the journal in the block is written all together or not.

        Yields:
            The number of the run.

        Raises:
            JournalError: it cannot be written.
        """
        self.flush()
        with journal_errors(), self._transaction():
            self._connection.execute("UPDATE journal SET run = ?", (self.run + 1,))
            yield self.run + 1
        self.run += 1

    def number_of(self, preset: str) -> int:
        """Return the number of a preset, a new one if it has none yet; within ``begin_run``.

        Args:
            preset: as ``Preset.as_json`` writes it.
        """
        with journal_errors(), self._lock:
            self._connection.execute("INSERT OR IGNORE INTO preset (preset) VALUES (?)", (preset,))
            query = "SELECT id FROM preset WHERE preset = ?"
            return int(self._connection.execute(query, (preset,)).fetchone()[0])

    def put(self, row: PhotoRow) -> None:
        """Write a whole row in place of what is known about its photo; within ``begin_run``."""
        with journal_errors(), self._lock:
            self._connection.execute(_PUT, row_to_values(row, self._paths))

    def take_away(self, source: Path) -> None:
        """Forget a photo; within ``begin_run``."""
        with journal_errors(), self._lock:
            stored = self._paths.stored(source)
            self._connection.execute("DELETE FROM photo WHERE source = ?", (stored,))

    def note_begun(self, source: Path) -> None:
        """Note that the work on a photo has begun."""
        self._note("UPDATE photo SET state = 'running', reason = NULL WHERE source = ?", source)

    def note_dropped(self, source: Path) -> None:
        """Note that the work on a photo was ended before it was done."""
        self._note("UPDATE photo SET state = 'waiting' WHERE source = ?", source)

    def note_staged(self, source: Path, made: Made) -> None:
        """Note, on the disk, what a result looks like that is about to get its name.

        Args:
            source: the photo.
            made: the result.

        Raises:
            JournalError: it cannot be written: the result must not get its name.
        """
        self.note_all_staged({source: made})

    def note_all_staged(self, made: Mapping[Path, Made]) -> None:
        """Note several results as ``note_staged`` does, in one commit.

        Args:
            made: photo to result.

        Raises:
            JournalError: it cannot be written: none of the results must get its name.
        """
        for source, result in made.items():
            self._note(_STAGED, source, *made_to_values(result))
        self.flush()

    def note_done(self, source: Path, seconds: Mapping[str, float]) -> None:
        """Note that the staged result got its name.

        Args:
            source: the photo.
            seconds: time that each stage took.
        """
        self._note(_DONE, source, json.dumps(dict(seconds)), _now())

    def note_failed(self, source: Path, reason: str, seconds: Mapping[str, float]) -> None:
        """Note that there is no result.

        Args:
            source: the photo.
            reason: why, as a sentence.
            seconds: time that each stage took.
        """
        self._note(_FAILED, source, reason, json.dumps(dict(seconds)), _now())

    def note_skipped(self, source: Path, reason: str, seconds: Mapping[str, float]) -> None:
        """Note that there is no result because none is wanted.

        Args:
            source: the photo.
            reason: why, as a sentence.
            seconds: time that each stage took.
        """
        self._note(_SKIPPED, source, reason, json.dumps(dict(seconds)), _now())

    def flush(self) -> None:
        """Force all that was noted to the disk.

        Raises:
            JournalError: it cannot be written; the next flush tries again.
        """
        with journal_errors(), self._lock:
            self._write()

    def flush_if_due(self) -> None:
        """Flush if the last time was a while ago.

        Raises:
            JournalError: it cannot be written; the next flush tries again.
        """
        if time.monotonic() - self._flushed >= _FLUSH_SECONDS:
            self.flush()

    def _identity(self) -> tuple[str, int]:
        found = self._connection.execute("SELECT id, run FROM journal").fetchone()
        if found is None:
            raise damaged()
        return str(found[0]), int(found[1])

    def _note(self, statement: str, source: Path, *values: Value) -> None:
        stored = self._paths.stored(source)
        with self._lock:
            self._unwritten.append((statement, (*values, stored)))

    def _write(self) -> None:
        if self._unwritten:
            with self._transaction():
                for statement, values in self._unwritten:
                    self._connection.execute(statement, values)
            self._unwritten.clear()
        self._flushed = time.monotonic()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # A full disk has ended it already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _page(self, condition: str, values: Sequence[Value]) -> list[tuple[Value, ...]]:
        query = f"{_SELECT} WHERE {condition} ORDER BY source LIMIT {_ROWS_AT_ONCE}"
        with journal_errors(), self._lock:
            self._write()
            return self._connection.execute(query, values).fetchall()

    def _one(self, condition: str, value: StoredPath) -> PhotoRow | None:
        with journal_errors(), self._lock:
            found = self._connection.execute(f"{_SELECT} WHERE {condition}", (value,)).fetchone()
        return None if found is None else self._row(found)

    def _row(self, values: tuple[Value, ...]) -> PhotoRow:
        try:
            return row_from_values(values, self._paths)
        except (ValueError, TypeError) as error:
            raise damaged() from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
