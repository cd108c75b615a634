"""Reads the metadata of an ONNX file without loading the model.

Walks the protobuf wire format (https://protobuf.dev/programming-guides/encoding/) of the messages
in onnx.proto3 and steps over the weights, so that a list of models costs milliseconds and no file
has to be trusted: a model that names other files to read is refused before the runtime sees it.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from engine.models.errors import ModelError


class Message(Enum):
    """The messages of onnx.proto3 on the way to a tensor."""

    MODEL = auto()
    GRAPH = auto()
    NODE = auto()
    ATTRIBUTE = auto()
    TENSOR = auto()
    SPARSE_TENSOR = auto()
    FUNCTION = auto()
    TRAINING_INFO = auto()


INNER_MESSAGES: dict[Message, dict[int, Message]] = {
    Message.MODEL: {7: Message.GRAPH, 20: Message.TRAINING_INFO, 25: Message.FUNCTION},
    Message.GRAPH: {1: Message.NODE, 5: Message.TENSOR, 15: Message.SPARSE_TENSOR},
    Message.NODE: {5: Message.ATTRIBUTE},
    Message.ATTRIBUTE: {
        5: Message.TENSOR,
        6: Message.GRAPH,
        10: Message.TENSOR,
        11: Message.GRAPH,
        22: Message.SPARSE_TENSOR,
        23: Message.SPARSE_TENSOR,
    },
    Message.TENSOR: {},
    Message.SPARSE_TENSOR: {1: Message.TENSOR, 2: Message.TENSOR},
    Message.FUNCTION: {7: Message.NODE, 11: Message.ATTRIBUTE},
    Message.TRAINING_INFO: {1: Message.GRAPH, 2: Message.GRAPH},
}
"""Field numbers of onnx.proto3 that hold a message which can hold a tensor."""

_MODEL_IR_VERSION = 1
_MODEL_GRAPH = 7
_MODEL_METADATA_PROPS = 14
_ENTRY_KEY, _ENTRY_VALUE = 1, 2
_TENSOR_EXTERNAL_DATA = 13
_TENSOR_DATA_LOCATION = 14

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_LARGEST_NUMBER = 2**29 - 1


class _WireError(ValueError):
    """The bytes are no protobuf message."""


@dataclass(frozen=True)
class MessageField:
    """One field of a message: a number, or where its bytes lie.

    Attributes:
        number: field number of the message's definition.
        varint: the number, None for bytes.
        start: where the bytes begin in the file.
        end: where they end.
    """

    number: int
    varint: int | None
    start: int
    end: int


def read_metadata(path: Path) -> dict[str, str]:
    """Read the ``metadata_props`` of an ONNX file and check that the file stands alone.

    Args:
        path: the model file.

    Returns:
        Key to value, as the file has them.

    Raises:
        ModelError: the file is missing, unreadable, no ONNX model, incomplete, or it keeps weights
            in other files.
    """
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                raise ModelError("The model file is empty; copy or download it again.")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return _read_model(content)
    except FileNotFoundError:
        raise ModelError("There is no such model file; check its name and folder.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"The model file cannot be read ({reason}).") from error


def _read_model(content: mmap.mmap) -> dict[str, str]:
    numbers: set[int] = set()
    metadata: dict[str, str] = {}
    try:
        for entry in message_fields(content, 0, len(content)):
            numbers.add(entry.number)
            if entry.number == _MODEL_METADATA_PROPS:
                key, value = _read_entry(content, entry)
                metadata[key] = value
        if not {_MODEL_IR_VERSION, _MODEL_GRAPH} <= numbers:
            raise _WireError("no ONNX model")
        _refuse_external_data(content)
    except ValueError as error:
        # Every exporter writes the version first, so a file that starts with it is a model.
        if _MODEL_IR_VERSION in numbers:
            raise ModelError(
                "The model file is incomplete or damaged; copy or download it again."
            ) from error
        raise ModelError("The file is no ONNX model; choose a file that ends in .onnx.") from error
    return metadata


def _refuse_external_data(content: mmap.mmap) -> None:
    pending = [(Message.MODEL, 0, len(content))]
    while pending:
        message, start, end = pending.pop()
        inner = INNER_MESSAGES[message]
        for entry in message_fields(content, start, end):
            if message is Message.TENSOR and _is_external(entry):
                raise ModelError(
                    "The model keeps its weights in another file; "
                    "export it again as one file with all weights inside."
                )
            if entry.number in inner:
                pending.append((inner[entry.number], entry.start, entry.end))


def _is_external(entry: MessageField) -> bool:
    return entry.number == _TENSOR_EXTERNAL_DATA or (
        entry.number == _TENSOR_DATA_LOCATION and entry.varint != 0
    )


def _read_entry(content: mmap.mmap, entry: MessageField) -> tuple[str, str]:
    texts = {_ENTRY_KEY: "", _ENTRY_VALUE: ""}
    for part in message_fields(content, entry.start, entry.end):
        if part.number in texts:
            texts[part.number] = content[part.start : part.end].decode("utf-8")
    return texts[_ENTRY_KEY], texts[_ENTRY_VALUE]


def message_fields(content: mmap.mmap, start: int, end: int) -> Iterator[MessageField]:
    """Walk over the fields of the message in ``content[start:end]``.

    Args:
        content: the model file.
        start: where the message begins.
        end: where it ends.

    Yields:
        Its fields in the order of the file; their bytes are not read.

    Raises:
        ValueError: the bytes are no protobuf message.
    """
    position = start
    while position < end:
        tag, position = _read_varint(content, position, end)
        number, wire_type = tag >> 3, tag & 7
        varint = None
        if wire_type == _VARINT:
            varint, position = _read_varint(content, position, end)
            length = 0
        elif wire_type == _BYTES:
            length, position = _read_varint(content, position, end)
        elif wire_type in (_FIXED32, _FIXED64):
            length = 4 if wire_type == _FIXED32 else 8
        else:
            raise _WireError(f"unknown wire type {wire_type}")
        if not 0 < number <= _LARGEST_NUMBER or position + length > end:
            raise _WireError("a field leaves its message")
        yield MessageField(number, varint, position, position + length)
        position += length


def _read_varint(content: mmap.mmap, start: int, end: int) -> tuple[int, int]:
    """Return a base-128 number and the position behind it."""
    value = 0
    for position in range(start, min(start + _LONGEST_VARINT, end)):
        byte = content[position]
        value |= (byte & 0x7F) << 7 * (position - start)
        if byte < 0x80:
            return value, position + 1
    raise _WireError("a number leaves its message")
