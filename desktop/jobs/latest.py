"""Work of which only the newest request matters: hovering, dragging a slider, drawing a view."""

from PySide6.QtCore import QObject

from desktop.jobs.job import Work
from desktop.jobs.one_at_a_time import OneAtATime, Request
from desktop.jobs.runner import JobRunner


class LatestJob(OneAtATime):
    """Runs one request at a time; a newer one takes the place of the one that waits.

    What already runs is brought to its end and its result delivered, so that something is seen
    however fast requests come. ``drop`` forgets that, too; as it cannot be stopped at once, the
    next request waits until it has ended.
    """

    def __init__(
        self, runner: JobRunner, title: str, parent: QObject | None = None, *, quiet: bool = True
    ) -> None:
        """Prepare for requests.

        Args:
            runner: runs them.
            title: what they do, in a few words for the user.
            parent: owner of this object.
            quiet: they are too small to be shown to the user.
        """
        super().__init__(runner, parent, quiet=quiet)
        self._title = title
        self._waiting: Request | None = None

    def request(self, work: Work, title: str | None = None) -> None:
        """Ask for a result, which makes earlier requests that did not begin yet pointless.

        Args:
            work: what to do.
            title: for this request alone; None for that of all.
        """
        self._waiting = Request(title or self._title, work)
        self._go_on()

    def _is_waiting(self) -> bool:
        return self._waiting is not None

    def _forget_waiting(self) -> None:
        self._waiting = None

    def _take_next(self) -> Request | None:
        request, self._waiting = self._waiting, None
        return request
