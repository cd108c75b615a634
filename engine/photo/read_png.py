"""Reads PNG: 16-bit pictures at full precision with libpng, the others with Pillow."""

from dataclasses import replace
from typing import BinaryIO

import imagecodecs
import numpy as np
from PIL import Image

from engine.photo.color_management import ColorModel, source_colors
from engine.photo.decoded import Decoded, SizeLimit
from engine.photo.metadata import Metadata
from engine.photo.planes import Planes
from engine.photo.png import bit_depth_of, check_chunks
from engine.photo.read_pillow import metadata_of, read_with_pillow


def read_png(file: BinaryIO, limit: SizeLimit, *, with_chroma: bool = False) -> Decoded:
    """Read a PNG picture.

    Args:
        file: the open file.
        limit: checked against the header before decoding.
        with_chroma: read the photo's own colors, too.

    Returns:
        The picture.

    Raises:
        PhotoError: the picture is too large.
        Exception: the file is damaged.
    """
    is_deep = bit_depth_of(file.read(32)) == 16
    check_chunks(file)
    file.seek(0)
    if not is_deep:
        return read_with_pillow(file, limit, with_chroma=with_chroma)
    metadata, orientation = _checked_metadata(file, limit)
    file.seek(0)
    pixels = imagecodecs.png_decode(file.read())
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    is_gray, has_alpha = pixels.shape[2] < 3, pixels.shape[2] in (2, 4)
    colors = source_colors(ColorModel.GRAY if is_gray else ColorModel.RGB, metadata.icc)
    planes = Planes(pixels.shape[0], pixels.shape[1], colors, with_chroma=with_chroma)
    planes.put(0, pixels[..., 0] if is_gray else pixels[..., :3])
    alpha = np.ascontiguousarray(pixels[..., -1]) if has_alpha else None
    metadata = replace(metadata, icc=colors.profile)
    return Decoded(planes.lightness, alpha, 16, orientation, metadata, planes.chroma)


def _checked_metadata(file: BinaryIO, limit: SizeLimit) -> tuple[Metadata, int]:
    # Pillow cuts 16-bit RGB to 8 bits, but it parses and verifies all chunks. Its pixels are
    # freed before libpng decodes them once more at full precision.
    with Image.open(file, formats=["PNG"]) as picture:
        limit.check(*picture.size)
        picture.load()
        return metadata_of(picture)
