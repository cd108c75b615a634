"""Garbage: what holds objects of Qt is collected in the GUI thread alone."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QThread

from desktop.app import DesktopApplication, Places
from desktop.jobs.garbage import GarbageCollection
from desktop.jobs.latest import LatestJob

WAIT_MS = 60_000


@pytest.fixture
def collection(qapp):
    collection = GarbageCollection(qapp)
    yield collection
    collection.stop()
    assert gc.isenabled()


@pytest.fixture
def desktop(qapp, tmp_path):
    """The application on places of its own, not started yet."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    places = Places(*(tmp_path / name for name in ("settings.ini", "log", "recovery", "models")))
    desktop = DesktopApplication(qapp, places)
    yield desktop
    desktop.stop()
    assert gc.isenabled()
    desktop.settings.changed.disconnect()
    desktop.window.hide()
    desktop.window.deleteLater()
    desktop.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


class Knot(QObject):
    """An object of Qt that holds itself, and notes in which thread it dies."""

    def __init__(self, died_in):
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: died_in.append(QThread.currentThread()))


def make_garbage(_control=None):
    """Allocate more than Python lets pass without collecting."""
    return [[number] for number in range(100_000)]


@pytest.mark.usefixtures("collection")
def test_cycles_die_in_the_gui_thread(runner, qapp, qtbot):
    died_in = []
    knot = weakref.ref(Knot(died_in))
    job = runner.start("Allocate", make_garbage)
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        pass
    assert knot() is not None
    cycles = [Knot(died_in) for _ in range(1000)]
    del cycles
    qtbot.waitUntil(lambda: knot() is None, timeout=WAIT_MS)
    assert set(died_in) == {qapp.thread()}


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_the_application_collects_its_garbage_from_start_to_end(desktop, qtbot):
    with qtbot.waitSignal(desktop.furnished, timeout=WAIT_MS):
        desktop.start()
    assert not gc.isenabled()


def test_jobs_do_not_pile_up(runner, qtbot):
    """After hundreds of movements of a pointer, nothing of them is left."""
    latest = LatestJob(runner, "Hover")
    known = []
    for _ in range(300):
        latest.request(lambda _control: bytes(1000))
        known += [weakref.ref(job) for job in runner.jobs]
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
    assert len({id(reference) for reference in known}) >= 300
    assert [reference() for reference in known if reference() is not None] == []
    assert threading.active_count() < 50
