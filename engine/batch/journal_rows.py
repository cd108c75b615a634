"""What a journal holds about a photo, and how it stands in the columns of its table."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from engine.batch.journal_paths import JournalPaths
from engine.batch.stamps import FileStamp

Value = str | bytes | int | float | None
"""What a column holds."""

COLUMNS: Final = (
    "source, target, state, reason, run, preset, source_size, source_mtime_ns, target_size,"
    " target_mtime_ns, staged_preset, staged_source_size, staged_source_mtime_ns,"
    " staged_target_size, staged_target_mtime_ns, seconds, finished"
)
"""The columns in the order of ``row_to_values``."""


class PhotoState(Enum):
    """How far a photo is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Made:
    """A result and what it was made of.

    Attributes:
        preset: number of the preset in the journal.
        source: the photo as it was read.
        target: the result as it was written.
    """

    preset: int
    source: FileStamp
    target: FileStamp


@dataclass(frozen=True)
class PhotoRow:
    """What the journal knows about a photo.

    Attributes:
        source: the photo.
        target: its result, whether or not it exists.
        state: what became of it in the last run over it.
        reason: why it failed or was skipped, as a sentence; None otherwise.
        run: number of that run.
        published: the result that was made.
        staged: the result that was about to get its name; whether it did, its file tells.
        seconds: time that each stage of the work took, by the value of ``Stage``.
        finished: when, in ISO 8601.
    """

    source: Path
    target: Path
    state: PhotoState = PhotoState.WAITING
    reason: str | None = None
    run: int = 0
    published: Made | None = None
    staged: Made | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    finished: str | None = None


def row_to_values(row: PhotoRow, paths: JournalPaths) -> tuple[Value, ...]:
    """Write a row into columns.

    Args:
        row: what to write.
        paths: how paths are written.

    Returns:
        A value for each of ``COLUMNS``.
    """
    return (
        paths.stored(row.source),
        paths.stored(row.target),
        row.state.value,
        row.reason,
        row.run,
        *made_to_values(row.published),
        *made_to_values(row.staged),
        json.dumps(dict(row.seconds)) if row.seconds else None,
        row.finished,
    )


def row_from_values(values: Sequence[Value], paths: JournalPaths) -> PhotoRow:
    """Read a row, the inverse of ``row_to_values``.

    Raises:
        ValueError: no journal of ours holds such values.
    """
    source, target, state, reason, run, *made, seconds, finished = values
    if not isinstance(source, str | bytes) or not isinstance(target, str | bytes):
        raise ValueError("a photo has no name")  # noqa: TRY004 - the file is wrong, not a program
    return PhotoRow(
        paths.path(source),
        paths.path(target),
        PhotoState(state),
        None if reason is None else str(reason),
        int(run or 0),
        _made(made[:5]),
        _made(made[5:]),
        json.loads(str(seconds)) if seconds else {},
        None if finished is None else str(finished),
    )


def made_to_values(made: Made | None) -> tuple[Value, ...]:
    """Write a result into its five columns: the preset, then size and time of both files."""
    if made is None:
        return (None,) * 5
    source, target = made.source, made.target
    return (made.preset, source.size, source.mtime_ns, target.size, target.mtime_ns)


def _made(values: Sequence[Value]) -> Made | None:
    if None in values:
        return None
    preset, source_size, source_time, target_size, target_time = (
        int(value) for value in values if value is not None
    )
    source = FileStamp(source_size, source_time)
    return Made(preset, source, FileStamp(target_size, target_time))
