"""Turns a checkpoint into a model file that Photochrom can use."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from engine.models.description import ModelDescription, ModelKind
from engine.photo.atomic import new_file
from training.balance import adjust_balance
from training.checkpoint import load_checkpoint, load_weights
from training.errors import TrainingError
from training.networks import build_network
from training.networks.color_network import ColorNetwork
from training.onnx_graph import to_onnx
from training.palette import ClassCounts
from training.parity import ParityReport, compare
from training.recipe import Recipe


@dataclass(frozen=True)
class BalanceShift:
    """How to change the balance of classes; see ``adjust_balance``.

    Attributes:
        shift: added to the power of the recipe's class weights.
        counts: cells of every class in the training photos, shape (classes,).
    """

    shift: float
    counts: ClassCounts = field(compare=False)


def trained_network(
    checkpoint: Path, recipe: Recipe, balance: BalanceShift | None = None
) -> ColorNetwork:
    """Load the averaged weights of a checkpoint.

    Args:
        checkpoint: the file.
        recipe: what it was trained with.
        balance: how to change the balance of classes; None to keep it.

    Returns:
        The network, ready to colorize, on the CPU in float32.

    Raises:
        TrainingError: the checkpoint cannot be used, or belongs to another recipe.
    """
    network = build_network(recipe, pretrained=False)
    load_weights(network, load_checkpoint(checkpoint).averaged)
    if balance:
        adjust_balance(network, balance.counts, recipe=recipe, shift=balance.shift)
    return network.eval()


def export(
    checkpoint: Path,
    output: Path,
    *,
    recipe: Recipe,
    name: str | None = None,
    version: str = "1.0",
    temperature: float = 0.4,
    metrics: Mapping[str, float] | None = None,
    data: str = "",
    license: str = "Apache-2.0",  # noqa: A002
    created: str | None = None,
    balance: BalanceShift | None = None,
) -> ParityReport:
    """Write a checkpoint's averaged weights as a model file and check that it answers the same.

    Args:
        checkpoint: what to export.
        output: the ONNX file; replaced only when everything went well.
        recipe: what the checkpoint was trained with.
        name: of the model; None for the recipe's.
        version: of the model.
        temperature: the decoding temperature that suits a classifier best, above 0.
        metrics: figures measured on it, by name.
        data: what it was trained on.
        license: of the weights, an SPDX expression.
        created: date, ISO 8601; None for today.
        balance: how to change the balance of classes; None to keep it.

    Returns:
        How far ONNX Runtime is from PyTorch.

    Raises:
        TrainingError: the checkpoint cannot be used, the description is wrong, or the model
            answers something else than the network.
        PhotoError: the file cannot be written.
    """
    description = _describe(
        kind=ModelKind.CHROMA_REGRESSOR if recipe.regresses else ModelKind.COLOR_CLASSIFIER,
        name=name or recipe.name,
        version=version,
        size=recipe.photos.final_size,
        palette=None if recipe.regresses else recipe.palette,
        temperature=None if recipe.regresses else temperature,
        license=license,
        recipe=recipe.name,
        data=data,
        created=created or datetime.now(UTC).date().isoformat(),
        metrics=dict(metrics or {}),
    )
    network = trained_network(checkpoint, recipe, balance)
    return _write(network, description, output)


def _describe(**fields: object) -> ModelDescription:
    try:
        return ModelDescription(**fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise TrainingError(f"The model cannot be described: {error}.") from error


def _write(network: ColorNetwork, description: ModelDescription, output: Path) -> ParityReport:
    content = to_onnx(network, description).SerializeToString()
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "model.onnx"
        trial.write_bytes(content)
        report = compare(network, trial)
    if not report.holds:
        raise TrainingError(
            f"The exported model differs from the network by {report.largest_difference:.4f} and "
            f"agrees on {report.same_argmax:.2%} of the cells, so nothing was written."
        )
    with new_file(output, overwrite=True) as file:
        file.write(content)
    return report
