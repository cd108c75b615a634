"""Jobs: work in threads, news in the GUI thread, no end without a word."""

import sys
import threading

import pytest
from PySide6.QtCore import QThread

from desktop.jobs.latest import LatestJob
from desktop.jobs.ordered import OrderedJobs
from desktop.jobs.runner import JobRunner
from engine.cancellation import Cancelled

WAIT_MS = 20_000


class Told:
    """Writes down what an object with signals tells, and in which thread."""

    def __init__(self, **signals):
        self.events = []
        self.threads = set()
        for name, signal in signals.items():
            signal.connect(lambda *values, name=name: self._note(name, *values))

    def _note(self, name, *values):
        self.threads.add(QThread.currentThread())
        self.events.append((name, *values))

    @property
    def names(self):
        return [event[0] for event in self.events]


def told_by(job):
    return Told(
        progressed=job.progressed,
        finished=job.finished,
        failed=job.failed,
        cancelled=job.cancelled,
        ended=job.ended,
    )


def wait_for_end(job, qtbot):
    """Serve the event loop until a job, which cannot have told of its end before, tells of it."""
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        pass


def until(event):
    """Work that waits for an event, and ends when it is called off."""

    def work(control):
        while not event.wait(0.01):
            control.check()
        return "done"

    return work


def test_a_job_answers_in_the_gui_thread(runner, qtbot, qapp):
    threads = []

    def work(_control):
        threads.append(threading.get_ident())
        return 42

    job = runner.start("Count", work)
    told = told_by(job)
    wait_for_end(job, qtbot)
    assert told.events == [("finished", 42), ("ended",)]
    assert told.threads == {qapp.thread()}
    assert threads != [threading.get_ident()]


@pytest.mark.usefixtures("runner")
def test_work_in_python_is_interrupted_for_the_gui_thread_many_times_a_redraw():
    redraw = 1 / 30
    assert sys.getswitchinterval() < redraw / 20


def test_a_crash_in_work_reaches_the_user(runner, qtbot):
    def work(_control):
        raise ZeroDivisionError("a fault of the program")

    job = runner.start("Crash", work)
    told = told_by(job)
    wait_for_end(job, qtbot)
    assert told.names == ["failed", "ended"]
    assert isinstance(told.events[0][1], ZeroDivisionError)


def test_a_cancelled_job_tells_when_it_has_ended(runner, qtbot):
    job = runner.start("Wait", until(threading.Event()))
    told = told_by(job)
    job.cancel()
    wait_for_end(job, qtbot)
    assert told.names == ["cancelled", "ended"]
    assert runner.jobs == ()


def test_a_result_that_comes_after_cancelling_is_not_delivered(runner, qtbot):
    has_begun, may_end = threading.Event(), threading.Event()

    def work(_control):
        has_begun.set()
        may_end.wait()
        return "too late"

    job = runner.start("Ignore", work)
    told = told_by(job)
    has_begun.wait()
    job.cancel()
    may_end.set()
    wait_for_end(job, qtbot)
    assert told.names == ["cancelled", "ended"]


def test_work_that_calls_itself_off_counts_as_cancelled(runner, qtbot):
    def work(_control):
        raise Cancelled

    job = runner.start("Call off", work)
    told = told_by(job)
    wait_for_end(job, qtbot)
    assert told.names == ["cancelled", "ended"]


def test_progress_is_told_seldom_but_the_last_of_it_always(runner, qtbot):
    def work(control):
        for step in range(1, 2001):
            control.report(step, 2000)

    job = runner.start("Step", work)
    told = told_by(job)
    wait_for_end(job, qtbot)
    steps = [event[1] for event in told.events if event[0] == "progressed"]
    assert steps[-1] == 2000
    assert len(steps) < 200
    assert steps == sorted(steps)


def test_only_jobs_that_the_user_should_see_are_announced(runner, qtbot):
    announced = []
    runner.started.connect(lambda job: announced.append(job.title))
    runner.start("Thumbnail", lambda _control: None, quiet=True)
    runner.start("Export", lambda _control: None)
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    assert announced == ["Export"]


def test_shutting_down_calls_off_all_jobs_and_waits_for_them(qapp):
    runner = JobRunner()
    jobs = [runner.start("Wait", until(threading.Event())) for _ in range(20)]
    told = [told_by(job) for job in jobs]
    assert runner.shut_down(WAIT_MS)
    assert [each.names for each in told] == [["cancelled", "ended"]] * 20
    qapp.processEvents()
    assert [each.names for each in told] == [["cancelled", "ended"]] * 20


