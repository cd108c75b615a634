"""Regression losses over a*b* (CCC++ Eq. 5-8).

N of the equations is the number of pixels, and the squares and magnitudes of both channels count:
"l2" is the mean squared distance on the a*b* plane.
"""

from abc import abstractmethod
from math import log

import torch
from torch import Tensor
from torch.nn import functional

from training.losses.color_loss import ColorLoss
from training.losses.recipe import RegressionRecipe, Target


class RegressionLoss(ColorLoss):
    """The mean over cells of a penalty on the differences of a* and b*, in the recipe's unit."""

    target = Target.CHROMA

    def __init__(self, recipe: RegressionRecipe) -> None:
        super().__init__()
        self.recipe = recipe

    def forward(self, outputs: Tensor, target: Tensor) -> Tensor:
        """Compute the loss; see ``ColorLoss``. The outputs are a*b*."""
        difference = (outputs.float() - target.float()) / self.recipe.unit
        return self.penalty(difference).sum(dim=1).mean()

    @abstractmethod
    def penalty(self, difference: Tensor) -> Tensor:
        """Judge every difference by itself.

        Args:
            difference: of a* and b* in the recipe's unit, float32, any shape.

        Returns:
            Penalties, of the same shape.
        """


class L1Loss(RegressionLoss):
    """Eq. 5: the magnitude."""

    def penalty(self, difference: Tensor) -> Tensor:
        """Judge every difference by itself; see ``RegressionLoss``."""
        return difference.abs()


class L2Loss(RegressionLoss):
    """Eq. 6: the square."""

    def penalty(self, difference: Tensor) -> Tensor:
        """Judge every difference by itself; see ``RegressionLoss``."""
        return difference.square()


class HuberLoss(RegressionLoss):
    """Eq. 7: half of the square below delta, a line beyond.

    The line is printed as delta * ((Y - X) - delta / 2), which would reward answers far above the
    truth without bound and jump at X - Y = delta. It is read as delta * (|Y - X| - delta / 2),
    Huber's own (Robust Estimation of a Location Parameter, 1964), which continues the square.
    """

    def penalty(self, difference: Tensor) -> Tensor:
        """Judge every difference by itself; see ``RegressionLoss``."""
        delta = self.recipe.delta / self.recipe.unit
        size = difference.abs()
        return torch.where(size < delta, size.square() / 2, delta * (size - delta / 2))


class LogCoshLoss(RegressionLoss):
    """Eq. 8: log(cosh(x)), computed as |x| + log(1 + exp(-2 |x|)) - log(2) lest cosh overflow."""

    def penalty(self, difference: Tensor) -> Tensor:
        """Judge every difference by itself; see ``RegressionLoss``."""
        size = difference.abs()
        return size + functional.softplus(-2 * size) - log(2)
