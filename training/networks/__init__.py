"""The networks that recipes can name; each is a file with a class and an entry here."""

from typing import Protocol

from training.errors import TrainingError
from training.networks.base import BaseColorizer
from training.networks.ccc import CccColorizer
from training.networks.color_network import ColorNetwork
from training.networks.dlnet import DlNet
from training.networks.encoders import DENSENET, LITE2, Encoder, build_encoder
from training.recipe import Recipe


class Build(Protocol):
    """Builds a network."""

    def __call__(self, recipe: Recipe, *, pretrained: bool) -> ColorNetwork:
        """Build it for a recipe; its encoder starts from the recipe's weights or at random."""


class _BehindEncoder(Protocol):
    """A network that reads what an encoder sees."""

    def __call__(self, encoder: Encoder, outputs: int, *, regresses: bool) -> ColorNetwork:
        """Put the network behind an encoder."""


def _with_encoder(usual: str, network: _BehindEncoder) -> Build:
    def build(recipe: Recipe, *, pretrained: bool) -> ColorNetwork:
        encoder = build_encoder(recipe.encoder, usual, pretrained=pretrained)
        return network(encoder, recipe.outputs, regresses=recipe.regresses)

    return build


NETWORKS: dict[str, Build] = {
    "base": _with_encoder(LITE2, BaseColorizer),
    "ccc": _with_encoder(DENSENET, CccColorizer),
    "dlnet": _with_encoder(DENSENET, DlNet),
}
"""Every network by the name that recipes use, each with the encoder that it was designed for."""


def build_network(recipe: Recipe, *, pretrained: bool = True) -> ColorNetwork:
    """Build the network of a recipe.

    Args:
        recipe: names the network, its encoder, what it answers and what stays frozen.
        pretrained: start the encoder from the weights that the recipe wants.

    Raises:
        TrainingError: there is no network or encoder of that name, or no weights for it.
    """
    if recipe.network not in NETWORKS:
        raise TrainingError(
            f"There is no network '{recipe.network}'; choose one of these: {', '.join(NETWORKS)}."
        )
    return NETWORKS[recipe.network](recipe, pretrained=pretrained)
