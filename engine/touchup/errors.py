"""What can be wrong with a touch-up, said to the user."""

from engine.errors import PhotochromError


class TouchUpError(PhotochromError):
    """A touch-up cannot be done in this way; the message is one plain sentence."""
