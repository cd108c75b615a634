"""LPIPS: how different two pictures look to a network that learned it from people."""

import io
import warnings
from typing import Final

import lpips
import torch
from torch import Tensor

from training.data.photos import RgbPhoto
from training.errors import TrainingError

SMALLEST_SIDE: Final = 31
"""Pixels below which nothing is left behind AlexNet's second pooling."""

# Outputs, inputs and kernel of the convolutions of torchvision's AlexNet, by their places.
_CONVOLUTIONS: Final = {
    0: (64, 3, 11, 11),
    3: (192, 64, 5, 5),
    6: (384, 192, 3, 3),
    8: (256, 384, 3, 3),
    10: (256, 256, 3, 3),
}


class Lpips:
    """LPIPS of pairs of pictures (CCC++ Eq. 25), with AlexNet, by the package of its authors.

    Zhang, Isola, Efros, Shechtman and Wang, The Unreasonable Effectiveness of Deep Features as a
    Perceptual Metric, 2018. Version 0.1 of the weights of the layers, which come with the package;
    those of AlexNet do not.
    """

    def __init__(self, alexnet: io.BytesIO) -> None:
        """Load the network.

        Args:
            alexnet: torchvision's file of weights, or one with its ``features`` alone.

        Raises:
            TrainingError: the file holds something else.
        """
        layers = _layers(torch.load(alexnet, map_location="cpu", weights_only=True))
        with warnings.catch_warnings():
            # The package calls torchvision in a way that torchvision will stop offering.
            warnings.simplefilter("ignore", UserWarning)
            self._network = lpips.LPIPS(net="alex", pnet_rand=True, verbose=False)
        self._network.net.load_state_dict(layers)

    def __call__(self, truth: RgbPhoto, predicted: RgbPhoto) -> float:
        """Measure the distance of two pictures.

        Args:
            truth: sRGB, uint8, shape (height, width, 3).
            predicted: the same shape.

        Returns:
            0 for equal pictures, more for all others.

        Raises:
            TrainingError: the pictures are too small.
        """
        if min(truth.shape[:2]) < SMALLEST_SIDE:
            raise TrainingError(
                f"The photo is too small for LPIPS; both sides need {SMALLEST_SIDE} pixels or more."
            )
        with torch.inference_mode():
            return float(self._network(_from_minus_one(truth), _from_minus_one(predicted)))


def _layers(stored: dict[str, Tensor]) -> dict[str, Tensor]:
    """Name the weights as the package does: "features.3.bias" is "slice2.3.bias"."""
    layers = {}
    for part, (place, (outputs, *inputs)) in enumerate(_CONVOLUTIONS.items(), start=1):
        for kind, shape in (("weight", (outputs, *inputs)), ("bias", (outputs,))):
            tensor = stored.get(f"features.{place}.{kind}")
            if tensor is None or tensor.shape != shape:
                raise TrainingError("The file does not hold the weights of AlexNet.")
            layers[f"slice{part}.{place}.{kind}"] = tensor
    return layers


def _from_minus_one(picture: RgbPhoto) -> Tensor:
    """Scale to [-1, 1], shape (1, 3, height, width)."""
    return torch.from_numpy(picture.copy()).permute(2, 0, 1)[None] / 127.5 - 1
