"""Draws an overlay in jobs, like the photo under it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from desktop.canvas.drawing import Drawing
from desktop.canvas.overlays import Overlay
from desktop.canvas.viewport import Viewport
from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from engine.view import View


@dataclass(frozen=True, eq=False)
class _Drawn:
    overlay: Overlay
    drawing: Drawing | None


class OverlayLayer(QObject):
    """Shows one overlay, or nothing.

    Attributes:
        changed: there is something else to paint.
        failed: why it could not be drawn.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, runner: JobRunner, parent: QObject | None = None) -> None:
        """Show nothing yet.

        Args:
            runner: runs the drawing.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._overlay: Overlay | None = None
        self._viewport: Viewport | None = None
        self._drawing: Drawing | None = None
        self._jobs = LatestJob(runner, self.tr("Light objects up"), self)
        self._jobs.finished.connect(self._on_drawn)
        self._jobs.failed.connect(self.failed)

    @property
    def overlay(self) -> Overlay | None:
        """What was asked for last."""
        return self._overlay

    @property
    def is_exact(self) -> bool:
        """Whether what is painted is what was asked for last."""
        return not self._jobs.is_busy

    @property
    def is_lit(self) -> bool:
        """Whether there is anything to paint."""
        return self._drawing is not None

    def show(self, overlay: Overlay | None, viewport: Viewport | None) -> None:
        """Ask for an overlay; nothing happens if it is the one that was asked for last.

        Args:
            overlay: what to show; None for nothing, at once.
            viewport: where the photo lies in the window, on whole pixels; None without a photo.
        """
        if overlay is self._overlay and (overlay is None or viewport == self._viewport):
            return
        self._overlay, self._viewport = overlay, viewport
        if overlay is None or viewport is None:
            self._jobs.drop()
            self._drawing = None
            self.changed.emit()
        else:
            self._jobs.request(partial(_draw, overlay, viewport.part().view))

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw what there is, where it belongs.

        Args:
            painter: in device pixels of the window.
            viewport: where the photo lies now, on whole pixels.
        """
        if self._drawing is not None:
            self._drawing.paint(painter, viewport)

    def _on_drawn(self, drawn: _Drawn) -> None:
        self._drawing = drawn.drawing
        self.changed.emit()


def _draw(overlay: Overlay, view: View, _control: JobControl) -> _Drawn:
    return _Drawn(overlay, overlay.draw(view))
