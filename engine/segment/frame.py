"""Where a photo lies in the square that a segmenter looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.segment.prompts import Point

FrameCoordinates = npt.NDArray[np.float32]
"""x and y of points in pixels of the frame, the first pixel at (0, 0): float32, (points, 2)."""


@dataclass(frozen=True)
class Frame:
    """A square with a photo in its upper left corner, its longer side as long as that of the frame.

    Both sides of the scaled photo are whole pixels, so that their scales can differ a little; all
    conversions take that into account.

    Attributes:
        size: side of the square in pixels.
        height: rows of the photo.
        width: columns of the photo.
    """

    size: int
    height: int
    width: int

    @property
    def rows(self) -> int:
        """Rows of the scaled photo, at least 1."""
        return self._scaled(self.height)

    @property
    def columns(self) -> int:
        """Columns of the scaled photo, at least 1."""
        return self._scaled(self.width)

    def coordinates(self, points: Sequence[Point]) -> FrameCoordinates:
        """Convert places in the photo to what decoders of Segment Anything expect.

        Those count pixels and add the half pixel to their center themselves
        (``segment_anything/modeling/prompt_encoder.py``), so that it is taken off here.

        Args:
            points: places in the photo.

        Returns:
            Their coordinates in the frame.
        """
        scale = np.array([self.columns / self.width, self.rows / self.height])
        places = np.array([(point.x, point.y) for point in points], np.float64).reshape(-1, 2)
        return np.asarray(places * scale - 0.5, np.float32)

    def cells(self, side: int) -> tuple[float, float]:
        """Return how much of a grid over the frame the photo covers.

        Args:
            side: cells of the grid along one side of the frame.

        Returns:
            Rows and columns of cells from the upper left corner, with fractions.
        """
        return self.rows * side / self.size, self.columns * side / self.size

    def _scaled(self, length: int) -> int:
        # Rounded as Segment Anything does (utils/transforms.py).
        return max(1, int(length * self.size / max(self.height, self.width) + 0.5))
