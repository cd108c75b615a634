"""Reads JPEG, WebP, BMP, GIF and 8-bit PNG with Pillow.

Pillow is strict about cut-off files, and its memory is bounded by the size in the header, which is
checked first.
"""

import logging
from dataclasses import replace
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.color.lab import row_strips
from engine.photo.color_management import ColorModel, source_colors
from engine.photo.decoded import Decoded, SizeLimit
from engine.photo.errors import PhotoError
from engine.photo.exif import orientation_of, parse_exif, resolution_of
from engine.photo.ifd import Directory
from engine.photo.iptc import RESOURCE_BLOCK
from engine.photo.metadata import Metadata
from engine.photo.planes import Planes

_log = logging.getLogger(__name__)

_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")

# The limit here is the user's (SizeLimit), checked before any pixel is decoded.
Image.MAX_IMAGE_PIXELS = None

# Pillow's modes that need no conversion, and what their channels mean.
_MODELS = {
    "L": ColorModel.GRAY,
    "LA": ColorModel.GRAY,
    "RGB": ColorModel.RGB,
    "RGBA": ColorModel.RGB,
    "CMYK": ColorModel.CMYK,
}


def read_with_pillow(file: BinaryIO, limit: SizeLimit, *, with_chroma: bool = False) -> Decoded:
    """Read an 8-bit picture.

    Args:
        file: the open file.
        limit: checked against the header before decoding.
        with_chroma: read the photo's own colors, too.

    Returns:
        The picture.

    Raises:
        PhotoError: the picture is too large.
        Exception: the file is damaged; Pillow has many classes for that.
    """
    with Image.open(file, formats=_FORMATS) as picture:
        limit.check(*picture.size)
        picture.load()
        return _reduce(picture, with_chroma=with_chroma)


def metadata_of(picture: Image.Image) -> tuple[Metadata, int]:
    """Collect metadata and orientation from an opened picture.

    Args:
        picture: what Pillow opened and loaded (PNG may keep metadata behind its pixels).

    Returns:
        The metadata and the EXIF orientation, 1 to 8.
    """
    exif = _bytes(picture.info.get("exif")) or None
    if exif is not None:
        exif = exif.removeprefix(b"Exif\0\0") or None
    parsed = None if exif is None else parse_exif(exif)
    if exif is not None and parsed is None:
        _log.warning("The EXIF metadata is unreadable and is left out.")
        exif = None
    xmp = _bytes(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")) or None
    icc = _bytes(picture.info.get("icc_profile")) or None
    directory = Directory({}) if parsed is None else parsed[0]
    dpi = _own_dpi(picture) or resolution_of(directory)
    return Metadata(exif, xmp, icc, dpi, _iptc(picture)), orientation_of(directory)


def _reduce(picture: Image.Image, *, with_chroma: bool) -> Decoded:
    mode = _target_mode(picture)
    model = _MODELS[mode]
    metadata, orientation = metadata_of(picture)
    colors = source_colors(model, metadata.icc)
    shape = (picture.height, picture.width)
    planes = Planes(*shape, colors, with_chroma=with_chroma)
    alpha = np.empty(shape, np.uint8) if mode.endswith("A") else None
    for rows in row_strips(*shape):
        pixels = _strip(picture, rows, mode)
        if alpha is not None:
            alpha[rows] = pixels[..., -1]
            pixels = pixels[..., 0] if mode == "LA" else pixels[..., :3]
        planes.put(rows.start, pixels)
    metadata = replace(metadata, icc=colors.profile)
    return Decoded(planes.lightness, alpha, 8, orientation, metadata, planes.chroma)


def _target_mode(picture: Image.Image) -> str:
    if picture.has_transparency_data:
        return "LA" if picture.mode in ("L", "LA") else "RGBA"
    mode = {"1": "L", "P": "RGB", "RGBX": "RGB", "La": "LA", "RGBa": "RGBA"}.get(
        picture.mode, picture.mode
    )
    if mode not in _MODELS:
        raise PhotoError("This kind of pixels is not supported; save the picture as RGB or gray.")
    return mode


def _strip(picture: Image.Image, rows: slice, mode: str) -> npt.NDArray[np.uint8]:
    strip = picture.crop((0, rows.start, picture.width, rows.stop))
    if strip.mode != mode:
        strip = strip.convert(mode)
    return np.asarray(strip)


def _iptc(picture: Image.Image) -> bytes | None:
    resources = picture.info.get("photoshop")
    return _bytes(resources.get(RESOURCE_BLOCK)) or None if isinstance(resources, dict) else None


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return value if isinstance(value, bytes) else b""


def _own_dpi(picture: Image.Image) -> tuple[float, float] | None:
    value = picture.info.get("dpi")
    # For a JPEG file that states none, Pillow makes up 72.
    if picture.format in ("JPEG", "MPO") and not picture.info.get("jfif_unit"):
        return None
    if not isinstance(value, tuple) or len(value) != 2:
        return None
    across, down = float(value[0]), float(value[1])
    plausible = 0 < across < 1e6 and 0 < down < 1e6
    return (across, down) if plausible else None
