"""Decodes photo files for training, several at a time."""

import struct
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from training.data.listing import ListedPhoto
from training.data.photos import RgbPhoto

SHORT_SIDE = 224
"""Pixels of the shorter side that training needs."""

DAMAGE = (
    ArithmeticError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises for files that it cannot read."""

# JPEG files are decoded at a half, a quarter or an eighth of their size where that leaves at least
# so many times the pixels per side that are wanted.
_SPARE = 2


def decode_photos(
    photos: Iterable[ListedPhoto], *, short_side: int = SHORT_SIDE, threads: int = 2
) -> Iterator[tuple[ListedPhoto, RgbPhoto | None]]:
    """Decode photos in order, a few at a time in memory.

    Args:
        photos: what to decode; taken as needed.
        short_side: pixels of the shorter side; smaller photos are not enlarged.
        threads: photos decoded at the same time.

    Yields:
        Every photo with its pixels, or None where the file cannot be read.
    """
    ahead: deque[tuple[ListedPhoto, Future[RgbPhoto | None]]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        for photo in photos:
            ahead.append((photo, pool.submit(decode_photo, photo.path, short_side)))
            if len(ahead) > 4 * threads:
                yield _next(ahead)
        while ahead:
            yield _next(ahead)
    finally:
        pool.shutdown(cancel_futures=True)


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
            file.draft(None, (_SPARE * short_side, _SPARE * short_side))
            picture = ImageOps.exif_transpose(file).convert("RGB")
        scale = short_side / min(picture.size)
        if scale < 1:
            size = (round(picture.width * scale), round(picture.height * scale))
            picture = picture.resize(size, Image.Resampling.LANCZOS)
    except DAMAGE:
        return None
    return np.asarray(picture)


def _next(
    ahead: deque[tuple[ListedPhoto, Future[RgbPhoto | None]]],
) -> tuple[ListedPhoto, RgbPhoto | None]:
    photo, pixels = ahead.popleft()
    return photo, pixels.result()
