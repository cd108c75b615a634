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
from training.networks.color_network import ColorNetwork
from training.onnx_graph import answer_name

LARGEST_DIFFERENCE = 1e-2
"""Below this, differences of logits change a color by less than can be seen."""

LARGEST_CHROMA_DIFFERENCE = 0.5
"""The same for differences of a* and b* themselves, in CIELAB units."""

SAME_ARGMAX = 0.995
"""Share of cells whose most probable class must not change; the rest are ties."""

SHAPES = ((1, 224, 224), (1, 160, 320), (2, 96, 64))
"""Batch, height and width of the pictures that are compared."""


@dataclass(frozen=True)
class ParityReport:
    """How far ONNX Runtime is from PyTorch.

    Attributes:
        largest_difference: of any logit, or of a* or b* in CIELAB units.
        same_argmax: share of cells with the same most probable class, 0 to 1; of a regressor,
            share of the cells within ``LARGEST_CHROMA_DIFFERENCE``.
        allowed_difference: from which on the model answers something else.
    """

    largest_difference: float
    same_argmax: float
    allowed_difference: float = LARGEST_DIFFERENCE

    @property
    def holds(self) -> bool:
        """Whether the model may stand for the network."""
        close = self.largest_difference < self.allowed_difference
        return close and self.same_argmax > SAME_ARGMAX


def compare(network: ColorNetwork, model: Path) -> ParityReport:
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
        answered = session.run({"lightness": lightness.numpy()})[answer_name(network)]
        difference = np.abs(expected - answered).max(axis=1)
        largest = max(largest, float(difference.max()))
        if network.regresses:
            agreeing = difference < LARGEST_CHROMA_DIFFERENCE
        else:
            agreeing = expected.argmax(axis=1) == answered.argmax(axis=1)
        same, cells = same + int(agreeing.sum()), cells + agreeing.size
    allowed = LARGEST_CHROMA_DIFFERENCE if network.regresses else LARGEST_DIFFERENCE
    return ParityReport(largest, same / cells, allowed)


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
