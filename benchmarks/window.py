"""Drives the real window of the application, without a screen unless one is asked for.

Importing this module chooses the offscreen platform; set QT_QPA_PLATFORM to measure another one.
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import onnxruntime  # noqa: F401 - before PySide6, as the application does
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.command import enlarged_sample
from desktop.app import DesktopApplication, Places, make_application
from desktop.canvas.canvas import Canvas
from desktop.shell.studio import Studio
from desktop.shell.work_page import WorkPage

SIZE = 1400, 900
"""Of the window, in pixels."""

PHOTO = 6000, 4000
"""Of the photo: 24 megapixels."""

PATIENCE = 600.0
_LEFT, _NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_LOOKS_EVERY_MS = 5


class Window:
    """The application with its window, as a user has it before them.

    Attributes:
        desktop: the application.
        studio: what the window is a view of.
        page: the page with the photo.
    """

    desktop: DesktopApplication
    studio: Studio
    page: WorkPage

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        """Start the application and wait until photos can be opened.

        Args:
            folder: for settings, log, unsaved work and models.
            size: of the window.
        """
        places = Places(*(folder / name for name in ("settings.ini", "log", "recovery", "models")))
        self.application = make_application()
        self.desktop = DesktopApplication(self.application, places)
        self.desktop.start()
        wait_until(lambda: self.desktop.studio is not None)
        studio, workshop = self.desktop.studio, self.desktop.window.workshop
        if not isinstance(studio, Studio) or workshop is None:
            raise TypeError("the window is not furnished")
        self.studio, self.page = studio, workshop.page
        self.desktop.window.resize(*size)
        self.rest()

    def __enter__(self) -> Self:
        """Give the window."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the application."""
        self.desktop.stop()

    @property
    def canvas(self) -> Canvas:
        """The canvas."""
        return self.page.canvas

    @property
    def is_quiet(self) -> bool:
        """Whether all work is done that was begun."""
        return not self.studio.runner.jobs and self.canvas.is_exact

    def rest(self) -> None:
        """Wait until all work is done and nothing more follows from it."""
        quiet_since = time.monotonic()

        def is_over() -> bool:
            nonlocal quiet_since
            if not self.is_quiet:
                quiet_since = time.monotonic()
            return time.monotonic() - quiet_since > 0.5

        wait_until(is_over)

    def open(self, paths: Sequence[Path]) -> None:
        """Open photos as the menu does, and wait until the current one is seen."""
        self.desktop.window.frame.opening.open(paths)
        wait_until(lambda: self.studio.workbench.pyramid is not None)

    def colorize(self) -> None:
        """Press the button, and wait until colors are seen."""
        QTest.mouseClick(self.page.panel.colorize.colorize_button, _LEFT)
        wait_until(lambda: self.studio.workbench.chroma is not None)

    def at(self, across: float, down: float) -> QPoint:
        """Find a place of the canvas, given as shares of what is seen of the photo."""
        viewport = self.canvas.navigation.viewport
        if viewport is None:
            raise RuntimeError("no photo is shown")
        part = viewport.part()
        x, y = part.x + across * part.view.columns, part.y + down * part.view.rows
        return QPointF(x, y).toPoint()

    def press(self, at: QPoint) -> None:
        """Press the left button over the canvas."""
        self._point(QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)

    def move(self, at: QPoint) -> None:
        """Move the pointer over the canvas, with the button as it is."""
        self._point(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)

    def release(self, at: QPoint) -> None:
        """Let the left button go."""
        self._point(QEvent.Type.MouseButtonRelease, at, _LEFT, Qt.MouseButton.NoButton)

    def _point(
        self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton
    ) -> None:
        # QTest would let events happen in between while it keeps the interpreter to itself.
        where, on_screen = QPointF(at), self.canvas.mapToGlobal(QPointF(at))
        event = QMouseEvent(kind, where, on_screen, button, held, _NO_KEYS)
        QApplication.sendEvent(self.canvas, event)

    def turn_wheel(self, at: QPoint, angle: int) -> None:
        """Turn the wheel over the canvas."""
        where, on_screen = QPointF(at), self.canvas.mapToGlobal(QPointF(at))
        phase, turned = Qt.ScrollPhase.NoScrollPhase, QPoint(0, angle)
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(where, on_screen, QPoint(), turned, none, _NO_KEYS, phase, False)
        QApplication.sendEvent(self.canvas, event)


def wait_until(condition: Callable[[], bool]) -> None:
    """Let events happen until a condition holds.

    Raises:
        TimeoutError: it does not in ten minutes.
    """
    deadline = time.monotonic() + PATIENCE
    loop = QEventLoop()

    def look() -> None:
        if condition() or time.monotonic() > deadline:
            loop.quit()

    timer = QTimer(interval=_LOOKS_EVERY_MS)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    if not condition():
        raise TimeoutError("the window did not come so far")


def for_a_while(seconds: float, act: Callable[[float], None], pause_ms: int = 8) -> None:
    """Do something again and again, as a user moves something, with events between.

    Args:
        seconds: how long.
        act: is told the share of the time that has passed.
        pause_ms: between two times; a mouse tells of 125 places a second.
    """
    begun = time.perf_counter()
    timer = QTimer(interval=pause_ms, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: act(min(1.0, (time.perf_counter() - begun) / seconds)))
    timer.start()
    wait_until(lambda: time.perf_counter() - begun >= seconds)
    timer.stop()


def large_photo(folder: Path) -> Path:
    """Write a photo of 24 megapixels, as JPEG."""
    path = folder / "photo.jpg"
    enlarged_sample("temple.jpg", *PHOTO).save(path, quality=92)
    return path


def small_photos(folder: Path, count: int) -> Path:
    """Write a folder of photos of 0.1 megapixels."""
    album = folder / "album"
    album.mkdir()
    small = enlarged_sample("cat.jpg", 400, 300)
    for number in range(count):
        small.save(album / f"{number:04}.jpg")
    return album
