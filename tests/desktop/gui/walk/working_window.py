"""Started as a program: opens the window on a photo, and somebody works on it until it is killed.

The arguments are a photo and a file that gets a line for every edit: the vividness in percent, and
the time at which the edit was made. At the end the process kills itself as ``kill -9`` does.
"""

import os
import signal
import sys
import time
import traceback
from pathlib import Path

from person import Person
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSlider
from steps import colorize, vividness_of, wait_for_photo

import desktop.app
from desktop.cli import main

EDITS = 12
"""How many edits are made."""
TURNS = 25
"""How often the event loop turns between two edits, every time after 20 ms: half a second."""


class WatchedApplication(desktop.app.DesktopApplication):
    """The application with somebody before it."""

    def start(self, paths=()):
        super().start(paths)
        self.furnished.connect(lambda: QTimer.singleShot(0, lambda: work_until_killed(self)))


def work_until_killed(application):
    try:
        make_edits(Person(application))
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os.kill(os.getpid(), signal.SIGKILL)


def make_edits(person):
    photo, journal = Path(sys.argv[1]), Path(sys.argv[2])
    wait_for_photo(person, photo.name)
    colorize(person)
    person.click_on("Vividness", QSlider)
    person.press(Qt.Key.Key_Delete)
    with journal.open("w") as lines:
        for edit in range(1, EDITS + 1):
            person.press(Qt.Key.Key_Right)
            person.wait(lambda done=100 + edit: vividness_of(person) == done, "an edit")
            print(vividness_of(person), time.monotonic(), file=lines, flush=True)
            rest(person)
        print(vividness_of(person), time.monotonic(), file=lines, flush=True)


def rest(person):
    turns = iter(range(TURNS))
    person.wait(lambda: next(turns, None) is None, "a moment has passed")


if __name__ == "__main__":
    desktop.app.DesktopApplication = WatchedApplication
    sys.exit(main([sys.argv[1]]))
