"""Free sample photos, clean and with grain of known size."""

from functools import cache

import cv2
import numpy as np
from PIL import Image

from engine.color.lab import lightness_from_srgb
from engine.resources import resource_path

SAMPLES = ("astronaut", "coffee", "temple")


@cache
def sample(name, side=192):
    """The middle of a sample at a third or so of its size, where it has hardly any grain."""
    with Image.open(resource_path("samples", f"{name}.jpg")) as picture:
        lightness = lightness_from_srgb(np.asarray(picture.convert("RGB")))
    share = 2 * side / min(lightness.shape)
    small = cv2.resize(lightness, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    top, left = (small.shape[0] - side) // 2, (small.shape[1] - side) // 2
    middle = np.ascontiguousarray(small[top : top + side, left : left + side])
    middle.flags.writeable = False
    return middle


def with_grain(lightness, sigma, *, film=False, seed=1):
    """Add white noise, or grain that is wider than a pixel and strongest at middle lightness."""
    grain = np.random.default_rng(seed).normal(0, 1, lightness.shape).astype(np.float32)
    if film:
        grain = cv2.GaussianBlur(grain, (0, 0), 0.8)
        share = lightness / np.float32(100)
        grain *= (0.5 + np.sqrt(4 * share * (1 - share))) / (1.25 * grain.std())
    return np.clip(lightness + np.float32(sigma) * grain, 0, 100)


def psnr(found, truth):
    """Peak signal-to-noise ratio of L* in dB."""
    return float(10 * np.log10(100**2 / np.mean((found - truth) ** 2)))
