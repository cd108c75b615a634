"""Runs what was frozen, which tests itself, and fails on any word of complaint.

Run as ``python -m installers.release.self_test dist``.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

PROGRAMS: Final = (
    # The program of the window has no stderr on Windows; its twin does all the same.
    "Photochrom/photochrom-cli.exe",
    "Photochrom/photochrom",
    "Photochrom.app/Contents/MacOS/photochrom",
)
"""Where the program may lie below the folder of results."""

_MOST_SECONDS: Final = 600


class SelfTestError(Exception):
    """The program is not there or does not work; the message says what it said."""


def run_self_test(folder: Path) -> None:
    """Let the frozen program test itself, without a screen.

    Args:
        folder: with the frozen folder or bundle.

    Raises:
        SelfTestError: the program is missing, ends with another code than 0, says something on
            stderr, or does not end in ten minutes.
    """
    program = next((folder / name for name in PROGRAMS if (folder / name).is_file()), None)
    if program is None:
        raise SelfTestError(f"There is no frozen program in {folder}.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # It must stand on its own feet.
    environment.pop("PYTHONPATH", None)
    try:
        done = subprocess.run(
            [program.resolve(), "--self-test"],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SelfTestError(f"{program} does not end.") from None
    sys.stdout.write(done.stdout)
    if done.returncode or done.stderr:
        raise SelfTestError(f"{program} ended with {done.returncode} and said: {done.stderr}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Test the frozen program of a folder.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if it works, else 1.
    """
    parser = argparse.ArgumentParser(prog="self_test", description=__doc__)
    parser.add_argument("folder", type=Path, help="with Photochrom or Photochrom.app")
    try:
        run_self_test(parser.parse_args(arguments).folder)
    except SelfTestError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
