"""Pictures of the window with a photo in it: each function brings about what is to be seen."""

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from volunteer import SAMPLES, Volunteer

from desktop.panels.section import Section
from desktop.shell.commands.command import Command

ORANGE: Final = "#d0703a"
"""What the astronauts of the Space Shuttle really wore at launch and landing."""

# Round the suit; then what is not suit: the helmet, and the neck within the ring.
_BOX: Final = ((20, 190), (190, 350), (366, 511))
_HELMET: Final = ((355, 405), (310, 430), (300, 490), (365, 500), (362, 430), (330, 460))
_NECK: Final = ((150, 200), (185, 232), (230, 250), (275, 232), (296, 205), (225, 205), (190, 195))
_BRUSH: Final = 26.0


def welcome(volunteer: Volunteer) -> QWidget:
    """No photo is open."""
    return volunteer.window


def photo(volunteer: Volunteer) -> QWidget:
    """A photo is open, still gray."""
    volunteer.open(*SAMPLES)
    return volunteer.window


def colorized(volunteer: Volunteer) -> QWidget:
    """A colorized photo, left of a line its original."""
    volunteer.open(*SAMPLES)
    volunteer.colorize()
    volunteer.do(Command.SPLIT)
    return volunteer.window


def side_by_side(volunteer: Volunteer) -> QWidget:
    """Original and colorized photo next to each other."""
    volunteer.open("cat", "temple")
    volunteer.colorize()
    volunteer.do(Command.SIDE_BY_SIDE)
    return volunteer.window


def lit(volunteer: Volunteer) -> QWidget:
    """An object under the pointer."""
    volunteer.open("temple", "astronaut")
    volunteer.colorize()
    volunteer.do(Command.SELECT)
    volunteer.point_at(224, 188)
    volunteer.wait(lambda: volunteer.studio.selection.hover_mask is not None)
    return volunteer.window


def suggestions(volunteer: Volunteer) -> QWidget:
    """A selected object with the colors that it may have; one is tried out."""
    _select_suit(volunteer)
    _show_section(volunteer, "touchUpSection")
    swatches = volunteer.page.panel.touch_up.recolor.suggestions.swatches
    reddest = max(swatches, key=lambda swatch: swatch.color.red() - swatch.color.blue())
    QTest.mouseMove(reddest, QPoint(8, 8))
    reddest.setFocus()
    return volunteer.window


def objects(volunteer: Volunteer) -> QWidget:
    """All objects at once."""
    volunteer.open("temple", "astronaut")
    volunteer.colorize()
    volunteer.do(Command.SELECT)
    volunteer.do(Command.FIND_OBJECTS)
    volunteer.wait(lambda: volunteer.studio.selection.segments is not None)
    _show_section(volunteer, "touchUpSection")
    return volunteer.window


def hints(volunteer: Volunteer) -> QWidget:
    """Points of color that spread over the photo."""
    volunteer.open("cat", "rocket")
    volunteer.colorize()
    touch_up = volunteer.page.panel.touch_up
    volunteer.do(Command.HINT)
    volunteer.find(Section, "hintPart").unfold()
    touch_up.hints.reach.slider.setValue(18)
    for color, places in (("#5f9a52", ((155, 128), (338, 128))), ("#b0605a", ((262, 243),))):
        touch_up.point_color.choose(color)
        for place in places:
            volunteer.click(*place)
    volunteer.leave()
    _show_section(volunteer, "hintPart")
    return volunteer.window


def history(volunteer: Volunteer) -> QWidget:
    """Several edits, one of them switched off."""
    _select_suit(volunteer)
    panel, bench = volunteer.page.panel, volunteer.studio.workbench
    panel.touch_up.harmonize.buttons.apply.click()
    volunteer.settle()
    panel.touch_up.object_color.choose(ORANGE)
    volunteer.settle()
    panel.touch_up.recolor.buttons.apply.click()
    volunteer.settle()
    vividness = panel.colorize.vividness
    vividness.slider.setValue(vividness.slider.value() + 20)
    volunteer.wait(lambda: bench.document is not None and len(bench.document.steps) == 3)
    volunteer.settle()
    bench.toggle_step(0)
    volunteer.studio.selection.clear()
    volunteer.do(Command.LOOK)
    _show_section(volunteer, "historySection")
    return volunteer.window


def uncertainty(volunteer: Volunteer) -> QWidget:
    """Where the model was unsure."""
    volunteer.open("temple", "coffee")
    volunteer.colorize()
    volunteer.do(Command.SHOW_UNCERTAINTY)
    volunteer.wait(lambda: volunteer.studio.workbench.uncertainty is not None)
    return volunteer.window


def export(volunteer: Volunteer) -> QWidget:
    """The choices for the file in color."""
    volunteer.open("rocket", "cat")
    volunteer.colorize()
    volunteer.do(Command.EXPORT)
    return volunteer.window


def _select_suit(volunteer: Volunteer) -> None:
    volunteer.open("astronaut", "temple")
    volunteer.colorize()
    volunteer.do(Command.SELECT)
    volunteer.drag(*_BOX)
    volunteer.wait(lambda: volunteer.studio.selection.mask is not None)
    volunteer.do(Command.BRUSH_TAKE_AWAY)
    volunteer.page.canvas.brush_radius = _BRUSH
    for stroke in (_HELMET, _NECK):
        volunteer.drag(*stroke)
    volunteer.do(Command.SELECT)
    volunteer.leave()
    volunteer.wait(lambda: bool(volunteer.studio.selection.suggestions))
    volunteer.settle()


def _show_section(volunteer: Volunteer, name: str) -> None:
    volunteer.settle()
    panel = volunteer.page.panel
    section, page = volunteer.find(Section, name), panel.widget()
    if page is not None:
        panel.verticalScrollBar().setValue(section.mapTo(page, QPoint(0, 0)).y() - 8)
    volunteer.settle()
