"""Writes JPEG and WebP with Pillow.

JPEG keeps full color resolution (4:4:4): chroma is what the export is about. Metadata must fit
into segments of 64 KB (ITU-T T.81 section B.1.1.4); what does not is shortened, with a warning.
"""

import io
import logging
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.photo.exif import exif_block, without_maker_note
from engine.photo.export import Export
from engine.photo.iptc import jpeg_segment

_log = logging.getLogger(__name__)

# 65535 less the length field and the marker: 'Exif' and two zeros, or the XMP namespace.
_EXIF_MARKER = b"Exif\0\0"
_JPEG_EXIF_LIMIT = 65535 - 2 - len(_EXIF_MARKER)
_JPEG_XMP_LIMIT = 65535 - 2 - 29
_LOSSLESS_QUALITY = 100

# Lightness is the photo itself and chroma what was asked for, so both are stored more finely than
# other programs do at the same quality: of the distance to 100 remain two and three fifths. At 95
# this halves the 99.9th percentile of the error in L* to about 1.3, for almost half more bytes.
_LIGHTNESS_COARSENESS, _CHROMA_COARSENESS = 2 / 5, 3 / 5


def write_jpeg(file: BinaryIO, export: Export, strips: Iterable[npt.NDArray[np.float32]]) -> None:
    """Write a JPEG file.

    Args:
        file: an empty file.
        export: options and metadata.
        strips: sRGB, float32 in [0, 1], shape (rows, width, 3), top to bottom.
    """
    picture = _picture(export, strips)
    encoded = io.BytesIO()
    picture.save(
        encoded,
        "JPEG",
        qtables=_quantization(export.options.quality),
        subsampling="4:4:4",
        # Optimized tables save a twentieth, but Pillow then fails where grain needs more than a
        # byte a pixel.
        optimize=False,
        icc_profile=export.icc,
        exif=_exif_for_jpeg(export),
        xmp=_xmp_for_jpeg(export),
        dpi=_rounded(export.dpi),
        extra=jpeg_segment(export.photo.metadata.iptc),
    )
    file.write(encoded.getbuffer())


def write_webp(file: BinaryIO, export: Export, strips: Iterable[npt.NDArray[np.float32]]) -> None:
    """Write a WebP file, without loss at quality 100.

    Args:
        file: an empty file.
        export: options and metadata.
        strips: sRGB, float32 in [0, 1], shape (rows, width, 3), top to bottom.
    """
    picture = _picture(export, strips)
    encoded = io.BytesIO()
    picture.save(
        encoded,
        "WEBP",
        quality=export.options.quality,
        lossless=export.options.quality == _LOSSLESS_QUALITY,
        exact=True,
        icc_profile=export.icc,
        exif=b"" if export.exif is None else exif_block(*export.exif),
        xmp=export.xmp,
    )
    file.write(encoded.getbuffer())


def _picture(export: Export, strips: Iterable[npt.NDArray[np.float32]]) -> Image.Image:
    mode = "RGBA" if export.channels == 4 else "RGB"
    picture = Image.new(mode, (export.photo.width, export.photo.height))
    top = 0
    for part in export.pixels(strips):
        picture.paste(Image.fromarray(part), (0, top))
        top += len(part)
    return picture


def _quantization(quality: int) -> list[list[int]]:
    tables = []
    for index, coarseness in enumerate((_LIGHTNESS_COARSENESS, _CHROMA_COARSENESS)):
        sample = io.BytesIO()
        fine = round(100 - (100 - quality) * coarseness)
        Image.new("RGB", (1, 1)).save(sample, "JPEG", quality=fine)
        with Image.open(sample) as picture:
            # libjpeg scales the example tables of ITU-T T.81 annex K; taken from its own file.
            tables.append(list(picture.quantization[index]))  # type: ignore[attr-defined]
    return tables


def _exif_for_jpeg(export: Export) -> bytes:
    if export.exif is None:
        return b""
    directory, layout = export.exif
    block = exif_block(directory, layout)
    if len(block) > _JPEG_EXIF_LIMIT:
        _log.warning("The camera maker's notes are too large for JPEG and are left out.")
        block = exif_block(without_maker_note(directory), layout)
    if len(block) > _JPEG_EXIF_LIMIT:
        _log.warning("The EXIF metadata is too large for JPEG and is left out.")
        return b""
    return _EXIF_MARKER + block


def _xmp_for_jpeg(export: Export) -> bytes:
    if len(export.xmp) <= _JPEG_XMP_LIMIT:
        return export.xmp
    _log.warning("The XMP metadata is too large for JPEG; only the origin of the colors is kept.")
    return export.bare_xmp


def _rounded(dpi: tuple[float, float] | None) -> tuple[int, int]:
    # JFIF counts whole pixels per inch in 16 bits; (0, 0) makes Pillow write "unknown".
    if dpi is None:
        return (0, 0)
    return min(round(dpi[0]), 65535), min(round(dpi[1]), 65535)
