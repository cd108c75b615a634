"""Recognizes photos that show the same scene, whatever their size or compression."""

import numpy as np
import numpy.typing as npt
from PIL import Image

from training.data.photos import RgbPhoto

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
    """A growing collection of scenes; tens of thousands are compared in microseconds."""

    def __init__(self) -> None:
        self._hashes: npt.NDArray[np.uint64] = np.zeros(64, np.uint64)
        self._count = 0

    def add(self, scene: int) -> None:
        """Remember a scene by its ``difference_hash``."""
        if self._count == len(self._hashes):
            self._hashes = np.concatenate([self._hashes, np.zeros_like(self._hashes)])
        self._hashes[self._count] = scene
        self._count += 1

    def __contains__(self, scene: int) -> bool:
        differing = np.bitwise_count(self._hashes[: self._count] ^ np.uint64(scene))
        return bool((differing <= _SAME_SCENE_BITS).any())
