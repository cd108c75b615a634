"""The color points of a step as a list with their colors."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.number_texts import whole
from desktop.panels.row_height import fit_rows
from engine.color.lab import Lightness
from engine.touchup.hints import ColorPoint

# In black and in white no color can be seen.
_DARKEST, _LIGHTEST = 30.0, 85.0


class HintList(QListWidget):
    """One row a point: its color and where it lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without points.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self._points: tuple[ColorPoint, ...] = ()
        self.setAccessibleName(self.tr("Color points"))
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(16, 16))

    def show_points(self, points: tuple[ColorPoint, ...], lightness: Lightness | None) -> None:
        """List points; the chosen row stays chosen.

        Args:
            points: the points.
            lightness: L* of the photo at full size; None where there is no photo.
        """
        if points == self._points:
            return
        self._points = points
        row = self.currentRow()
        self.clear()
        for point in points:
            self.addItem(self._item(point, _lightness_at(point, lightness)))
        fit_rows(self)
        self.setCurrentRow(min(row, len(points) - 1))

    def _item(self, point: ColorPoint, lightness: float) -> QListWidgetItem:
        color = point.color.to_hex(min(max(lightness, _DARKEST), _LIGHTEST))
        text = self.tr("At {x}, {y}").format(x=whole(point.x), y=whole(point.y))
        item = QListWidgetItem(_icon(QColor(color), self.iconSize()), text)
        tip = self.tr("a* {a}, b* {b}")
        item.setToolTip(tip.format(a=whole(point.color.a), b=whole(point.color.b)))
        return item


def _lightness_at(point: ColorPoint, lightness: Lightness | None) -> float:
    if lightness is None:
        return _LIGHTEST
    row, column = (
        min(int(place), side - 1)
        for place, side in zip((point.y, point.x), lightness.shape, strict=True)
    )
    return float(lightness[row, column])


def _icon(color: QColor, size: QSize) -> QIcon:
    # Drawn at twice the size for screens of high density.
    picture = QPixmap(size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(picture.rect().adjusted(2, 2, -2, -2))
    painter.end()
    return QIcon(picture)
