"""Draws one photo of the film strip."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.look.colors import current_colors
from desktop.look.icons import icon
from desktop.workspace.library import LibraryRole
from desktop.workspace.open_photo import PhotoState

_ICONS: Final = {
    PhotoState.COLORIZED: "colorize",
    PhotoState.EDITED: "edited",
    PhotoState.SAVED: "check",
    PhotoState.FAILED: "warning",
}
# In widths of a letter, so that large texts have large pictures.
_WIDTH, _ASPECT, _MARGIN, _MARK = 16, 3 / 4, 6, 20


def state_text(state: PhotoState) -> str:
    """Say how far the user is with a photo."""
    texts = {
        PhotoState.PLAIN: QCoreApplication.translate("FilmStrip", "not colorized yet"),
        PhotoState.COLORIZED: QCoreApplication.translate("FilmStrip", "colorized, not saved"),
        PhotoState.EDITED: QCoreApplication.translate("FilmStrip", "edited, not saved"),
        PhotoState.SAVED: QCoreApplication.translate("FilmStrip", "saved"),
        PhotoState.FAILED: QCoreApplication.translate("FilmStrip", "cannot be read"),
    }
    return texts[state]


class FilmStripItem(QStyledItemDelegate):
    """Draws picture, file name and a mark for the state."""

    def __init__(self, view: QListView) -> None:
        """Draw for a view.

        Args:
            view: whose font decides the size.
        """
        super().__init__(view)
        self._view = view

    def size(self) -> QSize:
        """Return the size of every item."""
        metrics = self._view.fontMetrics()
        width = metrics.averageCharWidth() * _WIDTH
        height = round(width * _ASPECT) + metrics.lineSpacing()
        return QSize(width + 2 * _MARGIN, height + 3 * _MARGIN)

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of every item."""
        return self.size()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw an item."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette: QPalette = option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, rect, state, palette)
        inner = rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        line = self._view.fontMetrics().lineSpacing()
        picture = inner.adjusted(0, 0, 0, -line - _MARGIN)
        self._draw_picture(painter, picture, index, palette)
        self._draw_title(painter, inner, index, palette)
        self._draw_mark(painter, picture, index.data(LibraryRole.STATE))
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, palette: QPalette
    ) -> None:
        # Outlined, not filled with the accent: colors of photos are judged beside it.
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)

    def _draw_picture(
        self,
        painter: QPainter,
        room: QRect,
        index: QModelIndex | QPersistentModelIndex,
        palette: QPalette,
    ) -> None:
        picture = index.data(LibraryRole.THUMBNAIL)
        if isinstance(picture, QImage) and not picture.isNull():
            size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size)
            place.moveCenter(room.center())
            painter.drawImage(place, picture)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(room, 4, 4)
        icon("photo").paint(painter, _centered(room, 2 * _MARK))

    def _draw_title(
        self,
        painter: QPainter,
        inner: QRect,
        index: QModelIndex | QPersistentModelIndex,
        palette: QPalette,
    ) -> None:
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        metrics = self._view.fontMetrics()
        title = str(index.data(LibraryRole.TITLE))
        elided = metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, inner.width())
        line = QRect(inner.left(), 0, inner.width(), metrics.lineSpacing())
        line.moveBottom(inner.bottom())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, elided)

    def _draw_mark(self, painter: QPainter, room: QRect, state: PhotoState) -> None:
        if state not in _ICONS:
            return
        colors = current_colors()
        place = QRect(0, 0, _MARK, _MARK)
        place.moveBottomRight(room.bottomRight())
        painter.setPen(QColor(colors.line))
        painter.setBrush(QColor(colors.raised))
        painter.drawEllipse(place)
        icon(_ICONS[state]).paint(painter, _centered(place, _MARK - 6))


def _centered(room: QRect, side: int) -> QRect:
    side = min(side, room.width(), room.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(room.center())
    return square
