"""Conversion between sRGB and CIELAB under D65 that never trades lightness for color.

Sources: IEC 61966-2-1 (sRGB transfer function and primaries), CIE 15:2018 section 8.2.1 (CIELAB).
"""

from collections.abc import Iterator
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

Lightness = npt.NDArray[np.float32]
"""L* of a picture: float32, shape (height, width), 0 (black) to 100 (white)."""

Chroma = npt.NDArray[np.float32]
"""a*b* of a picture: float32, shape (height, width, 2), roughly -110 to 110."""

Pixels = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.float32]
"""sRGB-encoded values: uint8 (0-255), uint16 (0-65535) or float32 (0-1).

Shape (height, width) for gray and (height, width, 3) for RGB.
"""

STRIP_PIXELS = 1 << 18
"""Pixels handled at a time: large enough for NumPy, small enough to stay in the processor cache."""

# Linear sRGB to CIE XYZ, every row divided by the white point, so that R = G = B gives X = Y = Z
# to the last bit and a gray pixel has exactly no chroma.
_XYZ_FROM_RGB = np.array(
    [
        [0.4123907993, 0.3575843394, 0.1804807884],
        [0.2126390059, 0.7151686788, 0.0721923154],
        [0.0193308187, 0.1191947798, 0.9505321522],
    ]
)
_XYZ_FROM_RGB /= _XYZ_FROM_RGB.sum(axis=1, keepdims=True)
_RGB_FROM_XYZ = np.linalg.inv(_XYZ_FROM_RGB)

_EPSILON = 216 / 24389  # CIE's exact (6/29)^3
_KAPPA = 24389 / 27  # CIE's exact (29/3)^3

# Values this little outside [0, 1] are rounding, not a color outside sRGB.
_GAMUT_TOLERANCE = 2e-5
# Each step halves the uncertainty of the chroma that still fits: 2^-12 is below 0.03 a*b* units.
_GAMUT_STEPS = 12


def linear_from_srgb(encoded: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Undo the sRGB transfer function (IEC 61966-2-1).

    Args:
        encoded: float32 in [0, 1], any shape.

    Returns:
        Linear light, float32 in [0, 1], same shape.
    """
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4).astype(
        np.float32
    )


def srgb_from_linear(linear: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Apply the sRGB transfer function (IEC 61966-2-1).

    Args:
        linear: float32, any shape; values outside [0, 1] are clipped.

    Returns:
        Encoded values, float32 in [0, 1], same shape.
    """
    light = np.clip(linear, 0.0, 1.0)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055).astype(
        np.float32
    )


