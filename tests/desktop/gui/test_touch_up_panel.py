"""The panel for single objects: driven by mouse and keys, with a segmenter that is really run."""

import numpy as np
import pytest
from objects import BAR, SQUARE, save_scene
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QColorDialog

from desktop.canvas.modes import Tool
from desktop.workspace.selection import SelectionMode
from engine.document.edits import Harmonize, Hint, Recolor
from engine.touchup.colors import TargetColor
from tests.desktop.gui.panel_driving import (
    WAIT_MS,
    click,
    drag,
    enter,
    let_go,
    take_handle_to,
)

IN_SQUARE, IN_BAR, IN_GROUND = (36, 70), (200, 100), (140, 10)


@pytest.fixture
def panel(touch_up_panel):
    return touch_up_panel


@pytest.fixture
def shown(qtbot, workbench, runner):
    """Return the colors that are shown in the end after doing something."""

    def shown(act):
        with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
            act()
        qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)
        return workbench.chroma

    return shown


@pytest.fixture
def scene(qtbot, tmp_path, panel, workbench, selection, put_on_table):
    """A photo of a square and a bar, colorized; objects can be clicked."""
    del panel
    save_scene(tmp_path / "scene.png")
    photo = put_on_table(tmp_path / "scene.png")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    return photo


@pytest.fixture
def bar(qtbot, scene, selection):
    """The same with the bar selected, and colors suggested for it."""
    select(qtbot, selection, IN_BAR)
    qtbot.waitUntil(lambda: bool(selection.suggestions), timeout=WAIT_MS)
    return scene


def select(qtbot, selection, place):
    before = selection.mask
    selection.click(*place, SelectionMode.NEW)
    qtbot.waitUntil(
        lambda: selection.mask is not before and not selection.is_busy and not selection.is_rough,
        timeout=WAIT_MS,
    )


def point_at(swatch):
    """Bring the pointer over a swatch; offscreen there is none, so it only learns of it."""
    place = QPointF(swatch.rect().center())
    QApplication.sendEvent(swatch, QEnterEvent(place, place, place))


def point_away(swatch):
    QApplication.sendEvent(swatch, QEvent(QEvent.Type.Leave))


def edits(workbench):
    return [step.edit for step in workbench.document.steps]


def test_without_a_photo_every_tool_but_looking_says_why_it_is_off(panel):
    for tool, button in panel.tools.buttons.items():
        assert button.isEnabled() == (tool is Tool.LOOK)
        assert tool is Tool.LOOK or button.toolTip() == "Open a photo first."


def test_before_colorizing_touching_up_says_what_to_do_first(panel, put_on_table, small_photos):
    put_on_table(small_photos / "cat.jpg")
    assert panel.tools.buttons[Tool.SELECT].toolTip() == "Colorize the photo first."
    assert panel.recolor.buttons.apply.toolTip() == "Colorize the photo first."


def test_without_an_object_recoloring_says_what_to_do_first(panel, scene):
    del scene
    assert panel.tools.buttons[Tool.SELECT].isEnabled()
    for control in (panel.harmonize.buttons.apply, panel.recolor.strength, panel.object.clear):
        assert not control.isEnabled()
        assert control.toolTip() == "Select an object in the photo first."


def test_without_a_segmenter_the_brush_remains(
    qtbot, panel, settings, selection, colorized, workbench
):
    del colorized
    settings.segmenter = "lost"
    qtbot.waitUntil(lambda: selection.problem is not None, timeout=WAIT_MS)
    reason = "The chosen segmenter is not there; choose another one in the preferences."
    assert panel.tools.buttons[Tool.SELECT].toolTip() == reason
    assert not panel.object.all_objects.isEnabled()
    assert panel.tools.buttons[Tool.BRUSH_ADD].isEnabled()
    selection.brush([(40, 40), (80, 60)], 20, add=True)
    qtbot.waitUntil(lambda: selection.mask is not None, timeout=WAIT_MS)
    click(qtbot, panel.harmonize.buttons.apply)
    assert [type(edit) for edit in edits(workbench)] == [Harmonize]


def test_a_tool_is_chosen_by_a_click_and_brushes_have_a_size(qtbot, panel, scene):
    del scene
    with qtbot.waitSignal(panel.tool_chosen) as chosen:
        click(qtbot, panel.tools.buttons[Tool.BRUSH_ADD])
    assert chosen.args == [Tool.BRUSH_ADD]
    assert panel.tools.brush.isVisible()
    with qtbot.waitSignal(panel.brush_changed) as radius:
        enter(qtbot, panel.tools.brush.field, "25")
    assert radius.args == [25]
    panel.show_tool(Tool.SELECT)
    assert panel.tools.tool is Tool.SELECT
    assert not panel.tools.brush.isVisible()


