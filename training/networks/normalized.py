"""Convolutions followed by batch normalization and rectification."""

from torch import nn


def normalized(conv: nn.Conv2d) -> nn.Sequential:
    """Let a convolution be followed by batch normalization and rectification."""
    return nn.Sequential(conv, nn.BatchNorm2d(conv.out_channels), nn.ReLU(inplace=True))


def conv_bn_relu(inputs: int, outputs: int) -> nn.Sequential:
    """A 3x3 convolution from ``inputs`` to ``outputs`` channels, normalized and rectified."""
    return normalized(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False))
