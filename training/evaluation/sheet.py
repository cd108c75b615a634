"""Contact sheets: small pictures under headings, to judge colors by eye."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from engine.color.lab import lab_from_srgb, srgb_from_lab
from engine.photo.atomic import new_file
from training.data.photos import RgbPhoto
from training.errors import TrainingError

SIDE: Final = 200
"""Longer side of a picture on the sheet in pixels, unless told otherwise."""

_GAP = 8
_TEXT_SIZE = 13
_LINE = 20  # pixels from one line of text to the next
_WHITE = (255, 255, 255)
_INK = (40, 40, 40)


@dataclass(frozen=True, eq=False)
class _Row:
    name: str
    pictures: tuple[Image.Image, ...]

    @property
    def height(self) -> int:
        return max(picture.height for picture in self.pictures)


class ContactSheet:
    """A row of small pictures for every photo, its name below; keeps nothing larger than it shows.

    Attributes:
        columns: the headings.
        side: longer side of a picture in pixels.
        across: photos beside each other.
    """

    def __init__(self, columns: Sequence[str], *, side: int = SIDE, across: int = 1) -> None:
        self.columns = tuple(columns)
        self.side = side
        self.across = across
        self._rows: list[_Row] = []

    def __len__(self) -> int:
        """How many photos it shows."""
        return len(self._rows)

    def add(self, name: str, pictures: Sequence[RgbPhoto]) -> None:
        """Add a photo below the others.

        Args:
            name: what stands below it.
            pictures: one for every column, uint8, shape (height, width, 3), of any size.

        Raises:
            ValueError: there are not as many pictures as columns.
        """
        if len(pictures) != len(self.columns):
            raise ValueError(f"a row needs {len(self.columns)} pictures")
        self._rows.append(_Row(name, tuple(self._small(picture) for picture in pictures)))

    def draw(self) -> RgbPhoto:
        """Draw the sheet.

        Returns:
            sRGB, uint8, shape (height, width, 3).

        Raises:
            TrainingError: there is nothing on it.
        """
        if not self._rows:
            raise TrainingError("There is no photo to show on the contact sheet.")
        lines = [
            self._rows[start : start + self.across]
            for start in range(0, len(self._rows), self.across)
        ]
        heights = [max(row.height for row in line) + _LINE + _GAP for line in lines]
        blocks = min(self.across, len(self._rows))
        size = (_GAP + blocks * self._block_width, _GAP + _LINE + sum(heights))
        sheet = Image.new("RGB", size, _WHITE)
        pen = _Pen(ImageDraw.Draw(sheet))
        for block in range(blocks):
            self._write_headings(pen, block)
        top = _GAP + _LINE
        for line, height in zip(lines, heights, strict=True):
            for block, row in enumerate(line):
                self._paste(sheet, pen, row, (_GAP + block * self._block_width, top, height))
            top += height
        return np.asarray(sheet)

    def write(self, path: Path) -> None:
        """Write the sheet as PNG, completely or not at all; an existing file is replaced.

        Raises:
            TrainingError: there is nothing on it.
            PhotoError: the file cannot be written.
        """
        picture = Image.fromarray(self.draw())
        with new_file(path, overwrite=True) as stream:
            picture.save(stream, "PNG")

    @property
    def _block_width(self) -> int:
        # Twice the gap after the last picture: one photo is told from the next.
        return len(self.columns) * (self.side + _GAP) + _GAP

    def _small(self, picture: RgbPhoto) -> Image.Image:
        height, width = picture.shape[:2]
        scale = self.side / max(height, width)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        by = Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC
        return Image.fromarray(picture).resize(size, by)

    def _write_headings(self, pen: "_Pen", block: int) -> None:
        for place, heading in enumerate(self.columns):
            left = _GAP + block * self._block_width + place * (self.side + _GAP)
            pen.write(heading, left, _GAP, self.side)

    def _paste(
        self, sheet: Image.Image, pen: "_Pen", row: _Row, place: tuple[int, int, int]
    ) -> None:
        left, top, height = place
        for index, picture in enumerate(row.pictures):
            sheet.paste(picture, (left + index * (self.side + _GAP), top))
        pen.write(row.name, left, top + height - _LINE - _GAP + 2, self._block_width - 2 * _GAP)


class _Pen:
    """Writes single lines, shortened in the middle where they are too long."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw
        self._font = ImageFont.load_default(_TEXT_SIZE)

    def write(self, text: str, left: int, top: int, width: int) -> None:
        whole = "".join(char if char.isprintable() else "?" for char in text)
        line, kept = whole, len(whole)
        while kept > 1 and self._draw.textlength(line, self._font) > width:
            kept -= 1
            line = f"{whole[: kept - kept // 2]}...{whole[len(whole) - kept // 2 :]}"
        self._draw.text((left, top), line, fill=_INK, font=self._font)


def without_colors(picture: RgbPhoto) -> RgbPhoto:
    """Return a picture in gray, each pixel as light as it was (the same L*).

    Args:
        picture: sRGB, uint8, shape (height, width, 3).
    """
    lightness, chroma = lab_from_srgb(picture)
    gray = srgb_from_lab(lightness, np.zeros_like(chroma))
    return np.asarray(np.rint(gray * 255), np.uint8)
