"""Makes the frozen program smaller on Linux, between PyInstaller's analysis and its copying.

Four steps: libraries that OpenCV never calls become stubs, ICU's data shrink to what Qt asks for,
libraries that then nobody needs are left out, and tables for debuggers are removed.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from installers.linux.icu import is_data_library, make_small
from installers.linux.stubs import USER, is_stubbed, make_stub

Entry = tuple[str, str, str]
"""Where a file goes in the frozen folder, where it lies, and its kind, as PyInstaller has it."""

_NEEDED: Final = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
# Libraries that are found by name; all else is a module or a plugin, which is looked for.
_LIBRARY_PLACES: Final = re.compile(r"^(?:[^/]+|[\w.-]+\.libs/[^/]+|PySide6/Qt/lib/[^/]+)$")
# Nobody saves a file for less, and some programs that patch libraries leave them unfit for it.
_LEAST_GAIN: Final = 0.10
_EXTENSION: Final = "EXTENSION"


def slim(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Make the binaries of the frozen program smaller.

    Args:
        entries: all of them.
        folder: for files that take the place of others; emptied first.

    Returns:
        Fewer and smaller ones.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stubbed = [_with_less_data(entry, folder) for entry in with_stubs(entries, folder)]
    return [_stripped(entry, folder) for entry in without_unneeded(stubbed, needed_libraries)]


def with_stubs(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Replace the libraries that OpenCV never calls.

    Args:
        entries: binaries.
        folder: to write stubs into.
    """
    entries = list(entries)
    users = [Path(source) for target, source, _ in entries if target == USER]
    return [
        (target, str(make_stub(Path(source), users[0], folder)), kind)
        if users and kind != "SYMLINK" and is_stubbed(PurePosixPath(target).name)
        else (target, source, kind)
        for target, source, kind in entries
    ]


def without_unneeded(
    entries: Iterable[Entry], needed: Callable[[Path], Iterable[str]]
) -> list[Entry]:
    """Leave out libraries that no module, plugin or other library needs.

    Args:
        entries: binaries.
        needed: tells which libraries a file names as needed.
    """
    entries = list(entries)
    libraries = {
        PurePosixPath(target).name: Path(source)
        for target, source, kind in entries
        if _is_library(target, kind) and kind != "SYMLINK"
    }
    waiting = [Path(source) for target, source, kind in entries if not _is_library(target, kind)]
    waiting += [path for name, path in libraries.items() if name.startswith("libpython")]
    reached = {path.name for path in waiting if path.name.startswith("libpython")}
    while waiting:
        for name in needed(waiting.pop()):
            if name in libraries and name not in reached:
                reached.add(name)
                waiting.append(libraries[name])
    return [
        entry
        for entry in entries
        if not _is_library(entry[0], entry[2]) or PurePosixPath(entry[0]).name in reached
    ]


def needed_libraries(binary: Path) -> tuple[str, ...]:
    """Read which libraries a program, module or library names as needed.

    Args:
        binary: an ELF file; another one needs nothing.
    """
    done = subprocess.run(
        ["readelf", "--dynamic", "--wide", str(binary)],
        capture_output=True,
        text=True,
        check=False,
    )
    return tuple(_NEEDED.findall(done.stdout))


def _is_library(target: str, kind: str) -> bool:
    if kind == _EXTENSION:
        return False
    return _LIBRARY_PLACES.match(target) is not None


def _with_less_data(entry: Entry, folder: Path) -> Entry:
    target, source, kind = entry
    if kind == "SYMLINK" or not is_data_library(PurePosixPath(target).name):
        return entry
    return target, str(make_small(Path(source), folder)), kind


def _stripped(entry: Entry, folder: Path) -> Entry:
    target, source, kind = entry
    if kind == "SYMLINK":
        return entry
    copy = folder / target.replace("/", "%")
    done = subprocess.run(
        ["strip", "--strip-unneeded", "-o", str(copy), source],
        capture_output=True,
        check=False,
    )
    if done.returncode == 0 and _gain(copy, Path(source)) > _LEAST_GAIN:
        shutil.copymode(source, copy)
        return target, str(copy), kind
    copy.unlink(missing_ok=True)
    return entry


def _gain(after: Path, before: Path) -> float:
    return 1 - after.stat().st_size / max(before.stat().st_size, 1)
