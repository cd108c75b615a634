"""Ctrl-C and SIGTERM as a wish to stop, heard between two steps of the work."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(Exception):  # noqa: N818 - what was asked for, no error
    """The user wants to stop, and the work came to a place where it can."""


@dataclass(eq=False)
class StopRequest:
    """Whether the user wants to stop.

    Attributes:
        event: set once the user does.
        received: the signal that told so.
    """

    event: threading.Event = field(default_factory=threading.Event)
    received: signal.Signals | None = None

    def check(self) -> None:
        """Go on only if the user does not want to stop.

        Raises:
            Stopped: the user does.
        """
        if self.event.is_set():
            raise Stopped


@contextmanager
def stop_signals() -> Iterator[StopRequest]:
    """Take the first signal as a wish; the second one ends the program at once.

    Yields:
        The request, to be looked at while the block runs.
    """
    request = StopRequest()
    if threading.current_thread() is not threading.main_thread():
        yield request  # only the main thread hears signals
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        request.received = signal.Signals(number)
        request.event.set()
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)

    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        # A command in the background of a script ignores Ctrl-C, and goes on doing so.
        if handler is not signal.SIG_IGN:
            signal.signal(each, stop)
    try:
        yield request
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
