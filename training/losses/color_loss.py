"""What every loss of a colorizer is."""

from abc import ABC, abstractmethod
from typing import ClassVar

from torch import Tensor, nn

from training.losses.recipe import Target

__all__ = ["ColorLoss", "Target"]


class ColorLoss(nn.Module, ABC):
    """Compares what a network answers for cells to the truth.

    Attributes:
        target: what the truth is.
    """

    target: ClassVar[Target]

    @abstractmethod
    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss, in float32 whatever the outputs are in.

        Args:
            outputs: what the network answers, floating point, shape (cells, channels): logits of
                the color classes, or a*b* in CIELAB units where the loss is one of regression.
            target: the truth of at least one cell: int64 classes, shape (cells,), for
                ``Target.CLASSES``; float32 a*b* in CIELAB units, shape (cells, 2), for
                ``Target.CHROMA``.

        Returns:
            A scalar, float32.
        """
