"""Drives the real window as a person does, for the pictures of it."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self, TypeVar

import onnxruntime  # noqa: F401 - before PySide6, as the application does
from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app import DesktopApplication, Places
from desktop.settings import Theme
from desktop.shell.commands.command import Command
from desktop.shell.main_window import MainWindow
from desktop.shell.studio import Studio
from desktop.shell.work_page import WorkPage
from engine.models.providers import Device
from engine.resources import resource_path

SAMPLES: Final = ("temple", "astronaut", "coffee", "cat", "rocket")
SIZE: Final = QSize(1200, 780)
"""Of the window, in pixels of the desktop."""

Found = TypeVar("Found", bound=QWidget)

_LONGEST_WAIT: Final = 300.0
_LOOK_EVERY_MS: Final = 15


class Volunteer:
    """Uses the application on a folder and settings of its own, and waits for what it does.

    Attributes:
        folder: where everything lies.
        album: a folder of gray photos.
        desktop: the application.
    """

    def __init__(self, application: QApplication, folder: Path, size: QSize = SIZE) -> None:
        """Start the application and wait until it is complete.

        Args:
            application: of Qt.
            folder: an empty one, for settings, models and photos.
            size: of the window.
        """
        self._application = application
        self.folder = folder
        self.album = folder / "Album"
        _make_album(self.album)
        places = Places(
            folder / "settings.ini", folder / "log", folder / "recovery", folder / "models"
        )
        self.desktop = DesktopApplication(application, places)
        # The same pictures on every computer, and with a device that all have.
        self.desktop.settings.device = Device.CPU
        self.desktop.settings.theme = Theme.LIGHT
        self.window.resize(size)
        bar = self.window.frame.status_bar
        for label in (bar.timing, bar.memory):
            # Different at every run and on every computer.
            label.setFixedWidth(0)
        self.desktop.start()
        self.wait(lambda: self.desktop.studio is not None)
        self.settle()

    def __enter__(self) -> Self:
        """Use the application until the end of the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the application, saving nothing."""
        self.desktop.stop()
        self._application.removeEventFilter(self.desktop)
        self.desktop.settings.changed.disconnect()
        self.window.hide()
        self.window.deleteLater()
        self.desktop.deleteLater()
        self.pause(_LOOK_EVERY_MS)

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.desktop.window

    @property
    def studio(self) -> Studio:
        """State and work behind the window."""
        assert isinstance(self.desktop.studio, Studio)  # noqa: S101 - waited for at the start
        return self.desktop.studio

    @property
    def page(self) -> WorkPage:
        """Canvas, panel and film strip."""
        workshop = self.window.workshop
        assert workshop is not None  # noqa: S101 - made with the studio
        return workshop.page

    def pause(self, milliseconds: int) -> None:
        """Let the application do what it does; jobs run on, unlike with ``QTest.qWait``."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for something.

        Raises:
            TimeoutError: it does not happen.
        """
        end = time.monotonic() + _LONGEST_WAIT
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("what is waited for does not happen")
            self.pause(_LOOK_EVERY_MS)

    def settle(self) -> None:
        """Wait until nothing runs and the photo is drawn."""
        self.wait(lambda: not self.desktop.runner.jobs)
        if self.studio.library.photos:
            self.wait(lambda: self.page.canvas.is_exact and not self.desktop.runner.jobs)
        self.pause(_LOOK_EVERY_MS * 4)

    def do(self, command: Command) -> None:
        """Choose an entry of a menu."""
        self.window.frame.actions[command].trigger()

    def open(self, *names: str) -> None:
        """Open photos of the album; the first one is shown.

        Args:
            names: those of samples.
        """
        paths = [self.album / f"{name}.jpg" for name in names]
        self.window.frame.opening.open(paths)
        self.settle()
        self.studio.library.set_current(self.studio.library.photos[0])
        self.settle()
        self.wait(lambda: self.studio.workbench.pyramid is not None)

    def colorize(self) -> None:
        """Colorize the photo, and wait until objects of it can be clicked."""
        self.wait(self.window.frame.actions[Command.COLORIZE].isEnabled)
        self.do(Command.COLORIZE)
        self.wait(lambda: self.studio.workbench.chroma is not None)
        self.wait(lambda: self.studio.selection.is_ready)
        self.settle()

    def point_at(self, x: float, y: float) -> None:
        """Move the pointer over the photo.

        Args:
            x: pixels of the photo from the left.
            y: pixels from the top.
        """
        QTest.mouseMove(self.page.canvas, self._place(x, y))
        self.pause(_LOOK_EVERY_MS * 10)
        self.settle()

    def click(
        self, x: float, y: float, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Click into the photo.

        Args:
            x: pixels of the photo from the left.
            y: pixels from the top.
            keys: held meanwhile.
        """
        QTest.mouseClick(self.page.canvas, Qt.MouseButton.LeftButton, keys, self._place(x, y))
        self.pause(_LOOK_EVERY_MS * 10)
        self.settle()

    def drag(self, *places: tuple[float, float]) -> None:
        """Drag from one place of the photo to another, over all others.

        Args:
            places: pixels of the photo from the left and from the top.
        """
        canvas, button = self.page.canvas, Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(canvas, button, keys, self._place(*places[0]))
        for place in places[1:]:
            QTest.mouseMove(canvas, self._place(*place))
        QTest.mouseRelease(canvas, button, keys, self._place(*places[-1]))
        self.pause(_LOOK_EVERY_MS * 10)
        self.settle()

    def leave(self) -> None:
        """Take the pointer off the photo."""
        QTest.mouseMove(self.window, QPoint(2, 2))
        self.studio.selection.leave()
        self.settle()

    def find(self, kind: type[Found], name: str = "") -> Found:
        """Return a part of the window.

        Args:
            kind: its class.
            name: its object name; empty for any.

        Raises:
            LookupError: there is none.
        """
        found = self.window.findChild(kind, name)
        if found is None:
            raise LookupError(f"the window has no {kind.__name__} {name}")
        return found

    def dialog(self) -> QDialog:
        """Wait for a dialog and return it."""
        self.wait(lambda: self._open_dialog() is not None)
        self.settle()
        found = self._open_dialog()
        assert found is not None  # noqa: S101 - waited for
        return found

    def look_at(self, widget: QWidget, theme: Theme) -> QPixmap:
        """Return a picture of a widget.

        Args:
            widget: the window or a dialog of it.
            theme: the colors of the interface.
        """
        self.desktop.settings.theme = theme
        self.settle()
        return widget.grab()

    def _open_dialog(self) -> QDialog | None:
        shown = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return shown[-1] if shown else None

    def _place(self, x: float, y: float) -> QPoint:
        canvas = self.page.canvas
        viewport = canvas.navigation.viewport
        assert viewport is not None  # noqa: S101 - a photo is open
        left, top = viewport.to_window(x, y)
        scale = canvas.devicePixelRatioF()
        return QPoint(round(left / scale), round(top / scale))


def _make_album(folder: Path) -> None:
    """Store the samples as an archive would have them: gray."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in SAMPLES:
        with Image.open(resource_path("samples", f"{name}.jpg")) as sample:
            sample.convert("L").save(folder / f"{name}.jpg", quality=95)
