"""What ``LatestJob`` and ``OrderedJobs`` have in common: one request runs, others wait."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job import Job, Work
from desktop.jobs.runner import JobRunner


@dataclass(frozen=True, eq=False)
class Request:
    """Work that was asked for.

    Attributes:
        title: what it does, in a few words for the user.
        work: what to do.
    """

    title: str
    work: Work


class OneAtATime(QObject):
    """Runs a request when the one before has ended. Which one is next, subclasses know."""

    finished = Signal(object)
    failed = Signal(Exception)
    busy_changed = Signal()

    def __init__(
        self, runner: JobRunner, parent: QObject | None = None, *, quiet: bool = True
    ) -> None:
        """Prepare for requests.

        Args:
            runner: runs them.
            parent: owner of this object.
            quiet: they are too small to be shown to the user.
        """
        super().__init__(parent)
        self._runner = runner
        self._quiet = quiet
        self._running: Job | None = None
        self._is_dropped = False
        self._was_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a result is still to come."""
        runs = self._running is not None and not self._is_dropped
        return runs or self._is_waiting()

    def drop(self) -> None:
        """Forget what runs and what waits: no result of it will be delivered."""
        self._forget_waiting()
        if self._running is not None:
            self._is_dropped = True
            self._running.cancel()
        self._tell_busy()

    def _is_waiting(self) -> bool:
        raise NotImplementedError

    def _forget_waiting(self) -> None:
        raise NotImplementedError

    def _take_next(self) -> Request | None:
        raise NotImplementedError

    def _go_on(self) -> None:
        """Begin with what waits, if nothing runs."""
        if self._running is None:
            request = self._take_next()
            if request is not None:
                self._start(request)
        self._tell_busy()

    def _let_go(self) -> None:
        """Wait no longer for what was dropped and still runs."""
        job = self._running
        if job is not None and self._is_dropped:
            self._running = None
            job.finished.disconnect(self._finish)
            job.failed.disconnect(self._fail)
            job.ended.disconnect(self._end)

    def _start(self, request: Request) -> None:
        self._is_dropped = False
        job = self._runner.start(request.title, request.work, quiet=self._quiet)
        self._running = job
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)

    def _finish(self, result: object) -> None:
        if not self._is_dropped:
            self.finished.emit(result)

    def _fail(self, error: Exception) -> None:
        if not self._is_dropped:
            self.failed.emit(error)

    def _end(self) -> None:
        self._running = None
        self._go_on()

    def _tell_busy(self) -> None:
        if self.is_busy != self._was_busy:
            self._was_busy = self.is_busy
            self.busy_changed.emit()
