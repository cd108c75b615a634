"""What cannot be done with an open photo, said to the user."""

from engine.errors import PhotochromError


class WorkspaceError(PhotochromError):
    """Something is missing for what the user asked; the message is one plain sentence."""
