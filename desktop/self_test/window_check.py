"""Opens the window with a photo, and closes it again."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

if "QT_QPA_PLATFORM" not in os.environ:
    # Nobody wants to see it, and most machines that test packages have no screen.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.app import DesktopApplication, Places, make_application
from desktop.self_test.photo_checks import SAMPLE, CheckError
from desktop.shell.studio import Studio
from engine.resources import resource_path

_PATIENCE: Final = 120.0
_UNWANTED: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
# Said of every window on the platform without a screen.
_USUAL: Final = "This plugin does not support"


def check_window(folder: Path) -> str:
    """Start the application, open the sample, close the window.

    Args:
        folder: for settings, log, unsaved work and models.

    Returns:
        How long it took until the window could be seen and used.

    Raises:
        CheckError: the window did not get that far, or Qt complained.
    """
    begun = time.monotonic()
    application = make_application()
    complaints: list[str] = []
    qInstallMessageHandler(_collector(complaints))
    try:
        places = Places(*(folder / name for name in ("settings.ini", "log", "unsaved", "models")))
        desktop = DesktopApplication(application, places)
        seen = _open_and_close(desktop, begun)
    finally:
        qInstallMessageHandler(None)
        _release_log(folder)
    if complaints:
        raise CheckError(f"Qt says: {complaints[0]}")
    return f"{application.platformName()}, seen after {seen:.1f} s"


def _open_and_close(desktop: DesktopApplication, begun: float) -> float:
    painted: list[float] = []
    problems: list[str] = []
    desktop.reporter.shown.connect(
        lambda problem: problems.append(f"{problem.title}: {problem.sentence}")
    )
    desktop.painted.connect(lambda: painted.append(time.monotonic() - begun))
    desktop.start([resource_path("samples", SAMPLE)])
    try:
        _wait(lambda: bool(painted or problems), "the window was never painted")
        _wait(lambda: bool(problems) or _shows_photo(desktop.studio), "the sample was never shown")
        if problems:
            raise CheckError(problems[0])
        if not desktop.window.close():
            raise CheckError("the window does not close")
    finally:
        desktop.stop()
    return painted[0]


def _shows_photo(studio: object) -> bool:
    return isinstance(studio, Studio) and studio.workbench.pyramid is not None


def _wait(condition: Callable[[], bool], failure: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise CheckError(failure)
        QApplication.processEvents()
        time.sleep(0.005)


def _collector(texts: list[str]) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    def collect(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in _UNWANTED and not text.startswith(_USUAL):
            texts.append(text)

    return collect


def _release_log(folder: Path) -> None:
    # The folder is deleted afterwards, which Windows allows only once its files are closed.
    root = logging.getLogger()
    for handler in list(root.handlers):
        if (
            isinstance(handler, logging.FileHandler)
            and folder in Path(handler.baseFilename).parents
        ):
            root.removeHandler(handler)
            handler.close()
