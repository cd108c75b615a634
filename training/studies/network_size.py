"""How many parameters a network has."""

from collections.abc import Sequence

import torch

from engine.color.classes import ColorGrid, Palette
from training.networks import build_network
from training.recipe import ColorEncoderRecipe, PhotoRecipe, Recipe
from training.run_recipe import OptimizerRecipe, SizePhase


def trainable_parameters(network: str, palettes: Sequence[Palette]) -> list[int]:
    """Count the parameters of a network when nothing of it is frozen, as in CCC++ Fig. 12.

    Args:
        network: its name in recipes.
        palettes: the color classes that it tells apart, one after the other.

    Raises:
        TrainingError: there is no such network.
    """
    # Every class has as many weights of the last convolution as any other.
    one, two = (_parameters(network, classes) for classes in (1, 2))
    return [one + (len(palette) - 1) * (two - one) for palette in palettes]


def _parameters(network: str, classes: int) -> int:
    recipe = Recipe(
        name=network,
        network=network,
        palette=Palette(ColorGrid(6), tuple(range(classes))),
        optimizer=OptimizerRecipe(steps=1),
        photos=PhotoRecipe(phases=(SizePhase(0.0, 224),)),
        encoder=ColorEncoderRecipe(frozen_stages=0, frozen_depthwise=False),
    )
    # The device "meta" has shapes, but neither memory nor numbers.
    with torch.device("meta"):
        built = build_network(recipe, pretrained=False)
    return sum(parameter.numel() for parameter in built.parameters())
