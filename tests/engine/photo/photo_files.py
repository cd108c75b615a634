"""Builds photo files and photos for the tests of engine.photo."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt
import tifffile
from PIL import Image

from engine.color.lab import row_strips, srgb_from_lab
from engine.photo.formats import ImageFormat
from engine.photo.metadata import Metadata, Provenance
from engine.photo.photo import Photo
from engine.photo.write import ExportOptions, write_photo

PROVENANCE = Provenance("Test model", "1.2", ("recolor the coat", "harmonize <sky> & sea"))


def gradient(height: int = 48, width: int = 64, channels: int = 3, depth: int = 8) -> npt.NDArray:
    """Smooth colors, different in every channel and not symmetric in any direction."""
    rows, columns = np.mgrid[0:height, 0:width]
    waves = [
        0.5 + 0.45 * np.sin(rows / (7 + 3 * index) + columns / (11 - index) + index)
        for index in range(channels)
    ]
    white = 2**depth - 1
    pixels = np.floor(np.stack(waves, axis=-1) * white + 0.5).astype(f"u{depth // 8}")
    return pixels[..., 0] if channels == 1 else pixels


def encoded(picture: Image.Image, image_format: str, **options: object) -> bytes:
    """Encode a picture with Pillow."""
    file = io.BytesIO()
    picture.save(file, image_format, **options)
    return file.getvalue()


def tiff_bytes(pixels: npt.NDArray, **options: object) -> bytes:
    """Encode pixels with tifffile, without its own description tags."""
    file = io.BytesIO()
    tifffile.imwrite(file, pixels, metadata=None, software=False, **options)
    return file.getvalue()


def small_file(source_format: str) -> bytes:
    """Return a small, sound file of every readable format."""
    picture = Image.fromarray(gradient())
    if source_format == "PNG16":
        return bytes(imagecodecs.png_encode(gradient(depth=16)))
    if source_format == "TIFF":
        return tiff_bytes(gradient(), photometric="rgb", rowsperstrip=8, compression="zlib")
    return encoded(picture, source_format)


def cmyk_profile() -> bytes:
    """Make a press of neutral inks: full black is L* 0, each full color ink takes 25 of L*.

    Laid out by ICC.1:2022: header, tag table, and one table from inks to Lab (lut16Type).
    """
    corners = np.array(list(np.ndindex(2, 2, 2, 2)))
    lightness = (100 - 25 * corners[:, :3].sum(axis=1)) * (1 - corners[:, 3])
    lab = np.stack([lightness * 652.8, np.full(16, 32768), np.full(16, 32768)], axis=1)
    identity = np.array([0, 65535], ">u2").tobytes()
    matrix = np.array([65536, 0, 0, 0, 65536, 0, 0, 0, 65536], ">i4").tobytes()
    table = b"mft2" + bytes(4) + bytes([4, 3, 2, 0]) + matrix + struct.pack(">HH", 2, 2)
    table += identity * 4 + np.round(lab).astype(">u2").tobytes() + identity * 3
    white = b"XYZ " + bytes(4) + struct.pack(">iii", 63190, 65536, 54061)
    tags = struct.pack(">I4sII4sII", 2, b"wtpt", 156, 20, b"A2B0", 176, len(table))
    header = bytearray(128)
    struct.pack_into(">I", header, 0, 128 + len(tags) + 20 + len(table))
    header[8:24] = b"\2\x20\0\0prtrCMYKLab "
    header[36:40] = b"acsp"
    struct.pack_into(">iii", header, 68, 63190, 65536, 54061)
    return bytes(header) + tags + white + table


def photo(
    lightness: npt.NDArray | None = None,
    *,
    alpha: npt.NDArray | None = None,
    metadata: Metadata | None = None,
    path: Path | None = None,
) -> Photo:
    """Make a photo in memory."""
    if lightness is None:
        lightness = (gradient(channels=1).astype(np.float32) / 2.55).astype(np.float32)
    return Photo(path, lightness, alpha, 8, "JPEG", metadata or Metadata())


def chroma_for(lightness: npt.NDArray) -> npt.NDArray[np.float32]:
    """Chroma that changes slowly over the picture."""
    rows, columns = np.mgrid[0 : lightness.shape[0], 0 : lightness.shape[1]]
    waves = [25 * np.sin(columns / 60), 25 * np.cos(rows / 45)]
    return np.stack(waves, axis=-1).astype(np.float32)


def colored(source: Photo) -> Iterator[npt.NDArray[np.float32]]:
    """Yield strips of the photo with chroma added."""
    chroma = chroma_for(source.lightness)
    for rows in row_strips(source.height, source.width):
        yield srgb_from_lab(source.lightness[rows], chroma[rows])


def neutral(source: Photo) -> Iterator[npt.NDArray[np.float32]]:
    """Yield strips of the photo without chroma, R = G = B to the last bit."""
    chroma = np.zeros((*source.lightness.shape, 2), np.float32)
    for rows in row_strips(source.height, source.width):
        gray = srgb_from_lab(source.lightness[rows], chroma[rows])[..., :1]
        yield np.repeat(gray, 3, axis=2)


def write(
    path: Path,
    source: Photo,
    *,
    bit_depth: int = 8,
    quality: int = 95,
    overwrite: bool = False,
    strips: object = None,
) -> Path:
    """Write a photo in the format that the name asks for."""
    image_format = next(kind for kind in ImageFormat if kind.suffix == path.suffix)
    write_photo(
        path,
        source,
        colored(source) if strips is None else strips,
        options=ExportOptions(image_format, bit_depth, quality),
        provenance=PROVENANCE,
        overwrite=overwrite,
    )
    return path
