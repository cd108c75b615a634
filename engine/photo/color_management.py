"""ICC color management: from the profile of a source to L*, from sRGB to the profile of an export.

Little CMS does the arithmetic, with its shortcuts off: those interpolate in a coarse table and are
off by half an 8-bit step, while a scan has 16 bits. Sources: ICC.1:2022 (profile header), IEC
61966-2-1 (sRGB).
"""

import logging
import struct
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt

from engine.color.lab import (
    Chroma,
    Lightness,
    Pixels,
    lab_from_srgb,
    lightness_from_srgb,
    row_strips,
)

_log = logging.getLogger(__name__)

_RELATIVE = imagecodecs.CMS.INTENT.RELATIVE_COLORIMETRIC
_FLAGS = imagecodecs.CMS.FLAGS.NOOPTIMIZE | imagecodecs.CMS.FLAGS.BLACKPOINTCOMPENSATION

# Largest deviation from sRGB, of 1, at which a profile counts as sRGB: 0.02 of L*.
_SRGB_TOLERANCE = 2e-4
# Largest difference between the channels of a neutral pixel: a quarter of a 16-bit step.
_NEUTRAL_TOLERANCE = 4e-6
# Largest difference between the channels of a neutral pixel in a profile whose grays are R = G = B:
# half an 8-bit step. Measured profiles of devices miss it by far.
_BALANCE_TOLERANCE = 2e-3

_CREATED = slice(24, 36)
_FIXED_DATE = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
# Profiles whose examination is remembered: in a batch nearly all photos share one or two.
_REMEMBERED = 16


class ColorModel(Enum):
    """What the channels of a source mean; the value is the color space in an ICC header."""

    GRAY = b"GRAY"
    RGB = b"RGB "
    CMYK = b"CMYK"
    LAB = b"Lab "


@cache
def srgb_profile() -> bytes:
    """Return a compact ICC profile of sRGB, always the same bytes."""
    profile = bytearray(imagecodecs.cms_profile("srgb"))
    # Little CMS writes the time of day into it (ICC.1:2022 section 7.2.9).
    profile[_CREATED] = _FIXED_DATE
    return bytes(profile)


@dataclass(frozen=True)
class SourceColors:
    """The meaning of the pixel values of a source.

    Attributes:
        model: the channels.
        profile: usable ICC profile; None for sRGB (gray, RGB), plain inks (CMYK) and Lab.
    """

    model: ColorModel
    profile: bytes | None

    def lightness(self, pixels: Pixels) -> Lightness:
        """Compute L* of pixels of this source.

        Args:
            pixels: uint8 (0-255), uint16 (0-65535) or float32 (0-1), shape (height, width) for
                gray, (height, width, channels) for the others.

        Returns:
            L*, float32 in [0, 100], shape (height, width).
        """
        if self.model is ColorModel.LAB:
            return _unit(pixels[..., 0]) * np.float32(100)
        if self.model is ColorModel.GRAY and pixels.dtype != np.float32:
            return np.asarray(self._lightness_of_gray[pixels.dtype.str][pixels])
        lightness = np.empty(pixels.shape[:2], np.float32)
        for rows in row_strips(pixels.shape[0], pixels.shape[1]):
            lightness[rows] = lightness_from_srgb(self._srgb(pixels[rows]))
        return lightness

    def chroma(self, pixels: Pixels) -> Chroma:
        """Compute a*b* of pixels of this source.

        Args:
            pixels: as for ``lightness``.

        Returns:
            a*b*, float32, shape (height, width, 2); 0 for gray, whatever its profile.
        """
        chroma = np.zeros((*pixels.shape[:2], 2), np.float32)
        if self.model is ColorModel.LAB:
            return _chroma_of_lab(pixels)
        if self.model is not ColorModel.GRAY:
            for rows in row_strips(*pixels.shape[:2]):
                chroma[rows] = lab_from_srgb(self._srgb(pixels[rows]))[1]
        return chroma

    @cached_property
    def _lightness_of_gray(self) -> dict[str, Lightness]:
        # A gray value has one lightness: the table is exact, and faster than any transform.
        tables = {}
        every: Pixels
        for every in (np.arange(256, dtype=np.uint8), np.arange(65536, dtype=np.uint16)):
            tables[every.dtype.str] = lightness_from_srgb(self._srgb(every[None]))[0]
        return tables

    def _srgb(self, pixels: Pixels) -> Pixels:
        if self.profile is not None and not is_srgb(self.profile):
            return _to_srgb(pixels, self.profile)
        if self.model is ColorModel.CMYK:
            return _srgb_from_inks(pixels)
        return pixels


def source_colors(model: ColorModel, profile: bytes | None) -> SourceColors:
    """Pair the channels of a source with its profile, if that profile can be used.

    A profile that is broken or describes other channels is left out with a warning: the photo
    matters more than its last shade.

    Args:
        model: the channels.
        profile: the embedded ICC profile, if any.

    Returns:
        The meaning of the pixel values.
    """
    if profile is None or model is ColorModel.LAB:
        return SourceColors(model, None)
    space = profile[16:20]
    # Many programs leave the RGB profile in place when they make a photo gray: R = G = B then.
    fits = space == model.value or (model is ColorModel.GRAY and space == ColorModel.RGB.value)
    if fits and is_usable(profile):
        return SourceColors(model, profile)
    _log.warning("The embedded color profile is unusable; the colors are taken as sRGB.")
    return SourceColors(model, None)


