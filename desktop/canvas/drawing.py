"""A picture of a part of a photo, as it was drawn for some window and is shown in any other."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.canvas.viewport import Viewport
from engine.view import SQUARES_FROM, ScreenPixels, View

# Pixels of the window that nobody sees.
_UNSEEN = 0.01


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture and where in the photo it belongs.

    Attributes:
        image: the picture.
        view: the part of the photo that it shows.
    """

    image: QImage
    view: View

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw the picture where it belongs, transformed if it was made for another window.

        Args:
            painter: in device pixels of the window.
            viewport: where the photo lies now.
        """
        target = self._target(viewport)
        if self._fits(target):
            painter.drawImage(QPointF(round(target.x()), round(target.y())), self.image)
            return
        smooth = viewport.zoom <= SQUARES_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, self.image)

    def _target(self, viewport: Viewport) -> QRectF:
        left, top = viewport.to_window(self.view.left, self.view.top)
        zoom = viewport.zoom
        return QRectF(left, top, self.view.width * zoom, self.view.height * zoom)

    def _fits(self, target: QRectF) -> bool:
        """Whether every pixel of the picture falls on one of the window."""
        off = (
            target.width() - self.image.width(),
            target.height() - self.image.height(),
            target.x() - round(target.x()),
            target.y() - round(target.y()),
        )
        return max(abs(difference) for difference in off) < _UNSEEN


def image_of(picture: ScreenPixels) -> QImage:
    """Make an image that Qt draws fastest; it keeps no hold of the array.

    Args:
        picture: sRGB, uint8, shape (rows, columns, 3).
    """
    rows, columns, _ = picture.shape
    image = QImage(picture.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def overlay_of(pixels: ScreenPixels) -> QImage:
    """Make an image that lets the photo shine through; it keeps no hold of the array.

    Args:
        pixels: sRGB and opacity, premultiplied, uint8, shape (rows, columns, 4).
    """
    rows, columns, _ = pixels.shape
    layout = QImage.Format.Format_RGBA8888_Premultiplied
    image = QImage(pixels.data, columns, rows, 4 * columns, layout)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
