"""A piece of work that runs in a thread of its own, as the GUI thread sees it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from engine.cancellation import Cancelled, check_cancelled

_REPORT_SECONDS: Final = 0.05


class JobControl:
    """What a job hands to its work: how to say how far it is, and whether to go on.

    Attributes:
        cancel: set when nobody wants the result any more; suits as ``Cancellation`` of the engine.
    """

    cancel: threading.Event

    def __init__(self, tell: Callable[[int, int], None] | None = None) -> None:
        """Prepare for one job.

        Args:
            tell: is told the progress, in the thread of the work, at most 20 times a second; None
                where nobody listens.
        """
        self.cancel = threading.Event()
        self._tell = tell
        self._told_at = 0.0

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; cheap enough for every step of a loop.

        Args:
            done: steps that are done.
            total: steps in all.
        """
        now = time.monotonic()
        if self._tell is None or (now - self._told_at < _REPORT_SECONDS and done < total):
            return
        self._told_at = now
        self._tell(done, total)

    def check(self) -> None:
        """Go on only if the result is still wanted.

        Raises:
            Cancelled: it is not.
        """
        check_cancelled(self.cancel)


Work = Callable[[JobControl], object]
"""What a job does, in a thread of its own. It keeps no widget or other QObject alive."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """How a piece of work ended.

    Attributes:
        result: what it answered; None if it did not get so far.
        error: why it failed, ``Cancelled`` if it was ended on request; None if it did its work.
    """

    result: object = None
    error: Exception | None = None


class Job(QObject):
    """A running piece of work. It lives in the GUI thread, where all its signals are emitted.

    Exactly one of ``finished``, ``failed`` and ``cancelled`` is emitted, then ``ended``. After
    ``cancel`` there is no ``finished`` any more. What is connected to a job shall not hold the job,
    or both stay for ever.

    Attributes:
        title: what is being done, in a few words for the user.
        quiet: whether it is too small to be shown to the user.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()

    title: str
    quiet: bool

    def __init__(self, title: str, control: JobControl, *, quiet: bool) -> None:
        """Only a ``JobRunner`` makes jobs."""
        super().__init__()
        self.title = title
        self.quiet = quiet
        self._control = control

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to end the work; it may still need a moment."""
        return self._control.cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to end; ``cancelled`` tells when it has."""
        self._control.cancel.set()

    def settle(self, outcome: Outcome) -> None:
        """Tell how the work ended; called once, by the runner."""
        if self.is_cancelled or isinstance(outcome.error, Cancelled):
            self.cancelled.emit()
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.finished.emit(outcome.result)
        self.ended.emit()
