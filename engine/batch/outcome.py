"""What became of one photo of a run, and how long each part of the work took."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum

from engine.batch.plan import Job
from engine.photo.photo import Photo


class Stage(Enum):
    """A part of the work on one photo."""

    READ = "read"
    RESTORE = "restore"
    INFER = "infer"
    DECODE = "decode"
    SEGMENT = "segment"
    HARMONIZE = "harmonize"
    WRITE = "write"


@dataclass(frozen=True)
class Outcome:
    """What became of one photo.

    Attributes:
        job: the photo and its result.
        error: what went wrong, as a sentence; None where nothing did.
        width: columns of the upright photo; None if it could not be read.
        height: rows of the upright photo; None if it could not be read.
        seconds: time spent in each stage that was begun: reading; restoring, if wanted; running
            the network; decoding and upsampling the colors; finding all objects and harmonizing
            them, if wanted; rendering, encoding and writing. Waiting for other photos is not
            counted.
        skipped: why no result is wanted, as a sentence; None where one is.
        restored: what was done to the photo before its colors were found, as the metadata of the
            result say it.
    """

    job: Job
    error: str | None
    width: int | None
    height: int | None
    seconds: Mapping[Stage, float]
    skipped: str | None = None
    restored: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the result was written."""
        return self.error is None and self.skipped is None

    @property
    def pixels(self) -> int:
        """Size of the photo, 0 if it could not be read."""
        return (self.width or 0) * (self.height or 0)


@dataclass(eq=False)
class OutcomeRecorder:
    """Notes what happens to one photo while it happens.

    Attributes:
        job: the photo and its result.
        restored: what was done to the photo before its colors were found, as far as it got.
    """

    job: Job
    restored: tuple[str, ...] = ()
    _size: tuple[int, int] | None = None
    _seconds: dict[Stage, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, stage: Stage) -> Iterator[None]:
        """Measure a stage, whether or not it succeeds.

        Args:
            stage: what the block does.
        """
        begin = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[stage] = time.perf_counter() - begin

    def saw(self, photo: Photo) -> None:
        """Note the size of the photo.

        Args:
            photo: as it was read.
        """
        self._size = photo.width, photo.height

    def outcome(self, error: str | None = None, *, skipped: str | None = None) -> Outcome:
        """Finish.

        Args:
            error: what went wrong; None where nothing did.
            skipped: why no result is wanted; None where one is.

        Returns:
            All that was noted.
        """
        width, height = self._size or (None, None)
        return Outcome(self.job, error, width, height, dict(self._seconds), skipped, self.restored)
