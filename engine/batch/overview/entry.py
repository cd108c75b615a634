"""One photo of a run, as overviews show it."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Fate(Enum):
    """What became of a photo."""

    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True)
class Entry:
    """A photo of a run.

    Attributes:
        source: the photo.
        target: its result; None where there is none.
        fate: what became of it.
        reason: why it failed or was skipped, as a sentence; None otherwise.
        seconds: time that the work on it took, without waiting; None where none was done.
        finished: when it was done or failed, in ISO 8601; None otherwise.
    """

    source: Path
    target: Path | None
    fate: Fate
    reason: str | None = None
    seconds: float | None = None
    finished: str | None = None
