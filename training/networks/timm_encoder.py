"""Any encoder of timm, such as DenseNet-121, looking at lightness."""

from pathlib import Path
from typing import Any, Self

import timm
from torch import Tensor, nn

from training.errors import TrainingError
from training.recipe import NO_WEIGHTS, PUBLISHED_WEIGHTS

_STRIDES = (4, 8, 16, 32)


class TimmEncoder(nn.Module):
    """The features of a timm network at strides 4, 8, 16 and 32.

    Its first convolution reads one channel: timm adds the pretrained weights up over red, green
    and blue, which is the same as showing it a gray RGB picture.

    Attributes:
        channels: of the features at strides 4, 8, 16 and 32.
    """

    def __init__(self, network: nn.Module) -> None:
        """Wrap a network.

        Args:
            network: made by timm with ``features_only``.

        Raises:
            TrainingError: it has no features at one of the strides.
        """
        super().__init__()
        info: Any = network.feature_info
        strides = list(info.reduction())
        if any(stride not in strides for stride in _STRIDES):
            raise TrainingError(
                "This encoder has no features at strides 4, 8, 16 and 32; name another."
            )
        # The last of several with the same stride has seen most.
        self._levels = [len(strides) - 1 - strides[::-1].index(stride) for stride in _STRIDES]
        four, eight, sixteen, thirty_two = (info.channels()[level] for level in self._levels)
        self.channels: tuple[int, int, int, int] = (four, eight, sixteen, thirty_two)
        self.network = network
        self._frozen: list[nn.Module] = []
        config: Any = network.pretrained_cfg
        # Weights were trained on RGB less a mean; a gray picture has the mean of the three means.
        self._mean = sum(config["mean"]) / 3
        self._deviation = sum(config["std"]) / 3

    def freeze(self, stages: int, *, depthwise: bool) -> None:
        """Keep parts of the encoder as they are, their batch normalization included.

        Args:
            stages: the parts from the picture on that stay; 0 trains everything. What counts as
                a part is up to timm: usually the stem's layers one by one, then the stages.
            depthwise: the depthwise kernels of all other parts stay, too.

        Raises:
            TrainingError: there are not that many parts.
        """
        parts = list(self.network.children())
        if stages > len(parts):
            raise TrainingError(f"The encoder has {len(parts)} parts, so frozen_stages ends there.")
        self._frozen = parts[:stages]
        for part in self._frozen:
            part.requires_grad_(requires_grad=False)
        for module in self.modules():
            if (
                depthwise
                and isinstance(module, nn.Conv2d)
                and 1 < module.groups == module.in_channels
            ):
                module.requires_grad_(requires_grad=False)
        self.train(self.training)

    def train(self, mode: bool = True) -> Self:  # noqa: FBT001 - torch's own signature
        """Train or not; frozen parts keep their running statistics either way."""
        super().train(mode)
        for part in self._frozen:
            part.eval()
        return self

    def forward(self, lightness: Tensor) -> list[Tensor]:
        """Encode L*/100 of shape (n, 1, h, w) to features at strides 4, 8, 16 and 32."""
        features = self.network((lightness - self._mean) / self._deviation)
        return [features[level] for level in self._levels]


def load_timm_encoder(name: str, weights: str) -> TimmEncoder:
    """Build an encoder by its name in timm.

    Args:
        name: such as ``densenet121``.
        weights: "published" for what timm fetches, "none", or the path of a file of weights.

    Raises:
        TrainingError: timm has no such network, or the weights cannot be had.
    """
    if name not in timm.list_models(pretrained=False):
        raise TrainingError(
            f"There is no encoder '{name}'; timm.list_models() names them, densenet121 is one."
        )
    options: dict[str, Any] = {"pretrained": weights != NO_WEIGHTS}
    if weights not in (NO_WEIGHTS, PUBLISHED_WEIGHTS):
        if not Path(weights).is_file():
            raise TrainingError(f"There is no file '{weights}' with weights of the encoder.")
        options["pretrained_cfg_overlay"] = {"file": weights}
    try:
        if options["pretrained"]:
            # Where only features are wanted, timm takes what fits of a file and says nothing.
            timm.create_model(name, in_chans=1, **options)
        network = timm.create_model(name, features_only=True, in_chans=1, **options)
    except Exception as error:
        raise TrainingError(_failure(name, weights)) from error
    return TimmEncoder(network)


def _failure(name: str, weights: str) -> str:
    if weights == NO_WEIGHTS:
        return f"timm's '{name}' gives no features of single stages; name another encoder."
    if weights == PUBLISHED_WEIGHTS:
        return (
            f"The published weights of '{name}' cannot be fetched; "
            'give a file of them as encoder.weights, or "none" to begin at random.'
        )
    return f"The file '{weights}' does not hold weights of '{name}'."
