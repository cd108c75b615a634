"""What can go wrong with a model."""

from engine.errors import PhotochromError


class ModelError(PhotochromError):
    """A model file or the device it should run on cannot be used; the message says what to do."""
