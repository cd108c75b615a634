"""Decodes photo files for training, several at a time."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from training.data.listing import ListedPhoto
from training.data.prepared import RgbPhoto

SHORT_SIDE = 224
"""Pixels of the shorter side that training needs."""

DAMAGE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What Pillow raises for files that it cannot read."""


def decode_photos(
    photos: Sequence[ListedPhoto], *, short_side: int = SHORT_SIDE, threads: int = 2
) -> Iterator[tuple[ListedPhoto, RgbPhoto | None]]:
    """Decode photos in order, a few at a time in memory.

    Args:
        photos: what to decode.
        short_side: pixels of the shorter side; smaller photos are not enlarged.
        threads: photos decoded at the same time.

    Yields:
        Every photo with its pixels, or None where the file cannot be read.
    """
    at_once = 16 * threads
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(photos), at_once):
            part = photos[start : start + at_once]
            pixels = pool.map(lambda photo: decode_photo(photo.path, short_side), part)
            yield from zip(part, pixels, strict=True)


def decode_photo(path: Path, short_side: int) -> RgbPhoto | None:
    """Decode a photo, upright, and shrink it.

    Args:
        path: the file.
        short_side: pixels of the shorter side; a smaller photo is not enlarged.

    Returns:
        uint8, shape (height, width, 3); None where the file cannot be read.
    """
    try:
        with Image.open(path) as file:
            picture = ImageOps.exif_transpose(file).convert("RGB")
    except DAMAGE:
        return None
    scale = short_side / min(picture.size)
    if scale < 1:
        size = (round(picture.width * scale), round(picture.height * scale))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(picture)
