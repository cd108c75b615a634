"""The networks that recipes can name; each is a file with a ``build`` and an entry here."""

from collections.abc import Mapping
from typing import Protocol

from training.errors import TrainingError
from training.networks import base
from training.networks.classifier import ColorClassifier
from training.recipe import Recipe


class Builder(Protocol):
    """Builds a network as a recipe wants it."""

    def __call__(self, recipe: Recipe, *, pretrained: bool) -> ColorClassifier:
        """Build it; see ``build_network``."""


NETWORKS: Mapping[str, Builder] = {"base": base.build}
"""Every network by the name that recipes use."""


def build_network(recipe: Recipe, *, pretrained: bool = True) -> ColorClassifier:
    """Build the network of a recipe.

    Args:
        recipe: names the network, its classes and what stays frozen.
        pretrained: start the encoder from ImageNet weights.

    Raises:
        TrainingError: there is no network of that name.
    """
    if recipe.network not in NETWORKS:
        raise TrainingError(
            f"There is no network '{recipe.network}'; choose one of these: {', '.join(NETWORKS)}."
        )
    return NETWORKS[recipe.network](recipe, pretrained=pretrained)
