"""A photo with known objects, masks of them, and what a result looks like."""

from pathlib import Path

import numpy as np
from PIL import Image

from engine.color.lab import lab_from_srgb

HEIGHT, WIDTH = 192, 256
SQUARE = (slice(20, 116), slice(24, 128))
"""Dark, with a light square in it."""

INNER = (slice(48, 84), slice(52, 92))
BAR = (slice(40, 172), slice(168, 232))
"""Light, at the right."""

IN_BAR, IN_SQUARE, IN_GROUND = "200,100", "36,70", "140,10"


def save_scene(path, *, tint=(1.0, 1.0, 1.0)):
    """Write a photo of the objects on a middle gray ground; a tint makes it toned."""
    gray = np.full((HEIGHT, WIDTH), 119.0)
    gray[SQUARE], gray[INNER], gray[BAR] = 48, 212, 212
    pixels = gray[..., None] * np.array(tint)
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    return path


def save_colored_scene(path, *, shading=(0.6, 1.0)):
    """Write the photo with a red bar, in the middle of which is a blue blotch, on green, shaded."""
    pixels = np.full((HEIGHT, WIDTH, 3), (60, 110, 60), np.uint8)
    pixels[BAR] = (236, 165, 150)
    pixels[95:115, 190:210] = (150, 188, 250)
    shade = np.linspace(*shading, HEIGHT)[:, None, None]
    Image.fromarray((pixels * shade).astype(np.uint8)).save(path)
    return path


def truth(*places):
    """True in objects."""
    inside = np.zeros((HEIGHT, WIDTH), bool)
    for place in places:
        inside[place] = True
    return inside


def save_mask(path, *places, size=(WIDTH, HEIGHT)):
    """Write a mask of objects, at any size."""
    mask = Image.fromarray(truth(*places).astype(np.uint8) * 255)
    mask.resize(size, Image.Resampling.NEAREST).save(path)
    return path


def inside(path):
    """Where a mask is white."""
    with Image.open(path) as picture:
        assert picture.mode == "L"
        return np.asarray(picture) >= 128


def overlap(first, second):
    """IoU of two areas."""
    return (first & second).sum() / (first | second).sum()


def lab(path):
    """L* and a*b* of a picture."""
    with Image.open(path) as picture:
        return lab_from_srgb(np.asarray(picture.convert("RGB")))


def chroma_in(path, place):
    """Median a*b* of an object, away from its edges."""
    rows, columns = place
    core = (slice(rows.start + 8, rows.stop - 8), slice(columns.start + 8, columns.stop - 8))
    return np.median(lab(path)[1][core].reshape(-1, 2), axis=0)


def xmp(path):
    """XMP of an export."""
    return Path(path).read_bytes().decode("utf-8", "ignore")
