"""The bundled colorizer: a light ImageNet encoder and a feature pyramid to stride 4."""

from torch import Tensor, nn
from torch.nn import functional

from training.networks.color_network import ColorNetwork, flatten_cells
from training.networks.encoders import Encoder
from training.networks.normalized import conv_bn_relu

PYRAMID_CHANNELS = (112, 160, 256, 256)
"""Channels of the pyramid at strides 4, 8, 16 and 32."""


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


class BaseColorizer(ColorNetwork):
    """Answers for every 4x4 cell of a photo from its lightness.

    The encoder sees the whole picture at strides 4 to 32; a globally pooled context vector tells
    every place what kind of scene it lies in; a feature pyramid brings both back to stride 4.
    """

    def __init__(self, encoder: Encoder, outputs: int, *, regresses: bool = False) -> None:
        """Build the network.

        Args:
            encoder: sees the picture.
            outputs: number of color classes, or 2 for a* and b*.
            regresses: whether the outputs are a* and b*.
        """
        super().__init__(stride=4, regresses=regresses)
        self.encoder = encoder
        c4, c8, c16, c32 = PYRAMID_CHANNELS
        e4, e8, e16, e32 = encoder.channels
        self.lateral = nn.Conv2d(e32, c32, 1)
        self.context = nn.Conv2d(e32, c32, 1)
        self.mix = conv_bn_relu(c32, c32)
        self.at_16 = PyramidLevel(e16, c32, c16)
        self.at_8 = PyramidLevel(e8, c16, c8)
        self.at_4 = PyramidLevel(e4, c8, c4)
        self.last = nn.Conv2d(c4, outputs, 1)

    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the last convolution reads: (n, 112, height/4, width/4)."""
        stride_4, stride_8, stride_16, stride_32 = self.encoder(lightness)
        context = self.context(stride_32.mean(dim=(2, 3), keepdim=True))
        pyramid = self.mix(self.lateral(stride_32) + context)
        pyramid = self.at_16(stride_16, pyramid)
        pyramid = self.at_8(stride_8, pyramid)
        finest: Tensor = self.at_4(stride_4, pyramid)
        return finest

    def predict_cells(self, lightness: Tensor, cells: Tensor | None = None) -> Tensor:
        """Answer for some cells only; the last convolution is computed at these alone."""
        rows = flatten_cells(self.features(lightness))
        weights = self.last.weight[:, :, 0, 0]
        wanted = rows if cells is None else rows[cells]
        return self.in_units(functional.linear(wanted, weights, self.last.bias))
