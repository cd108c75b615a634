"""Cursors that the system does not have."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QIcon, QPainter, QPixmap

from desktop.look.icons import icon

_SIZE: Final = 24
# Where the drawing of the eyedropper has its tip.
_TIP: Final = (5, 19)
_AROUND: Final = ((-1, 0), (1, 0), (0, -1), (0, 1))


def eyedropper_cursor() -> QCursor:
    """Draw an eyedropper in the colors of the theme, seen on dark and on bright photos."""
    drawing = icon("eyedropper")
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    halo = _inverted(drawing.pixmap(_SIZE, _SIZE))
    for x, y in _AROUND:
        painter.drawPixmap(x, y, halo)
    painter.drawPixmap(0, 0, drawing.pixmap(_SIZE, _SIZE, QIcon.Mode.Normal))
    painter.end()
    return QCursor(pixmap, *_TIP)


def _inverted(pixmap: QPixmap) -> QPixmap:
    image = pixmap.toImage()
    image.invertPixels()
    return QPixmap.fromImage(image)
