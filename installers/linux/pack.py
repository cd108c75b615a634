"""Packs the frozen program for Linux."""

import shutil
from pathlib import Path

from installers.linux.deb import write_deb
from installers.linux.portable import write_portable


def pack(frozen: Path, output: Path, *, level: int = 9) -> list[Path]:
    """Make the portable folder and the package for Debian.

    Args:
        frozen: the frozen folder.
        output: where they go.
        level: 1 to 9, how hard they are compressed.

    Returns:
        The portable folder, and the package where dpkg-deb is there to make it.
    """
    made = [write_portable(frozen, output, level=level)]
    if shutil.which("dpkg-deb"):
        made.append(write_deb(frozen, output, level=level))
    else:
        print("dpkg-deb is missing: no package for Debian")
    return made
