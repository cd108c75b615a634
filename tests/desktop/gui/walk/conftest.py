"""The whole application with its own models, started on places of its own."""

import gc
import os

import pytest
from person import PATIENCE_MS, Person
from PIL import Image

from desktop.app import DesktopApplication, Places
from engine.resources import resource_path

WINDOW = 1360, 900
"""Pixels of the window, as on a common screen."""


@pytest.fixture
def album(tmp_path):
    """A folder of gray photos: astronaut.png, cat.jpg, coffee.jpg."""
    folder = tmp_path / "album"
    folder.mkdir()
    for name, width in (("astronaut.png", 300), ("cat.jpg", 320), ("coffee.jpg", 240)):
        with Image.open(resource_path("samples", f"{name[:-4]}.jpg")) as sample:
            gray = sample.convert("L")
            gray.resize((width, width * gray.height // gray.width)).save(folder / name)
    return folder


@pytest.fixture
def places(tmp_path):
    """Where the application keeps what is its own."""
    return Places(
        tmp_path / "settings.ini", tmp_path / "log", tmp_path / "recovery", tmp_path / "models"
    )


@pytest.fixture
def desktops():
    """The applications that were started, in their order."""
    return []


@pytest.fixture
def start(qapp, qtbot, places, desktops):
    """Start the application as it is installed; return who sits before it.

    At the end of the test it is ended in good order, and no error may be shown any more.
    """
    palette, sheet = qapp.palette(), qapp.styleSheet()

    def start(*paths, prepare=lambda _settings: None):
        desktop = DesktopApplication(qapp, places)
        desktops.append(desktop)
        prepare(desktop.settings)
        desktop.window.resize(*WINDOW)
        with qtbot.waitSignal(desktop.furnished, timeout=PATIENCE_MS):
            desktop.start(paths)
        return Person(desktop)

    yield start
    for desktop in desktops:
        _end(desktop, qapp)
    desktops.clear()
    gc.collect()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def _end(desktop, qapp):
    assert desktop.reporter.dialog is None, "an error is shown that nobody closed"
    assert desktop.runner.shut_down(PATIENCE_MS), "a job did not end"
    desktop.stop()
    qapp.removeEventFilter(desktop)
    desktop.settings.changed.disconnect()
    desktop.window.hide()
    desktop.window.deleteLater()
    desktop.deleteLater()


@pytest.fixture(scope="session")
def on_screen():
    """Whether the windows are on a real screen."""
    return os.environ["QT_QPA_PLATFORM"] != "offscreen"
