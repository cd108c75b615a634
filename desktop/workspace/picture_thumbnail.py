"""Gives photos thumbnails as they are by now: restored, in color."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from desktop.jobs.job import JobControl
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.restored_photo import Picture
from desktop.workspace.thumbnails import color_image, thumbnail_shape
from engine.view import View, render_view

_REST_MS: Final = 300


@dataclass(frozen=True, eq=False)
class _Drawn:
    serial: int
    picture: QImage


@dataclass(frozen=True, eq=False)
class _Order:
    serial: int
    picture: Picture


class PictureThumbnail(QObject):
    """Draws the thumbnail of the shown photo when its picture has come to rest."""

    def __init__(self, library: Library, runner: JobRunner, parent: QObject | None = None) -> None:
        """Wait for pictures.

        Args:
            library: gets the thumbnails.
            runner: runs the jobs.
            parent: owner of this object.
        """
        super().__init__(parent)
        self._library = library
        self._order: _Order | None = None
        self._jobs = LatestJob(runner, self.tr("Make thumbnails"), self)
        self._jobs.finished.connect(self._on_finished)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._draw)

    def request(self, photo: OpenPhoto, picture: Picture) -> None:
        """Ask for a thumbnail of another picture."""
        if self._order is not None and self._order.serial != photo.serial:
            self._draw()
        self._order = _Order(photo.serial, picture)
        self._rest.start()

    def _draw(self) -> None:
        self._rest.stop()
        if self._order is not None:
            order, self._order = self._order, None
            self._jobs.request(partial(_draw, order))

    def _on_finished(self, drawn: _Drawn) -> None:
        photo = self._library.find(drawn.serial)
        if photo is not None:
            self._library.give_thumbnail(photo, drawn.picture)


def _draw(order: _Order, _control: JobControl) -> _Drawn:
    pyramid = order.picture.restored.pyramid
    rows, columns = thumbnail_shape(pyramid.height, pyramid.width)
    view = View(0, 0, pyramid.width, pyramid.height, columns, rows)
    return _Drawn(order.serial, color_image(render_view(pyramid, order.picture.chroma, view)))
