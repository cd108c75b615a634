"""The program as it is installed, on a real X server, used with mouse and keys of the system."""

import ctypes
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageGrab

import desktop.app
from engine.document.project_file import PROJECT_SUFFIX

SOURCES = Path(desktop.app.__file__).parents[1]
WAIT = 120
"""Seconds, enough for a busy machine."""


XVFB, XDOTOOL = shutil.which("Xvfb"), shutil.which("xdotool")


def why_not():
    """Why no window can be opened on a real X server here; None if one can."""
    if XVFB is None or XDOTOOL is None:
        return "Xvfb and xdotool are not installed"
    try:
        # What Qt needs for X11 and does not bring.
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "libxcb-cursor0 is not installed"
    return None


pytestmark = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))


@pytest.fixture(scope="module")
def display():
    """An X server of our own: its name, such as ":5"."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [XVFB, "-displayfd", str(writing), "-screen", "0", "1400x950x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "no X server could be started"
    yield f":{number}"
    server.terminate()
    server.wait(WAIT)


@pytest.fixture
def environment(display, tmp_path):
    """On that server, with nothing of the user of this machine."""
    own = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE", "DATA")}
    return {
        **os.environ,
        **own,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PHOTOCHROM_RECOVERY": str(tmp_path / "recovery"),
        "PHOTOCHROM_MODELS": str(tmp_path / "models"),
    }


@pytest.fixture
def program(environment, album):
    """The program, opened on a photo."""
    started = subprocess.Popen(
        [sys.executable, "-m", "desktop", album / "cat.jpg"],
        cwd=SOURCES,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield started
    started.kill()
    started.communicate()


@pytest.fixture
def hands(environment):
    """Move mouse and keys of the system."""

    def hands(*words):
        told = subprocess.run(
            [XDOTOOL, *map(str, words)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=WAIT,
        )
        return told.stdout.strip()

    return hands


def wait_for_window(hands, program, title):
    """Wait until a window of this title is seen, give it the keyboard, and return its number."""

    def found():
        assert program.poll() is None, program.stderr.read()
        try:
            return hands("search", "--onlyvisible", "--name", title).split()
        except subprocess.CalledProcessError:
            return []

    window = wait(found)[0]
    hands("windowfocus", "--sync", window)
    return window


def wait(condition):
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def colorfulness(display):
    """Share of the pixels of the screen that are clearly not gray."""
    seen = np.asarray(ImageGrab.grab(xdisplay=display).convert("RGB")).astype(int)
    return float((np.ptp(seen, axis=2) > 12).mean())


def test_a_photo_is_colorized_saved_and_the_program_ended(program, hands, display, album):
    window = wait_for_window(hands, program, "^cat.jpg.*Photochrom$")
    before = wait(lambda: colorfulness(display))

    def is_colorized():
        # The key does nothing before the photo has been read, and nobody outside sees when.
        hands("key", "ctrl+Return")
        return "*" in hands("getwindowname", window)

    wait(is_colorized)
    wait(lambda: colorfulness(display) > before + 0.05)

    hands("key", "ctrl+s")
    wait_for_window(hands, program, "^Save project$")
    hands("key", "Return")
    wait(lambda: "*" not in hands("getwindowname", window))
    assert (album / f"cat{PROJECT_SUFFIX}").is_file()

    hands("windowfocus", "--sync", window)
    hands("key", "ctrl+q")
    assert program.wait(WAIT) == 0, program.stderr.read()
