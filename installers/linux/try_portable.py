"""Tries the portable folder under bad conditions; python -m installers.linux.try_portable ARCHIVE.

It is unpacked into a folder whose name has spaces and letters of three scripts, where nobody may
write, and run by somebody with few rights, without a network and with an empty environment.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from installers.linux.trial import (
    SAMPLE,
    Program,
    TrialError,
    check_colorized,
    check_self_test,
    report,
)

_PLACE: Final = "Große Fotos é ছবি"
# The user and group that Debian calls nobody and nogroup.
_NOBODY: Final = 65534
_OWN_FOLDERS: Final = (".config/Photochrom", ".local/state/photochrom", ".local/share/photochrom")
# What Fontconfig and the file dialog of Qt keep of every program, in the folders meant for it.
_OTHERS: Final = (".cache/fontconfig/", ".config/QtProject.conf")


def main() -> None:
    """Try an archive; the first thing that is wrong ends it with a message."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    archive = parser.parse_args().archive
    with tempfile.TemporaryDirectory(prefix="photochrom-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = _home(folder)
        try:
            program = _program(_unpacked(archive, folder / _PLACE), home)
            try_program(program, home)
        finally:
            _set_writable(folder, is_writable=True)
    report("The portable folder is fine.")


def try_program(program: Program, home: Path) -> None:
    """Use the program, and look at what it leaves in a home.

    Args:
        program: run from the home.
        home: with the sample in it, and nothing else.

    Raises:
        TrialError: something is wrong.
    """
    check_self_test(program)
    program.run("colorize", SAMPLE.name, "-o", "in color.png", messages="1 colorized, 0 failed")
    check_colorized(home / "in color.png")
    window = program.start(SAMPLE.name)
    try:
        window.wait(_SECONDS_OF_WINDOW)
    except subprocess.TimeoutExpired:
        window.terminate()
        window.communicate()
    else:
        raise TrialError(f"the window closed by itself: {window.communicate()[1]}")
    check_home(home, {SAMPLE.name, "in color.png"})


def check_home(home: Path, expected: set[str]) -> None:
    """Look whether everything that was stored lies where the system wants it.

    Args:
        home: of the user.
        expected: files that the user asked for.

    Raises:
        TrialError: something lies elsewhere, or nothing was stored.
    """
    files = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    own = {file for file in files if file.startswith(_OWN_FOLDERS)}
    others = {file for file in files if file.startswith(_OTHERS)}
    astray = files - own - others - expected
    if astray:
        raise TrialError(f"stored in the wrong place: {', '.join(sorted(astray))}")
    if not own:
        raise TrialError("neither settings nor log were stored")
    report(f"stored: {', '.join(sorted(own))}")


_SECONDS_OF_WINDOW: Final = 8.0


def _unpacked(archive: Path, place: Path) -> Path:
    place.mkdir()
    subprocess.run(["tar", "-xzf", str(archive.resolve()), "-C", str(place)], check=True)
    (folder,) = place.iterdir()
    _set_writable(place, is_writable=False)
    return folder


def _home(folder: Path) -> Path:
    home = folder / "home"
    home.mkdir()
    shutil.copy(SAMPLE, home)
    if os.geteuid() == 0:
        for path in (home, home / SAMPLE.name):
            os.chown(path, _NOBODY, _NOBODY)
    return home


def _program(folder: Path, home: Path) -> Program:
    if os.geteuid() == 0:
        rights = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
        alone = ["unshare", "--net", *rights]
    else:
        alone = ["unshare", "--map-current-user", "--net"]
    environment = {"HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    return Program([*_found(alone), str(folder / "photochrom")], environment, home)


def _found(command: list[str]) -> list[str]:
    program = shutil.which(command[0])
    if program is None:
        raise TrialError(f"{command[0]} is missing here")
    return [program, *command[1:]]


def _set_writable(folder: Path, *, is_writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o200 if is_writable else mode & ~0o222)


if __name__ == "__main__":
    main()
