"""Makes the pictures of the window with the bundled models.

Run by ``PYTHONPATH=. python docs/screenshots.py``, since tests draw the damage of old photos.

Runs without a screen. Every shot starts the real application with settings, photos and folders of
its own, drives it into a state and takes a picture of it in light and in dark colors.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import dialog_shots
import numpy as np
import photo_shots
import restore_shots
from PIL import Image
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from volunteer import SIZE, Volunteer

from desktop.app import make_application
from desktop.settings import Theme

COLORS = 200
QUALITY = 72
# Pixels of the screen for one of the desktop; Qt reads it once, so that each scale is a process.
_SCALE = "QT_SCALE_FACTOR"
_SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 2560, "height": 1600, "logicalDpi": 96}


@dataclass(frozen=True)
class Shot:
    """A picture of a state of the application.

    Attributes:
        play: brings it about; returns the widget to be seen.
        suffix: of the picture: JPEG for photos, PNG for controls.
        size: of the window, in pixels of the desktop.
        scale: pixels of the screen for one of the desktop.
    """

    play: Callable[[Volunteer], QWidget]
    suffix: str = ".jpg"
    size: QSize = SIZE
    scale: int = 1


SHOTS: Mapping[str, Shot] = {
    "welcome": Shot(photo_shots.welcome),
    "photo": Shot(photo_shots.photo),
    "restored": Shot(restore_shots.restored),
    "damage": Shot(restore_shots.damaged),
    "straightened": Shot(restore_shots.straightened),
    "colorized": Shot(photo_shots.colorized),
    "side-by-side": Shot(photo_shots.side_by_side),
    "lit": Shot(photo_shots.lit),
    "suggestions": Shot(photo_shots.suggestions),
    "objects": Shot(photo_shots.objects),
    "hints": Shot(photo_shots.hints),
    "history": Shot(photo_shots.history),
    "uncertainty": Shot(photo_shots.uncertainty),
    "export": Shot(photo_shots.export),
    "narrow": Shot(photo_shots.suggestions, size=QSize(1024, 700)),
    "doubled": Shot(photo_shots.suggestions, size=QSize(960, 620), scale=2),
    "batch": Shot(dialog_shots.batch, ".png"),
    "report": Shot(dialog_shots.report, ".png"),
    "resume": Shot(dialog_shots.resume, ".png"),
    "applied": Shot(dialog_shots.applied, ".png"),
    "appearance": Shot(dialog_shots.appearance, ".png"),
    "device": Shot(dialog_shots.device, ".png"),
    "models": Shot(dialog_shots.models, ".png"),
    "memory": Shot(dialog_shots.memory, ".png"),
    "shortcuts": Shot(dialog_shots.shortcuts, ".png"),
    "about": Shot(dialog_shots.about, ".png"),
    "error": Shot(dialog_shots.error, ".png"),
    "unsaved": Shot(dialog_shots.unsaved, ".png"),
    "recovery": Shot(dialog_shots.recovery, ".png"),
}


def main() -> None:
    """Draw the pictures that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SHOTS)}")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parent / "screens", metavar="FOLDER"
    )
    arguments = parser.parse_args()
    names = arguments.names or list(SHOTS)
    for name in names:
        if name not in SHOTS:
            parser.error(f"there is no picture '{name}'")
    arguments.output.mkdir(parents=True, exist_ok=True)
    scale = int(os.environ.get(_SCALE, "1"))
    _draw([name for name in names if SHOTS[name].scale == scale], arguments.output)
    for other in sorted({SHOTS[name].scale for name in names} - {scale}):
        there = [name for name in names if SHOTS[name].scale == other]
        _draw_in_own_process(there, arguments.output, other)


def save(picture: QPixmap, path: Path) -> None:
    """Write a picture in the format that its name says, as small as can be seen well."""
    pixels = _pixels_of(picture)
    if path.suffix == ".png":
        pixels.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        # Colors at full resolution, for the edges of texts.
        pixels.save(path, quality=QUALITY, subsampling=0, optimize=True, progressive=True)


def _draw_in_own_process(names: Sequence[str], folder: Path, scale: int) -> None:
    command = [sys.executable, __file__, "-o", str(folder), *names]
    subprocess.run(command, env={**os.environ, _SCALE: str(scale)}, check=True)  # noqa: S603 - this very script


def _draw(names: Sequence[str], folder: Path) -> None:
    if not names:
        return
    with TemporaryDirectory() as place:
        application = _make_application(Path(place))
        for name in names:
            _take(application, name, folder)


def _make_application(place: Path) -> QApplication:
    """Make Qt's application on a screen that is large enough and not there."""
    screens = place / "screens.json"
    screens.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    return make_application()


def _take(application: QApplication, name: str, folder: Path) -> None:
    shot = SHOTS[name]
    with TemporaryDirectory() as place, Volunteer(application, Path(place), shot.size) as user:
        widget = shot.play(user)
        for theme, mark in ((Theme.LIGHT, ""), (Theme.DARK, "-dark")):
            save(user.look_at(widget, theme), folder / f"{name}{mark}{shot.suffix}")


def _pixels_of(picture: QPixmap) -> Image.Image:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    width = image.width()
    return Image.fromarray(rows[:, : width * 3].reshape(image.height(), width, 3).copy())


if __name__ == "__main__":
    main()
