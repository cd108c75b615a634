"""Turns official Segment Anything checkpoints into pairs of model files.

The checkpoints are those of https://github.com/facebookresearch/segment-anything (section "Model
Checkpoints"), whose names end in the first six digits of their MD5; torch.hub names checkpoints
after their SHA-256.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from segment_anything import sam_model_registry
from segment_anything.modeling import Sam
from torch import Tensor

from engine.models.description import PerChannel
from engine.models.published import PUBLISHED_MODELS
from training.checkpoint import DAMAGE
from training.errors import TrainingError
from training.segmenter.export import PairDescription, write_pair
from training.segmenter.onnx_models import PromptDecoder

Progress = Callable[[str], object]
"""Called with a few words before every part of the work."""


@dataclass(frozen=True)
class Architecture:
    """One of the published models.

    Attributes:
        name: of the pair of models made of it.
        build: builds it with random weights.
    """

    name: str
    build: Callable[[], Sam]


ARCHITECTURES: dict[int, Architecture] = {
    768: Architecture("sam-vit-b", sam_model_registry["vit_b"]),
    1024: Architecture("sam-vit-l", sam_model_registry["vit_l"]),
    1280: Architecture("sam-vit-h", sam_model_registry["vit_h"]),
}
"""The published models by the width of their image encoder."""

_WIDTH_KEY = "image_encoder.patch_embed.proj.weight"
_HASHED_NAME = re.compile(r"_([0-9a-f]{6})\.pth")
_PUBLISHED = {file.name: file.sha256 for model in PUBLISHED_MODELS for file in model.files}


def convert(
    checkpoint: Path, folder: Path, *, progress: Progress | None = None
) -> tuple[Path, Path]:
    """Convert an official checkpoint.

    Args:
        checkpoint: a file such as ``sam_vit_b_01ec64.pth``; read without running code in it.
        folder: where to write, created if missing; files are replaced only if all went well.
        progress: told what is being done.

    Returns:
        The files of encoder and decoder.

    Raises:
        TrainingError: the file is missing, damaged, or no such checkpoint, or the models answer
            something else than the network.
        PhotoError: a file cannot be written.
    """
    report = progress or (lambda _: None)
    report("checking the file")
    _check_hash(checkpoint)
    report("reading the weights")
    weights = _read(checkpoint)
    architecture = _architecture(weights)
    sam = architecture.build()
    try:
        sam.load_state_dict(weights)
    except RuntimeError as error:
        raise TrainingError(
            "The weights are not those of a published Segment Anything model."
        ) from error
    report("converting")
    return convert_sam(sam.eval(), architecture.name, folder)


def convert_sam(sam: Sam, name: str, folder: Path) -> tuple[Path, Path]:
    """Convert a model of Segment Anything.

    Args:
        sam: on the CPU.
        name: of the pair.
        folder: where to write, created if missing.

    Returns:
        The files of encoder and decoder.

    Raises:
        TrainingError: the models answer something else than the network.
        PhotoError: a file cannot be written.
    """
    size = int(sam.image_encoder.img_size)
    pair = PairDescription(
        name=name,
        version="1.0",
        size=size,
        mean=_per_channel(sam.pixel_mean),
        std=_per_channel(sam.pixel_std),
        recipe="Segment Anything, Kirillov et al. 2023",
        data="SA-1B",
    )
    decoder = PromptDecoder(sam.prompt_encoder, sam.mask_decoder, size)
    encoder, decoder_file, _ = write_pair(
        sam.image_encoder, decoder, pair, folder, one_at_a_time=True
    )
    return encoder, decoder_file


def _check_hash(checkpoint: Path) -> None:
    promised = _HASHED_NAME.search(checkpoint.name)
    if not promised:
        return
    sha256 = _digest(checkpoint, "sha256")
    published = _PUBLISHED.get(checkpoint.name)
    if published is not None:
        is_whole = sha256 == published
    else:
        is_whole = promised[1] in (sha256[:6], _digest(checkpoint, "md5")[:6])
    if not is_whole:
        raise TrainingError("The checkpoint is damaged or incomplete; download it again.")


def _digest(checkpoint: Path, algorithm: str) -> str:
    try:
        with checkpoint.open("rb") as stream:
            return hashlib.file_digest(stream, algorithm).hexdigest()
    except OSError as error:
        raise TrainingError(f"The checkpoint cannot be read ({error.strerror}).") from error


def _read(checkpoint: Path) -> Mapping[str, Tensor]:
    try:
        content: Any = torch.load(checkpoint, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise TrainingError("There is no such checkpoint; check the path.") from error
    except DAMAGE as error:
        raise TrainingError("This file is no checkpoint, or it is damaged.") from error
    if not isinstance(content, dict) or not isinstance(content.get(_WIDTH_KEY), Tensor):
        raise TrainingError("This file is no checkpoint of Segment Anything.")
    return content


def _architecture(weights: Mapping[str, Tensor]) -> Architecture:
    architecture = ARCHITECTURES.get(len(weights[_WIDTH_KEY]))
    if architecture is None:
        known = ", ".join(one.name for one in ARCHITECTURES.values())
        raise TrainingError(f"This is none of the published models; known are {known}.")
    return architecture


def _per_channel(values: Tensor) -> PerChannel:
    red, green, blue = values.flatten().tolist()
    return red, green, blue
