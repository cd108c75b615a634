"""Builds the loss that a recipe names."""

from collections.abc import Callable, Mapping

from training.losses.class_balanced import ClassBalancedCrossEntropy
from training.losses.color_loss import ColorLoss
from training.losses.cross_entropy import CrossEntropy, UniformCrossEntropy
from training.losses.localized import LocalizedLoss
from training.losses.prior import PriorRebalancedCrossEntropy
from training.losses.recipe import LossName
from training.losses.regression import HuberLoss, L1Loss, L2Loss, LogCoshLoss
from training.palette import ClassCounts
from training.recipe import Recipe

Builder = Callable[[Recipe, ClassCounts | None], ColorLoss]
"""Builds a loss from a recipe and the class counts of the training photos."""


def build_loss(recipe: Recipe, prior: ClassCounts | None) -> ColorLoss:
    """Build the loss of a recipe, on the CPU.

    Args:
        recipe: names the loss and has its settings.
        prior: cells of every class in the training photos, shape (classes,), which only the loss
            "prior" needs.

    Raises:
        ValueError: the loss needs the class counts, and there are none.
    """
    return _BUILDERS[recipe.loss](recipe, prior)


def _prior(recipe: Recipe, prior: ClassCounts | None) -> ColorLoss:
    if prior is None:
        raise ValueError("the loss 'prior' needs the class counts of the training photos")
    return PriorRebalancedCrossEntropy(recipe.palette, recipe.prior, prior)


_BUILDERS: Mapping[LossName, Builder] = {
    LossName.CLASS_BALANCED: lambda recipe, _: ClassBalancedCrossEntropy(
        recipe.palette, recipe.balance
    ),
    LossName.CROSS_ENTROPY: lambda recipe, _: CrossEntropy(recipe.palette, recipe.balance),
    LossName.UNIFORM: lambda recipe, _: UniformCrossEntropy(recipe.palette, recipe.balance),
    LossName.PRIOR: _prior,
    LossName.L1: lambda recipe, _: L1Loss(recipe.regression),
    LossName.L2: lambda recipe, _: L2Loss(recipe.regression),
    LossName.HUBER: lambda recipe, _: HuberLoss(recipe.regression),
    LossName.LOG_COSH: lambda recipe, _: LogCoshLoss(recipe.regression),
    LossName.LOCALIZED: lambda recipe, _: LocalizedLoss(recipe.regression, recipe.seed),
}
