"""What a segmenter saw in an open photo; asked from jobs."""

import threading
from dataclasses import dataclass

from desktop.workspace.loaded_models import LoadedModels
from engine.color.lab import Lightness
from engine.segment.prompts import Box, Point
from engine.segment.segmenter import Embedding, Segmenter


@dataclass(frozen=True, eq=False)
class Sight:
    """A segmenter that has looked at a photo.

    Attributes:
        segmenter: answers prompts.
        embedding: what it saw.
    """

    segmenter: Segmenter
    embedding: Embedding


class Scene:
    """An open photo in the eyes of a segmenter, which looks at most once.

    Attributes:
        guide: its L* at guide size.
        height: rows of the photo.
        width: columns of the photo.
        place: which photo it is and how it is framed; scenes of one place differ in light only.
    """

    guide: Lightness
    height: int
    width: int
    place: object

    def __init__(self, guide: Lightness, height: int, width: int, place: object = None) -> None:
        """Look at nothing yet."""
        self.guide = guide
        self.place = place
        self.height, self.width = height, width
        self._lock = threading.Lock()
        self._sight: Sight | None = None

    @property
    def is_seen(self) -> bool:
        """Whether the segmenter has looked."""
        return self._sight is not None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of masks."""
        return self.guide.shape[0], self.guide.shape[1]

    @property
    def scale(self) -> float:
        """Pixels of a mask for one of the photo."""
        return float((self.guide.size / (self.height * self.width)) ** 0.5)

    def is_like(self, other: "Scene") -> bool:
        """Whether what lies at a place of the other scene lies there in this one, too."""
        return self.place is not None and self.place == other.place

    def contains(self, x: float, y: float) -> bool:
        """Whether a place, in pixels of the photo, lies in it."""
        return 0 <= x < self.width and 0 <= y < self.height

    def box(self, start: tuple[float, float], end: tuple[float, float]) -> Box | None:
        """Return the part of a rectangle that lies in the photo, None if that is nothing."""
        corners = [
            Point(min(max(x, 0.0), self.width), min(max(y, 0.0), self.height))
            for x, y in (start, end)
        ]
        box = Box.between(*corners)
        return box if box.right - box.left >= 1 and box.bottom - box.top >= 1 else None

    def look(self, models: LoadedModels, segmenter: str, lightness: Lightness) -> Sight:
        """Look at the photo, or remember; who asks in the meantime waits for the first one.

        Args:
            models: where the segmenter is loaded.
            segmenter: its name.
            lightness: L* of the photo at full size.

        Raises:
            ModelError: there is no such segmenter, or it failed.
        """
        with self._lock:
            if self._sight is None:
                loaded = models.segmenter(segmenter)
                self._sight = Sight(loaded, loaded.embed(lightness))
            return self._sight
