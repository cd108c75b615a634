"""Runs of the window that were ended in the middle, by whatever it was, and are gone on with."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from batch_album import make_album
from batch_driving import (
    WAIT_MS,
    answer,
    answers,
    choose_output,
    click,
    opened_view,
    prepare,
    run_to_the_end,
)
from batch_results import check_whole, named, stamps

import desktop
from desktop.batch.rows import RowState
from desktop.cli import main
from engine.batch.journal import Journal

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PHOTOS = 25

WINDOW = """
import sys
from pathlib import Path
import onnxruntime
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_view import BatchView
from desktop.jobs.runner import JobRunner
from desktop.panels.model_choices import ModelChoices
from desktop.settings import Settings
from desktop.workspace.library import Library
from desktop.workspace.loaded_models import LoadedModels
from engine.models.providers import Device
from engine.models.store import ModelStore

settings_file, models, album, out = sys.argv[1:]
application = QApplication([])
settings = Settings(QSettings(settings_file, QSettings.Format.IniFormat))
settings.colorizer, settings.working_size = "test-classifier", 64
settings.export_folder, settings.name_pattern = Path(out), "{name}"
runner, loaded = JobRunner(), LoadedModels(ModelStore(installed=Path(models)), lambda: Device.CPU)
choices = ModelChoices(loaded.store, runner)
view = BatchView(Library(runner), BatchRun(loaded, runner), choices, settings, runner)
view.show()
view.add([Path(album)])
choices.changed.connect(view.progress.start_button.click)
view.run.ended.connect(application.quit)
application.exec()
settings.store.sync()
"""


@pytest.fixture
def view(qtbot, library, loaded_models, settings, runner):
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    yield view
    view.run.cancel()


@pytest.fixture
def album(tmp_path, small_photos):
    folder = make_album(tmp_path / "album", small_photos, copies=(PHOTOS - 1) // 2)
    (folder / "damaged.jpg").unlink()
    return folder


@pytest.fixture
def command_line(monkeypatch, segmenter_models, album, tmp_path):
    """Run the command line over the album, with the choices of the view."""
    monkeypatch.setenv("PHOTOCHROM_MODELS", str(segmenter_models))
    model = ("--model", "test-classifier", "--size", "64", "--device", "cpu")
    inout = (str(album), "-o", str(tmp_path / "out"), "--recursive")
    return lambda *options: main(["colorize", *inout, *model, *options])


def start_window(tmp_path, segmenter_models, album):
    place = (str(tmp_path / "settings.ini"), str(segmenter_models), str(album))
    environment = {**os.environ, "PYTHONPATH": str(Path(desktop.__file__).parent.parent)}
    command = [sys.executable, "-c", WINDOW, *place, str(tmp_path / "out")]
    return subprocess.Popen(command, env=environment)


def killed_window(tmp_path, segmenter_models, album, *, after=3):
    """Kill a process with the view in the middle of a run; return stamps of its results."""
    process = start_window(tmp_path, segmenter_models, album)
    while len(named(tmp_path / "out")) < after:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.002)
    process.kill()
    assert process.wait(30) == -signal.SIGKILL
    return stamps(tmp_path / "out")


posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")


@posix
def test_killed_window_is_gone_on_with_in_the_next(
    qtbot, tmp_path, segmenter_models, album, library, loaded_models, settings, runner
):
    before = killed_window(tmp_path, segmenter_models, album)
    settings.store.sync()
    # As the next start finds them: the photos are on the list, and the folder is chosen.
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    qtbot.waitUntil(lambda: view.decision.isVisible(), timeout=WAIT_MS)
    assert view.sources.paths == (album,)
    assert view.decision.title.text().startswith("An earlier run was stopped with ")
    assert view.decision.title.text().endswith(f" of {PHOTOS} photos left.")
    assert answers(view) == ["Resume", "Start anew", "Cancel"]
    assert not view.progress.start_button.isEnabled()
    assert view.progress.start_button.toolTip() == "Answer the question above first"
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        answer(qtbot, view, "Resume")
    counts = ended.args[0].counts
    # One may have got its name and not been seen yet.
    assert counts[RowState.BEFORE] >= len(before)
    assert counts[RowState.BEFORE] + counts[RowState.DONE] == PHOTOS
    check_whole(tmp_path / "out", PHOTOS, before)
    assert settings.batch_sources == ()


@posix
def test_killed_window_is_gone_on_with_on_the_command_line(
    tmp_path, segmenter_models, album, command_line, capsys
):
    before = killed_window(tmp_path, segmenter_models, album)
    assert command_line() == 2
    assert "go on with --resume" in capsys.readouterr().err
    assert command_line("--resume") == 0
    assert "done before" in capsys.readouterr().err
    check_whole(tmp_path / "out", PHOTOS, before)


def forget(folder, names):
    """Make photos ones that an earlier run never came to."""
    with closing(Journal(folder)) as journal:
        rows = [row for row in journal.rows() if row.target.name in names]
        for row in rows:
            row.target.unlink()
            journal.note_dropped(row.source)
    return stamps(folder)


def test_run_of_the_command_line_is_gone_on_with_in_the_window(
    qtbot, view, album, tmp_path, command_line
):
    assert command_line() == 0
    before = forget(tmp_path / "out", {"cat 0.jpg", "coffee.jpg"})
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    qtbot.waitUntil(lambda: bool(answers(view)), timeout=WAIT_MS)
    assert view.decision.title.text() == (
        f"An earlier run was stopped with 2 of {PHOTOS} photos left."
    )
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        answer(qtbot, view, "Resume")
    assert ended.args[0].counts[RowState.DONE] == 2
    assert view.report_page.summary.text().startswith("2 colorized · 23 done before")
    check_whole(tmp_path / "out", PHOTOS, before)


def test_unfinished_run_is_begun_anew_or_left_as_it_is(qtbot, view, album, tmp_path, command_line):
    assert command_line() == 0
    before = forget(tmp_path / "out", {"cat 0.jpg"})
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    qtbot.waitUntil(lambda: bool(answers(view)), timeout=WAIT_MS)
    answer(qtbot, view, "Cancel")
    assert not view.decision.isVisible()
    assert view.progress.start_button.isEnabled()
    assert stamps(tmp_path / "out") == before
    with qtbot.waitSignal(view.run.undecided, timeout=WAIT_MS):
        click(qtbot, view.progress.start_button)
    assert answers(view) == ["Resume", "Start anew", "Cancel"]
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        answer(qtbot, view, "Start anew")
    assert ended.args[0].counts[RowState.DONE] == PHOTOS
    assert all(stamps(tmp_path / "out")[path][0] != stamp[0] for path, stamp in before.items())


def test_results_of_other_settings_are_asked_about_in_plain_words(
    qtbot, view, album, tmp_path, command_line
):
    assert command_line("--vividness", "1.5") == 0
    before = stamps(tmp_path / "out")
    (album / "astronaut 0.jpg").rename(album / "new.jpg")
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    with qtbot.waitSignal(view.run.undecided, timeout=WAIT_MS):
        click(qtbot, view.progress.start_button)
    assert view.decision.title.text() == "24 results were made with other settings:"
    assert view.decision.points.text() == "•  vividness (was 1.5, is 1)"
    assert answers(view) == ["Keep them", "Make them anew", "Cancel"]
    assert view.decision.buttons[0].hasFocus()
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        answer(qtbot, view, "Keep them")
    assert ended.args[0].counts[RowState.DONE] == 1
    assert {path: stamps(tmp_path / "out")[path] for path in before} == before
    click(qtbot, view.report_page.new_button)
    with qtbot.waitSignal(view.run.undecided, timeout=WAIT_MS):
        click(qtbot, view.progress.start_button)
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        answer(qtbot, view, "Make them anew")
    assert ended.args[0].counts[RowState.DONE] == 24
    with closing(Journal(tmp_path / "out")) as journal:
        presets = {row.published.preset for row in journal.rows() if row.source.exists()}
    assert len(presets) == 1


def test_result_that_somebody_retouched_is_kept(qtbot, view, album, tmp_path):
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    run_to_the_end(qtbot, view)
    (tmp_path / "out" / "cat 0.jpg").write_bytes(b"retouched")
    click(qtbot, view.report_page.new_button)
    report = run_to_the_end(qtbot, view)
    assert (report.counts[RowState.BEFORE], report.counts[RowState.SKIPPED]) == (PHOTOS - 1, 1)
    assert (tmp_path / "out" / "cat 0.jpg").read_bytes() == b"retouched"
