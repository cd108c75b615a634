"""Ctrl-C and SIGTERM as a wish to stop, heard between two steps of the work."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from engine.cancellation import check_cancelled

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


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
            Cancelled: the user does.
        """
        check_cancelled(self.event)


@contextmanager
def stop_signals() -> Iterator[StopRequest]:
    """Take the first signal as a wish; the second one ends the program at once.

    Yields:
        The request, to be looked at while the block runs.
    """
    request = StopRequest()

    def wish(received: signal.Signals) -> None:
        request.received = received
        request.event.set()

    with first_signal(wish):
        yield request


@contextmanager
def first_signal(heard: Callable[[signal.Signals], None]) -> Iterator[None]:
    """Hear the first Ctrl-C or SIGTERM while the block runs; the second one ends the program.

    Args:
        heard: is told which it was, in the main thread; what it raises ends the block.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears signals
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        heard(signal.Signals(number))

    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        # A command in the background of a script ignores Ctrl-C, and goes on doing so.
        if handler is not signal.SIG_IGN:
            signal.signal(each, stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
