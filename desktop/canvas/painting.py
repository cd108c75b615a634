"""Puts the layers of the canvas and the marks over them on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop.canvas import marks
from desktop.canvas.compare import Pane
from desktop.canvas.display import Display
from desktop.canvas.inks import Inks
from desktop.canvas.modes import CompareMode
from desktop.canvas.pointer import Pointer
from desktop.canvas.stage import Stage
from desktop.canvas.viewport import Viewport

# Height of captions, in pixels of the desktop.
_CAPTION = 13


@dataclass(frozen=True)
class Captions:
    """What original and result are called, in the user's language."""

    original: str
    result: str


@dataclass(frozen=True, eq=False)
class Painting:
    """All that one repaint needs; it draws in device pixels.

    Attributes:
        painter: of the widget.
        viewport: where the photo lies in each pane, on whole pixels.
        inks: colors.
        scale: device pixels for one of the desktop.
        captions: written over original and result.
    """

    painter: QPainter
    viewport: Viewport
    inks: Inks
    scale: float
    captions: Captions

    def paint(
        self, panes: Sequence[Pane], stage: Stage, display: Display, pointer: Pointer
    ) -> None:
        """Paint all panes.

        Args:
            panes: of the window.
            stage: the layers.
            display: how they are compared.
            pointer: what it draws.
        """
        shown = [replace(pane, is_original=True) for pane in panes]
        for pane in shown if display.shows_original else panes:
            self.painter.save()
            self.painter.setClipRect(pane.rect)
            self.painter.translate(pane.left, 0)
            self._paint_photo(pane, stage)
            if not display.shows_original:
                self._paint_over(stage, display, pointer)
            self.painter.restore()
            if display.shows_original or len(panes) > 1:
                self._paint_caption(pane, last=pane.left == 0 and pane.rect.x() > 0)
        if display.compare is CompareMode.SPLIT and not display.shows_original:
            rect = panes[-1].rect
            marks.paint_split(self.painter, rect.x(), rect.height(), self.inks, self.scale)

    def _paint_photo(self, pane: Pane, stage: Stage) -> None:
        layer = stage.original if pane.is_original else stage.result
        # Until the original is drawn for the first time, the result is better than nothing.
        shown = layer if layer.has_picture else stage.result
        shown.paint(self.painter, self.viewport)

    def _paint_over(self, stage: Stage, display: Display, pointer: Pointer) -> None:
        for layer in stage.overlays:
            layer.paint(self.painter, self.viewport)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks.paint_points(self.painter, stage.color_points, self.viewport, self.inks, self.scale)
        if stage.suggested_corners:
            marks.paint_frame(
                self.painter, stage.suggested_corners, self.viewport, self.inks, self.scale
            )
        mark = None if pointer.gesture is None else pointer.gesture.mark
        if mark is not None:
            marks.paint_mark(self.painter, mark, self.viewport, self.inks, self.scale)
        place = pointer.place
        if place is None:
            return
        center = QPointF(place.x, place.y)
        if display.tool.is_brush:
            radius = display.brush_radius * self.viewport.zoom
            marks.paint_brush(self.painter, center, radius, self.inks, self.scale)
        elif pointer.is_keyboard:
            marks.paint_cross(self.painter, center, self.inks, self.scale)

    def _paint_caption(self, pane: Pane, *, last: bool) -> None:
        text = self.captions.original if pane.is_original else self.captions.result
        part = self.viewport.part()
        x = pane.left + part.x + (part.view.columns if last else 0)
        corner = QPointF(x, part.y)
        self.painter.save()
        font = self.painter.font()
        font.setPixelSize(round(_CAPTION * self.scale))
        self.painter.setFont(font)
        self.painter.setClipRect(pane.rect)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks.paint_caption(self.painter, text, corner, self.inks, self.scale, right=last)
        self.painter.restore()
