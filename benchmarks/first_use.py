"""Seconds of waiting in the first use: from the start of the process to a recolored object.

The bundled sample is opened from the welcome page, colorized, an object clicked and its first
suggested color taken; the pointer needs no time here, so a user adds that of the own hand.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.window import Window, wait_until
from desktop.canvas.modes import Tool
from engine.resources import resource_path

# A place on the cat, as shares of the picture.
_PLACE = (0.5, 0.6)


def main() -> None:
    """Print when each step was reached, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child is not None:
        use(arguments.child)
        return
    command = [sys.executable, "-m", "benchmarks.first_use", "--child", repr(time.time())]
    subprocess.run(command, check=True)


def use(begun: float) -> None:
    """Use the application, and print when each step was reached.

    Args:
        begun: when the process was started, in seconds since the epoch.
    """

    def reached(step: str) -> None:
        print(f"{step:22} {time.time() - begun:6.1f} s")

    with tempfile.TemporaryDirectory() as name, Window(Path(name)) as window:
        reached("window complete")
        window.open([resource_path("samples", "cat.jpg")])
        reached("sample opened")
        window.colorize()
        reached("colorized")
        selection, workbench = window.studio.selection, window.studio.workbench
        wait_until(lambda: selection.is_ready)
        window.canvas.tool = Tool.SELECT
        window.press(window.at(*_PLACE))
        window.release(window.at(*_PLACE))
        wait_until(lambda: selection.mask is not None)
        reached("object selected")
        wait_until(lambda: bool(selection.suggestions))
        window.rest()
        recolor = window.page.panel.touch_up.recolor
        QTest.mouseClick(recolor.suggestions.swatches[0], Qt.MouseButton.LeftButton)
        wait_until(lambda: workbench.history is not None and workbench.history.can_undo)
        window.rest()
        reached("object recolored")


if __name__ == "__main__":
    main()
