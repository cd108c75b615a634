"""What every network that classifies colors has in common."""

from abc import ABC, abstractmethod

from torch import Tensor, nn
from torch.nn import functional


class ColorClassifier(nn.Module, ABC):
    """Features at a quarter of the size, then one linear classifier for every cell.

    Attributes:
        classifier: 1x1 convolution from features to color classes.
    """

    classifier: nn.Conv2d

    @abstractmethod
    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the classifier reads.

        Args:
            lightness: as for ``forward``.

        Returns:
            Shape (n, channels, height/4, width/4).
        """

    def score_cells(self, lightness: Tensor, cells: Tensor) -> Tensor:
        """Score the color classes of some cells only, as a training step needs them.

        Args:
            lightness: as for ``forward``.
            cells: positions in the flattened (n, height/4, width/4), int64, shape (cells,).

        Returns:
            Logits, shape (cells, classes).
        """
        features = self.features(lightness)
        rows = features.permute(0, 2, 3, 1).reshape(-1, features.shape[1])[cells]
        return functional.linear(rows, self.classifier.weight[:, :, 0, 0], self.classifier.bias)

    def forward(self, lightness: Tensor) -> Tensor:
        """Score every color class of every cell.

        Args:
            lightness: L*/100 in [0, 1], shape (n, 1, height, width), sides multiples of 32.

        Returns:
            Logits, shape (n, classes, height/4, width/4).
        """
        logits: Tensor = self.classifier(self.features(lightness))
        return logits
