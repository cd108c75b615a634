"""The line below the window: running jobs with progress and a way out, times, memory, device."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import Qt

from desktop.shell.memory_use import memory_in_use
from desktop.shell.status_bar import StatusBar

WAIT_MS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def bar(qtbot, runner):
    bar = StatusBar(runner)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def gate():
    gate = threading.Event()
    yield gate
    gate.set()


def waiting(gate):
    """Work that reports half of its way and then waits for the gate or for being cancelled."""

    def work(control):
        control.report(1, 2)
        while not gate.wait(0.01):
            control.check()

    return work


def test_a_job_is_shown_with_its_progress(bar, runner, gate, qtbot):
    runner.start("Export cat.jpg", waiting(gate))
    (row,) = bar.jobs.rows
    qtbot.waitUntil(lambda: (row.bar.value(), row.bar.maximum()) == (1, 2), timeout=WAIT_MS)
    qtbot.waitUntil(row.isVisible, timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: bar.jobs.rows == (), timeout=WAIT_MS)


def test_a_job_that_ended_is_not_kept_by_its_row(bar, runner, gate, qtbot):
    job = weakref.ref(runner.start("Export cat.jpg", waiting(gate)))
    gate.set()
    qtbot.waitUntil(lambda: not (runner.jobs or bar.jobs.rows), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and job() is None, timeout=2000)


def test_the_line_stays_as_high_as_it_is_when_jobs_come_and_go(bar, runner, gate, qtbot):
    heights = set()
    for _ in range(2):
        gate.clear()
        runner.start("Export cat.jpg", waiting(gate))
        (row,) = bar.jobs.rows
        qtbot.waitUntil(row.isVisible, timeout=WAIT_MS)
        heights.add(bar.sizeHint().height())
        gate.set()
        qtbot.waitUntil(lambda: bar.jobs.rows == (), timeout=WAIT_MS)
        heights.add(bar.sizeHint().height())
    assert len(heights) == 1


def test_the_button_ends_a_job(bar, runner, gate, qtbot):
    job = runner.start("Export cat.jpg", waiting(gate))
    (row,) = bar.jobs.rows
    qtbot.waitUntil(row.isVisible, timeout=WAIT_MS)
    with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
        qtbot.mouseClick(row.stop, Qt.MouseButton.LeftButton)
    assert bar.jobs.rows == ()
    assert bar.timing.text() == ""


def test_quiet_jobs_are_not_shown(bar, runner, gate):
    runner.start("Thumbnail", waiting(gate), quiet=True)
    assert bar.jobs.rows == ()


def test_of_many_jobs_the_oldest_are_shown_and_the_others_counted(bar, runner, gate, qtbot):
    for number in range(4):
        runner.start(f"Job {number}", waiting(gate))
    qtbot.waitUntil(lambda: "2 more" in bar.jobs._more.text(), timeout=WAIT_MS)
    assert [row.isVisible() for row in bar.jobs.rows] == [True, True, False, False]


def test_the_time_of_the_last_step_is_told(bar, runner, qtbot):
    with qtbot.waitSignal(bar.jobs.timed, timeout=WAIT_MS) as timed:
        runner.start("Colorize cat.jpg", lambda _control: None)
    assert timed.args[0] == "Colorize cat.jpg"
    assert bar.timing.text().startswith("Colorize cat.jpg: 0.")


def test_a_failed_job_leaves_the_bar(bar, runner, qtbot):
    job = runner.start("Export", lambda control: 1 / 0)  # noqa: ARG005
    with qtbot.waitSignal(job.failed, timeout=WAIT_MS):
        pass
    qtbot.waitUntil(lambda: bar.jobs.rows == (), timeout=WAIT_MS)


def test_memory_of_the_process_is_shown(bar):
    used = memory_in_use()
    assert 20e6 < used < 50e9
    assert bar.memory.text().endswith(" MB")


def test_the_device_is_shown_short_and_explained_in_full(bar):
    report = "Processor (the graphics card was not used, since its driver is too old for this)"
    bar.watch_device(lambda: report)
    assert bar.device.text().startswith("Processor (")
    assert len(bar.device.text()) < len(report)
    assert bar.device.toolTip() == report


def test_the_zoom_is_shown_in_percent(bar):
    bar.show_zoom(0.5)
    assert bar.zoom.text() == "50 %"
    bar.show_zoom(0)
    assert bar.zoom.text() == ""
