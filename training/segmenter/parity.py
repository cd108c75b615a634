"""Whether an exported segmenter answers what the network answers."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from engine.models.providers import Device
from engine.models.session import ModelSession
from training.segmenter.onnx_models import PromptDecoder

SAME_PIXELS = 0.998
"""Share of the pixels of all masks that must lie on the same side; the rest are edges."""

LARGEST_DIFFERENCE = 0.02
"""Largest difference between estimates of intersection over union."""

_SIZES = ((375, 500), (640, 480))

_Tensor = npt.NDArray[np.float32]


@dataclass(frozen=True)
class SegmenterParity:
    """How far ONNX Runtime is from PyTorch, from the picture to the masks.

    Attributes:
        same_pixels: share of the pixels of all masks, 0 to 1.
        iou_difference: the largest, of the estimates that come with the masks.
    """

    same_pixels: float
    iou_difference: float

    @property
    def holds(self) -> bool:
        """Whether the pair of models may stand for the network."""
        return self.same_pixels >= SAME_PIXELS and self.iou_difference <= LARGEST_DIFFERENCE


def compare(
    encoder: nn.Module, decoder: PromptDecoder, models: tuple[Path, Path]
) -> SegmenterParity:
    """Ask a network and the models made of it the same.

    Args:
        encoder: on the CPU, in float32.
        decoder: on the CPU, in float32.
        models: the files of encoder and decoder.

    Raises:
        ModelError: a file is no model of Photochrom, or ONNX Runtime cannot run it.
    """
    sessions = [ModelSession(path, device=Device.CPU) for path in models]
    random, size = np.random.default_rng(0), decoder.size
    picture = _picture(random, size)
    with torch.inference_mode():
        embedding = encoder(torch.from_numpy(picture))
    embedded = sessions[0].run({"image": picture})["image_embeddings"]
    reports = []
    for height, width in _SIZES:
        prompts = _prompts(random, decoder, height, width)
        with torch.inference_mode():
            expected = decoder(embedding, *(torch.from_numpy(value) for value in prompts.values()))
        answered = sessions[1].run({"image_embeddings": embedded, **prompts})
        same = (expected[0].numpy() > 0) == (answered["masks"] > 0)
        difference = np.abs(expected[1].numpy() - answered["iou_predictions"]).max()
        reports.append((float(same.mean()), float(difference)))
    same, differences = zip(*reports, strict=True)
    # Unlike Python's own, this maximum lets no NaN through.
    return SegmenterParity(min(same), float(np.max(differences)))


def _picture(random: np.random.Generator, size: int) -> _Tensor:
    # Large soft areas, edges and a little grain, as photos have them; normalized.
    areas = random.random((size // 32, size // 32), np.float32)
    soft = cv2.resize(areas, (size, size), interpolation=cv2.INTER_CUBIC)
    gray = 2 * soft - 1 + 0.6 * (soft > 0.6) + random.normal(0, 0.04, soft.shape)
    return np.repeat(gray.astype(np.float32)[None, None], 3, axis=1)


def _prompts(
    random: np.random.Generator, decoder: PromptDecoder, height: int, width: int
) -> dict[str, _Tensor]:
    side = decoder.prompts.mask_input_size[0]
    previous = cv2.resize(random.normal(0, 5, (8, 8)), (side, side), interpolation=cv2.INTER_CUBIC)
    corners = np.sort(random.uniform(0, decoder.size, (3, 2, 2)), axis=1)
    clicks = random.uniform(0, decoder.size, (3, 1, 2))
    return {
        "point_coords": np.concatenate([clicks, corners], axis=1).astype(np.float32),
        # A click, a box with a click, and a click that takes away from an earlier mask.
        "point_labels": np.array([[1, -1, -1], [1, 2, 3], [0, -1, -1]], np.float32),
        "mask_input": np.repeat(previous[None, None], 3, axis=0).astype(np.float32),
        "has_mask_input": np.array([0, 0, 1], np.float32),
        "orig_im_size": np.array([height, width], np.float32),
    }
