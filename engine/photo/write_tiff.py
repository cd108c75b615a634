"""Writes TIFF strip by strip: beside the photo only one strip is in memory.

The file is laid out as header, strips, directory; the header is completed last. Deflate with
horizontal differencing is what every reader of compressed TIFF knows. Sources: TIFF 6.0, Adobe
Photoshop TIFF Technical Notes (Deflate, tag 8), EXIF 2.32 section 4.6.3, BigTIFF design.
"""

import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import imagecodecs
import numpy as np
import numpy.typing as npt

from engine.photo.exif import ORIENTATION, descriptive, resolution_fields
from engine.photo.export import Export, IntegerPixels
from engine.photo.ifd import (
    BYTE,
    LONG,
    LONG8,
    SHORT,
    UNDEFINED,
    Directory,
    Field,
    Layout,
    serialize_directory,
)
from engine.photo.iptc import IPTC_TAG
from engine.photo.orientation import UPRIGHT

_STRIP_BYTES = 1 << 20
_COMPRESSION_LEVEL = 6
_ADOBE_DEFLATE, _RGB, _CONTIGUOUS, _HORIZONTAL_DIFFERENCING, _UNASSOCIATED_ALPHA = 8, 2, 1, 2, 2

# Offsets of classic TIFF end at 4 GiB; noise does not compress, and metadata need room too.
_CLASSIC_LIMIT = 2**32 - 2**26


def write_tiff(file: BinaryIO, export: Export, strips: Iterable[npt.NDArray[np.float32]]) -> None:
    """Write a TIFF file, a BigTIFF file if the pixels fill more than 4 GB.

    Args:
        file: an empty file.
        export: options and metadata.
        strips: sRGB, float32 in [0, 1], shape (rows, width, 3), top to bottom.
    """
    row_bytes = export.photo.width * export.channels * export.options.bit_depth // 8
    layout = Layout("<", big=row_bytes * export.photo.height > _CLASSIC_LIMIT)
    file.write(layout.header + bytes(layout.offset_size))
    rows = max(1, _STRIP_BYTES // row_bytes)
    offsets, sizes = [], []
    for strip in _regrouped(export.pixels(strips), rows):
        data = _compressed(strip)
        offsets.append(file.tell())
        sizes.append(len(data))
        file.write(data)
    file.write(bytes(file.tell() % 2))
    start = file.tell()
    directory = _directory(export, layout, rows, offsets, sizes)
    file.write(serialize_directory(directory, layout, start))
    file.seek(len(layout.header))
    file.write(struct.pack(layout.offset_format, start))


def _compressed(strip: IntegerPixels) -> bytes:
    differences = strip.copy()
    differences[:, 1:] -= strip[:, :-1]
    # libdeflate: three times as fast as zlib, the same format.
    return bytes(imagecodecs.deflate_encode(differences.tobytes(), level=_COMPRESSION_LEVEL))


def _regrouped(pixels: Iterable[IntegerPixels], rows: int) -> Iterator[IntegerPixels]:
    waiting: list[IntegerPixels] = []
    missing = rows
    for part in pixels:
        while len(part):
            waiting.append(part[:missing])
            part = part[missing:]
            missing = rows - sum(map(len, waiting))
            if not missing:
                yield _joined(waiting)
                waiting, missing = [], rows
    if waiting:
        yield _joined(waiting)


def _joined(parts: list[IntegerPixels]) -> IntegerPixels:
    joined: IntegerPixels = np.concatenate(parts)
    return joined


def _directory(
    export: Export, layout: Layout, rows: int, offsets: list[int], sizes: list[int]
) -> Directory:
    fields = _pixel_fields(export, rows)
    place = LONG8 if layout.big else LONG
    fields |= {273: Field.numbers(place, *offsets), 279: Field.numbers(place, *sizes)}
    if export.dpi is not None:
        fields |= resolution_fields(export.dpi)
    fields[700] = Field(BYTE, export.xmp)
    fields[34675] = Field(UNDEFINED, export.icc)
    if export.photo.metadata.iptc is not None:
        fields[IPTC_TAG] = Field(UNDEFINED, export.photo.metadata.iptc)
    if export.exif is None:
        return Directory(fields)
    source = descriptive(export.exif[0])
    return Directory({**source.fields, **fields}, source.children)


def _pixel_fields(export: Export, rows: int) -> dict[int, Field]:
    channels = export.channels
    fields = {
        256: Field.numbers(LONG, export.photo.width),
        257: Field.numbers(LONG, export.photo.height),
        258: Field.numbers(SHORT, *([export.options.bit_depth] * channels)),
        259: Field.numbers(SHORT, _ADOBE_DEFLATE),
        262: Field.numbers(SHORT, _RGB),
        ORIENTATION: Field.numbers(SHORT, UPRIGHT),
        277: Field.numbers(SHORT, channels),
        278: Field.numbers(LONG, rows),
        284: Field.numbers(SHORT, _CONTIGUOUS),
        317: Field.numbers(SHORT, _HORIZONTAL_DIFFERENCING),
    }
    if channels == 4:
        fields[338] = Field.numbers(SHORT, _UNASSOCIATED_ALPHA)
    return fields
