"""Class-balanced cross-entropy over color classes (CCC++ section III-C, Eq. 13-16)."""

import torch
from torch import Tensor, nn

from engine.color.classes import Palette
from training.losses.recipe import BalanceRecipe


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
    adjusted = counts.clamp(min=threshold.item())
    weights: Tensor = total / (adjusted + counts.max() / threshold)
    return weights**power


def soft_labels(palette: Palette, sigma: float) -> Tensor:
    """Spread every class over its neighbors by a Gaussian over the distance of their centers.

    Args:
        palette: the color classes.
        sigma: standard deviation in a*b* units; 0 keeps every class to itself.

    Returns:
        Row c is the distribution that stands for class c; float32, shape (classes, classes).
    """
    if sigma == 0:
        return torch.eye(len(palette))
    centers = torch.from_numpy(palette.centers)
    squared = (centers[:, None] - centers[None]).square().sum(dim=2)
    return torch.softmax(-squared / (2 * sigma**2), dim=1)


class ClassBalancedCrossEntropy(nn.Module):
    """Eq. 16: cross-entropy, every cell weighted by the rarity of its true class in the batch.

    The sum is divided by the sum of the weights, so that the value does not depend on the size
    of the batch or on how unbalanced it is.
    """

    labels: Tensor

    def __init__(self, palette: Palette, recipe: BalanceRecipe) -> None:
        super().__init__()
        self.classes = len(palette)
        self.recipe = recipe
        spread = soft_labels(palette, recipe.label_sigma)
        self.register_buffer("labels", spread, persistent=False)

    def forward(self, logits: Tensor, target: Tensor) -> Tensor:
        """Compute the loss.

        Args:
            logits: scores, shape (cells, classes).
            target: true classes, int64, shape (cells,).

        Returns:
            A scalar, float32.
        """
        counts = torch.bincount(target, minlength=self.classes)
        weights = class_weights(counts, percent=self.recipe.percent, power=self.recipe.power)
        per_cell = weights[target]
        loss: Tensor = _WeightedCrossEntropy.apply(
            logits, target, per_cell / per_cell.sum(), self.labels
        )
        return loss


class _WeightedCrossEntropy(torch.autograd.Function):
    """Sum over cells of weight * cross-entropy(labels[truth], softmax(scores)).

    Loss and gradient come out of one pass over slices that stay in the processor's cache: as a
    chain of tensor operations the same took a third of a training step on a CPU.
    """

    # Rows of a slice: at 532 classes 2 MB in float32.
    ROWS = 1024

    @staticmethod
    def forward(
        ctx: torch.autograd.function.FunctionCtx,
        scores: Tensor,
        truth: Tensor,
        weights: Tensor,
        labels: Tensor,
    ) -> Tensor:
        gradient = torch.empty_like(scores)
        total = torch.zeros((), dtype=torch.float32, device=scores.device)
        for start in range(0, len(scores), _WeightedCrossEntropy.ROWS):
            rows = slice(start, start + _WeightedCrossEntropy.ROWS)
            log_probability = torch.log_softmax(scores[rows].float(), dim=1)
            wanted = labels[truth[rows]]
            weight = weights[rows, None]
            total -= (log_probability * wanted).sum(dim=1) @ weight[:, 0]
            gradient[rows] = log_probability.exp_().sub_(wanted).mul_(weight)
        ctx.save_for_backward(gradient)
        return total

    @staticmethod
    def backward(
        ctx: torch.autograd.function.FunctionCtx, *outer: Tensor
    ) -> tuple[Tensor, None, None, None]:
        (gradient,) = ctx.saved_tensors  # type: ignore[attr-defined]
        return gradient * outer[0].to(gradient.dtype), None, None, None