def test_candidates_are_gone_through_and_counted(qtbot, panel, bar, selection):
    del bar
    assert panel.object.count.text() == f"{selection.candidate_index + 1} of 3"
    first = selection.candidate_index
    for button, index in ((panel.object.next, (first + 1) % 3), (panel.object.previous, first)):
        click(qtbot, button)
        text = f"{index + 1} of 3"
        qtbot.waitUntil(lambda text=text: panel.object.count.text() == text, timeout=WAIT_MS)
        assert selection.candidate_index == index
    click(qtbot, panel.object.clear)
    assert selection.mask is None
    assert not panel.object.count.isVisible()


def test_all_objects_are_found_shown_and_hidden(qtbot, panel, scene, selection):
    del scene
    told = QSignalSpy(panel.objects_shown)
    click(qtbot, panel.object.all_objects)
    assert panel.object.progress.isVisible()
    qtbot.waitUntil(lambda: selection.segments is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not panel.object.progress.isVisible(), timeout=WAIT_MS)
    assert panel.object.all_objects.isChecked()
    assert told.at(told.count() - 1) == [True]
    click(qtbot, panel.object.all_objects)
    assert told.at(told.count() - 1) == [False]


def test_a_search_that_is_cancelled_shows_no_objects(qtbot, panel, scene, selection):
    del scene
    click(qtbot, panel.object.all_objects)
    click(qtbot, panel.object.progress.button)
    qtbot.waitUntil(lambda: not panel.object.progress.isVisible(), timeout=WAIT_MS)
    assert selection.segments is None
    assert not panel.object.all_objects.isChecked()


def test_suggestions_have_their_probabilities_as_captions(panel, bar, selection):
    del bar
    swatches = [swatch for swatch in panel.recolor.suggestions.swatches if swatch.isVisible()]
    assert len(swatches) == len(selection.suggestions) > 1
    for swatch, suggestion in zip(swatches, selection.suggestions, strict=True):
        assert swatch.text() == f"{suggestion.mass * 100:.0f} %"
        assert swatch.color.name() in swatch.accessibleName()


def test_pointing_at_a_suggestion_shows_it_and_pointing_away_takes_it_back(
    panel, bar, workbench, shown
):
    del bar
    before, history = workbench.chroma, workbench.history
    swatch = panel.recolor.suggestions.swatches[1]
    tried = shown(lambda: swatch.setFocus())
    assert np.abs(tried - before)[BAR].mean() > 1
    np.testing.assert_array_equal(tried[IN_GROUND[::-1]], before[IN_GROUND[::-1]])
    back = shown(lambda: panel.tools.setFocus() or swatch.clearFocus())
    np.testing.assert_array_equal(back, before)
    assert workbench.history is history


def test_a_click_on_a_suggestion_recolors_the_object(
    qtbot, panel, bar, workbench, selection, shown
):
    del bar
    chosen = selection.suggestions[1].color
    shown(lambda: click(qtbot, panel.recolor.suggestions.swatches[1]))
    (recolor,) = edits(workbench)
    assert isinstance(recolor, Recolor)
    assert recolor.color == chosen
    assert panel.object_color.target == chosen


def test_another_suggestion_takes_the_place_of_the_first(qtbot, panel, bar, workbench, selection):
    del bar
    for index in (1, 0):
        click(qtbot, panel.recolor.suggestions.swatches[index])
    (recolor,) = edits(workbench)
    assert recolor.color == selection.suggestions[0].color
    workbench.undo()
    assert edits(workbench)[0].color == selection.suggestions[1].color


def test_strength_is_changed_after_the_fact(qtbot, panel, bar, workbench):
    del bar
    click(qtbot, panel.recolor.suggestions.swatches[0])
    enter(qtbot, panel.recolor.strength.field, "50")
    assert workbench.is_previewing
    click(qtbot, panel.recolor.buttons.apply)
    (recolor,) = edits(workbench)
    assert recolor.strength == 0.5


def test_a_second_object_gets_a_step_of_its_own(qtbot, panel, bar, workbench, selection):
    del bar
    click(qtbot, panel.recolor.suggestions.swatches[0])
    select(qtbot, selection, IN_SQUARE)
    qtbot.waitUntil(lambda: bool(selection.suggestions), timeout=WAIT_MS)
    click(qtbot, panel.recolor.suggestions.swatches[0])
    first, second = edits(workbench)
    assert first.mask[BAR].mean() > 200 > 50 > second.mask[BAR].mean()


def test_an_own_color_is_shown_while_it_is_typed_and_kept_by_apply(
    qtbot, panel, bar, workbench, shown
):
    del bar
    before = workbench.chroma
    tried = shown(lambda: enter(qtbot, panel.recolor.field.text, "#2040c0"))
    assert tried[BAR][..., 1].mean() < before[BAR][..., 1].mean() - 5
    click(qtbot, panel.recolor.buttons.apply)
    assert edits(workbench)[0].color == TargetColor.from_hex("#2040c0")
    assert not panel.recolor.buttons.cancel.isEnabled()


