"""The inputs and outputs that a model of each kind must have.

Colorizers have one form. Segmenters come from many exporters, all of them after the official one
of Segment Anything (https://github.com/facebookresearch/segment-anything,
``scripts/export_onnx_model.py``), so that a kind of segmenter has several forms:

- encoders of planes, [batch, 3, height, width]: ``image`` (EdgeSAM, Photochrom), ``images``, ``x``
  (forks of the official script) or ``input_image`` (samexporter without preprocessing);
- encoders of pixels, [height, width, 3]: ``input_image`` (samexporter and Acly/MobileSAM with
  preprocessing inside);
- decoders with the six inputs and three outputs of the official script;
- decoders that cannot refine a mask, with ``scores`` and ``masks`` (EdgeSAM,
  ``scripts/export_onnx_model.py``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from engine.models.description import (
    COLORIZER_KINDS,
    SIZE_STEP,
    ModelDescription,
    ModelKind,
)
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
        names: accepted names in the graph; the first is the one that Photochrom writes.
        smallest: the smallest valid shape; also the lengths that free axes take in a trial run.
        free: axes that must be free.
        exact: axes that must have the length in ``smallest``.
        trial: value of every element in a trial run.
    """

    names: tuple[str, ...]
    smallest: tuple[int, ...]
    free: tuple[int, ...] = ()
    exact: tuple[int, ...] = ()
    trial: float = 0.0


@dataclass(frozen=True)
class Contract:
    """The inputs and outputs that a form of model must have, and no others among the inputs.

    Attributes:
        inputs: what is asked of each input.
        outputs: accepted names of each output; the first is the one that Photochrom writes.
    """

    inputs: tuple[InputRule, ...]
    outputs: tuple[tuple[str, ...], ...]

    def fits(self, inputs: Sequence[TensorPort]) -> bool:
        """Whether a model has the inputs of this form, each with as many axes.

        Args:
            inputs: declared inputs.
        """
        ports = [find_port(inputs, rule.names) for rule in self.inputs]
        return len(inputs) == len(ports) and all(
            port is not None and len(port.shape) == len(rule.smallest)
            for port, rule in zip(ports, self.inputs, strict=True)
        )


EMBEDDING_NAMES: Final = ("image_embeddings", "embeddings", "image_embedding")
"""Names that exporters give to what an encoder answers."""

_LIGHTNESS = InputRule(("lightness",), (1, 1, SIZE_STEP, SIZE_STEP), free=(0, 2, 3), exact=(1,))
_PLANES = ("image", "images", "x", "input_image")
_PROMPTS = (
    InputRule(("image_embeddings",), (1, 256, 64, 64)),
    InputRule(("point_coords",), (1, 1, 2), free=(1,)),
    InputRule(("point_labels",), (1, 1), free=(1,)),
)
_REFINEMENT = (
    InputRule(("mask_input",), (1, 1, 256, 256)),
    InputRule(("has_mask_input",), (1,)),
    # The masks are scaled to this size, so that 0 would be no valid trial.
    InputRule(("orig_im_size",), (2,), trial=SIZE_STEP),
)

CONTRACTS: Final[Mapping[ModelKind, tuple[Contract, ...]]] = {
    ModelKind.COLOR_CLASSIFIER: (Contract((_LIGHTNESS,), (("logits",),)),),
    ModelKind.CHROMA_REGRESSOR: (Contract((_LIGHTNESS,), (("chroma",),)),),
    ModelKind.SEGMENTER_ENCODER: (
        Contract(
            (InputRule(_PLANES, (1, 3, SIZE_STEP, SIZE_STEP), exact=(1,)),), (EMBEDDING_NAMES,)
        ),
        Contract(
            (InputRule(("input_image",), (SIZE_STEP, SIZE_STEP, 3), exact=(2,)),),
            (EMBEDDING_NAMES,),
        ),
    ),
    ModelKind.SEGMENTER_DECODER: (
        Contract(_PROMPTS + _REFINEMENT, (("masks",), ("iou_predictions",), ("low_res_masks",))),
        Contract(_PROMPTS, (("scores",), ("masks",))),
    ),
}
"""The forms that every kind of model can have; the first is the one that Photochrom writes."""


