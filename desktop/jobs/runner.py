"""Runs jobs in a pool of threads and brings their news to the GUI thread."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from desktop.jobs.job import Job, JobControl, Outcome, Work
from engine.cancellation import Cancelled

_log = logging.getLogger(__name__)

# Most jobs wait for native code that has threads of its own; these many may wait at the same time,
# so that a long one never keeps a short one waiting.
_THREADS: Final = 12

# Seconds after which a thread hands the interpreter over to one that waits for it. The GUI thread
# may wait after every call into Qt: with Python's own 5 ms, a few waits fill the time of a redraw.
_TURN: Final = 0.0005


@dataclass(frozen=True, eq=False)
class _Progress:
    number: int
    done: int
    total: int


@dataclass(frozen=True, eq=False)
class _End:
    number: int
    outcome: Outcome


class _Mail(QObject):
    """Carries messages from any thread to the GUI thread; has no parent, so it outlives both."""

    arrived = Signal(object)


class JobRunner(QObject):
    """Starts jobs and knows which of them run. Lives in the GUI thread.

    A job that fails, in whatever way, reaches its ``failed``; nothing ends silently.
    """

    started = Signal(Job)
    """A job began that the user should see; quiet ones are not announced."""

    idle = Signal()
    """The last running job, quiet ones included, has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare the threads; they begin with the first job.

        Args:
            parent: owner of the runner.
        """
        super().__init__(parent)
        sys.setswitchinterval(_TURN)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(_THREADS)
        self._mail = _Mail()
        self._mail.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._numbers = count()
        self._jobs: dict[int, Job] = {}
        self._is_shut_down = False

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All jobs that have not ended, the oldest first, quiet ones included."""
        return tuple(self._jobs.values())

    def start(self, title: str, work: Work, *, quiet: bool = False) -> Job:
        """Run a piece of work in another thread.

        Args:
            title: what is being done, in a few words for the user.
            work: called with the control of the job; its answer is the argument of ``finished``.
            quiet: the job is too small to be shown to the user.

        Returns:
            The job. Its signals come later, never before this returns. After ``shut_down`` it only
            ends as cancelled.
        """
        number = next(self._numbers)
        mail = self._mail
        control = JobControl(lambda done, total: mail.arrived.emit(_Progress(number, done, total)))
        job = Job(title, control, quiet=quiet)
        self._jobs[number] = job
        if self._is_shut_down:
            job.cancel()
            mail.arrived.emit(_End(number, Outcome(error=Cancelled())))
            return job
        self._pool.start(_in_thread(work, control, number, mail))
        if not quiet:
            self.started.emit(job)
        return job

    def shut_down(self, wait_ms: int = 5000) -> bool:
        """Cancel all jobs, wait for them and start no more.

        Jobs that have not told of their end yet do so before this returns, as cancelled.

        Args:
            wait_ms: how long to wait at most, in milliseconds.

        Returns:
            Whether all threads ended in time.
        """
        self._is_shut_down = True
        for job in self.jobs:
            job.cancel()
        has_ended = self._pool.waitForDone(wait_ms)
        # What a job leads to when it ends counts as called off, too.
        while self._jobs:
            self._end(next(iter(self._jobs)), Outcome(error=Cancelled()))
        return has_ended

    @Slot(object)
    def _deliver(self, message: _Progress | _End) -> None:
        if isinstance(message, _End):
            self._end(message.number, message.outcome)
            return
        job = self._jobs.get(message.number)
        if job is not None and not job.is_cancelled:
            job.progressed.emit(message.done, message.total)

    def _end(self, number: int, outcome: Outcome) -> None:
        job = self._jobs.pop(number, None)
        if job is None:  # was settled by shut_down
            return
        job.settle(outcome)
        if not self._jobs:
            self.idle.emit()


def _in_thread(work: Work, control: JobControl, number: int, mail: _Mail) -> Callable[[], None]:
    """Wrap work so that whatever happens becomes a message.

    The thread never holds the job itself: an object of Qt must not die in a foreign thread.
    """

    def run() -> None:
        mail.arrived.emit(_End(number, _outcome(work, control)))

    return run


def _outcome(work: Work, control: JobControl) -> Outcome:
    try:
        control.check()
        return Outcome(work(control))
    except Cancelled as error:
        return Outcome(error=error)
    except Exception as error:  # whatever it is, the user must learn of it
        _log.debug("a job failed", exc_info=error)
        return Outcome(error=error)
