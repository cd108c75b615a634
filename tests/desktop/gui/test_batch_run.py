"""Runs over many photos with real models, followed from the GUI thread."""

import gc
import threading
import weakref

import numpy as np
import pytest
from batch_album import files_below, make_album
from objects import save_scene
from PIL import Image

from desktop.batch.batch_run import BatchRun
from desktop.batch.order import BatchOrder, BatchPreset, Destination
from desktop.batch.rows import RowState
from desktop.batch.run_state import RunState
from engine.batch.pattern import NamePattern
from engine.models.errors import ModelError

WAIT_MS = 60_000


@pytest.fixture
def run(loaded_models, runner):
    return BatchRun(loaded_models, runner)


@pytest.fixture
def album(tmp_path, small_photos):
    return make_album(tmp_path / "album", small_photos)


@pytest.fixture
def order(album, tmp_path):
    """The whole album into a folder of its own, by the small model."""
    return BatchOrder(
        (album,),
        preset=BatchPreset("test-classifier", size=64),
        destination=Destination(tmp_path / "out", NamePattern("{name} in color")),
    )


def state_of(run, name):
    return next(row.state for row in run.model.rows if row.source.name == name)


def has_finished(run, count=1):
    return lambda: run.model.counts[RowState.DONE] >= count


def test_damaged_photo_fails_alone_and_the_report_says_why(qtbot, run, order, tmp_path):
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.start(order)
    (report,) = ended.args
    assert report is run.report
    assert report.counts[RowState.DONE] == 3
    assert [row.source.name for row in report.failures] == ["damaged.jpg"]
    assert "damaged" in report.failures[0].reason
    assert not report.stopped
    assert report.seconds > 0
    assert files_below(tmp_path / "out") == [
        "astronaut 0 in color.jpg",
        "cat 0 in color.jpg",
        "trip/coffee in color.jpg",
    ]


def test_bundled_model_colors_a_photo_beside_it(qtbot, run, tmp_path, small_photos):
    album = make_album(tmp_path / "album", small_photos)
    preset = BatchPreset(size=64)
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(BatchOrder((album / "cat 0.jpg",), preset=preset))
    with Image.open(album / "cat 0-colorized.jpg") as picture:
        assert np.ptp(np.asarray(picture.convert("RGB")).astype(int), axis=2).max() > 10


def test_objects_are_harmonized_where_the_preset_names_a_segmenter(qtbot, run, tmp_path):
    save_scene(tmp_path / "scene.png")
    preset = BatchPreset("test-classifier", size=64, segmenter="working")
    destination = Destination(tmp_path / "out")
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.start(BatchOrder((tmp_path / "scene.png",), preset=preset, destination=destination))
    assert ended.args[0].counts[RowState.DONE] == 1
    assert b"armonize" in (tmp_path / "out" / "scene.png").read_bytes()


def test_nothing_keeps_the_job_of_a_run_that_is_over(qtbot, run, order, runner):
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(order)
        job = weakref.ref(runner.jobs[0])
    qtbot.waitUntil(lambda: gc.collect() >= 0 and job() is None, timeout=WAIT_MS)


def test_photos_that_are_done_are_skipped_and_the_rest_goes_on(qtbot, run, order, tmp_path):
    done = tmp_path / "out" / "cat 0 in color.jpg"
    done.parent.mkdir()
    done.write_bytes(b"precious")
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(order)
    assert state_of(run, "cat 0.jpg") is RowState.SKIPPED
    assert run.model.counts[RowState.DONE] == 2
    assert done.read_bytes() == b"precious"


def test_second_run_finds_everything_done(qtbot, run, order):
    for _ in range(2):
        with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
            run.start(order)
    assert run.model.counts[RowState.BEFORE] == 3
    assert run.model.counts[RowState.DONE] == 0


def test_preview_shows_what_a_run_would_do_and_does_nothing(qtbot, run, order, tmp_path):
    with qtbot.waitSignal(run.previewed, timeout=WAIT_MS):
        run.preview(order)
    assert run.model.counts[RowState.WAITING] == 4
    assert not (tmp_path / "out").exists()
    run.preview(None)
    assert run.model.counts.total == 0


