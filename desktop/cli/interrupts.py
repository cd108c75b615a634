"""Ctrl-C and SIGTERM as an exception, for work that waits for others and must tidy up behind it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.cli.stop_signals import first_signal


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

    def interrupt(received: signal.Signals) -> None:
        raise Interrupted(received)

    with first_signal(interrupt):
        yield