def is_usable(profile: bytes) -> bool:
    """Tell whether Little CMS can convert colors from this profile to sRGB."""
    channels = _channels(profile)
    if channels is None:
        return False
    try:
        _to_srgb(np.zeros((1, 1, channels) if channels > 1 else (1, 1), np.uint8), profile)
    except Exception:  # Little CMS reports broken profiles by several classes of errors
        return False
    return True


@lru_cache(_REMEMBERED)
def is_srgb(profile: bytes) -> bool:
    """Tell whether a usable profile describes sRGB, within 0.02 of L*, whoever made it."""
    if profile[16:20] != ColorModel.RGB.value:
        return False
    steps = np.linspace(0, 1, 9, dtype=np.float32)
    colors = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    return bool(np.abs(_to_srgb(colors, profile) - colors).max() < _SRGB_TOLERANCE)


def output_profile(source: bytes | None) -> bytes | None:
    """Choose the profile that an RGB export of a photo is converted to.

    Args:
        source: ICC profile of the source, if any.

    Returns:
        The source's profile if it can express an RGB result, else None for sRGB: a gray, CMYK or
        Lab profile cannot, nor one made only for reading from a scanner.
    """
    if source is None or source[16:20] != ColorModel.RGB.value or not is_usable(source):
        return None
    try:
        convert_from_srgb(np.zeros((1, 1, 3), np.float32), source)
    except Exception:  # a profile without the way back to device colors
        return None
    return source


def convert_from_srgb(pixels: npt.NDArray[np.float32], profile: bytes) -> npt.NDArray[np.float32]:
    """Convert sRGB pixels into the RGB space of a profile; neutral pixels stay neutral.

    Args:
        pixels: sRGB-encoded, float32 in [0, 1], shape (height, width, 3).
        profile: ICC profile that ``output_profile`` chose, or that of sRGB.

    Returns:
        Encoded by the profile, float32 in [0, 1], same shape.
    """
    converted = pixels if is_srgb(profile) else _from_srgb(pixels, profile)
    if not _is_gray_balanced(profile):
        return converted
    # The last bits of the matrices differ between channels, and so would the rounded values.
    neutral = _is_neutral(pixels)
    if not neutral.any():
        return converted
    return np.where(neutral[..., None], converted[..., 1:2], converted)


def _is_neutral(pixels: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    # Plane by plane: NumPy's reductions over an axis of three cost more than all of rendering.
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    near_red = np.abs(green - red) < _NEUTRAL_TOLERANCE
    near_blue = np.abs(green - blue) < _NEUTRAL_TOLERANCE
    return np.asarray(near_red & near_blue)


@lru_cache(_REMEMBERED)
def _is_gray_balanced(profile: bytes) -> bool:
    grays = np.repeat(np.linspace(0, 1, 64, dtype=np.float32)[None, :, None], 3, axis=2)
    return bool(np.ptp(_from_srgb(grays, profile), axis=2).max() < _BALANCE_TOLERANCE)


def _from_srgb(pixels: npt.NDArray[np.float32], profile: bytes) -> npt.NDArray[np.float32]:
    converted = imagecodecs.cms_transform(
        np.ascontiguousarray(pixels),
        srgb_profile(),
        profile,
        colorspace="rgb",
        outcolorspace="rgb",
        outdtype="float32",
        intent=_RELATIVE,
        flags=_FLAGS,
    )
    return np.asarray(np.clip(converted, 0, 1), dtype=np.float32)


def _channels(profile: bytes) -> int | None:
    return {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}.get(profile[16:20])


def _to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    source: npt.NDArray[Any] = pixels
    if pixels.ndim == 2 and _channels(profile) == 3:
        source = np.repeat(pixels[..., None], 3, axis=2)
    if _channels(profile) == 4 and pixels.dtype == np.float32:
        # Little CMS counts float inks in percent.
        source = pixels * np.float32(100)
    converted: npt.NDArray[Any] = imagecodecs.cms_transform(
        np.ascontiguousarray(source),
        profile,
        srgb_profile(),
        colorspace={1: "gray", 3: "rgb", 4: "cmyk"}[_channels(profile) or 3],
        outcolorspace="rgb",
        outdtype="float32" if pixels.dtype == np.float32 else "uint16",
        intent=_RELATIVE,
        flags=_FLAGS,
    )
    return np.clip(converted, 0, 1) if converted.dtype == np.float32 else converted


def _srgb_from_inks(pixels: Pixels) -> npt.NDArray[np.float32]:
    inks = _unit(pixels)
    return np.asarray((1 - inks[..., :3]) * (1 - inks[..., 3:4]), dtype=np.float32)


def _chroma_of_lab(pixels: Pixels) -> Chroma:
    """Read a* and b* of a Lab TIFF: signed, with 8 bits behind the point where there are 16.

    Source: TIFF 6.0 section 23. Floats were scaled by their range, which mixes up the channels.
    """
    if pixels.dtype == np.float32:
        return np.zeros((*pixels.shape[:2], 2), np.float32)
    signed = np.ascontiguousarray(pixels[..., 1:3]).view(f"i{pixels.itemsize}")
    return np.asarray(signed / np.float32(256 ** (pixels.itemsize - 1)), np.float32)


def _unit(pixels: Pixels) -> npt.NDArray[np.float32]:
    unit = pixels.astype(np.float32)
    if pixels.dtype != np.float32:
        unit /= np.float32(2 ** (8 * pixels.itemsize) - 1)
    return unit
