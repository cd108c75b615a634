"""Keeps the photos in memory within bounds, however large each one is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Lock

from PIL import Image

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")


class PixelBudget:
    """Lets photos in while their pixels together stay within a limit, first come, first served.

    A photo above the limit is let in alone.
    """

    def __init__(self, limit: int) -> None:
        """Set the limit.

        Args:
            limit: pixels.
        """
        self._limit = limit
        self._used = 0
        self._changed = Condition()
        self._first_in_line = Lock()

    @contextmanager
    def hold(self, pixels: int | None) -> Iterator[None]:
        """Wait until a photo fits and keep its place until the block ends.

        Args:
            pixels: its size; None if unknown, which takes the whole limit.
        """
        share = self._limit if pixels is None else min(pixels, self._limit)
        # One waits for room, the others for their turn: a large photo is not overtaken for ever.
        with self._first_in_line, self._changed:
            self._changed.wait_for(lambda: self._used + share <= self._limit)
            self._used += share
        try:
            yield
        finally:
            with self._changed:
                self._used -= share
                self._changed.notify_all()


def declared_pixels(path: Path) -> int | None:
    """Read the size of a picture from its header.

    Args:
        path: the file.

    Returns:
        Width times height, or None if the header cannot be read; reading the photo tells why.
    """
    try:
        # Opening a pipe would wait for a writer.
        if not path.is_file():
            return 0
        with Image.open(path, formats=_FORMATS) as picture:
            return picture.width * picture.height
    except Exception:  # damaged headers raise errors of every class
        return None
