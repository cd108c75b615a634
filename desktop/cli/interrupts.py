"""Ctrl-C and SIGTERM as an exception, for work that waits for others and must tidy up behind it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """The user wants to stop.

    Attributes:
        received: the signal that told so.
    """

    def __init__(self, received: signal.Signals) -> None:
        super().__init__()
        self.received = received


@contextmanager
def interrupts() -> Iterator[None]:
    """Let the first signal end the block at once; the second one ends the program.

    Raises:
        Interrupted: a signal came.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears signals
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in _SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        raise Interrupted(signal.Signals(number))

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