def test_shutting_down_says_if_a_thread_does_not_end(qapp):
    runner = JobRunner()
    may_end, has_begun = threading.Event(), threading.Event()

    def work(_control):
        has_begun.set()
        may_end.wait()

    job = runner.start("Hang", work)
    told = told_by(job)
    has_begun.wait()
    assert not runner.shut_down(10)
    assert told.names == ["cancelled", "ended"]
    may_end.set()
    assert runner.shut_down(WAIT_MS)
    qapp.processEvents()
    assert told.names == ["cancelled", "ended"]


def test_nothing_begins_after_shutting_down(qapp, qtbot):
    runner = JobRunner()
    runner.shut_down()
    begun = []
    job = runner.start("Late", begun.append)
    told = told_by(job)
    wait_for_end(job, qtbot)
    qapp.processEvents()
    assert told.names == ["cancelled", "ended"]
    assert begun == []


class TestLatestJob:
    @pytest.fixture
    def latest(self, runner):
        return LatestJob(runner, "Draw")

    def test_of_many_requests_only_the_first_and_the_last_are_served(self, latest, qtbot):
        may_begin = threading.Event()
        served = []

        def request(number):
            def work(_control):
                may_begin.wait()
                served.append(number)
                return number

            latest.request(work)

        told = Told(finished=latest.finished)
        for number in range(50):
            request(number)
        may_begin.set()
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
        assert served == [0, 49]
        assert told.events == [("finished", 0), ("finished", 49)]

    def test_never_more_than_one_runs(self, latest, qtbot):
        running, most = [], []

        def work(_control):
            running.append(1)
            most.append(len(running))
            running.pop()

        for _ in range(20):
            latest.request(work)
            qtbot.wait(1)
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
        assert max(most) == 1

    def test_what_is_dropped_is_never_delivered(self, latest, qtbot):
        has_begun, may_end = threading.Event(), threading.Event()

        def work(_control):
            has_begun.set()
            may_end.wait()
            return "stale"

        told = Told(finished=latest.finished, failed=latest.failed)
        latest.request(work)
        latest.request(lambda _control: "stale, too")
        has_begun.wait()
        latest.drop()
        assert not latest.is_busy
        latest.request(lambda _control: "fresh")
        may_end.set()
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
        assert told.events == [("finished", "fresh")]

    def test_a_failure_does_not_stop_later_requests(self, latest, qtbot):
        told = Told(finished=latest.finished, failed=latest.failed)
        latest.request(lambda _control: 1 / 0)
        latest.request(lambda _control: "next")
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
        assert told.names == ["failed", "finished"]

    def test_it_tells_when_it_becomes_busy_and_when_it_is_done(self, latest, qtbot):
        states = []
        latest.busy_changed.connect(lambda: states.append(latest.is_busy))
        for _ in range(3):
            latest.request(lambda _control: None)
        qtbot.waitUntil(lambda: not latest.is_busy, timeout=WAIT_MS)
        assert states == [True, False]


class TestOrderedJobs:
    @pytest.fixture
    def ordered(self, runner):
        return OrderedJobs(runner, "Paint")

    def test_each_request_builds_on_the_result_of_the_last(self, ordered, qtbot):
        results = [""]
        ordered.finished.connect(results.append)

        def append(letter):
            def prepare():
                before = results[-1]
                return lambda _control: before + letter

            return prepare

        for letter in "strokes":
            ordered.request(append(letter))
        qtbot.waitUntil(lambda: not ordered.is_busy, timeout=WAIT_MS)
        assert results[-1] == "strokes"

    def test_a_continuation_comes_before_what_waits(self, ordered, qtbot):
        results = []
        may_begin = threading.Event()

        def on_finished(result):
            results.append(result)
            if result == "click":
                ordered.request_next(lambda: lambda _control: "fine edges")

        ordered.finished.connect(on_finished)
        ordered.request(lambda: lambda _control: may_begin.wait() and "click")
        ordered.request(lambda: lambda _control: "stroke")
        may_begin.set()
        qtbot.waitUntil(lambda: not ordered.is_busy, timeout=WAIT_MS)
        assert results == ["click", "fine edges", "stroke"]

    def test_what_comes_after_dropping_does_not_wait(self, ordered, runner, qtbot):
        has_begun, may_end = threading.Event(), threading.Event()

        def work(_control):
            has_begun.set()
            may_end.wait()
            return "stale"

        told = Told(finished=ordered.finished, failed=ordered.failed)
        ordered.request(lambda: work)
        ordered.request(lambda: lambda _control: "stale, too")
        has_begun.wait()
        ordered.drop()
        assert not ordered.is_busy
        ordered.request(lambda: lambda _control: "fresh")
        qtbot.waitUntil(lambda: not ordered.is_busy, timeout=WAIT_MS)
        assert told.events == [("finished", "fresh")]
        may_end.set()
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        assert told.events == [("finished", "fresh")]
