"""Drives the command as a user does: photos on disk, a real process, what it prints."""

import hashlib
import json
import os
import select
import signal
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import desktop
from engine.batch.journal_file import JOURNAL_NAME

COMMAND = (sys.executable, "-m", "desktop")
SOURCES = Path(desktop.__file__).parent.parent


def save_photo(path, *, width=48, height=40, seed=0):
    """Write a small gray photo of noise in the format of its suffix."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    with path.open("wb") as file:
        Image.fromarray(noise).save(file, Image.registered_extensions()[path.suffix.lower()])
    return path


def start(*arguments, cwd, env=None, command=COMMAND, **options):
    """Start the command in a process of its own."""
    return subprocess.Popen(
        [*command, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SOURCES), **(env or {})},
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=options.pop("stderr", subprocess.PIPE),
        # A test that runs in the background may have inherited that Ctrl-C is ignored.
        preexec_fn=options.pop("preexec_fn", None if os.name == "nt" else _hear_ctrl_c),  # noqa: PLW1509
        **options,
    )


def photochrom(*arguments, cwd, env=None, **options):
    """Run the command in a process of its own; return exit code, stdout and stderr."""
    process = start(*arguments, cwd=cwd, env=env, **options)
    stdout, stderr = process.communicate(timeout=120)
    return process.returncode, (stdout or b"").decode(), (stderr or b"").decode()


def on_terminal(*arguments, cwd, **options):
    """Run the command on a terminal; return the process and what stderr showed there."""
    # Not everywhere, as terminals are not.
    import fcntl
    import pty
    import termios

    terminal, stderr = pty.openpty()
    fcntl.ioctl(stderr, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = start(*arguments, cwd=cwd, stderr=stderr, **options)
    os.close(stderr)
    shown = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            shown += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
    os.close(terminal)
    return process, shown


def _hear_ctrl_c():
    signal.signal(signal.SIGINT, signal.default_int_handler)


def records(stdout):
    """Parse JSON Lines; every line must be one object."""
    return [json.loads(line) for line in stdout.splitlines()]


def results(folder):
    """Names of all files below a folder, hidden ones included, but for the journal of runs."""
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return sorted(str(path) for path in found if path.name != JOURNAL_NAME)


def digests(folder):
    """SHA-256 of all files below a folder, hidden ones included, by relative path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_whole(path):
    """Whether a picture can be decoded to its end and has colors."""
    with Image.open(path) as picture:
        return picture.convert("RGB").getextrema() != ((0, 0),) * 3
