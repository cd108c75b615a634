"""Photos that need to be restored: made from samples, so that it is known what is wrong."""

import numpy as np
from PIL import Image

from engine.color.lab import srgb_from_lab
from tests.engine.restore.synthetic_damage import Amount, damage, sample, with_grain
from tests.engine.restore.synthetic_scans import scan

SIDE = 360
"""Longer side in pixels."""


def save_faded(path, *, side=SIDE, seed=3):
    """Write a gray photo that is faded and full of dust and scratches."""
    clean = sample("astronaut.jpg", side)
    damaged = damage(clean, seed, Amount(dust=60, scratches=6, hairs=6)).lightness
    return _save(30 + damaged * np.float32(0.45), path)


def save_clean(path, *, side=SIDE):
    """Write a gray photo in good condition."""
    return _save(sample("astronaut.jpg", side), path)


def save_grainy(path, *, side=SIDE, sigma=5.0):
    """Write a gray photo on coarse film."""
    return _save(with_grain(sample("astronaut.jpg", side), 1, sigma), path)


def save_scan(path, *, angle=3.0, side=SIDE):
    """Write a scan of a print that lies tilted on a white lid."""
    return _save(scan(sample("astronaut.jpg", side), angle=angle).lightness, path)


def _save(lightness, path):
    pixels = srgb_from_lab(lightness, np.zeros((*lightness.shape, 2), np.float32))[..., 0]
    Image.fromarray(np.floor(pixels * 255 + 0.5).astype(np.uint8)).save(path)
    return path
