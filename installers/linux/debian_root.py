"""A Debian system in a folder, as small as debootstrap makes it, to install a package into."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from installers.linux.trial import TrialError
from installers.project import BUILD

SUITE: Final = "bookworm"
"""The Debian that is tried."""

USER: Final = "1000:1000"
"""Somebody with no rights, in the folder."""

# Written anew by whatever is installed, and so no trace of a package; homes are looked at apart.
_ALWAYS_NEW: Final = (
    "etc/ld.so.cache",
    "home",
    "proc",
    "run",
    "tmp",
    "var/cache",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/log",
)


class DebianRoot:
    """The system; it exists while the block runs, and is kept packed for the next time.

    Attributes:
        folder: its root.
    """

    def __init__(self, folder: Path) -> None:
        """Choose the place.

        Args:
            folder: an empty one.
        """
        self.folder = folder

    def __enter__(self) -> Self:
        """Unpack the system, or fetch it.

        Raises:
            TrialError: debootstrap is missing, or this is not run by root.
        """
        if os.geteuid() != 0:
            raise TrialError("a Debian system can only be made by root")
        packed = BUILD / f"debian-{SUITE}.tar"
        if packed.is_file():
            _run("tar", "-xf", packed, "-C", self.folder)
        else:
            self._fetch(packed)
        # Temporary folders are their maker's alone; the root of a system is everybody's.
        self.folder.chmod(0o755)
        shutil.copy("/etc/resolv.conf", self.folder / "etc" / "resolv.conf")
        (self.folder / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
        _run("mount", "-t", "proc", "proc", self.folder / "proc")
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Let go of the system's files."""
        _run("umount", "--lazy", self.folder / "proc")

    def run(self, *command: str) -> str:
        """Run something in the system, as its root.

        Raises:
            TrialError: it failed.
        """
        return _run("chroot", self.folder, "env", "DEBIAN_FRONTEND=noninteractive", *command)

    def has(self, program: str) -> bool:
        """Tell whether the system has a program."""
        with suppress(TrialError):
            self.run("which", program)
            return True
        return False

    def files(self) -> set[str]:
        """List everything that there is, but what is written anew by anything."""
        found = set()
        for folder, folders, names in os.walk(self.folder):
            below = Path(folder).relative_to(self.folder)
            kept = [name for name in folders if (below / name).as_posix() not in _ALWAYS_NEW]
            folders[:] = [name for name in kept if not (Path(folder) / name).is_symlink()]
            found |= {(below / name).as_posix() for name in (*names, *kept)}
        return found - set(_ALWAYS_NEW)

    def _fetch(self, packed: Path) -> None:
        if shutil.which("debootstrap") is None:
            raise TrialError("debootstrap is missing: apt install debootstrap")
        _run("debootstrap", "--variant=minbase", SUITE, self.folder)
        self.run("apt-get", "update", "-qq")
        packed.parent.mkdir(parents=True, exist_ok=True)
        _run("tar", "-cf", packed, "-C", self.folder, "--exclude=./proc/*", ".")


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        words = " ".join(map(str, command))
        raise TrialError(f"{words}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout
