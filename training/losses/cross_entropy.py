"""Cross-entropy over color classes that weighs all of them alike (CCC++ Eq. 13 and 14)."""

import torch
from torch import Tensor

from engine.color.classes import Palette
from training.losses.color_loss import ColorLoss
from training.losses.recipe import BalanceRecipe, Target
from training.losses.soft_labels import soft_labels
from training.losses.weighted_cross_entropy import weighted_cross_entropy


class CrossEntropy(ColorLoss):
    """Eq. 13, the mean over the cells, every class weighing 1."""

    target = Target.CLASSES
    labels: Tensor

    def __init__(self, palette: Palette, recipe: BalanceRecipe) -> None:
        super().__init__()
        self.class_weight = 1.0
        spread = soft_labels(palette, recipe.label_sigma)
        self.register_buffer("labels", spread, persistent=False)

    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss; see ``ColorLoss``."""
        cells = len(target)
        weights = torch.full((cells,), self.class_weight / cells, device=outputs.device)
        return weighted_cross_entropy(outputs, weights, lambda rows: self.labels[target[rows]])


class UniformCrossEntropy(CrossEntropy):
    """Eq. 13 with the weights of Eq. 14, W_c = 1 / n_C, over the number of cells H W B.

    As a constant the weight moves no optimum, but gradients n_C times smaller are no longer large
    beside the epsilon of Adam; ``CrossEntropy`` is the same without.
    """

    def __init__(self, palette: Palette, recipe: BalanceRecipe) -> None:
        super().__init__(palette, recipe)
        self.class_weight = 1 / len(palette)
