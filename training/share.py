"""Which part of every batch one of several devices works on."""

from dataclasses import dataclass

from engine.models.description import SIZE_STEP
from training.errors import TrainingError


@dataclass(frozen=True)
class Share:
    """One of the equal parts into which batches are split, so that each device has one.

    Attributes:
        device: number of the device, from 0.
        devices: how many there are.
    """

    device: int = 0
    devices: int = 1

    def of(self, numbers: range) -> range:
        """Return the part of a batch's photo numbers that is this device's."""
        count = len(numbers) // self.devices
        return numbers[self.device * count : (self.device + 1) * count]


WHOLE = Share()
"""The share of a device that is alone."""


def check_split(batch: int, devices: int, smallest_size: int) -> None:
    """Refuse a batch that cannot be split into equal parts that can be learned from.

    Args:
        batch: photos of a batch, for all devices together.
        devices: how many there are.
        smallest_size: of the photos in pixels.

    Raises:
        TrainingError: it cannot.
    """
    if batch % devices:
        raise TrainingError(
            f"The recipe's batch of {batch} photos cannot be split evenly over {devices} devices; "
            "start another number of processes or change the batch."
        )
    if batch == devices and smallest_size == SIZE_STEP:
        # One photo of one cell: batch normalization has nothing to take the spread of.
        raise TrainingError(
            f"At size {SIZE_STEP} each of the {devices} devices needs at least 2 photos of a "
            "batch; start fewer processes or change the batch."
        )
