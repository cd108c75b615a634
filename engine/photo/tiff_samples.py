"""What the numbers in a TIFF file mean: range, polarity, palette, color model, opacity.

Sources: TIFF 6.0 sections 3 to 6, 16, 18 and 23; TIFF Technical Note 3 (floating point).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.color.lab import Pixels
from engine.photo.color_management import ColorModel
from engine.photo.errors import PhotoError
from engine.photo.photo import Alpha
from engine.photo.tiff_bands import Samples

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _SEPARATED, _YCBCR, _CIELAB = 0, 1, 2, 3, 5, 6, 8
_ASSOCIATED, _UNASSOCIATED = 1, 2

_CHANNELS = {
    _WHITE_IS_ZERO: (ColorModel.GRAY, 1),
    _BLACK_IS_ZERO: (ColorModel.GRAY, 1),
    _RGB: (ColorModel.RGB, 3),
    _PALETTE: (ColorModel.RGB, 1),
    _SEPARATED: (ColorModel.CMYK, 4),
    _CIELAB: (ColorModel.LAB, 3),
}

# Renderers overshoot white a little; a picture that does so is still one from 0 to 1.
_FLOAT_TOLERANCE = 0.05


@dataclass(frozen=True)
class ValueRange:
    """The stored values that mean black (no ink) and white (full ink)."""

    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Interpretation:
    """How the samples of a page become pixels.

    Attributes:
        model: what the color channels mean.
        channels: how many samples of a pixel are color, or 1 for a palette index.
        bits: bits of an unsigned integer sample; None for signed integers and floats.
        inverted: zero is white.
        palette: colors of the indices, uint16, shape (entries, 3); None without a palette.
        alpha: sample that holds the opacity; None if there is none.
        premultiplied: colors were multiplied by the opacity.
    """

    model: ColorModel
    channels: int
    bits: int | None
    inverted: bool = False
    palette: npt.NDArray[np.uint16] | None = None
    alpha: int | None = None
    premultiplied: bool = False

    @property
    def bit_depth(self) -> int:
        """Bits per channel that the photo is said to have: 8 or 16."""
        is_shallow = self.bits is not None and self.bits <= 8
        return 8 if is_shallow else 16

    def value_range(self, bands: Iterable[tuple[int, Samples]]) -> ValueRange:
        """Find which stored values mean black and white.

        Unsigned integers use the whole range of their bits. Floats from 0 to 1 (0.05 beyond
        counts as overshoot) mean just that. Other floats and signed integers are measurements:
        the largest finite value becomes white, zero or the smallest negative value black.

        Args:
            bands: the picture; walked through only for floats and signed integers.

        Returns:
            The range.
        """
        if self.bits is not None:
            return ValueRange(0, 2**self.bits - 1)
        low, high = 0.0, 0.0
        for _, samples in bands:
            with np.errstate(invalid="ignore"):  # signaling NaN
                values = samples[..., : self.channels].astype(np.float64)
            values = values[np.isfinite(values)]
            if values.size:
                low, high = min(low, float(values.min())), max(high, float(values.max()))
        if low >= -_FLOAT_TOLERANCE and high <= 1 + _FLOAT_TOLERANCE:
            return ValueRange(0, 1)
        return ValueRange(low, high)

    def pixels(self, samples: Samples, value_range: ValueRange) -> Pixels:
        """Turn stored samples into pixels.

        Args:
            samples: shape (rows, width, samples per pixel).
            value_range: what ``value_range`` found.

        Returns:
            uint8, uint16 or float32 in [0, 1]; shape (rows, width) for gray, else
            (rows, width, channels).
        """
        if self.palette is not None:
            return self.palette[np.minimum(samples[..., 0], len(self.palette) - 1)]
        pixels = self._scaled(samples[..., : self.channels], value_range)
        if self.premultiplied and self.alpha is not None:
            pixels = _unmultiplied(pixels, self._scaled(samples[..., self.alpha], value_range))
        if self.inverted:
            pixels = _white(pixels.dtype) - pixels
        return pixels[..., 0] if self.model is ColorModel.GRAY else pixels

    def opacity(self, samples: Samples, value_range: ValueRange) -> Alpha | None:
        """Take the opacity out of stored samples.

        Args:
            samples: shape (rows, width, samples per pixel).
            value_range: what ``value_range`` found.

        Returns:
            uint8 or uint16, shape (rows, width); None if there is none.
        """
        if self.alpha is None:
            return None
        alpha = self._scaled(samples[..., self.alpha], value_range)
        if alpha.dtype == np.float32:
            return np.floor(alpha * 65535 + np.float32(0.5)).astype(np.uint16)
        return alpha

    def _scaled(self, samples: Samples, value_range: ValueRange) -> npt.NDArray[Any]:
        if self.bits == 8 or self.bits == 16:
            return samples.astype(f"u{self.bits // 8}", copy=False)
        if self.bits is not None and self.bits < 16:
            white = 255 if self.bits < 8 else 65535
            scaled = samples.astype(np.uint32) * white // int(value_range.high)
            return scaled.astype(np.uint8 if self.bits < 8 else np.uint16)
        span = value_range.high - value_range.low or 1.0
        with np.errstate(invalid="ignore", over="ignore"):
            unit = (samples.astype(np.float64) - value_range.low) / span
        return np.clip(np.nan_to_num(unit, nan=0.0), 0, 1).astype(np.float32)


def interpret(page: Any) -> Interpretation:  # noqa: ANN401 - tifffile's page has no usable type
    """Read from a page's tags how its samples become pixels.

    Args:
        page: a ``tifffile.TiffPage``.

    Returns:
        The interpretation.

    Raises:
        PhotoError: a kind of TIFF that is not supported.
    """
    photometric = int(page.photometric)
    if photometric == _YCBCR and int(page.compression) in (6, 7):
        photometric = _RGB  # the JPEG decoder converts
    if photometric not in _CHANNELS:
        raise PhotoError("This color space of TIFF is not supported; save the picture as RGB.")
    model, channels = _CHANNELS[photometric]
    if page.samplesperpixel < channels:
        raise PhotoError("The TIFF file is damaged: its number of channels makes no sense.")
    alpha, premultiplied = _alpha(page, channels)
    kind = np.dtype(page.dtype).kind
    bits = int(page.bitspersample) if kind in "ub" else None
    return Interpretation(
        model=model,
        channels=channels,
        bits=bits,
        inverted=photometric == _WHITE_IS_ZERO,
        palette=_palette(page) if photometric == _PALETTE else None,
        alpha=alpha,
        premultiplied=premultiplied,
    )


def _alpha(page: Any, channels: int) -> tuple[int | None, bool]:  # noqa: ANN401
    # Extra samples without a stated meaning are masks and selections, not opacity.
    for index, meaning in enumerate(page.extrasamples):
        if meaning in (_ASSOCIATED, _UNASSOCIATED) and channels + index < page.samplesperpixel:
            return channels + index, meaning == _ASSOCIATED
    return None, False


def _palette(page: Any) -> npt.NDArray[np.uint16]:  # noqa: ANN401
    if page.colormap is None or page.dtype.kind not in "ub":
        raise PhotoError("The TIFF file is damaged: its palette is missing.")
    colors = np.asarray(page.colormap).reshape(3, -1).T.astype(np.uint16)
    # Some old programs wrote 8-bit colors into the 16-bit palette.
    return colors * np.uint16(257) if colors.max(initial=0) < 256 else colors


def _unmultiplied(pixels: npt.NDArray[Any], alpha: npt.NDArray[Any]) -> npt.NDArray[Any]:
    white = _white(pixels.dtype)
    opacity = np.maximum(alpha[..., None].astype(np.float32), 1e-6)
    straight = np.minimum(pixels.astype(np.float32) * (float(white) / opacity), float(white))
    if pixels.dtype == np.float32:
        return straight
    rounded: npt.NDArray[Any] = np.floor(straight + 0.5).astype(pixels.dtype)
    return rounded


def _white(dtype: np.dtype[Any]) -> Any:  # noqa: ANN401 - a scalar of that type
    return dtype.type(1) if dtype == np.float32 else dtype.type(np.iinfo(dtype).max)
