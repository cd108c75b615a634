"""The segmenter: a light image encoder in front of Segment Anything's own decoder."""

from pathlib import Path

import torch
from segment_anything.modeling.common import LayerNorm2d
from torch import Tensor, nn
from torch.nn import functional

from training.checkpoint import load_checkpoint, load_weights
from training.networks.base import PyramidLevel
from training.networks.encoder import ENCODER_CHANNELS, load_encoder
from training.networks.normalized import conv_bn_relu
from training.segmenter.answering import PromptAnswering, Prompts
from training.segmenter.decoding import EMBEDDING, Answer
from training.segmenter.recipe import MASK_CELLS, SegmenterRecipe

_AT_8, _AT_16, _AT_32 = 128, 160, 256


def build_segmenter(recipe: SegmenterRecipe, *, pretrained: bool = True) -> "SegmenterNetwork":
    """Build the network of a recipe.

    Args:
        recipe: says the stride and what stays frozen.
        pretrained: start the encoder from ImageNet weights.

    Raises:
        TrainingError: the recipe freezes more stages than there are.
    """
    network = SegmenterNetwork(recipe.stride, pretrained=pretrained)
    network.encoder.freeze(recipe.encoder.frozen_stages, depthwise=recipe.encoder.frozen_depthwise)
    return network


def first_segmenter(recipe: SegmenterRecipe) -> "SegmenterNetwork":
    """Build the network that a run begins with, from what the recipe says to start from.

    Raises:
        TrainingError: the recipe starts from an unusable checkpoint.
    """
    network = build_segmenter(recipe, pretrained=not (recipe.start_from or recipe.encoder_from))
    if recipe.start_from:
        load_weights(network, load_checkpoint(Path(recipe.start_from)).averaged)
    if recipe.encoder_from:
        averaged = load_checkpoint(Path(recipe.encoder_from)).averaged
        prefix = "encoder."
        weights = {
            name.removeprefix(prefix): value
            for name, value in averaged.items()
            if name.startswith(prefix)
        }
        load_weights(network.encoder, weights)
    return network


class EmbeddingPyramid(nn.Module):
    """Brings what the encoder sees at strides 4 to 32 together at the stride of the embedding."""

    def __init__(self, stride: int) -> None:
        super().__init__()
        e4, e8, e16, e32 = ENCODER_CHANNELS
        self.stride = stride
        self.lateral = nn.Conv2d(e32, _AT_32, 1)
        self.context = nn.Conv2d(e32, _AT_32, 1)
        self.mix = conv_bn_relu(_AT_32, _AT_32)
        self.at_16 = PyramidLevel(e16, _AT_32, _AT_16)
        if stride == 8:
            # Edges lie in the fine features; folding 2x2 places into channels keeps them.
            self.at_8 = PyramidLevel(e8 + 4 * e4, _AT_16, _AT_8)
        self.project = nn.Conv2d(_AT_8 if stride == 8 else _AT_16, EMBEDDING, 1)
        self.norm = LayerNorm2d(EMBEDDING)

    def forward(self, features: list[Tensor]) -> Tensor:
        """Merge the features at strides 4, 8, 16 and 32 to (n, 256, height, width)."""
        stride_4, stride_8, stride_16, stride_32 = features
        context = self.context(stride_32.mean(dim=(2, 3), keepdim=True))
        pyramid = self.at_16(stride_16, self.mix(self.lateral(stride_32) + context))
        if self.stride == 8:
            folded = functional.pixel_unshuffle(stride_4, 2)
            pyramid = self.at_8(torch.cat([stride_8, folded], dim=1), pyramid)
        embedding: Tensor = self.norm(self.project(pyramid))
        return embedding


class SegmenterNetwork(nn.Module):
    """Embeds a photo once, then answers any number of prompts about it.

    Works in frames of any size that is a multiple of 32: positions are relative to the frame.
    """

    def __init__(self, stride: int = 8, *, pretrained: bool = True) -> None:
        """Build the network.

        Args:
            stride: pixels per side of a cell of the embedding.
            pretrained: start the encoder from ImageNet weights.
        """
        super().__init__()
        self.stride = stride
        self.encoder = load_encoder(pretrained=pretrained)
        self.pyramid = EmbeddingPyramid(stride)
        self.answering = PromptAnswering(stride)

    def embed(self, gray: Tensor) -> Tensor:
        """Embed photos.

        Args:
            gray: sRGB-encoded gray in [0, 1], shape (n, 1, size, size).

        Returns:
            Shape (n, 256, size/stride, size/stride).
        """
        embedding: Tensor = self.pyramid(self.encoder(gray))
        return embedding

    def forward(self, embedding: Tensor, prompts: Prompts) -> Answer:
        """Answer prompts, as ``PromptAnswering`` does."""
        answer: Answer = self.answering(embedding, prompts)
        return answer

    def mask_side(self, size: int) -> int:
        """Return the side of the masks drawn in a frame of ``size`` pixels."""
        return size // self.stride * MASK_CELLS
