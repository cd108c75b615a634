"""Class-balanced cross-entropy over color classes (CCC++ section III-C, Eq. 13-16)."""

import torch
from torch import Tensor

from engine.color.classes import Palette
from training.losses.color_loss import ColorLoss
from training.losses.recipe import BalanceRecipe, Divisor, Target
from training.losses.soft_labels import soft_labels
from training.losses.weighted_cross_entropy import weighted_cross_entropy


def class_weights(counts: Tensor, *, percent: float, power: float = 1.0) -> Tensor:
    """Weigh every class by how rarely it occurs in the batch (Eq. 15).

    W_c = total / (N_c^adj + max(N) / Psi), where N_c^adj is N_c but at least Psi, and
    Psi = total / classes * P %.

    Args:
        counts: cells of every true class in the batch, shape (classes,); at least one cell.
        percent: P, how large a share of a class's fair part counts as too rare.
        power: exponent on the weights; 1 is Eq. 15, 0 weighs all classes alike.

    Returns:
        Weights, float32, shape (classes,).
    """
    counts = counts.float()
    total = counts.sum()
    threshold = total / len(counts) * percent / 100
    adjusted = torch.maximum(counts, threshold)
    weights: Tensor = total / (adjusted + counts.max() / threshold)
    return weights**power


class ClassBalancedCrossEntropy(ColorLoss):
    """Eq. 16: cross-entropy, every cell weighted by the rarity of its true class in the batch.

    The sum is divided by the sum of the weights, so that the value does not depend on the size
    of the batch or on how unbalanced it is, or, if the recipe wants so, by the number of cells:
    Eq. 16 as printed, up to the constant 1 / (H W B).
    """

    target = Target.CLASSES
    labels: Tensor

    def __init__(self, palette: Palette, recipe: BalanceRecipe) -> None:
        super().__init__()
        self.classes = len(palette)
        self.recipe = recipe
        spread = soft_labels(palette, recipe.label_sigma)
        self.register_buffer("labels", spread, persistent=False)

    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss; see ``ColorLoss``."""
        counts = torch.bincount(target, minlength=self.classes)
        weights = class_weights(counts, percent=self.recipe.percent, power=self.recipe.power)
        per_cell = weights[target]
        by_weights = self.recipe.divide_by is Divisor.WEIGHTS
        divisor = per_cell.sum() if by_weights else len(target)
        return weighted_cross_entropy(
            outputs, per_cell / divisor, lambda rows: self.labels[target[rows]]
        )
