"""How fast a run goes, and how long the rest of it will take."""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.batch.outcome import Outcome, Stage

_REMEMBERED: Final = 32
"""Photos that the estimate looks back on: long enough to be steady, short enough to follow."""

_FOR_EVERY_PIXEL: Final = frozenset((Stage.READ, Stage.RESTORE, Stage.DECODE, Stage.WRITE))
"""Stages that take the longer the larger a photo is; the models see all photos equally small."""


class WorkLeft:
    """The photos of a run that are not finished, and how large they are as far as that is known."""

    def __init__(self, targets: Iterable[Path]) -> None:
        """Begin without knowing any size.

        Args:
            targets: results of the photos, no two alike.
        """
        self._pixels: dict[Path, int | None] = dict.fromkeys(targets)
        self._known_photos = self._known_pixels = 0

    @property
    def photos(self) -> int:
        """How many photos are left."""
        return len(self._pixels)

    def pixels(self, usual: float) -> float:
        """Add up the pixels of all that is left.

        Args:
            usual: pixels to take for a photo whose size is not known.
        """
        return self._known_pixels + usual * (self.photos - self._known_photos)

    def measure(self, target: Path, pixels: int) -> None:
        """Take the size of a photo, if it is not finished yet."""
        if target in self._pixels and self._pixels[target] is None:
            self._pixels[target] = pixels
            self._known_photos += 1
            self._known_pixels += pixels

    def finish(self, target: Path) -> None:
        """Leave a photo out from now on."""
        pixels = self._pixels.pop(target, None)
        if pixels is not None:
            self._known_photos -= 1
            self._known_pixels -= pixels


@dataclass(frozen=True)
class _Finished:
    """A finished photo: when, and the work that it was, in seconds of one worker."""

    at: float
    pixels: int
    for_photo: float
    for_pixels: float


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
        self._since = 0.0
        self._finished: deque[_Finished] = deque()

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

    def finished_one(self, outcome: Outcome) -> None:
        """Note that a photo has been finished, and what it took."""
        shares = {True: 0.0, False: 0.0}
        for stage, seconds in outcome.seconds.items():
            shares[stage in _FOR_EVERY_PIXEL] += seconds
        self._finished.append(_Finished(self.elapsed, outcome.pixels, shares[False], shares[True]))
        if len(self._finished) > _REMEMBERED:
            self._since = self._finished.popleft().at

    def remaining(self, left: WorkLeft) -> float | None:
        """Estimate how long the rest takes, as fast as the last photos went.

        Args:
            left: what is not finished.

        Returns:
            Seconds, at least 0; None while nothing is known.
        """
        if not self._finished:
            return None
        # Several photos are worked on at once, so that their work is more than the time it took.
        last = self._finished[-1].at
        share = self._work(left) / len(self._finished)
        # Since the last photo was finished, part of the next one has been done.
        return max((last - self._since) * share - (self.elapsed - last), 0.0)

    def _work(self, left: WorkLeft) -> float:
        """Say how much work is left, in photos like the mean of those that are finished."""
        count = len(self._finished)
        pixels = sum(photo.pixels for photo in self._finished)
        for_photos = sum(photo.for_photo for photo in self._finished)
        for_pixels = sum(photo.for_pixels for photo in self._finished)
        if not pixels or for_photos + for_pixels <= 0:
            return left.photos
        rest = left.photos / count * for_photos + left.pixels(pixels / count) / pixels * for_pixels
        return rest / (for_photos + for_pixels) * count
