"""What both trials of packages share: running the program, and looking at what came of it."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from installers.project import ROOT

SAMPLE: Final = ROOT / "resources" / "samples" / "temple.jpg"
"""The photo that the packages are tried on."""

_LIMIT: Final = 300.0
_COLORFUL: Final = 12
_LEAST_SHARE: Final = 0.1


class TrialError(Exception):
    """A package does not do what it should; the message says what."""


@dataclass(frozen=True)
class Program:
    """The program as somebody runs it.

    Attributes:
        command: what runs it, ending with the program itself.
        environment: all variables that it sees.
        folder: where it is run.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path

    def run(self, *arguments: str, messages: str = "") -> str:
        """Run it to its end.

        Args:
            arguments: for the program.
            messages: what it has to write to stderr, and nothing else.

        Returns:
            What it wrote.

        Raises:
            TrialError: it failed, or complained.
        """
        begun = time.monotonic()
        done = subprocess.run(
            [*self.command, *arguments],
            env=dict(self.environment),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
        what = f"photochrom {' '.join(arguments)}"
        if done.returncode != 0 or done.stderr.strip() != messages:
            output = f"{done.stdout}\n{done.stderr}".strip()
            raise TrialError(f"{what}: exit code {done.returncode}\n{output}")
        report(f"{what}: {time.monotonic() - begun:.1f} s")
        return done.stdout

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start it and let it run."""
        return subprocess.Popen(
            [*self.command, *arguments],
            env=dict(self.environment),
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )


def check_colorized(path: Path) -> None:
    """Look whether a photo got colors.

    Args:
        path: of the result, of which the original is ``SAMPLE``.

    Raises:
        TrialError: it is missing, or as gray as before.
    """
    if not path.is_file():
        raise TrialError(f"{path.name} was not written")
    with Image.open(path) as picture, Image.open(SAMPLE) as original:
        if picture.size != original.size:
            raise TrialError(f"{path.name} has another size than the photo")
        share = colorful_share(np.asarray(picture.convert("RGB")))
    if share < _LEAST_SHARE:
        raise TrialError(f"{path.name} has hardly any color: {share:.1%} of its pixels")
    report(f"{path.name}: {share:.0%} of the pixels have a color")


def colorful_share(pixels: "np.ndarray") -> float:
    """Return the share of pixels that are clearly not gray.

    Args:
        pixels: uint8, shape (rows, columns, 3).
    """
    return float((np.ptp(pixels.astype(int), axis=2) > _COLORFUL).mean())


def check_self_test(program: Program) -> None:
    """Let the program check itself, and show its report.

    Raises:
        TrialError: something is not well.
    """
    for line in program.run("--self-test").splitlines():
        report(f"    {line}")


def report(line: str) -> None:
    """Write a line of what was found."""
    print(line, flush=True)
