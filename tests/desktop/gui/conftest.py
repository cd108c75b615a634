"""The parts of the application without its window, on small photos, models that are really run."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import onnxruntime  # noqa: F401 - before PySide6, as the application does
import pytest
from PIL import Image
from PySide6.QtCore import QSettings

from desktop.app import DesktopApplication, Places
from desktop.jobs.runner import JobRunner
from desktop.panels.touch_up_panel import TouchUpPanel
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.loaded_models import LoadedModels
from desktop.workspace.restoring import Restoring
from desktop.workspace.selection import Selection
from desktop.workspace.workbench import Workbench
from engine.models.providers import Device
from engine.models.store import ModelStore
from engine.resources import resource_path

WAIT_MS = 60_000
"""Long enough for a busy machine; tests wait for what happens, not for time."""


def pytest_collection_modifyitems(items):
    """Let every warning of Qt fail the test in which it appears."""
    for item in items:
        if "/gui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


@pytest.fixture(scope="module", autouse=True)
def _what_was_there_before_is_no_garbage():
    """Otherwise every search for garbage goes through all of torch and all tests before."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_of_a_test_dies_with_it():
    """Otherwise objects of Qt would be destroyed in a later test, in whatever thread."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def small_photos(tmp_path_factory):
    """A folder of gray photos, 160 pixels wide: astronaut.jpg, cat.jpg, coffee.jpg."""
    folder = tmp_path_factory.mktemp("photos")
    for name in ("astronaut", "cat", "coffee"):
        with Image.open(resource_path("samples") / f"{name}.jpg") as sample:
            gray = sample.convert("L")
            gray.resize((160, 160 * gray.height // gray.width)).save(folder / f"{name}.jpg")
    return folder


@pytest.fixture
def settings(qapp, tmp_path):
    """Settings of a file of their own; the segmenter is the small working one."""
    del qapp
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.segmenter = "working"
    return settings


@pytest.fixture
def runner(qapp):
    """A job runner. At the end of a test all its threads must end in time."""
    del qapp
    runner = JobRunner()
    yield runner
    assert runner.shut_down(WAIT_MS), "a job did not end"
    assert runner.jobs == ()


@pytest.fixture(scope="session")
def loaded_models(segmenter_models):
    """The bundled models and small ones, "test-classifier" and the segmenter "working"."""
    return LoadedModels(ModelStore(installed=segmenter_models), lambda: Device.CPU)


@pytest.fixture
def library(runner):
    return Library(runner)


@pytest.fixture
def workbench(library, loaded_models, runner, settings):
    """A workbench for the library, without photos."""
    return Workbench(library, loaded_models, runner, settings)


@pytest.fixture
def selection(workbench, loaded_models, runner, settings):
    return Selection(workbench, loaded_models, runner, settings)


@pytest.fixture
def restoring(workbench, runner):
    return Restoring(workbench, runner)


@pytest.fixture
def put_on_table(qtbot, library, workbench):
    """Open a photo and wait until it is on the workbench."""

    def put_on_table(path):
        def is_there():
            photo = workbench.open_photo
            return photo is not None and photo.source == path and workbench.pyramid is not None

        library.open([path])
        qtbot.waitUntil(is_there, timeout=WAIT_MS)
        return workbench.open_photo

    return put_on_table


@pytest.fixture
def colorized(qtbot, workbench, put_on_table, small_photos):
    """A colorized photo on the workbench, by the small model."""
    photo = put_on_table(small_photos / "astronaut.jpg")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    return photo


@pytest.fixture
def settle(runner, qtbot):
    """Wait until the colors of the document or the preview are on the workbench."""
    return lambda: qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)


@pytest.fixture
def failures(workbench):
    """What failed on the workbench, as pairs of title and error."""
    found = []
    workbench.failed.connect(lambda title, error: found.append((title, error)))
    return found


@pytest.fixture
def touch_up_panel(qtbot, workbench, selection, runner):
    panel = TouchUpPanel(workbench, selection, runner)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


@pytest.fixture
def start(qapp, qtbot, tmp_path, segmenter_models):
    """Start the application on places of its own; all of them are ended after the test."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    started = []

    def start(*paths):
        places = Places(
            tmp_path / "settings.ini", tmp_path / "log", tmp_path / "recovery", segmenter_models
        )
        desktop = DesktopApplication(qapp, places)
        desktop.settings.colorizer = "test-classifier"
        desktop.settings.segmenter = "working"
        desktop.settings.working_size = 64
        started.append(desktop)
        desktop.start(paths)
        qtbot.waitUntil(lambda: desktop.studio is not None, timeout=WAIT_MS)
        return desktop

    yield start
    for desktop in started:
        _end(desktop, qapp)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


def _end(desktop, qapp):
    assert desktop.reporter.dialog is None, "an error was shown that no test asked for"
    desktop.stop()
    qapp.removeEventFilter(desktop)
    desktop.settings.changed.disconnect()
    desktop.window.hide()
    desktop.window.deleteLater()
    desktop.deleteLater()
