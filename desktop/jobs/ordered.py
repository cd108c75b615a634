"""Work of which every request matters, and their order does: strokes of a brush."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.jobs.job import Work
from desktop.jobs.one_at_a_time import OneAtATime, Request
from desktop.jobs.runner import JobRunner

Preparation = Callable[[], Work]
"""Called in the GUI thread when its turn has come, so that work can build on the last result."""


class OrderedJobs(OneAtATime):
    """Runs requests one after another; each is prepared when the last result was delivered.

    What comes after ``drop`` does not wait for what was dropped, which ends by itself.
    """

    def __init__(self, runner: JobRunner, title: str, parent: QObject | None = None) -> None:
        """Prepare for requests.

        Args:
            runner: runs them, quietly.
            title: what they do, in a few words for the user.
            parent: owner of this object.
        """
        super().__init__(runner, parent)
        self._title = title
        self._waiting: deque[Preparation] = deque()

    def request(self, prepare: Preparation) -> None:
        """Put work behind all that was asked for before."""
        self._waiting.append(prepare)
        self._go_on()

    def request_next(self, prepare: Preparation) -> None:
        """Put work before all that waits, as a continuation of what has just ended."""
        self._waiting.appendleft(prepare)
        self._go_on()

    def drop(self) -> None:
        """Forget what runs and what waits: no result of it will be delivered."""
        super().drop()
        self._let_go()

    def _is_waiting(self) -> bool:
        return bool(self._waiting)

    def _forget_waiting(self) -> None:
        self._waiting.clear()

    def _take_next(self) -> Request | None:
        return Request(self._title, self._waiting.popleft()()) if self._waiting else None
