"""DL-Net's localized loss: a mean squared error for every group of true colors (Eq. 21)."""

from torch import Tensor

from training.losses.color_clusters import ColorClusters
from training.losses.color_loss import ColorLoss
from training.losses.recipe import RegressionRecipe, Target


class LocalizedLoss(ColorLoss):
    """Eq. 21: the mean squared error in every cluster of the batch's true a*b*, summed up.

    A color that covers a hundredth of the batch thereby counts as much as one that covers half of
    it. N_i of the equation is the number of pixels in a cluster, and the squares of both channels
    count, as in Eq. 6 of CCC++; with one cluster it is that equation. A cluster without pixels
    adds nothing.
    """

    target = Target.CHROMA

    def __init__(self, recipe: RegressionRecipe, seed: int) -> None:
        super().__init__()
        self.unit = recipe.unit
        self.clusters = ColorClusters(recipe.clusters, iterations=recipe.iterations, seed=seed)

    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss; see ``ColorLoss``. The outputs are a*b*."""
        target = target.float()
        clusters = self.clusters.find(target)
        sizes = clusters.bincount(minlength=self.clusters.count)
        squares = ((outputs.float() - target) / self.unit).square().sum(dim=1)
        return (squares / sizes[clusters]).sum()