def test_cancel_takes_the_own_color_back(qtbot, panel, bar, workbench, shown):
    del bar
    before = workbench.chroma
    shown(lambda: enter(qtbot, panel.recolor.field.text, "#2040c0"))
    back = shown(lambda: click(qtbot, panel.recolor.buttons.cancel))
    np.testing.assert_array_equal(back, before)
    assert edits(workbench) == []


def test_text_that_is_no_color_is_marked_and_changes_nothing(qtbot, panel, bar):
    del bar
    color = panel.object_color.text
    panel.recolor.field.text.setFocus()
    panel.recolor.field.text.selectAll()
    qtbot.keyClicks(panel.recolor.field.text, "#12")
    assert panel.object_color.text == color
    assert "six digits" in panel.recolor.field.text.toolTip()
    qtbot.keyClicks(panel.recolor.field.text, "3")
    assert panel.object_color.text == "#112233"
    assert "six digits" not in panel.recolor.field.text.toolTip()


def test_the_dialog_is_followed_live_and_left_without_a_trace(qtbot, panel, bar, workbench, shown):
    del bar
    before, color = workbench.chroma, panel.object_color.text
    click(qtbot, panel.recolor.field.swatch)
    dialog = panel.recolor.field.findChild(QColorDialog)
    tried = shown(lambda: dialog.setCurrentColor(QColor("#c02020")))
    assert tried[BAR][..., 0].mean() > before[BAR][..., 0].mean() + 20
    dialog.reject()
    assert panel.object_color.text == color
    click(qtbot, panel.recolor.buttons.cancel)
    assert edits(workbench) == []