def row_strips(height: int, width: int) -> Iterator[slice]:
    """Cut a picture into horizontal strips of about ``STRIP_PIXELS`` pixels, top to bottom."""
    rows = max(1, STRIP_PIXELS // width)
    for top in range(0, height, rows):
        yield slice(top, min(top + rows, height))


def lightness_from_srgb(pixels: Pixels) -> Lightness:
    """Compute L* of gray or RGB pixels (CIE 15:2018 section 8.2.1).

    Works strip by strip: beside input and output it needs a few megabytes.

    Args:
        pixels: sRGB-encoded, shape (height, width) or (height, width, 3).

    Returns:
        L*, float32 in [0, 100], shape (height, width).
    """
    height, width = pixels.shape[:2]
    lightness = np.empty((height, width), np.float32)
    for rows in row_strips(height, width):
        linear = _linear(pixels[rows])
        luminance = linear if linear.ndim == 2 else linear @ _XYZ_FROM_RGB[1].astype(np.float32)
        lightness[rows] = 116 * _f(luminance) - 16
    return np.clip(lightness, 0, 100, out=lightness)


def lab_from_srgb(pixels: Pixels) -> tuple[Lightness, Chroma]:
    """Compute L* and a*b* of RGB pixels (CIE 15:2018 section 8.2.1).

    Args:
        pixels: sRGB-encoded, shape (height, width, 3).

    Returns:
        L* float32 (height, width) in [0, 100] and a*b* float32 (height, width, 2).
    """
    xyz = _linear(pixels) @ _XYZ_FROM_RGB.T.astype(np.float32)
    f = _f(xyz)
    lightness = np.clip(116 * f[..., 1] - 16, 0, 100)
    chroma = np.stack([500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)
    return lightness, chroma


def srgb_from_lab(lightness: Lightness, chroma: Chroma) -> npt.NDArray[np.float32]:
    """Turn L* and a*b* into sRGB; a color outside sRGB loses chroma, never lightness or hue.

    Args:
        lightness: L*, float32 in [0, 100], shape (height, width).
        chroma: a*b*, float32, shape (height, width, 2).

    Returns:
        sRGB-encoded pixels, float32 in [0, 1], shape (height, width, 3).
    """
    linear = _linear_from_lab(lightness, chroma)
    outside = ~_inside_gamut(linear)
    if outside.any():
        lost = lightness[outside]
        linear[outside] = _linear_from_lab(lost, _lose_chroma(lost, chroma[outside]))
    return srgb_from_linear(linear)


def fit_gamut(lightness: Lightness, chroma: Chroma) -> Chroma:
    """Scale a*b* towards gray, where needed, until the color lies inside sRGB.

    Args:
        lightness: L*, float32 in [0, 100], shape (height, width).
        chroma: a*b*, float32, shape (height, width, 2).

    Returns:
        a*b* of the same shape: unchanged where the color was inside, else with the largest
        chroma of the same hue that sRGB can show at this lightness.
    """
    outside = ~_inside_gamut(_linear_from_lab(lightness, chroma))
    fitted = chroma.copy()
    if outside.any():
        fitted[outside] = _lose_chroma(lightness[outside], chroma[outside])
    return fitted


def _lose_chroma(lightness: Lightness, chroma: Chroma) -> Chroma:
    """Find by bisection, for colors outside sRGB, how much of their chroma fits.

    sRGB holds every gray, and along the line from gray to a color it is left only once.
    """
    fits = np.zeros(len(lightness), np.float32)
    step = np.float32(0.5)
    for _ in range(_GAMUT_STEPS):
        trial = fits + step
        inside = _inside_gamut(_linear_from_lab(lightness, chroma * trial[:, None]))
        fits = np.where(inside, trial, fits)
        step /= 2
    return np.asarray(chroma * fits[:, None])


def _inside_gamut(linear: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    lowest, highest = -_GAMUT_TOLERANCE, 1 + _GAMUT_TOLERANCE
    # OpenCV asks for a picture: a list of colors becomes one of a single column.
    picture = linear.reshape(len(linear), -1, 3)
    inside = cv2.inRange(picture, (lowest,) * 3, (highest,) * 3)
    return np.asarray(inside.reshape(linear.shape[:-1]) > 0)


def _linear_from_lab(lightness: Lightness, chroma: Chroma) -> npt.NDArray[np.float32]:
    f = np.empty((*lightness.shape, 3), np.float32)
    np.divide(lightness + np.float32(16), np.float32(116), out=f[..., 1])
    np.add(f[..., 1], chroma[..., 0] / np.float32(500), out=f[..., 0])
    np.subtract(f[..., 1], chroma[..., 1] / np.float32(200), out=f[..., 2])
    xyz = np.where(f > np.float32(6 / 29), f * f * f, (116 * f - 16) / np.float32(_KAPPA))
    linear = cv2.transform(xyz.reshape(len(xyz), -1, 3), _RGB_FROM_XYZ.astype(np.float32))
    return np.asarray(linear.reshape(f.shape))


def _f(ratio: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    linear_part = (np.float32(_KAPPA) * ratio + 16) / 116
    return np.where(ratio > _EPSILON, np.cbrt(ratio), linear_part)


def _linear(pixels: Pixels) -> npt.NDArray[np.float32]:
    if pixels.dtype.kind == "f":
        return linear_from_srgb(np.asarray(pixels, dtype=np.float32))
    return _linear_table(pixels.dtype.str)[pixels]


@cache
def _linear_table(dtype: str) -> npt.NDArray[np.float32]:
    largest = np.iinfo(np.dtype(dtype)).max
    return linear_from_srgb(np.arange(largest + 1, dtype=np.float32) / np.float32(largest))
