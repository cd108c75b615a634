"""Reads TIFF and BigTIFF band by band: beside L* only a few rows are in memory.

A single compressed strip is the exception: it can only be decoded whole.
"""

import os
from dataclasses import replace
from typing import BinaryIO

import numpy as np
from tifffile import TiffFile, TiffPage

from engine.photo.color_management import source_colors
from engine.photo.decoded import Decoded, SizeLimit
from engine.photo.errors import PhotoError
from engine.photo.exif import descriptive, exif_block, orientation_of, resolution_of
from engine.photo.ifd import Directory, Field, Layout, first_directory_offset, parse_directory
from engine.photo.iptc import iptc_of
from engine.photo.metadata import Metadata
from engine.photo.photo import Alpha
from engine.photo.planes import Planes
from engine.photo.tiff_bands import TiffBands
from engine.photo.tiff_samples import Interpretation, interpret

_XMP, _ICC, _DNG_VERSION = 700, 34675, 50706


def read_tiff(file: BinaryIO, limit: SizeLimit, *, with_chroma: bool = False) -> Decoded:
    """Read the first page of a TIFF file.

    Args:
        file: the open file.
        limit: checked against the tags before decoding.
        with_chroma: read the photo's own colors, too.

    Returns:
        The picture. Floats from 0 to 1 are taken as they are; other floats and signed integers are
        scaled by their range (``Interpretation.value_range``). NaN and minus infinity are black,
        infinity is white.

    Raises:
        PhotoError: the picture is too large, incomplete or of a kind that is not supported.
        Exception: the file is damaged; tifffile and its codecs have many classes for that.
    """
    directory, layout = _directory(file)
    if _DNG_VERSION in directory.fields:
        raise PhotoError("This is a camera raw file; develop it to TIFF or JPEG first.")
    file.seek(0)
    with TiffFile(file, is_lsm=False, is_scanimage=False, is_ndpi=False) as tiff:
        page = tiff.pages.first
        if not isinstance(page, TiffPage):
            raise PhotoError("The TIFF file holds no picture.")
        limit.check(page.imagewidth, page.imagelength)
        bands, meaning = TiffBands(page), interpret(page)
        metadata = _metadata(directory, layout)
        colors = source_colors(meaning.model, metadata.icc)
        metadata = replace(metadata, icc=colors.profile)
        planes = Planes(page.imagelength, page.imagewidth, colors, with_chroma=with_chroma)
        alpha = _fill(planes, bands, meaning)
        orientation = orientation_of(directory)
        return Decoded(
            planes.lightness, alpha, meaning.bit_depth, orientation, metadata, planes.chroma
        )


def _fill(planes: Planes, bands: TiffBands, meaning: Interpretation) -> Alpha | None:
    """Put all rows and return their opacity."""
    depth = np.uint8 if meaning.bits is not None and meaning.bits <= 8 else np.uint16
    alpha = None if meaning.alpha is None else np.empty(planes.lightness.shape, depth)
    value_range = meaning.value_range(bands)
    for top, samples in bands:
        planes.put(top, meaning.pixels(samples, value_range))
        if alpha is not None:
            alpha[top : top + len(samples)] = meaning.opacity(samples, value_range)
    return alpha


def _directory(file: BinaryIO) -> tuple[Directory, Layout]:
    layout = Layout.of(file.read(4))
    if layout is None:
        raise PhotoError("The TIFF file is damaged: its header makes no sense.")

    end = file.seek(0, os.SEEK_END)

    def read_at(offset: int, size: int) -> bytes:
        file.seek(min(offset, end))
        return file.read(size)

    return parse_directory(read_at, first_directory_offset(read_at, layout), layout), layout


def _metadata(directory: Directory, layout: Layout) -> Metadata:
    kept = descriptive(directory)
    exif = exif_block(kept, layout) if kept.fields or kept.children else None
    return Metadata(
        exif=exif,
        xmp=_data(directory.fields.get(_XMP)),
        icc=_data(directory.fields.get(_ICC)),
        dpi=resolution_of(directory),
        iptc=iptc_of(directory),
    )


def _data(value: Field | None) -> bytes | None:
    return None if value is None or not value.data.strip(b"\0") else value.data
