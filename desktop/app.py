"""The desktop application: starts, shows the window, loads the rest, and ends in good order."""

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QSettings,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.jobs.garbage import GarbageCollection
from desktop.jobs.job import JobControl
from desktop.jobs.runner import JobRunner
from desktop.look.icons import application_icon
from desktop.look.theme import Look
from desktop.settings import Settings
from desktop.shell.crash_hooks import CrashHooks
from desktop.shell.error_dialog import ErrorReporter
from desktop.shell.first_paint import FirstPaint
from desktop.shell.log_file import start_log
from desktop.shell.main_window import MainWindow
from desktop.shell.translations import install_translations

_log = logging.getLogger(__name__)

NO_WINDOW: Final = (
    "photochrom: No window can be opened here; start Photochrom on a computer with a screen, or use"
    " the commands that photochrom --help lists."
)
"""What is said where there is no display."""

_FAILED: Final = 1


@dataclass(frozen=True)
class Places:
    """Where the application keeps what is its own; None for the places of the system.

    Attributes:
        settings: an ini file.
        log: the folder of the log.
        recovery: the folder of unsaved work.
        models: the folder of the user's own models.
    """

    settings: Path | None = None
    log: Path | None = None
    recovery: Path | None = None
    models: Path | None = None


class DesktopApplication(QObject):
    """Everything between the start of the event loop and its end.

    Attributes:
        furnished: the engine is loaded and the window complete.
        painted: the window can be seen.
    """

    furnished = Signal()
    painted = Signal()

    def __init__(self, application: QApplication, places: Places | None = None) -> None:
        """Make the window; it is not shown yet.

        Args:
            application: of Qt.
            places: None for those of the system.
        """
        super().__init__()
        self._places = places or Places()
        self.settings = Settings(self._store(), self)
        install_translations(application, self.settings.language)
        self.look = Look(application, self.settings)
        self.reporter = ErrorReporter(start_log(self._places.log), self)
        self.hooks = CrashHooks(self.reporter)
        self.runner = JobRunner(self)
        self.window = MainWindow(self.settings, self.runner, self.reporter)
        self.studio: object | None = None
        self._garbage: GarbageCollection | None = None
        self._waiting: list[Path] = []
        self.window.frame.opening.wanted.connect(self._keep)
        if sys.platform == "darwin":
            # Nowhere else, since every event would take the way through Python.
            application.installEventFilter(self)

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the window; photos open as soon as the engine is loaded.

        Args:
            paths: files and folders to open.
        """
        first = FirstPaint(self.window)
        first.painted.connect(self.painted)
        first.painted.connect(self._load)
        self.window.show()
        self.window.frame.opening.open(paths)

    def stop(self) -> None:
        """End all jobs and forget the autosaved work, which is saved or not wanted."""
        from desktop.shell.studio import Studio

        self.runner.shut_down()
        if isinstance(self.studio, Studio):
            self.studio.recovery.stop()
        if self._garbage is not None:
            self._garbage.stop()
        self.settings.store.sync()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open files that the desktop of a Mac hands over."""
        # The file has no name where a Mac hands over an address of the web.
        if isinstance(event, QFileOpenEvent) and event.file():
            self.window.frame.opening.open([Path(event.file())])
            return True
        return False

    def _store(self) -> QSettings:
        if self._places.settings is None:
            return QSettings("Photochrom", "Photochrom")
        return QSettings(str(self._places.settings), QSettings.Format.IniFormat)

    def _keep(self, paths: list[Path]) -> None:
        if self.studio is None:
            self._waiting.extend(paths)

    def _load(self) -> None:
        """Import what takes long in another thread, so that the window answers meanwhile."""
        job = self.runner.start(self.tr("Load Photochrom"), _import_engine, quiet=True)
        job.finished.connect(self._furnish)
        job.failed.connect(
            lambda error: self.reporter.show(self.tr("Photochrom is incomplete"), error)
        )

    def _furnish(self) -> None:
        from desktop.shell.studio import Studio

        studio = Studio.build(
            self.settings,
            self.runner,
            models_folder=self._places.models,
            recovery_folder=self._places.recovery,
        )
        self.window.furnish(studio)
        self.studio = studio
        self._garbage = GarbageCollection(self)
        if self._waiting and self.window.workshop is not None:
            self.window.workshop.open(self._waiting)
        self.furnished.emit()


def run_application(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed.

    Args:
        arguments: files and folders to open.

    Returns:
        Exit code: 0 done, 1 no window could be opened.
    """
    application = make_application()
    desktop = DesktopApplication(application)
    desktop.hooks.install()
    desktop.start([Path(argument) for argument in arguments])
    code = application.exec()
    desktop.stop()
    desktop.hooks.uninstall()
    return code


def make_application() -> QApplication:
    """Make Qt's application object; where there is no display, say so and end the process."""
    qInstallMessageHandler(_end_without_display)
    QApplication.setOrganizationName("Photochrom")
    QApplication.setApplicationName("Photochrom")
    QApplication.setDesktopFileName("photochrom")
    application = QApplication(sys.argv[:1])
    qInstallMessageHandler(None)
    application.setWindowIcon(application_icon())
    return application


def _end_without_display(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # Qt would end the process by abort() after this message, and leave a core dump for a sentence.
    if kind is QtMsgType.QtFatalMsg:
        if sys.stderr is not None:
            sys.stderr.write(f"{NO_WINDOW}\n")
            sys.stderr.flush()
        os._exit(_FAILED)
    _log.info("%s", text)


def _import_engine(_control: JobControl) -> None:
    import onnxruntime  # noqa: F401

    import desktop.shell.workshop  # noqa: F401
