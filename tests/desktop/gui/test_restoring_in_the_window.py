"""The commands that restore, in the whole window; and calling off what takes long."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.canvas.canvas import Canvas
from desktop.canvas.modes import Tool
from desktop.panels.restore_panel import RestorePanel
from desktop.shell.commands.command import Command
from engine.document.restore_edits import RefineDetail
from engine.restore.denoise import denoise
from engine.restore.restoration import Detail
from tests.desktop.gui.old_photos import save_faded, save_grainy, save_scan
from tests.desktop.gui.panel_driving import WAIT_MS, click


@pytest.fixture
def open_window(qtbot, start):
    """Start the window on a photo and wait until it is there."""

    def open_window(path):
        desktop = start(path)
        desktop.window.show()
        qtbot.waitExposed(desktop.window)
        qtbot.waitUntil(lambda: desktop.studio.workbench.pyramid is not None, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: desktop.runner.jobs == (), timeout=WAIT_MS)
        return desktop

    return open_window


def command(desktop, which):
    return desktop.window.frame.actions[which]


def test_the_photo_is_restored_by_a_key_and_can_be_saved_and_compared(qtbot, open_window, tmp_path):
    desktop = open_window(save_faded(tmp_path / "faded.png"))
    workbench, restoring = desktop.studio.workbench, desktop.studio.restoring
    for unusable in (Command.SAVE_PROJECT, Command.EXPORT, Command.SPLIT, Command.BRUSH_ADD):
        assert not command(desktop, unusable).isEnabled()
    QTest.keyClick(desktop.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: restoring.reasons is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desktop.runner.jobs == (), timeout=WAIT_MS)
    assert workbench.document.restoration.tone.fade == 1
    for usable in (Command.SAVE_PROJECT, Command.EXPORT, Command.SPLIT, Command.UNDO):
        assert command(desktop, usable).isEnabled()
    # There are no colors to touch up.
    assert not command(desktop, Command.BRUSH_ADD).isEnabled()


def test_damage_is_shown_and_marked_by_keys(qtbot, open_window, tmp_path):
    desktop = open_window(save_faded(tmp_path / "faded.png"))
    page, restoring = desktop.window.workshop.page, desktop.studio.restoring
    QTest.keyClick(desktop.window, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: restoring.damage is not None, timeout=WAIT_MS)
    assert command(desktop, Command.SHOW_DAMAGE).isChecked()
    QTest.keyClick(desktop.window, Qt.Key.Key_D)
    assert page.canvas.tool is Tool.DAMAGE
    assert page.panel.restore.damage_section.is_unfolded
    assert page.panel.touch_up.tools.tool is None
    radius = page.canvas.brush_radius
    command(desktop, Command.LARGER_BRUSH).trigger()
    assert page.canvas.brush_radius > radius
    assert page.panel.restore.damage.brush_size.value == round(page.canvas.brush_radius)
    QTest.keyClick(desktop.window, Qt.Key.Key_M)
    assert page.canvas.tool is Tool.LOOK
    assert not page.panel.restore.damage.brush.isChecked()
    QTest.keyClick(desktop.window, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert restoring.damage is None


def test_a_frame_is_suggested_by_a_key_where_it_can_be_accepted(qtbot, open_window, tmp_path):
    desktop = open_window(save_scan(tmp_path / "scan.png"))
    frame = desktop.window.workshop.page.panel.restore.frame
    QTest.keyClick(desktop.window, Qt.Key.Key_F)
    qtbot.waitUntil(frame.accept.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not frame.accept.visibleRegion().isEmpty(), timeout=WAIT_MS)
    click(qtbot, frame.accept)
    qtbot.waitUntil(lambda: desktop.runner.jobs == (), timeout=WAIT_MS)
    assert desktop.studio.workbench.document.frame.angle == pytest.approx(3, abs=0.2)


def test_the_panel_is_reached_by_a_key(qtbot, open_window, tmp_path):
    desktop = open_window(save_faded(tmp_path / "faded.png"))
    section = desktop.window.workshop.page.panel.restore_section
    section.unfold(False)
    QTest.keyClick(desktop.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: section.is_unfolded, timeout=WAIT_MS)
    assert section.header.hasFocus()


def test_what_takes_long_is_shown_roughly_and_can_be_called_off(
    qtbot, workbench, restoring, put_on_table, settle, tmp_path
):
    panel = RestorePanel(workbench, restoring)
    qtbot.addWidget(panel)
    panel.show()
    put_on_table(save_faded(tmp_path / "large.png", side=3000))
    settle()
    restoring.apply(RefineDetail(Detail(denoise=1)))
    qtbot.waitUntil(panel.stop.isVisible, timeout=WAIT_MS)
    assert workbench.is_rough
    assert workbench.pyramid.width < workbench.size[1] == workbench.photo.width
    click(qtbot, panel.stop)
    qtbot.waitUntil(lambda: not workbench.is_rough, timeout=WAIT_MS)
    settle()
    assert workbench.document.restoration.is_nothing
    assert not panel.stop.isVisible()
    assert workbench.photo is workbench.loaded.original.photo


def test_grain_is_taken_off_at_once_where_the_user_looks(
    qtbot, workbench, selection, restoring, runner, put_on_table, settle, tmp_path
):
    canvas = Canvas(workbench, selection, restoring, runner)
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.show()
    put_on_table(save_grainy(tmp_path / "grainy.png", side=2400))
    settle()
    canvas.one_to_one()
    original = workbench.photo.lightness
    seen = canvas.navigation.viewport.part().view
    inside = (
        slice(round(seen.top), round(seen.top + seen.height)),
        slice(round(seen.left), round(seen.left + seen.width)),
    )
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        restoring.preview(RefineDetail(Detail(denoise=1)))
    assert workbench.is_rough
    shown = workbench.pyramid.levels[0]
    restoring.drop_preview()
    settle()
    alone = denoise(original, 1)
    before, after = (np.abs(each[inside] - alone[inside]).mean() for each in (original, shown))
    assert before > 1
    assert after < before / 2
    far_away = slice(0, 100), slice(0, 100)
    np.testing.assert_array_equal(shown[far_away], original[far_away])
