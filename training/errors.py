"""What can go wrong while training, in words for the person who trains."""

from engine.errors import PhotochromError


class TrainingError(PhotochromError):
    """A recipe, a data set or a checkpoint cannot be used as asked."""
