"""What the bundled models make of a bundled sample, in a few numbers that can be compared.

The numbers that are expected lie in ``resources/self_test/expected.json``. Whoever changes a
bundled model, or how its answers become colors, writes them anew:
python -m desktop.self_test.figures
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

import cv2
import numpy as np

from engine.color.lab import Chroma
from engine.masks import Mask
from engine.resources import resource_path

TILES: Final = 6
"""Tiles that a photo is cut into, down and across."""

_CHROMA_TOLERANCE: Final = 2.0
_MASK_TOLERANCE: Final = 0.05


@dataclass(frozen=True)
class Figures:
    """What colors and one object of a photo look like from afar.

    Attributes:
        chroma: mean a* and b* of every tile, row by row.
        mask: share of every tile that the object covers, 0 to 1, row by row.
    """

    chroma: tuple[tuple[float, float], ...]
    mask: tuple[float, ...]

    @classmethod
    def of(cls, chroma: Chroma, mask: Mask) -> Self:
        """Measure.

        Args:
            chroma: a*b* of a photo, at any size.
            mask: of an object in it, at any size.
        """
        colors = _tiles(chroma.astype(np.float32)).reshape(-1, 2)
        covered = _tiles(mask.astype(np.float32) / 255).ravel()
        return cls(
            tuple((round(float(a), 2), round(float(b), 2)) for a, b in colors),
            tuple(round(float(share), 3) for share in covered),
        )

    @classmethod
    def expected(cls) -> Self:
        """Read what this version of Photochrom is known to make of the sample.

        Raises:
            OSError: the file is missing.
            ValueError: the file is damaged.
        """
        try:
            fields = json.loads(expected_path().read_text(encoding="utf-8"))
            chroma = tuple((float(a), float(b)) for a, b in fields["chroma"])
            return cls(chroma, tuple(map(float, fields["mask"])))
        except (KeyError, TypeError) as error:
            raise ValueError("the expected figures are damaged") from error

    def difference(self, other: "Figures") -> str:
        """Say what differs by more than other processors and runtimes explain.

        Returns:
            Empty where nothing does.
        """
        chroma = float(np.abs(np.subtract(self.chroma, other.chroma)).max())
        if chroma > _CHROMA_TOLERANCE:
            return f"colors differ by {chroma:.1f} units of a*b*, {_CHROMA_TOLERANCE:.0f} may be"
        mask = float(np.abs(np.subtract(self.mask, other.mask)).max())
        if mask > _MASK_TOLERANCE:
            return f"the object differs by {mask:.0%} of a tile, {_MASK_TOLERANCE:.0%} may be"
        return ""


def expected_path() -> Path:
    """Return where the expected figures lie."""
    return resource_path("self_test", "expected.json")


def write_expected(figures: Figures) -> None:
    """Let these figures be the expected ones from now on."""
    text = json.dumps(asdict(figures), indent=1)
    expected_path().write_text(f"{text}\n", encoding="utf-8")


def _tiles(planes: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.resize(planes, (TILES, TILES), interpolation=cv2.INTER_AREA))


if __name__ == "__main__":
    from desktop.self_test.photo_checks import measure

    write_expected(measure())
