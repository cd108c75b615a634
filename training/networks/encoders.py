"""The encoders that recipes can name: the bundled EfficientNet-Lite2 and those of timm."""

from typing import Protocol

from torch import Tensor

from training.networks.encoder import load_encoder
from training.networks.timm_encoder import load_timm_encoder
from training.recipe import NO_WEIGHTS, PUBLISHED_WEIGHTS, ColorEncoderRecipe

LITE2 = "efficientnet-lite2"
"""Name of the encoder whose ImageNet weights come as a package."""

DENSENET = "densenet121"
"""The encoder that CCC++ and DL-Net name."""


class Encoder(Protocol):
    """Looks at a gray picture: a module whose ``channels`` say what it answers."""

    @property
    def channels(self) -> tuple[int, int, int, int]:
        """Channels of the features at strides 4, 8, 16 and 32."""

    def __call__(self, lightness: Tensor) -> list[Tensor]:
        """Encode L*/100 of shape (n, 1, h, w) to features at strides 4, 8, 16 and 32."""


def build_encoder(recipe: ColorEncoderRecipe, usual: str, *, pretrained: bool) -> Encoder:
    """Build the encoder of a recipe, frozen as the recipe says.

    Args:
        recipe: names the encoder, where its weights come from, and what stays frozen.
        usual: the encoder of the network where the recipe names none.
        pretrained: load the recipe's weights; without, the encoder begins at random.

    Raises:
        TrainingError: there is no such encoder, or its weights cannot be had.
    """
    name = recipe.name or usual
    weights = recipe.weights if pretrained else NO_WEIGHTS
    if name == LITE2:
        lite2 = load_encoder(pretrained=weights == PUBLISHED_WEIGHTS)
        lite2.freeze(recipe.frozen_stages, depthwise=recipe.frozen_depthwise)
        return lite2
    encoder = load_timm_encoder(name, weights)
    encoder.freeze(recipe.frozen_stages, depthwise=recipe.frozen_depthwise)
    return encoder
