"""The colors of what lies over a photo, taken from the theme."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPalette

from desktop.canvas.overlay_pixels import Ink, LitStyle
from desktop.look.colors import DARK, LIGHT, is_dark

_OBJECT_COLORS = 24
# Turning by the golden angle sets colors that follow each other far apart.
_GOLDEN_ANGLE = 137.508


@dataclass(frozen=True, eq=False)
class Inks:
    """All colors of overlays and marks.

    Attributes:
        background: behind the photo.
        line: of marks.
        halo: beside them, so that they are seen on any photo.
        text: of captions; lies on ``halo``.
        hovered: how an object under the pointer is lit.
        selected: how a selected object is lit.
        outlined: how it is marked while its colors are judged.
        objects: colors of all objects, uint8, shape (colors, 3).
        cool: of little uncertainty.
        hot: of much.
    """

    background: QColor
    line: QColor
    halo: QColor
    text: QColor
    hovered: LitStyle
    selected: LitStyle
    outlined: LitStyle
    objects: npt.NDArray[np.uint8]
    cool: Ink
    hot: Ink

    @classmethod
    def of(cls, palette: QPalette, scale: float) -> "Inks":
        """Take the colors of a theme.

        Args:
            palette: of the widget.
            scale: device pixels for one of the desktop, for the width of lines.
        """
        line = palette.color(QPalette.ColorRole.Highlight)
        halo = palette.color(QPalette.ColorRole.HighlightedText)
        look = DARK if is_dark(palette) else LIGHT

        def lit(opacity: float, width: float) -> LitStyle:
            return LitStyle(_ink(line), opacity, _ink(line), _ink(halo), width * scale)

        return cls(
            palette.color(QPalette.ColorRole.Shadow),
            line,
            halo,
            palette.color(QPalette.ColorRole.WindowText),
            lit(0.2, 1),
            lit(0.4, 2),
            lit(0, 2),
            _object_colors(line),
            _ink(QColor(look.warning)),
            _ink(QColor(look.bad)),
        )


def _object_colors(first: QColor) -> npt.NDArray[np.uint8]:
    hues = [(first.hueF() * 360 + number * _GOLDEN_ANGLE) % 360 for number in range(_OBJECT_COLORS)]
    return np.array([_ink(QColor.fromHsvF(hue / 360, 0.75, 0.95)) for hue in hues], np.uint8)


def _ink(color: QColor) -> Ink:
    return color.red(), color.green(), color.blue()