def find_port(ports: Sequence[TensorPort], names: Sequence[str]) -> TensorPort | None:
    """Return the input or output that has one of the names, None if there is none.

    Args:
        ports: inputs or outputs of a model.
        names: accepted names.
    """
    return next((port for port in ports if port.name in names), None)


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
    contract = _form(kind, inputs)
    found, wanted = {port.name for port in inputs}, {rule.names[0] for rule in contract.inputs}
    for rule in contract.inputs:
        port = find_port(inputs, rule.names)
        if port is None or len(inputs) != len(contract.inputs):
            raise _refusal(f"takes the inputs {_names(found)} instead of {_names(wanted)}")
        _check_shape(port, rule)
    for names in contract.outputs:
        port = find_port(outputs, names)
        if port is None:
            raise _refusal(f"lacks the output '{names[0]}'")
        _check_type(port)


def trial_inputs(kind: ModelKind, inputs: Sequence[TensorPort]) -> dict[str, Tensor]:
    """Return the smallest valid inputs of a model.

    Args:
        kind: kind of the model.
        inputs: its declared inputs, checked by ``check_ports``.

    Returns:
        Input name to tensor.
    """
    return {
        port.name: np.full(
            [fixed or least for fixed, least in zip(port.shape, rule.smallest, strict=True)],
            rule.trial,
            dtype=np.float32,
        )
        for rule in _form(kind, inputs).inputs
        if (port := find_port(inputs, rule.names)) is not None
    }


def check_trial(description: ModelDescription, outputs: Mapping[str, Tensor]) -> None:
    """Check what a colorizer answered to ``trial_inputs``; segmenters answer in sizes of their own.

    Args:
        description: description of the model.
        outputs: output name to tensor.

    Raises:
        ModelError: it is not what its kind promises: see ``checked_colors``.
    """
    if description.kind in COLORIZER_KINDS:
        checked_colors(description, _LIGHTNESS.smallest[2:], outputs)


def checked_colors(
    description: ModelDescription, shape: tuple[int, ...], outputs: Mapping[str, Tensor]
) -> Tensor:
    """Take what a colorizer answered for one photo, once it is checked.

    Args:
        description: description of the model.
        shape: rows and columns of its input.
        outputs: output name to tensor.

    Returns:
        Logits of a color classifier, shape (classes, rows, columns), a quarter of the input along
        each axis; a*b* of a chroma regressor, shape (2, rows, columns), as large as the input or an
        integer fraction of it.

    Raises:
        ModelError: the output has not the promised shape, not a channel per color class, or numbers
            that are not finite.
    """
    if description.palette is not None:
        answer = _logits(len(description.palette), shape, outputs["logits"])
    else:
        answer = _chroma(shape, outputs["chroma"])
    if not np.isfinite(answer).all():
        raise ModelError("The model answered with numbers that are no colors; use another one.")
    return answer


def _logits(classes: int, shape: tuple[int, ...], logits: Tensor) -> Tensor:
    if logits.shape[1:2] != (classes,):
        raise _refusal(f"does not have an output for each of its {classes} colors")
    if logits.shape != (1, classes, *(length // LOGITS_STRIDE for length in shape)):
        raise _refusal("answers in another size than a quarter of its input")
    return np.asarray(logits[0])


def _chroma(shape: tuple[int, ...], chroma: Tensor) -> Tensor:
    if chroma.ndim != 4 or chroma.shape[:2] != (1, 2) or min(chroma.shape) < 1:
        raise _refusal("does not answer a* and b*")
    stride = shape[0] // chroma.shape[2]
    if tuple(stride * length for length in chroma.shape[2:]) != shape:
        raise _refusal("answers in another size than its input or an integer fraction of it")
    return np.asarray(chroma[0])


def _form(kind: ModelKind, inputs: Sequence[TensorPort]) -> Contract:
    """Return the form that a model has; where it has none, the one that Photochrom writes."""
    forms = CONTRACTS[kind]
    return next((contract for contract in forms if contract.fits(inputs)), forms[0])


def _names(names: set[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names)) or "(none)"


def _check_type(port: TensorPort) -> None:
    if not port.is_float32:
        raise _refusal(f"has '{port.name}' in another type than float32")


def _check_shape(port: TensorPort, rule: InputRule) -> None:
    _check_type(port)
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
