"""How long work is ended on request, from any thread."""

from typing import Protocol


class Cancellation(Protocol):
    """Something like ``threading.Event``: set from any thread to end the work."""

    def is_set(self) -> bool:
        """Whether the work shall end."""
        ...


class Cancelled(Exception):  # noqa: N818 - what was asked for, no error
    """The work was ended on request; there is no result."""


def check_cancelled(cancel: Cancellation | None) -> None:
    """Go on only if nobody wants the work to end.

    Args:
        cancel: whether somebody does; None if nobody can.

    Raises:
        Cancelled: somebody does.
    """
    if cancel is not None and cancel.is_set():
        raise Cancelled
