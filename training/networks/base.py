"""The bundled colorizer: a light ImageNet encoder and a feature pyramid to stride 4."""

from torch import Tensor, nn
from torch.nn import functional

from training.networks.classifier import ColorClassifier
from training.networks.encoder import ENCODER_CHANNELS, load_encoder
from training.recipe import Recipe

PYRAMID_CHANNELS = (112, 160, 256, 256)
"""Channels of the pyramid at strides 4, 8, 16 and 32."""


def build(recipe: Recipe, *, pretrained: bool) -> "BaseColorizer":
    """Build the network of a recipe; see ``training.networks.build_network``."""
    network = BaseColorizer(len(recipe.palette), pretrained=pretrained)
    network.encoder.freeze(recipe.encoder.frozen_stages, depthwise=recipe.encoder.frozen_depthwise)
    return network


class PyramidLevel(nn.Module):
    """One level of the pyramid: what comes from below, enlarged, plus the encoder's own view."""

    def __init__(self, encoder_channels: int, below_channels: int, channels: int) -> None:
        super().__init__()
        self.lateral = nn.Conv2d(encoder_channels, channels, 1)
        same = below_channels == channels
        self.narrow = nn.Identity() if same else nn.Conv2d(below_channels, channels, 1)
        self.mix = conv_bn_relu(channels, channels)

    def forward(self, encoded: Tensor, below: Tensor) -> Tensor:
        """Merge ``encoded`` (n, e, h, w) with ``below`` (n, b, h/2, w/2) to (n, channels, h, w)."""
        enlarged = functional.interpolate(self.narrow(below), scale_factor=2.0, mode="nearest")
        merged: Tensor = self.mix(self.lateral(encoded) + enlarged)
        return merged


class BaseColorizer(ColorClassifier):
    """Classifies the color of every 4x4 cell of a photo from its lightness.

    The encoder sees the whole picture at strides 4 to 32; a globally pooled context vector tells
    every place what kind of scene it lies in; a feature pyramid brings both back to stride 4.
    """

    def __init__(self, classes: int, *, pretrained: bool = True) -> None:
        """Build the network.

        Args:
            classes: number of color classes.
            pretrained: start the encoder from ImageNet weights.
        """
        super().__init__()
        self.encoder = load_encoder(pretrained=pretrained)
        c4, c8, c16, c32 = PYRAMID_CHANNELS
        e4, e8, e16, e32 = ENCODER_CHANNELS
        self.lateral = nn.Conv2d(e32, c32, 1)
        self.context = nn.Conv2d(e32, c32, 1)
        self.mix = conv_bn_relu(c32, c32)
        self.at_16 = PyramidLevel(e16, c32, c16)
        self.at_8 = PyramidLevel(e8, c16, c8)
        self.at_4 = PyramidLevel(e4, c8, c4)
        self.classifier = nn.Conv2d(c4, classes, 1)

    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the classifier reads: (n, 112, height/4, width/4)."""
        stride_4, stride_8, stride_16, stride_32 = self.encoder(lightness)
        context = self.context(stride_32.mean(dim=(2, 3), keepdim=True))
        pyramid = self.mix(self.lateral(stride_32) + context)
        pyramid = self.at_16(stride_16, pyramid)
        pyramid = self.at_8(stride_8, pyramid)
        finest: Tensor = self.at_4(stride_4, pyramid)
        return finest


def conv_bn_relu(inputs: int, outputs: int) -> nn.Sequential:
    """A 3x3 convolution from ``inputs`` to ``outputs`` channels, normalized and rectified."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )
