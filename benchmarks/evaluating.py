"""Time and peak memory of ``photochrom evaluate`` for few and for many photos."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.command import MEGABYTE

COUNTS = (300, 3000)
SIDE = 32


def main() -> None:
    """Compare small photos with themselves, first some, then ten times as many."""
    with tempfile.TemporaryDirectory() as name:
        for count in COUNTS:
            photos = Path(name) / str(count)
            _make(photos, count)
            seconds, peak = _evaluate(photos, Path(name) / f"of-{count}")
            print(
                f"{count:5} photos: {seconds:6.1f} s, {count / seconds:5.1f} photos/s, "
                f"peak memory {peak:5.0f} MB",
                flush=True,
            )


def _make(folder: Path, count: int) -> None:
    folder.mkdir()
    random = np.random.default_rng(count)
    for number in range(count):
        pixels = random.integers(0, 256, (SIDE, SIDE, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number:05}.png")


def _evaluate(photos: Path, output: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "desktop", "evaluate", photos, photos, "--size", str(SIDE)]
    # The networks see a few photos at a time, whatever their number, and take long.
    command.append("--quick")
    begun = time.perf_counter()
    process = subprocess.Popen([*command, "--json", "-o", output], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError("the command failed")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - begun, usage.ru_maxrss * unit / MEGABYTE


if __name__ == "__main__":
    main()
