"""Draws the photo in jobs: what was drawn last at once, what is wanted as soon as it is there."""

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter

from desktop.canvas.drawing import Drawing, image_of
from desktop.canvas.viewport import Viewport
from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from engine.color.lab import Chroma
from engine.rough_view import rough_view
from engine.view import Pyramid, ScreenPixels, View, render_view

# Larger pictures are drawn roughly while colors change.
_ROUGH_PIXELS: Final = 300_000
# Rough pictures of still larger ones have half their size.
_COARSE_PIXELS: Final = 1_200_000
# Milliseconds without another change after which the whole picture is drawn.
_IDLE_MS: Final = 120
# Longer side of the picture of the whole photo that is seen until an exact one is there.
_OVERVIEW: Final = 720


# Pixels of a picture for one of a small copy that stands for the photo: more show nothing.
_SMALL_COPY: Final = 2


@dataclass(frozen=True, eq=False)
class _Subject:
    """A photo, or a small copy of it, with some colors.

    Attributes:
        pyramid: its lightness.
        chroma: its colors; None for gray.
        size: width and height of the photo.
    """

    pyramid: Pyramid
    chroma: Chroma | None
    size: tuple[int, int]

    def shows(self, pyramid: Pyramid, chroma: Chroma | None, size: tuple[int, int]) -> bool:
        """Whether it is this photo with these colors."""
        return self.pyramid is pyramid and self.chroma is chroma and self.size == size

    def pixels(self, view: View) -> ScreenPixels:
        """Draw a part of the photo."""
        return render_view(self.pyramid, self.chroma, self._in_copy(view))

    def rough_pixels(self, view: View) -> ScreenPixels:
        """Draw a part of the photo quickly."""
        if self.chroma is None:
            return self.pixels(view)
        return rough_view(self.pyramid, self.chroma, self._in_copy(view))

    def _in_copy(self, view: View) -> View:
        """Find the same part of a small copy, no larger than what is in it."""
        across, down = self.pyramid.width / self.size[0], self.pyramid.height / self.size[1]
        if across == 1 and down == 1:
            return view
        width, height = view.width * across, view.height * down
        return View(
            view.left * across,
            view.top * down,
            width,
            height,
            max(1, min(view.columns, math.ceil(_SMALL_COPY * width))),
            max(1, min(view.rows, math.ceil(_SMALL_COPY * height))),
        )


@dataclass(frozen=True, eq=False)
class _Drawn:
    subject: _Subject
    drawings: tuple[Drawing, ...]
    has_overview: bool


class PictureLayer(QObject):
    """A photo with some colors, or gray.

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
        self._subject: _Subject | None = None
        self._viewport: Viewport | None = None
        self._overview: Drawing | None = None
        self._current: Drawing | None = None
        self._overview_of: _Subject | None = None
        self._jobs = LatestJob(runner, self.tr("Draw the photo"), self)
        self._jobs.finished.connect(self._on_drawn)
        self._jobs.failed.connect(self.failed)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._draw_exactly)

    @property
    def is_exact(self) -> bool:
        """Whether what is painted is what was asked for last."""
        return not self._jobs.is_busy and not self._idle.isActive()

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to paint."""
        return self._current is not None

    def show(self, pyramid: Pyramid, chroma: Chroma | None, viewport: Viewport) -> None:
        """Ask for a picture; nothing happens if it is the one that was asked for last.

        Until it is there, the last one stays, unless ``clear`` was called.

        Args:
            pyramid: of the photo, or of a small copy of it.
            chroma: its colors; None for gray.
            viewport: where the photo lies in the window, on whole pixels.
        """
        before, size = self._subject, (viewport.photo_width, viewport.photo_height)
        is_moved = viewport != self._viewport
        self._viewport = viewport
        if before is None:
            self._subject = _Subject(pyramid, chroma, size)
            self._draw_exactly()
        elif not before.shows(pyramid, chroma, size):
            self._subject = _Subject(pyramid, chroma, size)
            self._draw_roughly()
        elif is_moved:
            self._draw_exactly()

    def clear(self) -> None:
        """Show nothing: the photo is gone, or another one."""
        self._jobs.drop()
        self._idle.stop()
        self._subject = self._viewport = None
        self._overview = self._current = self._overview_of = None

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw what there is, where it belongs.

        Args:
            painter: in device pixels of the window.
            viewport: where the photo lies now, on whole pixels.
        """
        for drawing in (self._overview, self._current):
            if drawing is not None:
                drawing.paint(painter, viewport)

    def _draw_roughly(self) -> None:
        if self._subject is None or self._viewport is None:
            return
        view = self._viewport.part().view
        if view.columns * view.rows <= _ROUGH_PIXELS:
            self._draw_exactly()
            return
        if view.columns * view.rows > _COARSE_PIXELS:
            view = replace(view, columns=(view.columns + 1) // 2, rows=(view.rows + 1) // 2)
        self._jobs.request(partial(_draw_rough, self._subject, view))
        self._idle.start()

    def _draw_exactly(self) -> None:
        self._idle.stop()
        if self._subject is None or self._viewport is None:
            return
        views = [self._viewport.part().view]
        wants_overview = not self._viewport.shows_all and self._overview_of is not self._subject
        if wants_overview:
            views.append(_overview(*self._subject.size))
        work = partial(_draw, self._subject, tuple(views), has_overview=wants_overview)
        self._jobs.request(work)

    def _on_drawn(self, drawn: _Drawn) -> None:
        if self._subject is None:
            return
        self._current = drawn.drawings[0]
        if drawn.has_overview:
            self._overview, self._overview_of = drawn.drawings[1], drawn.subject
        self.changed.emit()


def _overview(width: int, height: int) -> View:
    scale = min(1.0, _OVERVIEW / max(width, height))
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    return View(0, 0, width, height, columns, rows)


def _draw_rough(subject: _Subject, view: View, _control: JobControl) -> _Drawn:
    drawing = Drawing(image_of(subject.rough_pixels(view)), view)
    return _Drawn(subject, (drawing,), has_overview=False)


def _draw(
    subject: _Subject, views: tuple[View, ...], control: JobControl, *, has_overview: bool
) -> _Drawn:
    drawings = []
    for view in views:
        control.check()
        drawings.append(Drawing(image_of(subject.pixels(view)), view))
    return _Drawn(subject, tuple(drawings), has_overview)
