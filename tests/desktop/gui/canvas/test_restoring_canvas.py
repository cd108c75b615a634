"""Restoring in the canvas: damage is seen and corrected by a brush, a frame is suggested."""

import numpy as np
import pytest
from canvas_use import WAIT_MS, at, drag, seen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.canvas.modes import CompareMode, Tool
from engine.document.restore_edits import CorrectTone, Straighten
from engine.restore.restoration import Tone
from engine.restore.straighten import Frame
from tests.desktop.gui.old_photos import save_clean, save_scan


@pytest.fixture
def portrait(canvas, drawn, put_on_table, tmp_path, settle):
    """A canvas with a gray photo in good condition."""
    put_on_table(save_clean(tmp_path / "clean.png"))
    settle()
    drawn()
    return canvas


def redness(pixels, canvas, column, row):
    """How far a place is from gray, towards red."""
    point = at(canvas, column, row)
    red, green, blue = pixels[point.y(), point.x()].astype(int)
    return red - max(green, blue)


@pytest.fixture
def brushing(portrait, restoring, settle):
    """The brush for damage, and damage is shown."""
    portrait.tool = Tool.DAMAGE
    portrait.brush_radius = 10
    restoring.show_damage(True)
    settle()
    return portrait


def test_a_stroke_marks_damage_that_is_seen(brushing, workbench, drawn, settle):
    assert redness(drawn(), brushing, 100, 200) < 20
    drag(brushing, at(brushing, 80, 200), at(brushing, 120, 200))
    settle()
    assert workbench.document.restoration.repair.added is not None
    brushing.tool = Tool.LOOK
    assert redness(drawn(), brushing, 100, 200) > 40
    assert redness(drawn(), brushing, 100, 250) < 20


@pytest.mark.parametrize(
    ("button", "keys"),
    [
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier),
        (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
    ],
    ids=["Alt", "right button"],
)
def test_alt_or_the_right_button_takes_marks_away(
    brushing, workbench, restoring, settle, button, keys
):
    drag(brushing, at(brushing, 80, 200), at(brushing, 120, 200))
    drag(brushing, at(brushing, 110, 180), at(brushing, 110, 220), button, keys)
    settle()
    assert restoring.damage[200, 85] == 255
    assert restoring.damage[200, 110] == 0
    assert len(workbench.history.entries) == 3
    workbench.undo()
    settle()
    assert restoring.damage[200, 110] == 255


def test_the_right_button_does_nothing_with_other_tools(portrait, workbench, settle):
    drag(portrait, at(portrait, 80, 200), at(portrait, 120, 200), Qt.MouseButton.RightButton)
    settle()
    assert workbench.history is None


def test_brackets_change_the_size_of_the_brush(brushing):
    QTest.keyClick(brushing, Qt.Key.Key_BracketRight)
    assert brushing.brush_radius > 10
    QTest.keyClick(brushing, Qt.Key.Key_BracketLeft)
    assert brushing.brush_radius == pytest.approx(10)


def test_the_suggested_frame_is_drawn_until_it_is_answered(
    qtbot, canvas, drawn, put_on_table, restoring, settle, tmp_path
):
    put_on_table(save_scan(tmp_path / "scan.png", angle=5))
    settle()
    before = drawn()
    restoring.suggest()
    qtbot.waitUntil(lambda: restoring.suggestion is not None, timeout=WAIT_MS)
    marked = drawn()
    corner, middle = at(canvas, 4, 4), at(canvas, 200, 220)
    place = (corner.y(), corner.x())
    assert np.abs(marked[place].astype(int) - before[place]).max() > 20
    np.testing.assert_array_equal(marked[middle.y(), middle.x()], before[middle.y(), middle.x()])
    restoring.reject()
    np.testing.assert_array_equal(drawn(), before)


def test_a_cropped_photo_fits_and_its_original_is_cropped_alike(
    qtbot, portrait, workbench, restoring, drawn, settle
):
    original = workbench.loaded.original.photo.lightness
    restoring.apply(Straighten(Frame(0, 0.25, 0.25, 0.75, 0.75)))
    restoring.apply(CorrectTone(Tone(contrast=1)))
    settle()
    viewport = portrait.navigation.viewport
    rows, columns = workbench.size
    assert (viewport.photo_height, viewport.photo_width) == (rows, columns)
    portrait.compare = CompareMode.SIDE_BY_SIDE
    qtbot.waitUntil(lambda: workbench.want_original() is not None, timeout=WAIT_MS)
    drawn()
    framed = workbench.want_original().photo.lightness
    np.testing.assert_array_equal(
        framed, original[rows // 2 : rows // 2 + rows, columns // 2 : columns // 2 + columns]
    )
    middle = QPoint(portrait.width() // 4, portrait.height() // 2)
    # Left the original, right the result: the same place, in another light.
    left = seen(portrait)[middle.y() - 20 : middle.y() + 20, middle.x() - 20 : middle.x() + 20]
    right_x = middle.x() + portrait.width() // 2 + 2
    right = seen(portrait)[middle.y() - 20 : middle.y() + 20, right_x - 20 : right_x + 20]
    alike = np.corrcoef(left[..., 0].ravel(), right[..., 0].ravel())[0, 1]
    assert 0.5 < alike < 0.9999


def test_a_zoomed_photo_stays_where_it_is_while_light_changes(
    portrait, workbench, restoring, settle, drawn
):
    portrait.one_to_one()
    before = portrait.navigation.viewport
    restoring.apply(CorrectTone(Tone(contrast=1)))
    settle()
    drawn()
    assert portrait.navigation.viewport == before
    assert workbench.document.restoration.tone.contrast == 1
