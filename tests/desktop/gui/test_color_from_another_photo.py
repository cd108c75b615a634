"""The eyedropper takes a color from one photo for an object of another."""

import numpy as np
import pytest
from objects import BAR, save_scene

from engine.document.edits import Recolor
from tests.desktop.gui.panel_driving import WAIT_MS, click

IN_BAR = 200, 100


@pytest.fixture
def panel(touch_up_panel):
    return touch_up_panel


@pytest.fixture
def scene(qtbot, tmp_path, colorized, panel, workbench, selection, put_on_table):
    """A photo of a bar, which is selected; another photo in color is open, too."""
    del panel, colorized
    photo = put_on_table(save_scene(tmp_path / "scene.png"))
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    selection.click(*IN_BAR)
    qtbot.waitUntil(lambda: selection.mask is not None, timeout=WAIT_MS)
    return photo


def show(qtbot, library, workbench, photo):
    library.set_current(photo)
    qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)


def test_the_object_takes_the_color_of_the_other_photo(
    qtbot, panel, scene, colorized, library, workbench
):
    click(qtbot, panel.recolor.field.eyedropper)
    show(qtbot, library, workbench, colorized)
    panel.take_color(80, 80)
    rows, columns = workbench.chroma.shape[:2]
    there = workbench.chroma[80 * rows // 160, 80 * columns // 160]
    show(qtbot, library, workbench, scene)
    qtbot.waitUntil(lambda: panel.recolor.buttons.apply.isEnabled(), timeout=WAIT_MS)
    click(qtbot, panel.recolor.buttons.apply)
    (step,) = workbench.document.steps
    assert isinstance(step.edit, Recolor)
    np.testing.assert_allclose(step.edit.color.chroma, there, atol=1e-4)
    assert step.edit.mask[BAR].mean() > 200


@pytest.mark.parametrize("use", ["take_color", "add_point"])
def test_a_photo_without_colors_says_that_it_has_none(
    qtbot, panel, scene, put_on_table, small_photos, use
):
    del scene
    click(qtbot, panel.recolor.field.eyedropper)
    put_on_table(small_photos / "cat.jpg")
    before = panel.object_color.text
    with qtbot.waitSignal(panel.failed) as told:
        getattr(panel, use)(80, 80)
    _, error = told.args
    assert "Colorize the photo first" in str(error)
    assert panel.object_color.text == before
