"""What every network that colorizes has in common."""

from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn

CHROMA_SCALE = 110.0
"""a*b* units in one unit of a regressor's last convolution, so that its weights stay small."""


class ColorNetwork(nn.Module, ABC):
    """Answers for every cell of a photo, from its lightness.

    A classifier answers the logits of its color classes; a regressor answers a* and b*.

    Attributes:
        stride: pixels per side of a cell.
        regresses: whether it answers a* and b*.
        last: the convolution that the answers come from.
    """

    last: nn.Conv2d

    def __init__(self, *, stride: int, regresses: bool) -> None:
        super().__init__()
        self.stride = stride
        self.regresses = regresses

    @abstractmethod
    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the last convolution reads.

        Args:
            lightness: as for ``forward``.

        Returns:
            Shape (n, channels, rows, columns).
        """

    def forward(self, lightness: Tensor) -> Tensor:
        """Answer for every cell.

        Args:
            lightness: L*/100 in [0, 1], shape (n, 1, height, width), sides multiples of 32.

        Returns:
            Logits (n, classes, height/stride, width/stride), or a*b* in CIELAB units (n, 2,
            height/stride, width/stride).
        """
        return self.in_units(self.last(self.features(lightness)))

    def in_units(self, answers: Tensor) -> Tensor:
        """Scale what the last convolution computes to a*b* units; logits stay as they are."""
        return answers * CHROMA_SCALE if self.regresses else answers

    def predict_cells(self, lightness: Tensor, cells: Tensor | None = None) -> Tensor:
        """Answer for some cells only, as a training step needs them.

        Args:
            lightness: as for ``forward``.
            cells: positions in the flattened (n, height/stride, width/stride), int64, shape
                (cells,); None for all.

        Returns:
            Shape (cells, channels).
        """
        rows = flatten_cells(self(lightness))
        return rows if cells is None else rows[cells]

    @torch.no_grad()
    def add_to_logits(self, offsets: Tensor) -> None:
        """Add constants to the logits of all cells: float, shape (classes,)."""
        bias = self.last.get_parameter("bias")
        bias.add_(offsets.to(bias))


def flatten_cells(answers: Tensor) -> Tensor:
    """Give every cell a row: (n, channels, rows, columns) to (n * rows * columns, channels)."""
    return answers.permute(0, 2, 3, 1).reshape(-1, answers.shape[1])
