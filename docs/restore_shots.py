"""Pictures of the window while an old photo is restored.

Needs the tests of the source tree, which draw the damage.
"""

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from volunteer import Volunteer

from desktop.panels.section import Section
from desktop.shell.commands.command import Command
from engine.color.lab import Lightness, srgb_from_lab
from tests.engine.restore.synthetic_damage import Amount, damage, sample
from tests.engine.restore.synthetic_scans import scan

_DUSTY: Final = Amount(dust=70, scratches=7, hairs=7)
# Along a scratch that is not found where it runs over the suit.
_MARKED: Final = ((226, 303), (290, 303), (366, 304))


def restored(volunteer: Volunteer) -> QWidget:
    """A faded and damaged photo, restored right of a line, with the reasons at the side."""
    _open(volunteer, "portrait", _faded("astronaut.jpg"))
    volunteer.do(Command.RESTORE)
    volunteer.wait(lambda: volunteer.studio.restoring.reasons is not None)
    volunteer.do(Command.SPLIT)
    volunteer.settle()
    return volunteer.window


def damaged(volunteer: Volunteer) -> QWidget:
    """What is taken for damage, and a brush that corrects it."""
    _open(volunteer, "portrait", _faded("astronaut.jpg"))
    volunteer.do(Command.RESTORE)
    volunteer.wait(lambda: volunteer.studio.restoring.reasons is not None)
    volunteer.do(Command.MARK_DAMAGE)
    volunteer.page.canvas.brush_radius = 7
    volunteer.drag(*_MARKED)
    volunteer.point_at(*_MARKED[-1])
    volunteer.wait(lambda: volunteer.studio.restoring.damage is not None)
    _show_section(volunteer, "damagePart")
    return volunteer.window


def straightened(volunteer: Volunteer) -> QWidget:
    """A print that lies tilted on a scanner, and the frame that is suggested."""
    _open(volunteer, "scan", scan(sample("temple.jpg"), angle=4).lightness)
    volunteer.do(Command.SUGGEST_FRAME)
    volunteer.wait(lambda: volunteer.studio.restoring.suggestion is not None)
    _show_section(volunteer, "framePart")
    return volunteer.window


def _faded(name: str) -> Lightness:
    faded: Lightness = 28 + damage(sample(name), 5, _DUSTY).lightness * np.float32(0.45)
    return faded


def _open(volunteer: Volunteer, name: str, lightness: Lightness) -> None:
    _write(lightness, volunteer.album / f"{name}.jpg")
    volunteer.open(name, "temple", "coffee")


def _write(lightness: Lightness, path: Path) -> None:
    gray = srgb_from_lab(lightness, np.zeros((*lightness.shape, 2), np.float32))[..., 0]
    Image.fromarray(np.floor(gray * 255 + 0.5).astype(np.uint8)).save(path, quality=95)


def _show_section(volunteer: Volunteer, name: str) -> None:
    volunteer.settle()
    panel = volunteer.page.panel
    section, page = volunteer.find(Section, name), panel.widget()
    if page is not None:
        panel.verticalScrollBar().setValue(section.mapTo(page, QPoint(0, 0)).y() - 8)
    volunteer.settle()