def test_the_eyedropper_takes_the_color_of_a_place(qtbot, panel, bar, workbench):
    del bar
    with qtbot.waitSignal(panel.tool_chosen) as chosen:
        click(qtbot, panel.recolor.field.eyedropper)
    assert chosen.args == [Tool.EYEDROPPER]
    panel.take_color(*IN_SQUARE)
    rows, columns = workbench.chroma.shape[:2]
    x, y = IN_SQUARE
    there = workbench.chroma[y * rows // 192, x * columns // 256]
    np.testing.assert_allclose(panel.object_color.target.chroma, there, atol=1e-4)
    assert panel.tools.tool is Tool.SELECT


def test_a_picked_color_stays_when_another_photo_is_opened(
    qtbot, panel, bar, put_on_table, small_photos
):
    del bar
    click(qtbot, panel.recolor.field.eyedropper)
    panel.take_color(*IN_BAR)
    color = panel.object_color.target
    put_on_table(small_photos / "cat.jpg")
    assert panel.object_color.target == color


def test_harmonizing_is_tried_out_by_its_sliders_and_kept_by_apply(
    qtbot, panel, bar, workbench, shown
):
    del bar
    slider = panel.harmonize.delta_a.slider
    shown(lambda: take_handle_to(qtbot, slider, 0.02))
    assert workbench.is_previewing
    let_go(qtbot, slider)
    assert edits(workbench) == []
    click(qtbot, panel.harmonize.buttons.apply)
    (harmonize,) = edits(workbench)
    assert (harmonize.delta_a, harmonize.delta_b) == (panel.harmonize.delta_a.value, 8)
    assert harmonize.delta_a < 3


def test_harmonizing_is_cancelled(qtbot, panel, bar, workbench):
    del bar
    drag(qtbot, panel.harmonize.strength.slider, 0.5)
    click(qtbot, panel.harmonize.buttons.cancel)
    qtbot.waitUntil(lambda: not workbench.is_previewing, timeout=WAIT_MS)
    assert edits(workbench) == []


def test_selecting_something_else_takes_back_what_was_tried(
    qtbot, panel, bar, workbench, selection
):
    del bar
    drag(qtbot, panel.harmonize.delta_b.slider, 0.02)
    select(qtbot, selection, IN_SQUARE)
    assert not workbench.is_previewing
    assert panel.draft.owner is None


def test_trying_a_color_takes_the_place_of_trying_to_harmonize(qtbot, panel, bar, workbench):
    del bar
    drag(qtbot, panel.harmonize.delta_b.slider, 0.02)
    enter(qtbot, panel.recolor.field.text, "#2040c0")
    assert panel.draft.owner is panel.recolor
    assert not panel.harmonize.buttons.cancel.isEnabled()
    click(qtbot, panel.recolor.buttons.apply)
    assert [type(edit) for edit in edits(workbench)] == [Recolor]


def test_a_step_is_changed_afterwards_in_its_place(qtbot, panel, bar, workbench, selection):
    del bar
    click(qtbot, panel.harmonize.buttons.apply)
    click(qtbot, panel.recolor.suggestions.swatches[0])
    select(qtbot, selection, IN_SQUARE)
    panel.change_step(0)
    enter(qtbot, panel.harmonize.strength.field, "30")
    click(qtbot, panel.harmonize.buttons.apply)
    harmonize, recolor = edits(workbench)
    assert (harmonize.strength, recolor.strength) == (pytest.approx(0.3), 1)
    assert harmonize.masks[0][BAR].mean() > 200


def test_a_recolored_step_shows_its_own_color_to_be_changed(qtbot, panel, bar, workbench):
    del bar
    enter(qtbot, panel.recolor.field.text, "#2040c0")
    click(qtbot, panel.recolor.buttons.apply)
    enter(qtbot, panel.recolor.field.text, "#c02020")
    click(qtbot, panel.recolor.buttons.cancel)
    panel.change_step(0)
    assert panel.object_color.target == TargetColor.from_hex("#2040c0")
    enter(qtbot, panel.recolor.strength.field, "40")
    click(qtbot, panel.recolor.buttons.apply)
    (recolor,) = edits(workbench)
    assert recolor.strength == pytest.approx(0.4)
    assert recolor.color == TargetColor.from_hex("#2040c0")


def test_points_make_one_step_and_are_undone_one_by_one(qtbot, panel, scene, workbench):
    del scene
    panel.show_tool(Tool.HINT)
    panel.add_point(*IN_SQUARE)
    panel.point_color.choose("#3050c0")
    panel.add_point(*IN_BAR)
    (hint,) = edits(workbench)
    assert [(point.x, point.y) for point in hint.points] == [IN_SQUARE, IN_BAR]
    assert hint.points[1].color == TargetColor.from_hex("#3050c0")
    assert panel.hints.list.count() == 2
    workbench.undo()
    assert panel.hints.list.count() == 1
    qtbot.waitUntil(lambda: not workbench.is_busy, timeout=WAIT_MS)


def test_a_point_gets_another_color_and_is_removed(qtbot, panel, scene, workbench):
    del scene
    panel.hints.parentWidget().unfold()
    for place in (IN_SQUARE, IN_BAR):
        panel.add_point(*place)
    panel.hints.list.setCurrentRow(0)
    enter(qtbot, panel.hints.field.text, "#3050c0")
    click(qtbot, panel.hints.recolor)
    assert edits(workbench)[0].points[0].color == TargetColor.from_hex("#3050c0")
    panel.hints.list.setCurrentRow(1)
    click(qtbot, panel.hints.remove)
    (hint,) = edits(workbench)
    assert [(point.x, point.y) for point in hint.points] == [IN_SQUARE]
    panel.hints.list.setCurrentRow(0)
    click(qtbot, panel.hints.remove)
    assert edits(workbench) == []


def test_points_keep_within_the_object(qtbot, panel, bar, workbench, shown):
    del bar
    panel.hints.parentWidget().unfold()
    click(qtbot, panel.hints.within)
    panel.point_color.choose("#3050c0")
    before = workbench.chroma
    after = shown(lambda: panel.add_point(*IN_BAR))
    assert np.abs(after - before)[BAR].mean() > 1
    np.testing.assert_array_equal(after[SQUARE], before[SQUARE])


def test_a_step_after_points_begins_new_points(qtbot, panel, bar, workbench):
    del bar
    panel.add_point(*IN_SQUARE)
    click(qtbot, panel.harmonize.buttons.apply)
    panel.add_point(*IN_BAR)
    assert [type(edit) for edit in edits(workbench)] == [Hint, Harmonize, Hint]
    panel.change_step(0)
    panel.add_point(*IN_GROUND)
    first, _, last = edits(workbench)
    assert (len(first.points), len(last.points)) == (2, 1)


def test_the_reach_of_points_is_tried_out_and_kept(qtbot, panel, scene, workbench, shown):
    del scene
    panel.hints.parentWidget().unfold()
    panel.add_point(*IN_SQUARE)
    slider = panel.hints.reach.slider
    shown(lambda: take_handle_to(qtbot, slider, 0.9))
    let_go(qtbot, slider)
    assert edits(workbench)[0].reach == panel.hints.reach.value > 0.8


def test_a_color_under_the_pointer_is_tried_too(panel, bar, workbench, shown):
    del bar
    swatch = panel.recolor.suggestions.swatches[1]
    assert not swatch.hasFocus()
    swatch.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    shown(lambda: point_at(swatch))
    assert workbench.is_previewing
    swatch.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    shown(lambda: point_away(swatch))
    assert not workbench.is_previewing
