"""The network of DL-Net (section III, Table 2): DenseNet-121 and nine convolutions to full size."""

from torch import Tensor, nn

from training.networks.color_network import ColorNetwork
from training.networks.encoders import Encoder
from training.networks.normalized import conv_bn_relu, normalized
from training.networks.upsampled_conv import UpsampledConv2d


class DlNet(ColorNetwork):
    """Answers for every pixel.

    Channels 1024, 512, 256, 256, 128, 128, 64, 32 and the outputs, for 224x224 pixels at 7, 14,
    14, 28, 28, 56, 56, 224 and 224. As in ``CccColorizer``, every convolution but the last is
    normalized and rectified, of which the paper says nothing.
    """

    def __init__(self, encoder: Encoder, outputs: int, *, regresses: bool = False) -> None:
        """Build the network.

        Args:
            encoder: sees the picture.
            outputs: 2 for a* and b*, or the number of color classes.
            regresses: whether the outputs are a* and b*.
        """
        super().__init__(stride=1, regresses=regresses)
        self.encoder = encoder
        self.decoder = nn.Sequential(
            conv_bn_relu(encoder.channels[-1], 1024),
            _upsampled(1024, 512),
            conv_bn_relu(512, 256),
            _upsampled(256, 256),
            conv_bn_relu(256, 128),
            _upsampled(128, 128),
            conv_bn_relu(128, 64),
            # The step from 56 to 224 is four times: copies first, then the halves that are shared.
            nn.Upsample(scale_factor=2.0, mode="nearest"),
            _upsampled(64, 32),
        )
        self.last = nn.Conv2d(32, outputs, 3, padding=1)

    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the last convolution reads: (n, 32, height, width)."""
        features: Tensor = self.decoder(self.encoder(lightness)[-1])
        return features


def _upsampled(inputs: int, outputs: int) -> nn.Sequential:
    return normalized(UpsampledConv2d(inputs, outputs, bias=False))
