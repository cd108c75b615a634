"""Time from the start of the process until the window is drawn, and until it is complete."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

RUNS = 5


class Times(NamedTuple):
    """Seconds since the process was started.

    Attributes:
        painted: the welcome page was drawn.
        furnished: the engine was loaded, so that photos open without delay.
    """

    painted: float
    furnished: float


def main() -> None:
    """Print the medians of some starts on a platform plugin of Qt."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", default="offscreen", help="offscreen, or xcb under Xvfb")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--child", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child is not None:
        print(*start(arguments.child))
        return
    runs = [measure(arguments.platform) for _ in range(arguments.runs)]
    print(f"medians of {len(runs)} starts, platform {arguments.platform}")
    print(f"first paint    {median(run.painted for run in runs):5.2f} s")
    print(f"all loaded     {median(run.furnished for run in runs):5.2f} s")
    print(f"slowest paint  {max(run.painted for run in runs):5.2f} s")


def measure(platform: str) -> Times:
    """Start the application in a process of its own, under Xvfb where X11 has no display.

    Args:
        platform: name of a platform plugin of Qt.

    Raises:
        CalledProcessError: the window could not be opened.
    """
    command = [sys.executable, "-m", "benchmarks.first_paint", "--child", repr(time.time())]
    if platform == "xcb" and "DISPLAY" not in os.environ and shutil.which("xvfb-run"):
        command = ["xvfb-run", "--auto-servernum", *command]
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return Times(*map(float, done.stdout.split()))


def start(begun: float) -> Times:
    """Start the application in this process, and end it when it is complete.

    Args:
        begun: when the process was started, in seconds since the epoch.
    """
    from desktop.app import DesktopApplication, Places, make_application

    application = make_application()
    moments: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        places = Places(place / "settings.ini", place / "log", place / "recovery")
        desktop = DesktopApplication(application, places)
        desktop.painted.connect(lambda: moments.append(time.time() - begun))
        desktop.furnished.connect(lambda: moments.append(time.time() - begun))
        desktop.furnished.connect(application.quit)
        desktop.start()
        application.exec()
        desktop.stop()
    return Times(*moments)


if __name__ == "__main__":
    main()
