"""How fast a run goes, and how long the rest of it will take."""

import time
from collections import deque
from collections.abc import Callable

_REMEMBERED = 32
"""Photos that the estimate looks back on: long enough to be steady, short enough to follow."""


class Pace:
    """Measures a run that may be paused; no time passes while it is."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin now.

        Args:
            clock: seconds since any moment.
        """
        self._clock = clock
        self._begun = clock()
        self._paused_at: float | None = None
        self._ends: deque[float] = deque([0.0], maxlen=_REMEMBERED + 1)

    @property
    def elapsed(self) -> float:
        """Seconds of work so far, without pauses."""
        now = self._clock() if self._paused_at is None else self._paused_at
        return now - self._begun

    def pause(self) -> None:
        """Stop the clock."""
        if self._paused_at is None:
            self._paused_at = self._clock()

    def resume(self) -> None:
        """Let the clock go on."""
        if self._paused_at is not None:
            self._begun += self._clock() - self._paused_at
            self._paused_at = None

    def finished_one(self) -> None:
        """Note that a photo has been finished."""
        self._ends.append(self.elapsed)

    def remaining(self, photos: int) -> float | None:
        """Estimate how long the rest takes.

        Args:
            photos: how many are not finished.

        Returns:
            Seconds, at least 0; None while nothing is known.
        """
        finished = len(self._ends) - 1
        if not finished:
            return None
        first, last = self._ends[0], self._ends[-1]
        # Since the last photo was finished, part of the next one has been done.
        return max((last - first) / finished * photos - (self.elapsed - last), 0.0)