def test_pause_finishes_what_is_in_work_and_resume_goes_on(
    qtbot, run, tmp_path, small_photos, order
):
    many = make_album(tmp_path / "many", small_photos, copies=12)
    run.start(BatchOrder((many,), preset=order.preset, destination=order.destination))
    qtbot.waitUntil(has_finished(run), timeout=WAIT_MS)
    run.pause()
    assert run.state is RunState.PAUSED
    qtbot.waitUntil(lambda: run.model.counts[RowState.RUNNING] == 0, timeout=WAIT_MS)
    waiting = run.model.counts[RowState.WAITING]
    assert waiting > 0
    elapsed = run.elapsed
    with qtbot.waitSignals([run.progressed] * 5, timeout=WAIT_MS):
        pass
    assert (run.model.counts[RowState.WAITING], run.elapsed) == (waiting, elapsed)
    run.resume()
    assert run.state is RunState.RUNNING
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        pass
    assert run.model.counts[RowState.DONE] == 25


def test_remaining_time_is_known_after_the_first_photos(qtbot, run, tmp_path, small_photos, order):
    many = make_album(tmp_path / "many", small_photos, copies=6)
    assert run.remaining is None
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(BatchOrder((many,), preset=order.preset, destination=order.destination))
        qtbot.waitUntil(lambda: run.remaining is not None, timeout=WAIT_MS)
        assert run.remaining >= 0


def test_large_photos_that_are_left_make_the_remaining_time_longer(
    qtbot, run, tmp_path, small_photos, order
):
    many = make_album(tmp_path / "many", small_photos, copies=3)
    with Image.open(small_photos / "cat.jpg") as small:
        small.resize((3000, 2000)).save(many / "zebra.jpg")
    smalls = BatchOrder((many,), preset=order.preset, destination=order.destination)
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(smalls)
        qtbot.waitUntil(lambda: run._left.pixels(0) > 5_000_000, timeout=WAIT_MS)
    assert run._left.photos == 0


def test_cancelling_keeps_finished_results_whole_and_begins_no_more(
    qtbot, run, tmp_path, small_photos, order
):
    many = make_album(tmp_path / "many", small_photos, copies=12)
    run.start(BatchOrder((many,), preset=order.preset, destination=order.destination))
    qtbot.waitUntil(has_finished(run), timeout=WAIT_MS)
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.cancel()
        assert run.state is RunState.STOPPING
    (report,) = ended.args
    assert report.stopped
    assert report.counts[RowState.RUNNING] == 0
    assert report.counts[RowState.WAITING] > 0
    results = files_below(tmp_path / "out")
    assert len(results) == report.counts[RowState.DONE]
    for name in results:
        with Image.open(tmp_path / "out" / name) as picture:
            picture.load()
    assert [t.name for t in threading.enumerate() if t.name.startswith("photochrom-batch")] == []


def test_paused_run_can_be_cancelled(qtbot, run, order):
    run.start(order)
    run.pause()
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.cancel()
    assert ended.args[0].stopped
    assert run.state is RunState.IDLE


def test_job_that_is_cancelled_in_the_status_bar_ends_the_run(qtbot, run, runner, order):
    started = []
    runner.started.connect(started.append)
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.start(order)
        started[0].cancel()
    assert ended.args[0].stopped


def test_missing_model_is_said_and_no_photo_counts_as_failed(qtbot, run, order):
    wrong = BatchOrder(order.sources, preset=BatchPreset("no-such-model"))
    with qtbot.waitSignal(run.failed, timeout=WAIT_MS) as failed:
        run.start(wrong)
    assert isinstance(failed.args[0], ModelError)
    assert run.state is RunState.IDLE
    assert run.report is None
    assert run.model.counts[RowState.WAITING] == 4


def test_folder_without_photos_ends_with_a_report_that_says_so(qtbot, run, tmp_path):
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS) as ended:
        run.start(BatchOrder((tmp_path / "empty",)))
    assert [row.reason for row in ended.args[0].failures] == ["There are no photos in this folder."]


def test_only_one_run_at_a_time(qtbot, run, order):
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(order)
        with pytest.raises(RuntimeError):
            run.start(order)


def test_all_signals_come_in_the_gui_thread(qtbot, run, order):
    threads = set()
    for signal in (run.state_changed, run.progressed, run.ended, run.model.dataChanged):
        signal.connect(lambda *_: threads.add(threading.get_ident()))
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        run.start(order)
    assert threads == {threading.get_ident()}
