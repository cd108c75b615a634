"""The network of CCC++ (section III-C4, Tables III and IV): DenseNet-121 and a plain decoder."""

from torch import Tensor, nn

from training.networks.color_network import ColorNetwork
from training.networks.encoders import Encoder
from training.networks.normalized import normalized
from training.networks.upsampled_conv import UpsampledConv2d

DECODER_CHANNELS = (1024, 512, 512)
"""Channels of the decoder at strides 32, 16 and 8 (Table IV); the outputs follow at stride 4."""


class CccColorizer(ColorNetwork):
    """Answers for every 4x4 cell: 56x56 of them for 224x224 pixels.

    The paper's tables list convolutions and upsampling only. Here, every convolution but the last
    is followed by batch normalization and rectification, as in the encoder.
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
        c32, c16, c8 = DECODER_CHANNELS
        self.decoder = nn.Sequential(
            normalized(nn.Conv2d(encoder.channels[-1], c32, 3, padding=1, bias=False)),
            normalized(UpsampledConv2d(c32, c16, bias=False)),
            normalized(UpsampledConv2d(c16, c8, bias=False)),
        )
        self.last = UpsampledConv2d(c8, outputs)

    def features(self, lightness: Tensor) -> Tensor:
        """Compute what the last convolution reads: (n, 512, height/8, width/8)."""
        features: Tensor = self.decoder(self.encoder(lightness)[-1])
        return features
