"""What a desktop wants to know of a program: the ``share`` folder of both packages."""

import gzip
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installers.project import BUILD, IDENTIFIER, ROOT, project

FILES: Final = Path(__file__).parent / "files"
"""Descriptions that only lack version and date."""

_ICON: Final = ROOT / "resources" / "icons" / "photochrom.svg"


def write_share(share: Path, icons: Path = BUILD / "icons") -> None:
    """Write menu entry, file types, icons, description and manual.

    Args:
        share: the folder, such as ``usr/share`` of a package.
        icons: where ``installers.icons`` drew them.
    """
    for name, place in (
        ("photochrom.desktop", "applications"),
        ("photochrom.xml", "mime/packages"),
        (f"{IDENTIFIER}.metainfo.xml", "metainfo"),
    ):
        _write(share / place / name, filled(FILES / name))
    _write_icons(share / "icons" / "hicolor", icons)
    _write_manual(share / "man" / "man1", ("photochrom",))


def filled(template: Path) -> str:
    """Read a file, with version and date put in.

    Args:
        template: has ``@VERSION@`` and ``@DATE@`` in it, or not.
    """
    text = template.read_text(encoding="utf-8")
    date = release_time().strftime("%Y-%m-%d")
    return text.replace("@VERSION@", project().version).replace("@DATE@", date)


def release_time() -> datetime:
    """Return when packages say that they were made; SOURCE_DATE_EPOCH decides, if it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)


def _write_icons(theme: Path, icons: Path) -> None:
    for drawn in icons.glob("*.png"):
        # The icon theme of freedesktop.org knows none larger.
        if int(drawn.stem) <= 512:
            target = theme / f"{drawn.stem}x{drawn.stem}" / "apps" / "photochrom.png"
            target.parent.mkdir(parents=True)
            shutil.copyfile(drawn, target)
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(_ICON, scalable / "photochrom.svg")


def _write_manual(folder: Path, pages: tuple[str, ...]) -> None:
    folder.mkdir(parents=True)
    for page in pages:
        text = filled(FILES / f"{page}.1").encode()
        # Without the time, so that the same page makes the same file.
        (folder / f"{page}.1.gz").write_bytes(gzip.compress(text, mtime=0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
