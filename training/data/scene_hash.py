"""Recognizes photos that show the same scene, whatever their size or compression."""

import numpy as np
from PIL import Image

from training.data.prepared import RgbPhoto

_COLUMNS, _ROWS = 9, 8
# Two photos whose hashes differ in at most this many of 64 bits show the same scene.
_SAME_SCENE_BITS = 6


def difference_hash(pixels: RgbPhoto) -> int:
    """Summarize a picture in 64 bits that survive scaling and recompression.

    Every bit says whether brightness rises from one cell to the next on a 9x8 grid.

    Args:
        pixels: uint8, shape (height, width, 3).

    Returns:
        The bits, row by row from the highest.
    """
    gray = Image.fromarray(pixels).convert("L")
    small = gray.resize((_COLUMNS, _ROWS), Image.Resampling.BOX)
    values = np.asarray(small, dtype=np.int16)
    bits = (values[:, 1:] > values[:, :-1]).ravel()
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


class Scenes:
    """A growing collection of scenes."""

    def __init__(self) -> None:
        self._hashes: list[int] = []

    def add(self, scene: int) -> None:
        """Remember a scene by its ``difference_hash``."""
        self._hashes.append(scene)

    def __contains__(self, scene: int) -> bool:
        return any((scene ^ other).bit_count() <= _SAME_SCENE_BITS for other in self._hashes)
