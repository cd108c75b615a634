"""Whether an exported model answers what the network answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from engine.models.providers import Device
from engine.models.session import ModelSession
from training.networks.classifier import ColorClassifier

LARGEST_DIFFERENCE = 1e-2
"""Below this, differences of logits change a color by less than can be seen."""

SAME_ARGMAX = 0.995
"""Share of cells whose most probable class must not change; the rest are ties."""

SHAPES = ((1, 224, 224), (1, 160, 320), (2, 96, 64))
"""Batch, height and width of the pictures that are compared."""


@dataclass(frozen=True)
class ParityReport:
    """How far ONNX Runtime is from PyTorch.

    Attributes:
        largest_difference: of any logit.
        same_argmax: share of cells with the same most probable class, 0 to 1.
    """

    largest_difference: float
    same_argmax: float

    @property
    def holds(self) -> bool:
        """Whether the model may stand for the network."""
        return self.largest_difference < LARGEST_DIFFERENCE and self.same_argmax > SAME_ARGMAX


def compare(network: ColorClassifier, model: Path) -> ParityReport:
    """Run a network and the model made of it on the same pictures.

    Args:
        network: on the CPU, in float32.
        model: the ONNX file.

    Returns:
        The comparison over all pictures.

    Raises:
        ModelError: the file is no model of Photochrom, or ONNX Runtime cannot run it.
    """
    session = ModelSession(model, device=Device.CPU)
    network.eval()
    largest, same, cells = 0.0, 0, 0
    for lightness in _pictures():
        with torch.inference_mode():
            expected = network(lightness).numpy()
        answered = session.run({"lightness": lightness.numpy()})["logits"]
        largest = max(largest, float(np.abs(expected - answered).max()))
        agreeing = expected.argmax(axis=1) == answered.argmax(axis=1)
        same, cells = same + int(agreeing.sum()), cells + agreeing.size
    return ParityReport(largest, same / cells)


def _pictures() -> Iterator[Tensor]:
    # Large soft areas, edges and a little grain, as photos have them.
    random = np.random.default_rng(0)
    for count, height, width in SHAPES:
        pictures = np.empty((count, 1, height, width), np.float32)
        for picture in pictures[:, 0]:
            areas = random.random((height // 16, width // 16), np.float32)
            soft = cv2.resize(areas, (width, height), interpolation=cv2.INTER_CUBIC)
            grain = random.normal(0, 0.02, (height, width))
            picture[:] = np.clip(soft + 0.3 * (soft > 0.6) + grain, 0, 1)
        yield torch.from_numpy(pictures)
