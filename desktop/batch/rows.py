"""A row of the batch table: one photo, and what became of it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class RowState(Enum):
    """How far a photo is; ``BEFORE`` is done by an earlier run, and whole."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    BEFORE = "before"
    FAILED = "failed"
    SKIPPED = "skipped"

    @property
    def is_final(self) -> bool:
        """Whether nothing more will happen to the photo."""
        return self not in (RowState.WAITING, RowState.RUNNING)

    @property
    def has_result(self) -> bool:
        """Whether there is a file with the name of the result."""
        return self in (RowState.DONE, RowState.BEFORE, RowState.SKIPPED)


@dataclass(frozen=True)
class BatchRow:
    """One file of a run.

    Attributes:
        source: the photo, or a folder that could not be searched.
        target: its result, whether or not it exists yet; None where there can be none.
        state: how far the photo is.
        reason: why it failed or was skipped, as a sentence; empty otherwise.
        seconds: how long the work took; None before its end and where none was done.
    """

    source: Path
    target: Path | None
    state: RowState = RowState.WAITING
    reason: str = ""
    seconds: float | None = None


@dataclass(frozen=True)
class RowCounts:
    """How many rows are in each state.

    Attributes:
        of: state to number of rows; a state without rows may be missing.
    """

    of: Mapping[RowState, int] = field(default_factory=dict)

    def __getitem__(self, state: RowState) -> int:
        return self.of.get(state, 0)

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.of.values())

    @property
    def final(self) -> int:
        """Rows to which nothing more will happen."""
        return sum(count for state, count in self.of.items() if state.is_final)
