"""The check box of the panel and the command of the menu are one switch."""

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop.canvas.canvas import Canvas
from desktop.panels.colorize_panel import ColorizePanel
from desktop.panels.model_choices import ModelChoices
from desktop.shell.actions import Actions
from desktop.shell.commands.command import Command
from desktop.shell.view_commands import ViewCommands
from engine.models.store import ModelStore
from tests.desktop.gui.panel_driving import WAIT_MS, click

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def command(window, workbench, selection, restoring, runner):
    """The command of the menu."""
    canvas = Canvas(workbench, selection, restoring, runner)
    window.setCentralWidget(canvas)
    actions = Actions(window)
    ViewCommands(actions, canvas, workbench, selection, restoring)
    return actions[Command.SHOW_UNCERTAINTY]


@pytest.fixture
def box(qtbot, window, workbench, settings, segmenter_models, runner):
    """The check box of the panel."""
    choices = ModelChoices(ModelStore(installed=segmenter_models), runner)
    panel = ColorizePanel(workbench, settings, choices, window)
    panel.resize(panel.sizeHint())
    window.show()
    qtbot.waitUntil(lambda: choices.is_known, timeout=WAIT_MS)
    yield panel.uncertainty
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


def is_shown(workbench):
    return lambda: workbench.uncertainty is not None


def test_each_follows_the_other(qtbot, command, box, workbench, colorized):
    del colorized
    command.trigger()
    qtbot.waitUntil(is_shown(workbench), timeout=WAIT_MS)
    assert box.isChecked()
    click(qtbot, box)
    assert not command.isChecked()
    assert workbench.uncertainty is None
    click(qtbot, box)
    assert command.isChecked()
    qtbot.waitUntil(is_shown(workbench), timeout=WAIT_MS)
    command.trigger()
    assert not box.isChecked()
    assert workbench.uncertainty is None


def test_both_follow_whoever_else_shows_it(command, box, workbench, colorized):
    del colorized
    workbench.show_uncertainty(True)
    assert (box.isChecked(), command.isChecked()) == (True, True)
    workbench.show_uncertainty(False)
    assert (box.isChecked(), command.isChecked()) == (False, False)


def test_both_stay_on_while_a_photo_without_colors_is_looked_at(
    qtbot, command, box, workbench, library, colorized, put_on_table, small_photos
):
    click(qtbot, box)
    put_on_table(small_photos / "cat.jpg")
    assert not box.isEnabled()
    assert not command.isEnabled()
    assert (box.isChecked(), command.isChecked()) == (True, True)
    library.set_current(colorized)
    qtbot.waitUntil(is_shown(workbench), timeout=WAIT_MS)
    assert (box.isChecked(), command.isChecked()) == (True, True)


def test_a_photo_that_comes_when_it_is_off_leaves_it_off(
    qtbot, command, box, workbench, library, colorized, put_on_table, small_photos
):
    command.trigger()
    qtbot.waitUntil(is_shown(workbench), timeout=WAIT_MS)
    put_on_table(small_photos / "cat.jpg")
    workbench.show_uncertainty(False)
    library.set_current(colorized)
    qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
    assert (box.isChecked(), command.isChecked()) == (False, False)
    assert workbench.uncertainty is None
