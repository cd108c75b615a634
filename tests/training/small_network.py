"""A network that learns little in no time, for tests of everything around networks."""

import torch
from torch import Tensor, nn

from training.networks.color_network import ColorNetwork
from training.recipe import Recipe

_CHANNELS = 16


class SmallNetwork(ColorNetwork):
    """Two layers, of which the first is frozen; it has statistics and leaves things to chance."""

    def __init__(self, outputs: int, *, regresses: bool) -> None:
        super().__init__(stride=4, regresses=regresses)
        frozen = nn.Conv2d(1, _CHANNELS, 4, stride=4).requires_grad_(requires_grad=False)
        self.encoder = nn.Sequential(frozen, nn.ReLU(), nn.Conv2d(_CHANNELS, _CHANNELS, 1))
        self.mix = nn.Sequential(nn.BatchNorm2d(_CHANNELS), nn.ReLU(), nn.Dropout(0.1))
        self.last = nn.Conv2d(_CHANNELS, outputs, 1)

    def features(self, lightness: Tensor) -> Tensor:
        """Look at every cell alone."""
        seen: Tensor = self.mix(self.encoder(lightness))
        return seen


def build(recipe: Recipe, *, pretrained: bool) -> SmallNetwork:
    """Build it for a recipe; the frozen layer tells places of different lightness apart."""
    network = SmallNetwork(recipe.outputs, regresses=recipe.regresses)
    if pretrained:
        with torch.no_grad():
            network.encoder[0].bias.copy_(torch.linspace(-1, 1, _CHANNELS))
    return network
