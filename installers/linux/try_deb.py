"""Tries the package in a bare Debian; python -m installers.linux.try_deb PACKAGE.

It is installed, used and removed. That Debian has no Python and no desktop; what the program needs
comes by apt. A person's work is done on a screen that nobody sees: a photo is opened, colorized and
saved, and the window closed. Needs root, debootstrap, Xvfb and xdotool.
"""

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from installers.linux.debian_root import SUITE, USER, DebianRoot
from installers.linux.screen import Screen, wait
from installers.linux.trial import (
    SAMPLE,
    Program,
    TrialError,
    check_colorized,
    check_self_test,
    colorful_share,
    report,
)
from installers.linux.try_portable import check_home

if TYPE_CHECKING:
    from subprocess import Popen

_HOME: Final = "home/somebody"
_PACKAGE: Final = "/tmp/photochrom.deb"  # noqa: S108 - of the system in the folder
_MOST_NAMED: Final = 10
_QUALITY: Final = 80


def main() -> None:
    """Try a package; the first thing that is wrong ends it with a message."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--screenshot", type=Path, help="where a picture of the window goes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="photochrom-") as name, DebianRoot(Path(name)) as root:
        try_package(root, arguments.package, arguments.screenshot)
    report(f"The package is fine on Debian {SUITE}.")


def try_package(root: DebianRoot, package: Path, screenshot: Path | None) -> None:
    """Install, use and purge a package.

    Args:
        root: the system.
        package: the file.
        screenshot: where a picture of the window goes; None for nowhere.

    Raises:
        TrialError: something is wrong.
    """
    home = _make_home(root)
    shutil.copy(package, root.folder / _PACKAGE.lstrip("/"))
    _bring_dependencies(root)
    before = root.files()
    installed = _install(root)
    python = [name for name in ("python", "python3") if root.has(name)]
    if python:
        raise TrialError(f"the system has a Python: {python}")
    program = _program(root)
    check_self_test(program)
    program.run("colorize", SAMPLE.name, "-o", "command line.png", messages="1 colorized, 0 failed")
    check_colorized(home / "command line.png")
    with Screen() as screen:
        _work_in_window(root, screen, home, screenshot)
    saved = f"{SAMPLE.stem}.photochrom"
    check_home(home, {SAMPLE.name, "command line.png", saved})
    _purge(root, installed, before)


def _make_home(root: DebianRoot) -> Path:
    home = root.folder / _HOME
    home.mkdir(parents=True)
    shutil.copy(SAMPLE, home)
    user, group = map(int, USER.split(":"))
    for path in (home, home / SAMPLE.name):
        os.chown(path, user, group)
    return home


def _bring_dependencies(root: DebianRoot) -> None:
    """Install what the package asks for, first, since Debian need not remove all of it again."""
    begun = time.monotonic()
    fields = ("Depends", "Recommends")
    wanted = [root.run("dpkg-deb", "--field", _PACKAGE, field).strip() for field in fields]
    root.run("apt-get", "satisfy", "-y", "-qq", *wanted)
    report(f"installed what it needs: {time.monotonic() - begun:.0f} s")


def _install(root: DebianRoot) -> str:
    """Install the package as people do; return its name."""
    begun = time.monotonic()
    root.run("apt-get", "install", "-y", "-qq", _PACKAGE)
    report(f"installed: {time.monotonic() - begun:.0f} s")
    return root.run("dpkg-deb", "--field", _PACKAGE, "Package").strip()


def _program(root: DebianRoot, **variables: str) -> Program:
    chroot = shutil.which("chroot")
    if chroot is None:
        raise TrialError("chroot is missing here")
    path = "/usr/local/bin:/usr/bin:/bin"
    environment = {"HOME": f"/{_HOME}", "LANG": "C.UTF-8", "PATH": path, **variables}
    settings = [f"{name}={value}" for name, value in environment.items()]
    inside = ["/usr/bin/env", "-i", f"--chdir=/{_HOME}", *settings, "/usr/bin/photochrom"]
    return Program([chroot, f"--userspec={USER}", str(root.folder), *inside], os.environ, Path("/"))


def _work_in_window(root: DebianRoot, screen: Screen, home: Path, screenshot: Path | None) -> None:
    begun = time.monotonic()
    started = _program(root, DISPLAY=screen.display).start(SAMPLE.name)
    try:
        window = screen.window(f"^{SAMPLE.name}.*Photochrom$")
        report(f"window with the photo: {time.monotonic() - begun:.1f} s")
        before = colorful_share(np.asarray(screen.picture()))
        _colorize(screen, window, before)
        if screenshot is not None:
            screen.picture().save(screenshot, quality=_QUALITY, optimize=True)
        _save_and_quit(screen, window, home, started)
    finally:
        started.kill()
        started.communicate()


def _colorize(screen: Screen, window: str, before: float) -> None:
    def is_colorized() -> bool:
        # The key does nothing before the photo has been read, and nobody outside sees when.
        screen.hands("key", "ctrl+Return")
        return "*" in screen.title(window)

    wait(is_colorized, "the photo is never colorized")
    wait(
        lambda: colorful_share(np.asarray(screen.picture())) > before + 0.05,
        "no colors are ever seen",
    )
    time.sleep(2)  # until the last of them is
    seen = colorful_share(np.asarray(screen.picture()))
    report(f"colorized in the window: {seen:.0%} of the screen have a color")


def _save_and_quit(screen: Screen, window: str, home: Path, started: "Popen[str]") -> None:
    screen.hands("key", "ctrl+s")
    screen.window("^Save project$")
    screen.hands("key", "Return")
    wait(lambda: "*" not in screen.title(window), "the project is never saved")
    if not (home / f"{SAMPLE.stem}.photochrom").is_file():
        raise TrialError("the project lies elsewhere")
    screen.hands("windowfocus", "--sync", window)
    screen.hands("key", "ctrl+q")
    _, complaints = started.communicate(timeout=60)
    if started.returncode != 0 or complaints:
        raise TrialError(f"the window ended with {started.returncode}: {complaints}")


def _purge(root: DebianRoot, package: str, before: set[str]) -> None:
    root.run("apt-get", "purge", "-y", "-qq", package)
    after = root.files()
    left, lost = sorted(after - before), sorted(before - after)
    if left or lost:
        named = ", ".join([*left, *lost][:_MOST_NAMED])
        raise TrialError(f"purging left {len(left)} files and took {len(lost)} others: {named}")
    report("purged: nothing is left")


if __name__ == "__main__":
    main()
