"""What the command reports to the shell, and how it is told of a wrong use."""

from typing import Final

from engine.errors import PhotochromError

DONE: Final = 0
FAILED: Final = 1
"""Something could not be done; what could be was done."""

WRONG_USAGE: Final = 2
STOPPED: Final = 128
"""Plus the number of the signal: 130 after Ctrl-C, 143 after SIGTERM."""


class UsageError(PhotochromError):
    """The arguments do not fit together; the message says how."""
