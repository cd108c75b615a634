"""The inputs and outputs that a model of each kind must have.

The segmenter decoder is the one that the official Segment Anything export writes
(https://github.com/facebookresearch/segment-anything, ``scripts/export_onnx_model.py``), so that
any model of that family fits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.models.description import SIZE_STEP, ModelDescription, ModelKind
from engine.models.errors import ModelError

Tensor = npt.NDArray[np.float32]
"""What goes into and comes out of a model: float32, any shape."""

LOGITS_STRIDE: Final = 4
"""Pixels of the input along one axis of a cell of a color classifier's output."""


@dataclass(frozen=True)
class TensorPort:
    """An input or output as the model file declares it.

    Attributes:
        name: name in the graph.
        is_float32: whether its elements are float32.
        shape: length of every axis, None where it is free.
    """

    name: str
    is_float32: bool
    shape: tuple[int | None, ...]

    def accepts(self, tensor: Tensor) -> bool:
        """Whether a tensor has the declared type and shape.

        Args:
            tensor: the tensor, any shape.
        """
        return (
            tensor.dtype == np.float32
            and tensor.ndim == len(self.shape)
            and all(
                declared in (None, length)
                for declared, length in zip(self.shape, tensor.shape, strict=True)
            )
        )


@dataclass(frozen=True)
class InputRule:
    """What is asked of an input.

    Attributes:
        name: required name in the graph.
        smallest: the smallest valid shape; also the lengths that free axes take in a trial run.
        free: axes that must be free.
        exact: axes that must have the length in ``smallest``.
        trial: value of every element in a trial run.
    """

    name: str
    smallest: tuple[int, ...]
    free: tuple[int, ...] = ()
    exact: tuple[int, ...] = ()
    trial: float = 0.0


@dataclass(frozen=True)
class Contract:
    """The inputs and outputs that a kind of model must have, and no others among the inputs."""

    inputs: tuple[InputRule, ...]
    outputs: tuple[str, ...]


_LIGHTNESS = InputRule("lightness", (1, 1, SIZE_STEP, SIZE_STEP), free=(0, 2, 3), exact=(1,))

CONTRACTS: Final[Mapping[ModelKind, Contract]] = {
    ModelKind.COLOR_CLASSIFIER: Contract((_LIGHTNESS,), ("logits",)),
    ModelKind.CHROMA_REGRESSOR: Contract((_LIGHTNESS,), ("chroma",)),
    ModelKind.SEGMENTER_ENCODER: Contract(
        (InputRule("image", (1, 3, SIZE_STEP, SIZE_STEP), exact=(1,)),), ("image_embeddings",)
    ),
    ModelKind.SEGMENTER_DECODER: Contract(
        (
            InputRule("image_embeddings", (1, 256, 64, 64)),
            InputRule("point_coords", (1, 1, 2), free=(1,)),
            InputRule("point_labels", (1, 1), free=(1,)),
            InputRule("mask_input", (1, 1, 256, 256)),
            InputRule("has_mask_input", (1,)),
            # The masks are scaled to this size, so that 0 would be no valid trial.
            InputRule("orig_im_size", (2,), trial=SIZE_STEP),
        ),
        ("masks", "iou_predictions", "low_res_masks"),
    ),
}
"""What every kind of model must have."""


def check_ports(
    kind: ModelKind, inputs: Sequence[TensorPort], outputs: Sequence[TensorPort]
) -> None:
    """Check the inputs and outputs that a model declares.

    Args:
        kind: kind of the model.
        inputs: declared inputs.
        outputs: declared outputs.

    Raises:
        ModelError: they are not those of the kind.
    """
    contract = CONTRACTS[kind]
    found, wanted = {port.name for port in inputs}, {rule.name for rule in contract.inputs}
    if found != wanted:
        raise _refusal(f"takes the inputs {_names(found)} instead of {_names(wanted)}")
    missing = set(contract.outputs) - {port.name for port in outputs}
    if missing:
        raise _refusal(f"lacks the output '{min(missing)}'")
    for port in [*inputs, *outputs]:
        if not port.is_float32:
            raise _refusal(f"has '{port.name}' in another type than float32")
    ports = {port.name: port for port in inputs}
    for rule in contract.inputs:
        _check_shape(ports[rule.name], rule)


def trial_inputs(kind: ModelKind, inputs: Sequence[TensorPort]) -> dict[str, Tensor]:
    """Return the smallest valid inputs of a model.

    Args:
        kind: kind of the model.
        inputs: its declared inputs, checked by ``check_ports``.

    Returns:
        Input name to tensor.
    """
    ports = {port.name: port for port in inputs}
    return {
        rule.name: np.full(
            [
                fixed or least
                for fixed, least in zip(ports[rule.name].shape, rule.smallest, strict=True)
            ],
            rule.trial,
            dtype=np.float32,
        )
        for rule in CONTRACTS[kind].inputs
    }


def check_trial(description: ModelDescription, outputs: Mapping[str, Tensor]) -> None:
    """Check what a colorizer answered to ``trial_inputs``; segmenters answer in sizes of their own.

    Args:
        description: description of the model.
        outputs: output name to tensor.

    Raises:
        ModelError: the output has not the promised shape, or not a channel per color class.
    """
    batch, _, height, width = _LIGHTNESS.smallest
    if description.palette is not None:
        cells = (height // LOGITS_STRIDE, width // LOGITS_STRIDE)
        channels = outputs["logits"].shape[1:2]
        if channels != (len(description.palette),):
            raise _refusal(
                f"does not have an output for each of its {len(description.palette)} colors"
            )
        if outputs["logits"].shape != (batch, *channels, *cells):
            raise _refusal("answers in another size than a quarter of its input")
    chroma = (batch, 2, height, width)
    if description.kind is ModelKind.CHROMA_REGRESSOR and outputs["chroma"].shape != chroma:
        raise _refusal("does not answer a* and b* of every pixel")


def _names(names: set[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names)) or "(none)"


def _check_shape(port: TensorPort, rule: InputRule) -> None:
    if len(port.shape) != len(rule.smallest):
        raise _refusal(f"has '{port.name}' with another number of axes")
    if any(port.shape[axis] is not None for axis in rule.free):
        raise _refusal(f"takes '{port.name}' in one fixed size only")
    if any(port.shape[axis] not in (None, rule.smallest[axis]) for axis in rule.exact):
        raise _refusal(f"takes '{port.name}' with another number of channels")


def _refusal(reason: str) -> ModelError:
    return ModelError(
        f"The model {reason}, so it does not fit its kind; get another from its maker."
    )
