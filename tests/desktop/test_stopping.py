"""Ctrl-C, SIGTERM and readers that go away: the run ends soon, and whole files alone remain."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import is_whole, on_terminal, photochrom, records, results, save_photo, start

from engine.models.session import ModelSession

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")

PHOTOS = 60
ARGUMENTS = ("colorize", "in", "-o", "out", "--model", "test-classifier", "--jobs", "2")


@pytest.fixture
def many_photos(work):
    first = save_photo(work / "in/00.png", width=400, height=400)
    for index in range(1, PHOTOS):
        os.link(first, work / f"in/{index:02}.png")
    return work


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signal_in_the_middle_of_a_run_leaves_only_whole_results(many_photos, number, code):
    process = start(*ARGUMENTS, "--json", cwd=many_photos)
    first = process.stdout.readline()
    process.send_signal(number)
    rest, stderr = process.communicate(timeout=60)
    assert process.returncode == code
    done = [Path(record["target"]).name for record in records((first + rest).decode())]
    assert 1 <= len(done) < PHOTOS
    left = PHOTOS - len(done)
    assert stderr.decode() == f"stopped: {len(done)} colorized, 0 failed, {left} left\n"
    assert results(many_photos / "out") == sorted(done)
    assert all(is_whole(many_photos / "out" / name) for name in done)


@pytest.fixture
def ctrl_c_while_loading(monkeypatch):
    """Press Ctrl-C in the moment in which the model is loaded."""

    def interrupted(*arguments, **options):
        signal.raise_signal(signal.SIGINT)
        return ModelSession(*arguments, **options)

    monkeypatch.setattr("desktop.cli.starting_colors.ModelSession", interrupted)


@pytest.mark.usefixtures("ctrl_c_while_loading")
def test_ctrl_c_before_the_first_photo_is_heard(many_photos, run):
    before = signal.getsignal(signal.SIGINT)
    assert run(*ARGUMENTS) == (130, "", f"stopped: 0 colorized, 0 failed, {PHOTOS} left\n")
    assert results(many_photos / "out") == []
    assert signal.getsignal(signal.SIGINT) is before


SLEEPING_NETWORK = """
import sys, time
from desktop.cli import main
from engine.colorize import Colorizer

def predict(*arguments, **options):
    print("asleep", flush=True)
    time.sleep(600)

Colorizer.predict = predict
sys.exit(main(sys.argv[1:]))
"""


def test_second_ctrl_c_ends_at_once_whatever_hangs(many_photos):
    command = (sys.executable, "-c", SLEEPING_NETWORK)
    process = start(*ARGUMENTS, cwd=many_photos, command=command)
    assert process.stdout.readline() == b"asleep\n"
    process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=10)
    assert process.returncode == -signal.SIGINT


@pytest.mark.usefixtures("ctrl_c_while_loading")
def test_command_that_ignores_ctrl_c_in_the_background_goes_on_ignoring_it(many_photos, run):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code, _, _ = run("colorize", many_photos / "in/00.png", "--model", "test-classifier")
    finally:
        signal.signal(signal.SIGINT, before)
    assert code == 0


def test_reader_that_goes_away_ends_the_run_quietly(many_photos):
    process = start(*ARGUMENTS, "--json", cwd=many_photos)
    process.stdout.readline()
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 1
    assert stderr == b""
    found = results(many_photos / "out")
    assert 1 <= len(found) < PHOTOS
    assert all(is_whole(many_photos / "out" / name) for name in found)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("arguments", [("--version",), ("models", "info", "test-classifier")])
def test_full_disk_behind_stdout_is_said(work, arguments):
    with Path("/dev/full").open("wb") as full:
        code, _, stderr = photochrom(*arguments, cwd=work, stdout=full)
    assert code == 1
    assert stderr == "photochrom: The output cannot be written (No space left on device).\n"


def test_full_disk_behind_stdout_ends_a_run_and_leaves_whole_results(many_photos):
    with Path("/dev/full").open("wb") as full:
        code, _, stderr = photochrom(*ARGUMENTS, "--json", cwd=many_photos, stdout=full)
    assert code == 1
    assert "The output cannot be written" in stderr
    found = results(many_photos / "out")
    assert len(found) < PHOTOS
    assert all(is_whole(many_photos / "out" / name) for name in found)


def test_terminal_shows_progress_that_messages_do_not_break(work):
    for index in range(3):
        save_photo(work / f"in/{index}.png", width=200, height=200)
    (work / "in/bad.png").touch()
    process, shown = on_terminal(*ARGUMENTS, cwd=work)
    process.stdout.close()
    assert process.wait(60) == 1
    assert b"/4 [" in shown
    lines = shown.replace(b"\r", b"\n").split(b"\n")
    assert b"photochrom: in/bad.png: The file is empty." in [line.strip() for line in lines]
    assert b"3 colorized, 1 failed" in lines


def test_without_a_terminal_there_is_no_progress_bar(work):
    save_photo(work / "in/a.png")
    assert photochrom(*ARGUMENTS, cwd=work) == (0, "", "1 colorized, 0 failed\n")
