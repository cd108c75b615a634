"""The portable folder: unpacked anywhere, by anyone, and started there."""

import shutil
import tarfile
from pathlib import Path
from typing import Final

from installers.frozen import variant_of
from installers.linux.share import FILES, write_share
from installers.project import BUILD, project
from installers.variants import Variant

_TEXT: Final = """\
Photochrom {version} restores and colorizes archive photos on your own computer.

Double-click "photochrom" in this folder, or run it in a terminal with photos or commands:
"photochrom --help" lists them. Nothing is installed; delete the folder to be rid of it.

"install-for-me" adds Photochrom to your menu, "install-for-me --remove" takes it out again.

Needed: a desktop with X11 or Wayland. If no window opens on Debian or Ubuntu:
sudo apt install libegl1 libgl1 libxcb1

The licenses of everything in here lie in _internal/licenses.
"""


def write_portable(frozen: Path, output: Path, *, level: int = 9) -> Path:
    """Pack the portable folder.

    Args:
        frozen: the frozen folder.
        output: where the archive goes.
        level: 1 to 9, how hard gzip tries.

    Returns:
        The archive.
    """
    name = folder_name(frozen)
    staged = BUILD / "portable" / name
    shutil.rmtree(staged.parent, ignore_errors=True)
    shutil.copytree(frozen, staged, symlinks=True)
    write_share(staged / "share")
    shutil.copy(FILES / "install-for-me", staged)
    text = _TEXT.format(version=project().version)
    (staged / "README.txt").write_text(text, encoding="utf-8")
    archive = output / f"{name}-linux-{_machine(frozen)}.tar.gz"
    with tarfile.open(archive, "w:gz", compresslevel=level) as tar:
        tar.add(staged, arcname=name, filter=_owned_by_nobody)
    shutil.rmtree(staged.parent)
    return archive


def folder_name(frozen: Path) -> str:
    """Return the name of the one folder in the archive.

    Args:
        frozen: the frozen folder.
    """
    gpu = "-gpu" if variant_of(frozen) is Variant.GPU else ""
    return f"Photochrom{gpu}-{project().version}"


def _machine(frozen: Path) -> str:
    header = (frozen / "photochrom").read_bytes()[:20]
    # e_machine of an ELF file
    return {62: "x86_64", 183: "aarch64"}[int.from_bytes(header[18:20], "little")]


def _owned_by_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member
