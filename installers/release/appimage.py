"""Makes an AppImage of the frozen folder, where appimagetool is at hand.

Run as ``python -m installers.release.appimage dist/Photochrom dist``. The tool is looked for in the
variable ``APPIMAGETOOL`` and on the path.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from installers.release.version_check import ROOT, project_version
from installers.windows.pack import variant_of

TOOL: Final = "APPIMAGETOOL"
"""Variable with the path of appimagetool."""

_HOME: Final = "usr/lib/photochrom"
_DESKTOP: Final = """\
[Desktop Entry]
Type=Application
Name=Photochrom
Comment=Restores and colorizes archive photos
Comment[de]=Restauriert und koloriert Archivfotos
Exec=photochrom %F
Icon=photochrom
Terminal=false
StartupWMClass=photochrom
Categories=Graphics;Photography;
MimeType=image/jpeg;image/png;image/tiff;image/webp;image/bmp;image/gif;
"""


class AppImageError(Exception):
    """The AppImage cannot be made; the message says what is missing."""


def make_appimage(frozen: Path, output: Path) -> Path:
    """Make the AppImage.

    Args:
        frozen: the frozen folder.
        output: where it goes; made if need be.

    Returns:
        The AppImage.

    Raises:
        AppImageError: appimagetool or the program is missing.
        subprocess.CalledProcessError: appimagetool failed, and said why.
    """
    tool = os.environ.get(TOOL) or shutil.which("appimagetool")
    if tool is None:
        raise AppImageError(f"appimagetool is missing; name it in {TOOL}.")
    if not (frozen / "photochrom").is_file():
        raise AppImageError(f"The program photochrom is missing in {frozen}.")
    output.mkdir(parents=True, exist_ok=True)
    machine = platform.machine()
    mark = "" if variant_of(frozen) == "cpu" else "-gpu"
    image = output / f"Photochrom{mark}-{project_version()}-linux-{machine}.AppImage"
    with tempfile.TemporaryDirectory() as folder:
        lay_out(frozen, Path(folder))
        subprocess.run(
            [tool, "--no-appstream", folder, str(image)],
            # Without FUSE, which machines that build do not have.
            env={**os.environ, "ARCH": machine, "APPIMAGE_EXTRACT_AND_RUN": "1"},
            check=True,
        )
    return image


def lay_out(frozen: Path, folder: Path) -> None:
    """Arrange the frozen folder as the AppDir specification wants it.

    Args:
        frozen: the frozen folder.
        folder: an empty one, which becomes the AppDir.
    """
    shutil.copytree(frozen, folder / _HOME, symlinks=True)
    # PyInstaller finds its files beside what the link leads to.
    (folder / "AppRun").symlink_to(f"{_HOME}/photochrom")
    (folder / "photochrom.desktop").write_text(_DESKTOP, encoding="utf-8")
    shutil.copy(ROOT / "resources" / "icons" / "photochrom.svg", folder / "photochrom.svg")
    (folder / ".DirIcon").symlink_to("photochrom.svg")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the AppImage of a frozen folder.

    Args:
        arguments: of the command line; None for those of the process.

    Returns:
        0 if it was made, else 1.
    """
    parser = argparse.ArgumentParser(prog="appimage", description=__doc__)
    parser.add_argument("frozen", type=Path, help="the frozen folder")
    parser.add_argument("output", type=Path, help="where the AppImage goes")
    options = parser.parse_args(arguments)
    try:
        make_appimage(options.frozen, options.output)
    except AppImageError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
