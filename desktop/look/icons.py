"""Icons: own line drawings that take on the colors of the palette at the moment they are drawn."""

from functools import cache
from typing import Self

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from engine.resources import resource_path

_INK = b"currentColor"


class _TintedIconEngine(QIconEngine):
    """Draws an SVG whose ``currentColor`` is a color of the palette, at any size.

    An engine instead of pixmaps, so that a change of theme or screen needs no new icons.
    """

    def __init__(self, drawing: bytes, ink: QPalette.ColorRole) -> None:
        super().__init__()
        self._drawing, self._ink = drawing, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        _renderer(self._drawing, _ink(mode, self._ink)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> Self:
        copy = type(self)(self._drawing, self._ink)
        _engines.append(copy)
        return copy


# QIcon owns its engine in C++ alone; the Python half must live as long.
_engines: list[_TintedIconEngine] = []


@cache
def icon(name: str, *, on_accent: bool = False) -> QIcon:
    """Return an icon that is drawn in the palette's text color, gray where disabled.

    Args:
        name: that of a drawing in ``resources/icons``, without ``.svg``.
        on_accent: it stands on the accent color, as in a primary button.

    Returns:
        The icon; the same at every call.

    Raises:
        FileNotFoundError: there is no such drawing.
    """
    ink = QPalette.ColorRole.HighlightedText if on_accent else QPalette.ColorRole.ButtonText
    engine = _TintedIconEngine(resource_path("icons", f"{name}.svg").read_bytes(), ink)
    _engines.append(engine)
    return QIcon(engine)


@cache
def application_icon() -> QIcon:
    """Return Photochrom's own icon, in its own colors."""
    return QIcon(str(resource_path("icons", "photochrom.svg")))


@cache
def _renderer(drawing: bytes, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing.replace(_INK, ink.encode("ascii"))))


def _ink(mode: QIcon.Mode, role: QPalette.ColorRole) -> str:
    group = QPalette.ColorGroup.Normal
    if mode is QIcon.Mode.Disabled:
        group, role = QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText
    elif mode is QIcon.Mode.Selected:
        role = QPalette.ColorRole.HighlightedText
    return QGuiApplication.palette().color(group, role).name()
