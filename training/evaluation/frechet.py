"""Frechet distances: how far apart all the colorized photos and all the true ones are."""

import io
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate
from torchmetrics.image.fid import FrechetInceptionDistance

from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.networks.encoder import load_lite2

FID: Final = "fid"
"""Name of the distance on the features of Inception v3."""

FRECHET_LITE2: Final = "frechet_lite2"
"""Name of the distance on the features of EfficientNet-Lite2."""

INCEPTION_FEATURES: Final = 2048
"""Features of Inception v3 that FID is defined on."""

_BATCH = 16
_LITE2_CHANNELS = 352
_LITE2_SIDE = 224


class FrechetDistance:
    """The Frechet distance of the features of two sets of pictures (CCC++ Eq. 27), by torchmetrics.

    Heusel, Ramsauer, Unterthiner, Nessler and Hochreiter, GANs Trained by a Two Time-Scale Update
    Rule Converge to a Local Nash Equilibrium, 2017, Eq. 6: |mean - mean'|^2 + Tr(C + C' - 2 (C
    C')^(1/2)); CCC++ prints it without the square. Sums alone are kept: any number of photos needs
    the same memory. The distance depends on how many photos there are; compare only distances of
    the same photos.

    Attributes:
        name: which distance it is.
    """

    def __init__(self, name: str, measure: FrechetInceptionDistance) -> None:
        self.name = name
        self._measure = measure
        self._waiting: list[tuple[Tensor, Tensor]] = []

    def add(self, truth: RgbPhoto, predicted: RgbPhoto) -> None:
        """Count a pair of pictures.

        Args:
            truth: sRGB, uint8, shape (height, width, 3).
            predicted: the same shape.
        """
        pair = (_planes(truth), _planes(predicted))
        if self._waiting and self._waiting[0][0].shape != pair[0].shape:
            self._look()
        self._waiting.append(pair)
        if len(self._waiting) == _BATCH:
            self._look()

    def distance(self) -> float | None:
        """Return the distance of all that was counted; None for fewer than two pairs."""
        self._look()
        if int(self._measure.real_features_num_samples) < 2:
            return None
        # Rounding can leave the distance of equal sets a little below 0.
        return max(0.0, float(self._measure.compute()))

    def _look(self) -> None:
        if not self._waiting:
            return
        truths, predictions = (torch.stack(side) for side in zip(*self._waiting, strict=True))
        self._waiting.clear()
        with torch.inference_mode():
            self._measure.update(truths, real=True)
            self._measure.update(predictions, real=False)


def inception_distance(weights: io.BytesIO, features: int = INCEPTION_FEATURES) -> FrechetDistance:
    """Prepare FID, the distance on the features of Inception v3 as its authors trained it.

    Pictures are scaled to 299x299 as TensorFlow 1 does it, like in the authors' own program.

    Args:
        weights: torch-fidelity's file of them, checked before.
        features: 2048 for FID; 64, 192 or 768 for those of earlier layers.

    Raises:
        TrainingError: the file holds something else.
    """
    path: Any = weights  # torch-fidelity hands it to torch.load, which takes open files, too
    try:
        measure = FrechetInceptionDistance(
            features, feature_extractor_weights_path=path, antialias=False
        )
    except (RuntimeError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError("The file does not hold the weights of Inception v3.") from error
    return FrechetDistance(FID, measure)


def lite2_distance() -> FrechetDistance:
    """Prepare the distance on the features of EfficientNet-Lite2, which come as a package.

    Like FID, but with values of its own: never compare the two.
    """
    return FrechetDistance(FRECHET_LITE2, FrechetInceptionDistance(_Lite2Features()))


class _Lite2Features(nn.Module):
    """The mean of the features at stride 32: uint8 (n, 3, h, w) to float32 (n, 352)."""

    num_features = _LITE2_CHANNELS

    def __init__(self) -> None:
        super().__init__()
        network = load_lite2(pretrained=True).eval()
        names = ("conv_stem", "bn1", "blocks")
        self.layers = nn.Sequential(*(network.get_submodule(name) for name in names))

    def forward(self, pictures: Tensor) -> Tensor:
        # The weights were trained on 8 bits minus 127, divided by 128.
        scaled = (pictures.float() - 127) / 128
        side = (_LITE2_SIDE, _LITE2_SIDE)
        if scaled.shape[-2:] != side:
            scaled = interpolate(scaled, side, mode="bilinear", antialias=True)
        features: Tensor = self.layers(scaled)
        return features.mean(dim=(2, 3))


def _planes(picture: RgbPhoto) -> Tensor:
    return torch.from_numpy(picture.copy()).permute(2, 0, 1)
