"""The process is killed while somebody works: the next start brings back all but some seconds."""

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from steps import settle, vividness_of, wait_for_photo
from working_window import EDITS

import desktop.app

SOURCES = Path(desktop.app.__file__).parents[1]
LOST_SECONDS = 5
"""No more work than that of these seconds may be lost."""
EDITS_A_SECOND = 2
"""At most: between two edits the event loop of the window turns for half a second."""

needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")


@needs_kill
def test_all_but_the_last_seconds_of_work_come_back(
    start, album, places, tmp_path, record_property
):
    edits = work_until_killed(album / "cat.jpg", places, tmp_path)
    assert len(edits) == EDITS + 1

    person = start()
    person.wait_for("recoveryDialog")
    assert any("without saving" in text for text in person.reads())
    person.click_on("Restore", QPushButton)
    wait_for_photo(person, "cat.jpg")
    person.wait_for("Colorize again")
    settle(person)
    assert person.window.isWindowModified()
    # In turns of the event loop, not by the clock: the machine may have stood still meanwhile.
    assert vividness_of(person) >= edits[-1 - LOST_SECONDS * EDITS_A_SECOND][0]
    record_property("seconds of work lost", round(seconds_lost(edits, vividness_of(person)), 2))


def work_until_killed(photo, places, tmp_path):
    """Work in a process of its own until it is killed; return vividness and time of every edit."""
    journal = tmp_path / "journal"
    environment = {
        "PYTHONPATH": os.pathsep.join(map(str, (Path(__file__).parent, SOURCES))),
        "PHOTOCHROM_RECOVERY": str(places.recovery),
        "PHOTOCHROM_MODELS": str(places.models),
        **{f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE", "DATA")},
    }
    program = Path(__file__).with_name("working_window.py")
    ended = subprocess.run(
        [sys.executable, program, photo, journal],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    lines = [line.split() for line in journal.read_text().splitlines()]
    return [(int(vividness), float(time)) for vividness, time in lines]


def seconds_lost(edits, recovered):
    """Time from the first edit that did not come back to the kill, 0 if all came back."""
    killed = edits[-1][1]
    times = [after[1] for before, after in pairwise(edits) if before[0] == recovered < after[0]]
    return killed - times[0] if times else 0.0
