"""Runs Photochrom's command as a user would and measures the whole process."""

import json
import resource
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
        peak_memory: largest resident set of this and all commands before, in MB.
        outcomes: what ``--json`` said of every photo.
    """

    seconds: float
    peak_memory: float
    outcomes: list[dict[str, Any]]


def colorize(*arguments: str | Path) -> Measured:
    """Run ``photochrom colorize --json`` with arguments in a process of its own.

    Raises:
        CalledProcessError: the command failed.
    """
    command = [sys.executable, "-m", "desktop", "colorize", "--json", *map(str, arguments)]
    begun = time.perf_counter()
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds = time.perf_counter() - begun
    # The largest of all commands so far; Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / MEGABYTE
    return Measured(seconds, peak, [json.loads(line) for line in output.splitlines()])


def enlarged_sample(name: str, width: int, height: int) -> Image.Image:
    """Make a large black-and-white photo out of a bundled sample, with grain as film has it."""
    path = Path(__file__).parents[1] / "resources" / "samples" / name
    with Image.open(path) as sample:
        large = np.asarray(sample.resize((width, height), Image.Resampling.BICUBIC), np.int16)
    grain = np.random.default_rng(1).normal(0, 4, (512, 512))
    tiles = (height // 512 + 1, width // 512 + 1)
    grainy = large + np.tile(grain, tiles)[:height, :width].astype(np.int16)
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))
