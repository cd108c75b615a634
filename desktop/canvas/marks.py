"""Lines and shapes over the photo, drawn at every repaint because they are cheap.

All functions draw in device pixels of a pane.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from desktop.canvas.gestures import Box, Trace
from desktop.canvas.inks import Inks
from desktop.canvas.viewport import Viewport
from engine.touchup.hints import ColorPoint

_POINT_RADIUS = 6.0
# L* at which a color shows best which one it is.
_POINT_LIGHTNESS = 60.0
_HANDLE_RADIUS = 14.0


def paint_mark(
    painter: QPainter, mark: Box | Trace, viewport: Viewport, inks: Inks, scale: float
) -> None:
    """Draw what a gesture is drawing.

    Args:
        painter: in device pixels.
        mark: of the gesture.
        viewport: where the photo lies.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    if isinstance(mark, Box):
        path = QPainterPath()
        corner = QPointF(*viewport.to_window(mark.rect.x(), mark.rect.y()))
        path.addRect(QRectF(corner, mark.rect.size() * viewport.zoom))
        _fill(painter, path, inks.line, 0.15)
        _outline(painter, path, inks, scale)
    else:
        points = [QPointF(*viewport.to_window(p.x(), p.y())) for p in mark.points]
        swept = _swept(points, mark.radius * viewport.zoom)
        _fill(painter, swept, inks.halo if mark.wipes else inks.line, 0.35)


def paint_brush(
    painter: QPainter, center: QPointF, radius: float, inks: Inks, scale: float
) -> None:
    """Draw the circle that a brush would paint.

    Args:
        painter: in device pixels.
        center: of the circle.
        radius: of the circle.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    path = QPainterPath()
    path.addEllipse(center, radius, radius)
    _outline(painter, path, inks, scale)


def paint_points(
    painter: QPainter, points: Sequence[ColorPoint], viewport: Viewport, inks: Inks, scale: float
) -> None:
    """Draw color points, each filled with its color.

    Args:
        painter: in device pixels.
        points: of the document.
        viewport: where the photo lies.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    for point in points:
        center = QPointF(*viewport.to_window(point.x, point.y))
        path = QPainterPath()
        path.addEllipse(center, _POINT_RADIUS * scale, _POINT_RADIUS * scale)
        _fill(painter, path, QColor(point.color.to_hex(_POINT_LIGHTNESS)), 1)
        _outline(painter, path, inks, scale)


def paint_frame(
    painter: QPainter, corners: Sequence[QPointF], viewport: Viewport, inks: Inks, scale: float
) -> None:
    """Draw what would be kept of the photo, and darken what would be cropped.

    Args:
        painter: in device pixels.
        corners: of what would be kept, in pixels of the photo, in order.
        viewport: where the photo lies.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    kept = QPainterPath()
    kept.addPolygon(QPolygonF([QPointF(*viewport.to_window(p.x(), p.y())) for p in corners]))
    kept.closeSubpath()
    corner = QPointF(*viewport.to_window(0, 0))
    photo = QPainterPath()
    width, height = viewport.photo_width * viewport.zoom, viewport.photo_height * viewport.zoom
    photo.addRect(QRectF(corner.x(), corner.y(), width, height))
    _fill(painter, photo.subtracted(kept), inks.background, 0.6)
    _outline(painter, kept, inks, scale)


def paint_split(painter: QPainter, x: int, height: int, inks: Inks, scale: float) -> None:
    """Draw the line between original and result, with a handle to take it by.

    Args:
        painter: in device pixels.
        x: of the line.
        height: of the pane.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    path = QPainterPath(QPointF(x, 0))
    path.lineTo(x, height)
    _outline(painter, path, inks, scale)
    center, radius = QPointF(x, height / 2), _HANDLE_RADIUS * scale
    handle = QPainterPath()
    handle.addEllipse(center, radius, radius)
    _fill(painter, handle, inks.line, 1)
    _outline(painter, handle, inks, scale)
    for side in (-1, 1):
        tip = QPointF(x + side * 0.65 * radius, center.y())
        base = x + side * 0.2 * radius
        wings = [QPointF(base, center.y() + up * 0.4 * radius) for up in (-1, 1)]
        arrow = QPainterPath()
        arrow.addPolygon(QPolygonF([tip, *wings]))
        _fill(painter, arrow, inks.halo, 1)


def paint_cross(painter: QPainter, center: QPointF, inks: Inks, scale: float) -> None:
    """Draw where the keyboard points.

    Args:
        painter: in device pixels.
        center: the place.
        inks: colors.
        scale: device pixels for one of the desktop.
    """
    path = QPainterPath()
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        path.moveTo(center + QPointF(x, y) * 4 * scale)
        path.lineTo(center + QPointF(x, y) * 14 * scale)
    _outline(painter, path, inks, scale)


def paint_caption(
    painter: QPainter, text: str, corner: QPointF, inks: Inks, scale: float, *, right: bool = False
) -> None:
    """Write what a part of the window shows.

    Args:
        painter: in device pixels, with a font for these.
        text: what to write.
        corner: upper left one of the part, or upper right one.
        inks: colors.
        scale: device pixels for one of the desktop.
        right: the corner is the right one.
    """
    size = QRectF(painter.fontMetrics().boundingRect(text)).size()
    padding = 6 * scale
    box = QRectF(0, 0, size.width() + 2 * padding, size.height() + padding)
    box.moveTopLeft(corner + QPointF(-box.width() - padding if right else padding, padding))
    path = QPainterPath()
    path.addRoundedRect(box, 4 * scale, 4 * scale)
    _fill(painter, path, inks.background, 0.8)
    painter.setPen(inks.text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _outline(painter: QPainter, path: QPainterPath, inks: Inks, scale: float) -> None:
    """Draw a line that is seen on any photo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((inks.halo, 3.5), (inks.line, 1.5)):
        painter.setPen(QPen(color, width * scale))
        painter.drawPath(path)


def _fill(painter: QPainter, path: QPainterPath, color: QColor, opacity: float) -> None:
    faint = QColor(color)
    faint.setAlphaF(opacity)
    painter.fillPath(path, faint)


def _swept(points: Sequence[QPointF], radius: float) -> QPainterPath:
    """The area that a circle covers on its way."""
    if all(point == points[0] for point in points):
        dot = QPainterPath()
        dot.addEllipse(points[0], radius, radius)
        return dot
    way = QPainterPath()
    way.addPolygon(QPolygonF(points))
    pen = QPainterPathStroker()
    pen.setWidth(2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    swept = pen.createStroke(way)
    swept.setFillRule(Qt.FillRule.WindingFill)
    return swept
