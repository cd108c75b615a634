"""Predictions and masks as bytes of a project file."""

import hashlib
import io
import struct
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import imagecodecs
import numpy as np
import numpy.typing as npt

from engine.color.decode import Logits
from engine.color.lab import Chroma
from engine.colorize import MOST_CHROMA, ChromaPrediction, Prediction
from engine.document.json_fields import damaged
from engine.masks import Mask
from engine.photo.png import SIGNATURE, check_chunks

_DTYPE = np.dtype("<f2")
_HEADER_BYTES = 1024
_COMPRESSION_LEVEL = 4
_GRAY = 0


@dataclass(frozen=True)
class Encoded:
    """A part of a project as it is stored.

    Attributes:
        data: its bytes.
        digest: SHA-256 of them.
    """

    data: bytes
    digest: bytes

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Take the bytes of a part."""
        return cls(data, hashlib.sha256(data).digest())


class EncodedArrays:
    """Encodes the masks and predictions of documents, each once for as long as it is in memory.

    Documents share what they have in common, and what they hold is never changed: so a document
    that is saved again after an edit, and all its earlier states, cost little more than the edit.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[int, tuple[weakref.ref[npt.NDArray[Any]], Encoded]] = {}

    def mask(self, mask: Mask) -> Encoded:
        """Encode a mask: see ``mask_bytes``."""
        return self._once(mask, mask_bytes)

    def prediction(self, prediction: Prediction) -> Encoded:
        """Encode the numbers of a prediction: see ``prediction_bytes``."""
        if isinstance(prediction, ChromaPrediction):
            return self._once(prediction.chroma, prediction_bytes)
        return self._once(prediction.logits, prediction_bytes)

    def forget_the_dead(self) -> None:
        """Let go of what belongs to arrays that are gone."""
        self._known = {key: known for key, known in self._known.items() if known[0]() is not None}

    def _once(
        self, array: npt.NDArray[Any], encode: Callable[[npt.NDArray[Any]], bytes]
    ) -> Encoded:
        known = self._known.get(id(array))
        # Another array may have got the place in memory of one that is gone.
        if known is None or known[0]() is not array:
            known = weakref.ref(array), Encoded.of(encode(array))
            self._known[id(array)] = known
        return known[1]


def prediction_bytes(numbers: npt.NDArray[np.float32]) -> bytes:
    """Write logits or chroma as an npy file of float16, version 1.0 of the format.

    Args:
        numbers: that float16 holds: logits, shape (classes, rows, columns), or a*b*, shape (rows,
            columns, 2).
    """
    file = io.BytesIO()
    half = np.ascontiguousarray(numbers, dtype=_DTYPE)
    np.lib.format.write_array(file, half, version=(1, 0), allow_pickle=False)
    return file.getvalue()


def logits_from_bytes(data: bytes, classes: int) -> Logits:
    """Read what ``prediction_bytes`` wrote of logits; nothing is ever unpickled.

    Args:
        data: the npy file.
        classes: how many the palette has.

    Returns:
        Logits, float32, shape (classes, rows, columns), read-only.

    Raises:
        ProjectError: the data are anything else.
    """
    return _numbers(data, lambda shape: shape[0] == classes)


def chroma_from_bytes(data: bytes) -> Chroma:
    """Read what ``prediction_bytes`` wrote of chroma; nothing is ever unpickled.

    Args:
        data: the npy file.

    Returns:
        a*b*, float32, at most ``MOST_CHROMA`` either way, shape (rows, columns, 2), read-only.

    Raises:
        ProjectError: the data are anything else.
    """
    chroma = _numbers(data, lambda shape: shape[2] == 2)
    if np.abs(chroma).max() > MOST_CHROMA:
        raise damaged("its prediction is beyond all colors")
    return chroma


def _numbers(data: bytes, fits: Callable[[tuple[int, ...]], bool]) -> npt.NDArray[np.float32]:
    file = io.BytesIO(data)
    try:
        shape, by_columns, dtype = _header(file)
    except Exception as error:  # the header is a Python literal, with errors of many classes
        raise damaged("its prediction is no array") from error
    if dtype != _DTYPE or by_columns:
        raise damaged("its prediction is not of half precision")
    if len(shape) != 3 or not fits(shape) or min(shape) < 1:
        raise damaged("its prediction has a wrong shape")
    start = file.tell()
    if len(data) - start != shape[0] * shape[1] * shape[2] * _DTYPE.itemsize:
        raise damaged("its prediction has a wrong length")
    numbers = np.frombuffer(data, _DTYPE, offset=start).reshape(shape).astype(np.float32)
    if not np.isfinite(numbers).all():
        raise damaged("its prediction is not finite")
    numbers.flags.writeable = False
    return numbers


def mask_bytes(mask: Mask) -> bytes:
    """Write a mask as a gray PNG file of 8 bits."""
    return bytes(imagecodecs.png_encode(np.ascontiguousarray(mask), level=_COMPRESSION_LEVEL))


def mask_from_bytes(data: bytes, shape: tuple[int, int]) -> Mask:
    """Read what ``mask_bytes`` wrote.

    Args:
        data: the PNG file.
        shape: rows and columns that it must have.

    Returns:
        The mask.

    Raises:
        ProjectError: the data are anything else.
    """
    rows, columns = shape
    # The header is compared before anything is decoded: it may declare a picture of any size.
    if data[: len(SIGNATURE)] != SIGNATURE or data[12:26] != b"IHDR" + struct.pack(
        ">IIBB", columns, rows, 8, _GRAY
    ):
        raise damaged("a mask is no gray picture of the right size")
    try:
        check_chunks(io.BytesIO(data))
        mask = np.asarray(imagecodecs.png_decode(data), dtype=np.uint8)
    except Exception as error:  # decoders meet damage with errors of every class
        raise damaged("a mask cannot be decoded") from error
    if mask.shape != shape:
        raise damaged("a mask has a wrong size")
    return mask


def _header(file: io.BytesIO) -> tuple[tuple[int, ...], bool, np.dtype[np.generic]]:
    version = np.lib.format.read_magic(file)
    if version != (1, 0):
        raise ValueError(f"version {version} of the npy format is not used here")
    return np.lib.format.read_array_header_1_0(file, max_header_size=_HEADER_BYTES)
