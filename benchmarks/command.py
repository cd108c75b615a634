"""Runs Photochrom's command as a user would and measures the whole process."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Measured:
    """One finished command.

    Attributes:
        seconds: wall-clock time from start to exit.
        peak_memory: largest resident set in MB.
        outcomes: what ``--json`` said of every photo.
    """

    seconds: float
    peak_memory: float
    outcomes: list[dict[str, Any]]


def colorize(*arguments: str | Path) -> Measured:
    """Run ``photochrom colorize --json`` with arguments in a process of its own.

    Raises:
        SystemExit: the command failed.
    """
    command = [sys.executable, "-m", "desktop", "colorize", "--json", *map(str, arguments)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    lines = process.stdout.read().splitlines()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the command failed with exit code {process.returncode}")
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Measured(
        time.perf_counter() - begun,
        usage.ru_maxrss * unit / MEGABYTE,
        [json.loads(line) for line in lines],
    )


def enlarged_sample(name: str, width: int, height: int) -> Image.Image:
    """Make a large black-and-white photo out of a bundled sample, with grain as film has it."""
    path = Path(__file__).parents[1] / "resources" / "samples" / name
    with Image.open(path) as sample:
        large = np.asarray(sample.resize((width, height), Image.Resampling.BICUBIC), np.int16)
    grain = np.random.default_rng(1).normal(0, 4, (512, 512))
    tiles = (height // 512 + 1, width // 512 + 1)
    grainy = large + np.tile(grain, tiles)[:height, :width].astype(np.int16)
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))
