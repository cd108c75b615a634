"""How far a run over many photos is."""

from enum import Enum


class RunState(Enum):
    """How far a run is."""

    IDLE = "idle"
    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"

    @property
    def is_active(self) -> bool:
        """Whether a job is running."""
        return self is not RunState.IDLE
