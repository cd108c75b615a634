"""The edits of one photo become the choices for many, from the menu and from the film strip."""

import pytest
from batch_driving import WAIT_MS

from desktop.shell.commands.command import Command
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot, start, small_photos):
    """The application with a photo that was colorized vividly."""
    desktop = start(small_photos / "astronaut.jpg")
    studio = desktop.studio
    qtbot.waitUntil(lambda: studio.workbench.photo is not None, timeout=WAIT_MS)
    assert not action(desktop).isEnabled(), "nothing was done to the photo yet"
    studio.workbench.colorize()
    qtbot.waitUntil(lambda: studio.workbench.document is not None, timeout=WAIT_MS)
    photo = studio.library.current
    document = photo.document.added(Adjust(DecodingOptions(vividness=1.7)))
    photo.set_history(photo.history.done("Adjust colors", document))
    qtbot.waitUntil(lambda: not studio.runner.jobs, timeout=WAIT_MS)
    yield desktop
    qtbot.waitUntil(lambda: not studio.runner.jobs, timeout=WAIT_MS)


def action(desktop):
    return desktop.window.frame.actions[Command.APPLY_TO_ALL]


def check_taken_over(desktop):
    view = desktop.window.workshop.batch.view
    assert view.isVisible()
    assert view.order.preset.decoding.vividness == pytest.approx(1.7)
    assert view.choices.bar.notes.text().startswith("The choices are those of astronaut.jpg.")


def test_command_of_the_menu_shows_the_choices_of_the_photo(window):
    action(window).trigger()
    check_taken_over(window)


def test_menu_of_the_film_strip_does_the_same(window):
    strip = window.window.workshop.page.film_strip
    _, apply, _ = strip.menu_for(window.studio.library.current).actions()
    apply.trigger()
    check_taken_over(window)
