"""Segmenters that other programs exported: recognized by their inputs and outputs.

Exports of Segment Anything and its relatives carry no metadata, but their graphs tell enough. All
of them look at 1024 pixels (or at what a fixed input says), and the ones that take planes leave the
normalization to the caller, with the mean and deviation of ImageNet in gray values
(https://github.com/facebookresearch/segment-anything, ``segment_anything/modeling/sam.py``). The
ones that take pixels normalize inside (https://github.com/vietanhdev/samexporter,
``samexporter/onnx_utils.py``).

The inputs and outputs are read from the file as the metadata are, without loading the model:
fields of GraphProto, ValueInfoProto and TypeProto in onnx.proto3
(https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
"""

import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.models.contract import TensorPort, check_ports
from engine.models.description import (
    FORMAT_KEY,
    PART_ENDINGS,
    ModelDescription,
    ModelKind,
    describe,
)
from engine.models.errors import ModelError
from engine.models.onnx_file import message_fields, read_metadata

SAM_SIZE: Final = 1024
"""Side of the square that Segment Anything looks at, in pixels."""

SAM_STRIDE: Final = 16
"""Pixels of that square along one axis of a cell of the embedding."""

SAM_MEAN: Final = (123.675, 116.28, 103.53)
"""What Segment Anything subtracts from the gray values of each channel."""

SAM_STD: Final = (58.395, 57.12, 57.375)
"""What it divides them by afterwards."""

_MODEL_GRAPH = 7
_GRAPH_INITIALIZER, _GRAPH_INPUT, _GRAPH_OUTPUT = 5, 11, 12
_TENSOR_NAME = 8
_VALUE_NAME, _VALUE_TYPE = 1, 2
_TYPE_TENSOR = 1
_TENSOR_ELEMENT, _TENSOR_SHAPE = 1, 2
_SHAPE_AXIS = 1
_AXIS_LENGTH = 1
_FLOAT32 = 1

_PART = re.compile(r"[-_. ]*(?:(?:image|mask)[-_. ]*)?(?:encoder|decoder)$", re.IGNORECASE)
_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class _Span:
    """Where the bytes of a message lie."""

    content: mmap.mmap
    start: int
    end: int

    def numbers(self, field: int) -> list[int]:
        return [
            entry.varint
            for entry in message_fields(self.content, self.start, self.end)
            if entry.number == field and entry.varint is not None
        ]

    def inner(self, field: int) -> Iterator["_Span"]:
        for entry in message_fields(self.content, self.start, self.end):
            if entry.number == field:
                yield _Span(self.content, entry.start, entry.end)

    def text(self, field: int) -> str:
        spans = list(self.inner(field))
        return self.content[spans[-1].start : spans[-1].end].decode("utf-8") if spans else ""


def describe_file(path: Path) -> ModelDescription:
    """Describe a model by its metadata or, if it is a foreign segmenter, by what is known of it.

    Args:
        path: the model file.

    Returns:
        The description. That of a foreign segmenter is named after the file, so that
        ``NAME.encoder.onnx`` and ``NAME_decoder.onnx`` become ``NAME-encoder`` and
        ``NAME-decoder``; its license is unknown and empty.

    Raises:
        ModelError: the file is missing, damaged, or neither a model of Photochrom nor a segmenter
            that is recognized.
    """
    metadata = read_metadata(path)
    if FORMAT_KEY not in metadata:
        foreign = recognize_segmenter(path.stem, *read_ports(path))
        if foreign is not None:
            return foreign
    return describe(metadata)


def recognize_segmenter(
    stem: str, inputs: Sequence[TensorPort], outputs: Sequence[TensorPort]
) -> ModelDescription | None:
    """Tell by its inputs and outputs what a model of Segment Anything's family needs.

    Args:
        stem: file name without its ending.
        inputs: declared inputs.
        outputs: declared outputs.

    Returns:
        The description, None if this is no encoder or decoder of that family.
    """
    for kind in (ModelKind.SEGMENTER_ENCODER, ModelKind.SEGMENTER_DECODER):
        try:
            check_ports(kind, inputs, outputs)
        except ModelError:
            continue
        return _described(stem, kind, inputs)
    return None


def read_ports(path: Path) -> tuple[tuple[TensorPort, ...], tuple[TensorPort, ...]]:
    """Read the inputs and outputs that an ONNX file declares, without loading the model.

    Args:
        path: a file that ``read_metadata`` accepts.

    Returns:
        Inputs, those with a value of their own left out, and outputs.

    Raises:
        ModelError: the file is damaged or cannot be read.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _read_graph(_Span(data, 0, len(data)))
    except (OSError, ValueError) as error:
        raise ModelError(
            "The model file is incomplete or damaged; copy or download it again."
        ) from error


def _described(stem: str, kind: ModelKind, inputs: Sequence[TensorPort]) -> ModelDescription | None:
    is_encoder = kind is ModelKind.SEGMENTER_ENCODER
    size = _encoder_size(inputs[0]) if is_encoder else _decoder_size(inputs)
    normalizes = is_encoder and len(inputs[0].shape) == 4
    name = _NO_NAME.sub("-", _PART.sub("", stem)).lstrip("._-") or "segmenter"
    try:
        return ModelDescription(
            kind=kind,
            name=name + PART_ENDINGS[kind],
            version="unknown",
            size=size,
            mean=SAM_MEAN if normalizes else None,
            std=SAM_STD if normalizes else None,
        )
    except ValueError:  # an input of a size that no segmenter has
        return None


def _encoder_size(image: TensorPort) -> int:
    """Return the side of a square input, 0 if its sides differ, Segment Anything's if free."""
    sides = image.shape[2:] if len(image.shape) == 4 else image.shape[:2]
    if None in sides:
        return SAM_SIZE
    return sides[0] if sides[0] is not None and sides[0] == sides[1] else 0


def _decoder_size(inputs: Sequence[TensorPort]) -> int:
    rows = next(port.shape[2] for port in inputs if port.name == "image_embeddings")
    return SAM_SIZE if rows is None else SAM_STRIDE * rows


def _read_graph(model: _Span) -> tuple[tuple[TensorPort, ...], tuple[TensorPort, ...]]:
    (graph,) = model.inner(_MODEL_GRAPH)
    # Old exporters list the weights among the inputs.
    weights = {tensor.text(_TENSOR_NAME) for tensor in graph.inner(_GRAPH_INITIALIZER)}
    inputs = tuple(_read_port(value) for value in graph.inner(_GRAPH_INPUT))
    outputs = tuple(_read_port(value) for value in graph.inner(_GRAPH_OUTPUT))
    return tuple(port for port in inputs if port.name not in weights), outputs


def _read_port(value: _Span) -> TensorPort:
    tensors = [tensor for kind in value.inner(_VALUE_TYPE) for tensor in kind.inner(_TYPE_TENSOR)]
    elements = [element for tensor in tensors for element in tensor.numbers(_TENSOR_ELEMENT)]
    axes = [
        axis
        for tensor in tensors
        for shape in tensor.inner(_TENSOR_SHAPE)
        for axis in shape.inner(_SHAPE_AXIS)
    ]
    lengths = [axis.numbers(_AXIS_LENGTH) for axis in axes]
    return TensorPort(
        name=value.text(_VALUE_NAME),
        is_float32=elements == [_FLOAT32],
        shape=tuple(length[0] if length else None for length in lengths),
    )
