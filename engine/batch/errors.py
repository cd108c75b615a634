"""What can be wrong with a run over several photos."""

from engine.errors import PhotochromError


class BatchError(PhotochromError):
    """A photo of a run cannot be taken up; the message is one plain sentence."""


class ClusterError(BatchError):
    """The machines of a cluster cannot go on with a run."""
