"""What lies over the photo: an object lit up, all objects, uncertainty, damage."""

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from desktop.canvas.drawing import Drawing, overlay_of
from desktop.canvas.overlay_pixels import (
    Ink,
    LitStyle,
    damage_pixels,
    heat_pixels,
    label_pixels,
    lit_pixels,
)
from engine.masks import Mask, hard
from engine.overlay_view import Labels, label_view, mask_view
from engine.view import View

# Of the screen, around an object, for its outline.
_MARGIN = 6
_NO_OBJECT = -1
# Of uncertainty: smaller differences in a photo are not made to look large.
_LEAST_DIFFERENCE = 0.2


class Overlay(Protocol):
    """Something to lay over a photo; drawn in jobs, so it touches no widget."""

    def draw(self, view: View) -> Drawing | None:
        """Draw a part of it; None if there is nothing to see."""


@dataclass(frozen=True, eq=False)
class LitObject:
    """An object that is lit up.

    Attributes:
        mask: its coverage of the photo at any size.
        height: rows of the photo.
        width: columns of the photo.
        style: how.
    """

    mask: Mask
    height: int
    width: int
    style: LitStyle

    def draw(self, view: View) -> Drawing | None:
        """Draw the object, and no more of the view than it takes."""
        around = self._around(view)
        if around is None:
            return None
        coverage = mask_view(self.mask, self.height, self.width, around)
        return Drawing(overlay_of(lit_pixels(coverage, self.style)), around)

    def _around(self, view: View) -> View | None:
        left, top, width, height = cv2.boundingRect(self.mask)
        if width == 0:
            return None
        rows, columns = self.mask.shape
        x, y = self.width / columns, self.height / rows
        across = _cut(left * x, width * x, view.left, view.width, view.columns)
        down = _cut(top * y, height * y, view.top, view.height, view.rows)
        if not (across.count and down.count):
            return None
        horizontal, vertical = view.width / view.columns, view.height / view.rows
        return View(
            view.left + across.first * horizontal,
            view.top + down.first * vertical,
            across.count * horizontal,
            down.count * vertical,
            across.count,
            down.count,
        )


@dataclass(frozen=True, eq=False)
class AllObjects:
    """All objects of a photo, each in a color of its own.

    Attributes:
        segments: their masks, all of one size; a later one lies over those before it.
        height: rows of the photo.
        width: columns of the photo.
        inks: colors that take turns, uint8, shape (colors, 3).
        chosen: index of the object under the pointer; None for none.
    """

    segments: tuple[Mask, ...]
    height: int
    width: int
    inks: npt.NDArray[np.uint8]
    chosen: int | None = None

    @cached_property
    def labels(self) -> Labels:
        """The index of the object that lies uppermost at every pixel, -1 for none."""
        labels = np.full(self.segments[0].shape, _NO_OBJECT, np.int32)
        for index, mask in enumerate(self.segments):
            labels[hard(mask)] = index
        return labels

    def index_at(self, x: float, y: float) -> int | None:
        """Find the object at a place of the photo, in its pixels; None if there is none."""
        for index in reversed(range(len(self.segments))):
            mask = self.segments[index]
            row = int(y * mask.shape[0] / self.height)
            column = int(x * mask.shape[1] / self.width)
            inside = 0 <= row < mask.shape[0] and 0 <= column < mask.shape[1]
            if inside and hard(mask[row, column]):
                return index
        return None

    def with_chosen(self, chosen: int | None) -> "AllObjects":
        """Stress another object."""
        other = replace(self, chosen=chosen)
        if "labels" in self.__dict__:
            other.__dict__["labels"] = self.labels
        return other

    def draw(self, view: View) -> Drawing | None:
        """Draw all objects in a view."""
        labels = label_view(self.labels, self.height, self.width, view)
        return Drawing(overlay_of(label_pixels(labels, self.inks, 0.35, self.chosen)), view)


@dataclass(frozen=True, eq=False)
class Heat:
    """Where the model was unsure.

    Attributes:
        values: 0 to 1, float32, shape (rows, columns).
        height: rows of the photo.
        width: columns of the photo.
        cool: color of small values.
        hot: color of the largest.
    """

    values: npt.NDArray[np.float32]
    height: int
    width: int
    cool: Ink
    hot: Ink

    def draw(self, view: View) -> Drawing | None:
        """Draw the heat in a view."""
        # A model is rarely sure of any color, so that only differences tell where to look.
        low, high = np.percentile(self.values, (5, 99))
        stretched = (self.values - low) / max(high - low, _LEAST_DIFFERENCE)
        cells = np.rint(np.clip(stretched, 0, 1) * 255).astype(np.uint8)
        values = mask_view(cells, self.height, self.width, view)
        return Drawing(overlay_of(heat_pixels(values, self.cool, self.hot)), view)


@dataclass(frozen=True, eq=False)
class Damage:
    """What is taken for damage.

    Attributes:
        mask: its coverage of the photo at any size.
        height: rows of the photo.
        width: columns of the photo.
        ink: its color.
    """

    mask: Mask
    height: int
    width: int
    ink: Ink

    def draw(self, view: View) -> Drawing | None:
        """Draw the damage in a view."""
        coverage = mask_view(self.mask, self.height, self.width, view)
        return Drawing(overlay_of(damage_pixels(coverage, self.ink)), view)


@dataclass(frozen=True)
class _Span:
    first: int
    count: int


def _cut(start: float, length: float, view_start: float, view_length: float, count: int) -> _Span:
    """Find the pixels of a view that a stretch of the photo takes, with a margin."""
    scale = count / view_length
    first = max(0, math.floor((start - view_start) * scale) - _MARGIN)
    end = min(count, math.ceil((start + length - view_start) * scale) + _MARGIN)
    return _Span(first, max(0, end - first))
