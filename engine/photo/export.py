"""An export on its way to the file: options, integer pixels and the metadata it will carry."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.color.lab import row_strips
from engine.photo.color_management import (
    convert_from_srgb,
    is_srgb,
    output_profile,
    srgb_profile,
)
from engine.photo.errors import PhotoError
from engine.photo.exif import parse_exif, renewed
from engine.photo.formats import ImageFormat
from engine.photo.ifd import Directory, Layout
from engine.photo.metadata import Metadata, Provenance
from engine.photo.photo import Photo
from engine.photo.xmp import origin_of, provenance_packet

_log = logging.getLogger(__name__)

IntegerPixels = npt.NDArray[Any]
"""Pixels as files store them: uint8 or uint16, shape (rows, width, 3), or 4 with opacity."""


@dataclass(frozen=True)
class ExportOptions:
    """How an export is stored.

    Attributes:
        format: file format.
        bit_depth: bits per channel, 8 or 16.
        quality: 1 to 100, for JPEG and WebP; WebP is lossless at 100.
        longest_side: pixels that the longer side of the file may have; a larger photo is made
            smaller, no photo larger. None for the size of the photo.
        keeps_metadata: the file carries on what the photo says about itself, such as date, place,
            caption and camera. If not, only resolution, color profile and the origin of the colors
            are stated.
        sidecar: what is stated is written once more into a file beside it, for programs that read
            no metadata inside photos.
    """

    format: ImageFormat
    bit_depth: int = 8
    quality: int = 95
    longest_side: int | None = None
    keeps_metadata: bool = True
    sidecar: bool = False

    def __post_init__(self) -> None:
        """Refuse options that no file can have.

        Raises:
            PhotoError: the format cannot hold the bit depth, or a value is out of range.
        """
        if self.bit_depth not in (8, 16):
            raise PhotoError("The bit depth must be 8 or 16.")
        if self.bit_depth > self.format.max_bit_depth:
            raise PhotoError(
                f"{self.format.title} holds 8 bits per channel; choose PNG or TIFF for 16."
            )
        if not 1 <= self.quality <= 100:
            raise PhotoError("The quality must lie between 1 and 100.")
        if self.longest_side is not None and self.longest_side < 1:
            raise PhotoError("The longer side of an export needs at least 1 pixel.")


@dataclass(frozen=True, eq=False)
class Export:
    """All that an encoder needs beside the pixels.

    Attributes:
        photo: the source, for size and opacity.
        options: how to store it.
        profile: RGB profile of the source that the colors are converted to; None for sRGB.
        exif: EXIF of the new file and its layout; None if the source had none.
        xmp: XMP packet of the new file.
        bare_xmp: XMP packet that says where the colors come from and nothing else.
    """

    photo: Photo
    options: ExportOptions
    profile: bytes | None
    exif: tuple[Directory, Layout] | None
    xmp: bytes
    bare_xmp: bytes

    @property
    def icc(self) -> bytes:
        """The profile to embed: every export says what its colors mean."""
        return self.profile or srgb_profile()

    @property
    def dpi(self) -> tuple[float, float] | None:
        """Resolution in pixels per inch, if the source stated one."""
        return self.photo.metadata.dpi

    @property
    def channels(self) -> int:
        """3, or 4 with opacity, where the format can hold it."""
        return 4 if self.photo.alpha is not None and self.options.format.has_alpha else 3

    def pixels(self, strips: Iterable[npt.NDArray[np.float32]]) -> Iterator[IntegerPixels]:
        """Turn finished strips into the numbers of the file.

        Args:
            strips: sRGB, float32 in [0, 1], shape (rows, width, 3), top to bottom.

        Yields:
            uint8 or uint16, shape (rows, width, ``channels``).

        Raises:
            ValueError: the strips do not make up the photo.
        """
        top = 0
        for strip in strips:
            if strip.shape[1:] != (self.photo.width, 3) or top + len(strip) > self.photo.height:
                raise ValueError(f"a strip of shape {strip.shape} does not fit the photo")
            for rows in row_strips(len(strip), self.photo.width):
                yield self._integers(strip[rows], top + rows.start)
            top += len(strip)
        if top != self.photo.height:
            raise ValueError(f"the strips have {top} rows, the photo {self.photo.height}")

    def whole(self, strips: Iterable[npt.NDArray[np.float32]]) -> IntegerPixels:
        """Collect all pixels, for encoders that need them at once.

        Args:
            strips: as for ``pixels``.

        Returns:
            uint8 or uint16, shape (height, width, ``channels``).

        Raises:
            ValueError: the strips do not make up the photo.
        """
        shape = (self.photo.height, self.photo.width, self.channels)
        whole: IntegerPixels = np.empty(shape, f"u{self.options.bit_depth // 8}")
        top = 0
        for part in self.pixels(strips):
            whole[top : top + len(part)] = part
            top += len(part)
        return whole

    def _integers(self, strip: npt.NDArray[np.float32], top: int) -> IntegerPixels:
        colors = convert_from_srgb(strip, self.icc)
        white = 2**self.options.bit_depth - 1
        dtype = f"u{self.options.bit_depth // 8}"
        # 16 bits of float32 leave no room for rounding: + 0.5 is exact only in float64.
        exact = np.clip(colors, 0, 1).astype("f4" if self.options.bit_depth == 8 else "f8")
        scaled = exact * white + 0.5
        integers: IntegerPixels = np.floor(scaled).astype(dtype)
        if self.channels == 3 or self.photo.alpha is None:
            return integers
        opacity = _at_depth(self.photo.alpha[top : top + len(strip)], self.options.bit_depth)
        with_opacity = np.empty((*strip.shape[:2], 4), dtype)
        with_opacity[..., :3] = integers
        with_opacity[..., 3] = opacity
        return with_opacity


def prepare(photo: Photo, options: ExportOptions, provenance: Provenance) -> Export:
    """Collect profile and metadata for an export.

    Args:
        photo: the source.
        options: how to store it.
        provenance: where the colors come from.

    Returns:
        The export.
    """
    if not options.keeps_metadata:
        said = photo.metadata
        bare = Metadata(xmp=origin_of(said.xmp), icc=said.icc, dpi=said.dpi)
        photo = replace(photo, metadata=bare)
    profile = output_profile(photo.metadata.icc)
    if photo.alpha is not None and not options.format.has_alpha:
        _log.warning("%s cannot hold transparency; it is left out.", options.format.title)
    if photo.metadata.iptc is not None and not options.format.has_iptc:
        _log.warning("%s cannot hold IPTC captions; they are left out.", options.format.title)
    parsed = None if photo.metadata.exif is None else parse_exif(photo.metadata.exif)
    exif = None
    if parsed is not None:
        directory = renewed(
            parsed[0],
            width=photo.width,
            height=photo.height,
            dpi=photo.metadata.dpi,
            srgb=profile is None or is_srgb(profile),
        )
        exif = (directory, parsed[1])
    xmp, bare_xmp = (
        provenance_packet(source, provenance, width=photo.width, height=photo.height)
        for source in (photo.metadata.xmp, None)
    )
    return Export(photo, options, profile, exif, xmp, bare_xmp)


def _at_depth(alpha: IntegerPixels, bit_depth: int) -> IntegerPixels:
    if bit_depth == 8 * alpha.itemsize:
        return alpha
    if bit_depth == 16:
        return alpha.astype(np.uint16) * np.uint16(257)
    return np.floor(alpha / 257 + 0.5).astype(np.uint8)
