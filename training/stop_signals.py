"""Lets a loop end in order when the user or the system wants it to stop."""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any, Self

_Handler = Callable[[int, FrameType | None], Any] | int | None


class StopSignals:
    """Turns the first SIGINT or SIGTERM into a wish; a second one interrupts at once.

    Only the main thread can receive signals; in any other this does nothing.

    Attributes:
        received: whether to stop.
    """

    def __init__(self) -> None:
        self.received = False
        self._previous: dict[int, _Handler] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                self._previous[number] = signal.signal(number, self._receive)
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _receive(self, _number: int, _frame: FrameType | None) -> None:
        self.received = True
        self._restore()

    def _restore(self) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self._previous.clear()
