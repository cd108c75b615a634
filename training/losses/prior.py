"""Cross-entropy rebalanced by the colors of all training photos, the baseline called CIC.

Source: Zhang, Isola, Efros, Colorful Image Colorization (ECCV 2016), sections 2.1 and 2.2, over
the classes of the recipe's palette instead of their 313.
"""

import torch
from torch import Tensor

from engine.color.classes import Palette
from training.losses.color_loss import ColorLoss
from training.losses.recipe import PriorRecipe, Target
from training.losses.weighted_cross_entropy import weighted_cross_entropy
from training.palette import ClassCounts

# Cells whose distances to all classes are held at once.
_ROWS = 1024


def smoothed_prior(counts: ClassCounts, palette: Palette, smoothing: float) -> Tensor:
    """Smooth the distribution of classes by a Gaussian over the a*b* plane (section 2.2).

    Args:
        counts: cells of every class in the training photos, shape (classes,); at least one cell.
        palette: the color classes.
        smoothing: sigma of the Gaussian in a*b* units; 0 for none.

    Returns:
        p~, a distribution, float64, shape (classes,).
    """
    smoothed = torch.from_numpy(counts).double()
    if smoothing > 0:
        centers = torch.from_numpy(palette.centers).double()
        squared = (centers[:, None] - centers[None]).square().sum(dim=2)
        smoothed = torch.exp(-squared / (2 * smoothing**2)) @ smoothed
    return smoothed / smoothed.sum()


def prior_weights(prior: Tensor, uniform_share: float) -> Tensor:
    """Weigh every class by how rare it is in all training photos (Eq. 4).

    w is proportional to 1 / ((1 - lambda) p~ + lambda / Q), such that the sum of p~ w is 1.

    Args:
        prior: p~, a distribution, shape (classes,).
        uniform_share: lambda, above 0 and at most 1.

    Returns:
        Weights, of the type and shape of ``prior``.
    """
    weights = 1 / ((1 - uniform_share) * prior + uniform_share / len(prior))
    return weights / (prior * weights).sum()


class PriorRebalancedCrossEntropy(ColorLoss):
    """Eq. 2: cross-entropy to soft labels, weighted by the rarity of the true color everywhere.

    The mean over the cells: as the weights are 1 on average (Eq. 4), so is their sum over the
    cells.
    """

    target = Target.CHROMA
    centers: Tensor
    weights: Tensor

    def __init__(self, palette: Palette, recipe: PriorRecipe, counts: ClassCounts) -> None:
        super().__init__()
        self.recipe = recipe
        self.neighbors = min(recipe.neighbors, len(palette))
        weights = prior_weights(
            smoothed_prior(counts, palette, recipe.smoothing), recipe.uniform_share
        )
        self.register_buffer("centers", torch.from_numpy(palette.centers), persistent=False)
        self.register_buffer("weights", weights.float(), persistent=False)

    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss; see ``ColorLoss``. The outputs are logits."""
        nearest, shares = self.encode(target)
        # Eq. 3: a cell weighs as much as its most probable class, which is the nearest.
        weights = self.weights[nearest[:, 0]] / len(target)
        classes = len(self.centers)

        def labels(rows: slice) -> Tensor:
            near = nearest[rows]
            empty = torch.zeros(len(near), classes, device=near.device)
            return empty.scatter_(1, near, shares[rows])

        return weighted_cross_entropy(outputs, weights, labels)

    def encode(self, chroma: Tensor) -> tuple[Tensor, Tensor]:
        """Spread true colors over the nearest classes by a Gaussian (section 2.1).

        Args:
            chroma: a*b*, shape (cells, 2).

        Returns:
            The nearest classes, the nearest first, int64, and their shares, float32, which sum up
            to 1; shape (cells, neighbors) both.
        """
        squared, nearest = zip(*map(self._nearest, torch.split(chroma.float(), _ROWS)), strict=True)
        shares = torch.softmax(-torch.cat(squared) / (2 * self.recipe.sigma**2), dim=1)
        return torch.cat(nearest), shares

    def _nearest(self, chroma: Tensor) -> tuple[Tensor, Tensor]:
        a_apart = chroma[:, :1] - self.centers[:, 0]
        b_apart = chroma[:, 1:] - self.centers[:, 1]
        squared = a_apart.square_().addcmul_(b_apart, b_apart)
        return squared.topk(self.neighbors, dim=1, largest=False)
