"""Turns a checkpoint, or any model of Segment Anything's family, into a pair of model files."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from torch import nn

from engine.models.description import (
    PART_ENDINGS,
    ModelDescription,
    ModelKind,
    PerChannel,
    segmenter_parts,
)
from engine.photo.atomic import new_file
from training.checkpoint import load_checkpoint, load_weights
from training.errors import TrainingError
from training.segmenter.network import SegmenterNetwork, build_segmenter
from training.segmenter.onnx_models import (
    GRAY_MEAN,
    GRAY_STD,
    GrayEncoder,
    PromptDecoder,
    decoder_to_onnx,
    encoder_to_onnx,
)
from training.segmenter.parity import SegmenterParity, compare
from training.segmenter.recipe import SegmenterRecipe


@dataclass(frozen=True)
class PairDescription:
    """What both files of a segmenter say about themselves.

    Attributes:
        name: of the pair; the files are called NAME-encoder.onnx and NAME-decoder.onnx.
        version: of the pair.
        size: side of the frame in pixels.
        mean: what is subtracted from gray values of 0 to 255, for every channel.
        std: what they are divided by, for every channel.
        license: of the weights, an SPDX expression.
        recipe: how they were trained.
        data: what they were trained on.
        created: date, ISO 8601; empty for today.
        metrics: figures measured on the pair, by name.
        least_iou: predicted IoU from which the decoder's masks are likely to be objects, 0 to 1;
            None for that of Segment Anything.
        least_stability: the same for their stability.
    """

    name: str
    version: str
    size: int
    mean: PerChannel
    std: PerChannel
    license: str = "Apache-2.0"
    recipe: str = ""
    data: str = ""
    created: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict, compare=False)
    least_iou: float | None = None
    least_stability: float | None = None

    def of_encoder(self) -> ModelDescription:
        """Describe the encoder.

        Raises:
            TrainingError: the description is wrong.
        """
        return self._describe(ModelKind.SEGMENTER_ENCODER, mean=self.mean, std=self.std)

    def of_decoder(self) -> ModelDescription:
        """Describe the decoder.

        Raises:
            TrainingError: the description is wrong.
        """
        return self._describe(
            ModelKind.SEGMENTER_DECODER,
            least_iou=self.least_iou,
            least_stability=self.least_stability,
        )

    def _describe(
        self,
        kind: ModelKind,
        *,
        mean: PerChannel | None = None,
        std: PerChannel | None = None,
        least_iou: float | None = None,
        least_stability: float | None = None,
    ) -> ModelDescription:
        try:
            return ModelDescription(
                kind=kind,
                name=self.name + PART_ENDINGS[kind],
                version=self.version,
                size=self.size,
                mean=mean,
                std=std,
                least_iou=least_iou,
                least_stability=least_stability,
                license=self.license,
                recipe=self.recipe,
                data=self.data,
                created=self.created or datetime.now(UTC).date().isoformat(),
                metrics=dict(self.metrics),
            )
        except ValueError as error:
            raise TrainingError(f"The model cannot be described: {error}.") from error


def trained_segmenter(checkpoint: Path, recipe: SegmenterRecipe) -> SegmenterNetwork:
    """Load the averaged weights of a checkpoint.

    Args:
        checkpoint: the file.
        recipe: what it was trained with.

    Returns:
        The network, ready to be asked, on the CPU in float32.

    Raises:
        TrainingError: the checkpoint cannot be used, or belongs to another recipe.
    """
    network = build_segmenter(recipe, pretrained=False)
    load_weights(network, load_checkpoint(checkpoint).averaged)
    return network.eval()


def export(
    checkpoint: Path,
    folder: Path,
    *,
    recipe: SegmenterRecipe,
    name: str | None = None,
    version: str = "1.0",
    metrics: Mapping[str, float] | None = None,
    data: str = "",
    license: str = "Apache-2.0",  # noqa: A002
    created: str = "",
    least_iou: float | None = None,
    least_stability: float | None = None,
) -> tuple[Path, Path, SegmenterParity]:
    """Write a checkpoint's averaged weights as a pair of model files and check their answers.

    Args:
        checkpoint: what to export.
        folder: where to write, created if missing; files are replaced only if all went well.
        recipe: what the checkpoint was trained with.
        name: of the pair; None for the recipe's.
        version: of the pair.
        metrics: figures measured on it, by name.
        data: what it was trained on.
        license: of the weights, an SPDX expression.
        created: date, ISO 8601; empty for today.
        least_iou: see ``PairDescription``.
        least_stability: see ``PairDescription``.

    Returns:
        The files of encoder and decoder, and how far they are from PyTorch.

    Raises:
        TrainingError: the checkpoint cannot be used, the description is wrong, or the models
            answer something else than the network.
        PhotoError: a file cannot be written.
    """
    pair = PairDescription(
        name=name or recipe.name,
        version=version,
        size=recipe.photos.final_size,
        mean=(GRAY_MEAN,) * 3,
        std=(GRAY_STD,) * 3,
        license=license,
        recipe=recipe.name,
        data=data,
        created=created,
        metrics=metrics or {},
        least_iou=least_iou,
        least_stability=least_stability,
    )
    network = trained_segmenter(checkpoint, recipe)
    cells = pair.size // recipe.stride
    network.answering.prompt_encoder.image_embedding_size = (cells, cells)
    side = recipe.mask_side(pair.size)
    network.answering.prompt_encoder.mask_input_size = (side, side)
    decoder = PromptDecoder(
        network.answering.prompt_encoder,
        network.answering.mask_decoder,
        pair.size,
        network.answering.place_maps,
    )
    return write_pair(GrayEncoder(network), decoder, pair, folder)


def write_pair(
    encoder: nn.Module,
    decoder: PromptDecoder,
    pair: PairDescription,
    folder: Path,
    *,
    one_at_a_time: bool = False,
) -> tuple[Path, Path, SegmenterParity]:
    """Write an encoder and a decoder as model files and check that they answer the same.

    Args:
        encoder: normalized pictures (n, 3, size, size) to embeddings, on the CPU.
        decoder: answers prompts about embeddings, on the CPU.
        pair: what the files say about themselves.
        folder: where to write, created if missing.
        one_at_a_time: whether the encoder takes one picture only.

    Returns:
        The files of encoder and decoder, and how far they are from PyTorch.

    Raises:
        TrainingError: the description is wrong, the models answer something else, or the encoder
            is too large for a file.
        PhotoError: a file cannot be written.
    """
    encoder, decoder = encoder.eval(), decoder.eval()
    first = encoder_to_onnx(encoder, pair.size, pair.of_encoder(), one_at_a_time=one_at_a_time)
    second = decoder_to_onnx(decoder, pair.of_decoder())
    contents = [model.SerializeToString() for model in (first, second)]
    files = tuple(folder / f"{part}.onnx" for part in segmenter_parts(pair.name))
    with tempfile.TemporaryDirectory() as trial_folder:
        trials = tuple(Path(trial_folder) / file.name for file in files)
        for trial, content in zip(trials, contents, strict=True):
            trial.write_bytes(content)
        parity = compare(encoder, decoder, (trials[0], trials[1]))
    if not parity.holds:
        raise TrainingError(
            f"The exported models agree with the network on {parity.same_pixels:.2%} of the pixels "
            f"and differ by {parity.iou_difference:.3f} in their estimates; nothing was written."
        )
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in zip(files, contents, strict=True):
        with new_file(file, overwrite=True) as stream:
            stream.write(content)
    return files[0], files[1], parity
