"""Draws the icon in the forms that the systems want; python -m installers.icons FOLDER.

Needs PySide6 and Pillow, and so runs in the build environment. Nothing of it is committed: the only
source is ``resources/icons/photochrom.svg``.
"""

import os
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installers.project import ROOT

SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""Sides of the PNG files, in pixels; those of the icon theme of freedesktop.org."""

_ICO_SIZES: Final = tuple((side, side) for side in SIZES if side <= 256)
_LARGEST: Final = 1024


def write_icons(folder: Path) -> tuple[Path, ...]:
    """Draw all forms.

    Args:
        folder: to write into; made where it is missing.

    Returns:
        ``photochrom.ico``, ``photochrom.icns``, and a PNG of each size, such as ``64.png``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for side in (*SIZES, _LARGEST):
        path = folder / f"{side}.png"
        _draw(side).save(str(path))
        written.append(path)
    with Image.open(folder / f"{_LARGEST}.png") as large:
        ico, icns = folder / "photochrom.ico", folder / "photochrom.icns"
        large.save(ico, sizes=_ICO_SIZES)
        large.save(icns)
    return (ico, icns, *written)


def _draw(side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ROOT / "resources" / "icons" / "photochrom.svg")).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    return image


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
