"""Does to a bundled sample what people do to their photos, and looks at what comes of it."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from desktop.self_test.figures import Figures
from engine.colorize import Colorizer
from engine.document.document import Document
from engine.document.export import export_document
from engine.document.identity import ModelIdentity
from engine.document.rendering import render_chroma
from engine.masks import Mask
from engine.models.description import COLORIZER_KINDS
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore, StoredModel
from engine.photo.export import ExportOptions
from engine.photo.formats import ImageFormat
from engine.photo.photo import Photo
from engine.photo.read import read_photo
from engine.resources import resource_path
from engine.segment.islands import find_object
from engine.segment.prompts import Point, Prompt
from engine.segment.refine import full_mask
from engine.segment.segmenter import Segmenter

SAMPLE: Final = "coffee.jpg"
"""The sample that everything is tried on."""

# The cup, as shares of width and height.
_CLICK: Final = (0.5, 0.55)
# Mean distance in L* that a file may have: JPEG and WebP lose more than 8 bits a channel do.
_LIGHTNESS_TOLERANCE: Final = {
    ImageFormat.PNG: 0.15,
    ImageFormat.TIFF: 0.15,
    ImageFormat.WEBP: 0.8,
    ImageFormat.JPEG: 0.8,
}
_SCAN_TOLERANCE: Final = 1.0
# A file in which no pixel is this far from gray has lost its colors.
_LEAST_CHROMA: Final = 10.0

SCAN_COMPRESSIONS: Final = (
    "lzw",
    "adobe_deflate",
    "packbits",
    "zstd",
    "lzma",
    "jpeg",
    "jpeg2000",
    "webp",
    "lerc",
    "jpegxr_ndpi",
    "jpegxl",
    "png",
)
"""Compressions of TIFF that scanners and archives use, each of which has a library of its own."""


class CheckError(Exception):
    """Something is not as it should be; the message says what."""


def check_models() -> str:
    """Load the bundled models, whose digests are compared on the way.

    Raises:
        PhotochromError: a model is missing, damaged or cannot be run.
    """
    session = _colorizer().session
    _segmenter()
    return f"{session.description.name} {session.description.version}, {session.provider}"


def check_colors() -> str:
    """Colorize the sample and find its cup, and compare with what is known of both.

    Raises:
        CheckError: the result is another one.
    """
    found = measure()
    difference = found.difference(Figures.expected())
    if difference:
        raise CheckError(difference)
    strongest = max(float(np.hypot(a, b)) for a, b in found.chroma)
    return f"as expected; strongest chroma of a tile {strongest:.0f}"


def check_files(folder: Path) -> str:
    """Write the colorized sample in every format, and read it again.

    Args:
        folder: an empty one, to write into.

    Raises:
        CheckError: a file has another lightness or lost its colors.
        PhotoError: a file cannot be written or read.
    """
    document, photo = _document(), _photo()
    for kind, tolerance in _LIGHTNESS_TOLERANCE.items():
        path = folder / f"written.{kind.value}"
        export_document(path, document, photo, options=ExportOptions(format=kind))
        _compare(read_photo(path, own_colors=True), photo, kind, tolerance)
    return ", ".join(kind.value for kind in _LIGHTNESS_TOLERANCE)


def check_scans(folder: Path) -> str:
    """Read TIFF files of every compression.

    Args:
        folder: an empty one, to write into.

    Raises:
        CheckError: a file was read as another picture.
        PhotoError: a file cannot be read.
    """
    import tifffile

    ramp = np.tile(np.linspace(16, 235, 256, dtype=np.uint8), (64, 1))
    reference = folder / "plain.tif"
    tifffile.imwrite(reference, np.dstack([ramp] * 3))
    expected = read_photo(reference).lightness
    for compression in SCAN_COMPRESSIONS:
        path = folder / f"{compression}.tif"
        tifffile.imwrite(path, np.dstack([ramp] * 3), compression=compression)
        off = float(np.abs(read_photo(path).lightness - expected).mean())
        if off > _SCAN_TOLERANCE:
            raise CheckError(f"TIFF with {compression}: the lightness differs by {off:.2f}")
    return f"TIFF with {len(SCAN_COMPRESSIONS)} compressions"


def measure() -> Figures:
    """Colorize the sample, find the cup, and measure both."""
    document, photo = _document(), _photo()
    return Figures.of(render_chroma(document, photo.lightness), _mask(photo))


def _compare(written: Photo, photo: Photo, kind: ImageFormat, tolerance: float) -> None:
    off = float(np.abs(written.lightness - photo.lightness).mean())
    if off > tolerance:
        raise CheckError(f"{kind.value}: the lightness differs by {off:.2f}, {tolerance} may be")
    chroma = written.own_chroma
    if chroma is None or float(np.abs(chroma).max()) < _LEAST_CHROMA:
        raise CheckError(f"{kind.value}: the file has no colors")


@cache
def _photo() -> Photo:
    return read_photo(resource_path("samples", SAMPLE))


@cache
def _document() -> Document:
    photo, colorizer = _photo(), _colorizer()
    return Document.new(photo, ModelIdentity.of(_stored()), colorizer.predict(photo))


def _stored() -> StoredModel:
    return ModelStore().find(DEFAULT_COLORIZER, *COLORIZER_KINDS)


@cache
def _colorizer() -> Colorizer:
    return Colorizer(ModelSession(_stored().path, device=Device.CPU))


@cache
def _segmenter() -> Segmenter:
    encoder, decoder = ModelStore().find_segmenter()
    return Segmenter(
        ModelSession(encoder.path, device=Device.CPU), ModelSession(decoder.path, device=Device.CPU)
    )


def _mask(photo: Photo) -> Mask:
    segmenter = _segmenter()
    across, down = _CLICK
    prompt = Prompt((Point(across * photo.width, down * photo.height),))
    best, *_ = find_object(segmenter, segmenter.embed(photo.lightness), prompt)
    return full_mask(best, photo.lightness)
