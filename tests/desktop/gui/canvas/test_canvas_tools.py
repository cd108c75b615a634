"""Pointing at the photo with every tool, with a segmenter that really works."""

import numpy as np
import pytest
from canvas_use import NO_KEYS, WAIT_MS, at, chroma_of, drag, seen
from objects import BAR, INNER, overlap, truth
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.canvas.canvas import CompareMode, Tool
from engine.colorize import DecodingOptions
from engine.document.edits import Hint
from engine.masks import hard
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint

IN_BAR, IN_SQUARE, IN_GROUND = (200, 100), (36, 70), (140, 10)


@pytest.fixture
def ready(qtbot, colored, selection):
    """A canvas with a colorized photo that the segmenter has looked at, ready to select."""
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    colored.tool = Tool.SELECT
    return colored


@pytest.fixture
def selects(qtbot, selection):
    """Wait until what was begun is selected, with fine edges."""

    def selects():
        qtbot.waitUntil(
            lambda: selection.mask is not None and not selection.is_busy, timeout=WAIT_MS
        )
        return hard(selection.mask)

    return selects


def click(canvas, place, keys=NO_KEYS):
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, keys, at(canvas, *place))


def places_told(signal):
    places = []
    signal.connect(lambda x, y: places.append((x, y)))
    return places


def test_a_click_selects_and_lights_the_object_up(ready, selects, drawn):
    before = drawn()
    click(ready, IN_BAR)
    assert overlap(selects(), truth(BAR)) > 0.8
    lit = drawn().astype(int)
    inside, outside = at(ready, 200, 100), at(ready, *IN_GROUND)
    assert np.abs(lit - before)[inside.y(), inside.x()].max() > 20
    assert np.abs(lit - before)[outside.y(), outside.x()].max() == 0


def test_the_outline_lies_on_the_edge_of_the_object(ready, selects, drawn):
    click(ready, IN_BAR)
    selects()
    line = ready.palette().color(ready.palette().ColorRole.Highlight)
    pixels = drawn()
    row = at(ready, 0, 100).y()
    like_line = np.abs(pixels[row].astype(int) - line.toTuple()[:3]).max(axis=1) < 40
    edges = at(ready, BAR[1].start, 100).x(), at(ready, BAR[1].stop, 100).x()
    found = np.flatnonzero(like_line)
    assert np.abs(found - edges[0]).min() <= 3
    assert np.abs(found - edges[1]).min() <= 3


def test_shift_adds_and_alt_takes_away(ready, selects, qtbot, selection):
    click(ready, IN_BAR)
    selects()
    click(ready, (72, 66), Qt.KeyboardModifier.ShiftModifier)
    assert overlap(selects(), truth(BAR, INNER)) > 0.7
    click(ready, IN_BAR, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not selection.is_busy, timeout=WAIT_MS)
    assert selection.mask is None or not hard(selection.mask)[100, 200]


def test_a_drag_draws_a_box_around_an_object(ready, selects):
    start, end = at(ready, BAR[1].start - 4, BAR[0].start - 4), at(ready, 236, 176)
    QTest.mousePress(ready, Qt.MouseButton.LeftButton, NO_KEYS, start)
    before = seen(ready)
    QTest.mouseMove(ready, end)
    assert not np.array_equal(seen(ready), before)
    QTest.mouseRelease(ready, Qt.MouseButton.LeftButton, NO_KEYS, end)
    assert selects()[100, 200]


def test_the_object_under_the_pointer_lights_up_until_it_leaves(ready, drawn, qtbot, selection):
    before = drawn()
    with qtbot.waitSignal(selection.hovered, timeout=WAIT_MS):
        QTest.mouseMove(ready, at(ready, *IN_BAR))
    qtbot.waitUntil(lambda: ready.stage.hovered.is_lit, timeout=WAIT_MS)
    assert not np.array_equal(drawn(), before)
    ready.pointer.leave()
    np.testing.assert_array_equal(drawn(), before)


def test_the_light_makes_room_for_colors_that_change(ready, selects, drawn, workbench, qtbot):
    click(ready, IN_BAR)
    selects()
    inside = at(ready, 200, 100)
    lit = drawn()[inside.y(), inside.x()].astype(int)
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.preview_decoding(DecodingOptions(vividness=0))
    without = drawn()[inside.y(), inside.x()].astype(int)
    assert np.ptp(without) <= 1
    assert np.ptp(lit) > 5
    edge = at(ready, BAR[1].start, 100)
    around = drawn()[edge.y() : edge.y() + 1, edge.x() - 4 : edge.x() + 5]
    assert chroma_of(around).max() > 20


def test_a_stroke_of_the_brush_adds_and_another_takes_away(ready, selects, selection, qtbot):
    ready.brush_radius = 10
    ready.tool = Tool.BRUSH_ADD
    drag(ready, at(ready, 140, 150), at(ready, 150, 180))
    mask = selects()
    assert mask[165, 145]
    assert not mask[100, 200]
    ready.tool = Tool.BRUSH_TAKE_AWAY
    drag(ready, at(ready, 140, 150), at(ready, 150, 180))
    qtbot.waitUntil(
        lambda: selection.mask is None or not hard(selection.mask)[165, 145], timeout=WAIT_MS
    )


def test_the_brush_is_seen_as_a_circle_of_its_size(ready, drawn):
    drawn()
    ready.tool, ready.brush_radius = Tool.BRUSH_ADD, 20
    middle = QPoint(200, 150)
    before = drawn()
    QTest.mouseMove(ready, middle)
    changed = np.argwhere((seen(ready) != before).any(axis=2)) - (middle.y(), middle.x())
    distances = np.hypot(*(changed + 0.5).T)
    assert ready.cursor().shape() is Qt.CursorShape.BlankCursor
    np.testing.assert_allclose(np.median(distances), 20 * ready.zoom, atol=1.5)
    assert distances.max() < 20 * ready.zoom + 5


def test_keys_change_the_size_of_the_brush(ready, qtbot):
    before = ready.brush_radius
    with qtbot.waitSignal(ready.brush_changed):
        qtbot.keyClick(ready, Qt.Key.Key_BracketRight)
    assert ready.brush_radius > before
    qtbot.keyClick(ready, Qt.Key.Key_BracketLeft)
    assert ready.brush_radius == pytest.approx(before)


@pytest.mark.parametrize(
    ("tool", "name"), [(Tool.EYEDROPPER, "picked"), (Tool.HINT, "color_point_placed")]
)
def test_a_click_tells_the_place_of_the_photo(ready, tool, name, selection):
    told = places_told(getattr(ready, name))
    ready.tool = tool
    click(ready, (30, 40))
    assert told[0] == pytest.approx((30, 40), abs=0.5)
    drag(ready, at(ready, 30, 40), at(ready, 90, 90))
    assert len(told) == 1
    assert not selection.is_busy


def test_only_the_button_that_began_a_drag_ends_it(ready, selection):
    QTest.mousePress(ready, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(100, 100))
    QTest.mouseMove(ready, QPoint(200, 200))
    QTest.mouseRelease(ready, Qt.MouseButton.RightButton, NO_KEYS, QPoint(200, 200))
    assert ready.pointer.gesture is not None
    assert not selection.is_busy
    ready.pointer.cancel()


def test_the_cursor_shows_the_tool(ready):
    shapes = []
    for tool in Tool:
        ready.tool = tool
        QTest.mouseMove(ready, QPoint(50, 50))
        shapes.append(ready.cursor().shape())
    assert shapes == [
        Qt.CursorShape.OpenHandCursor,
        Qt.CursorShape.CrossCursor,
        Qt.CursorShape.BlankCursor,
        Qt.CursorShape.BlankCursor,
        Qt.CursorShape.BitmapCursor,
        Qt.CursorShape.CrossCursor,
        Qt.CursorShape.BlankCursor,
    ]


def test_beside_the_photo_nothing_is_picked(ready):
    ready.resize(800, 300)
    told = places_told(ready.picked)
    ready.tool = Tool.EYEDROPPER
    QTest.mouseClick(ready, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(10, 150))
    assert told == []


def test_side_by_side_a_click_right_means_the_same_place(ready):
    told = places_told(ready.picked)
    ready.tool, ready.compare = Tool.EYEDROPPER, CompareMode.SIDE_BY_SIDE
    click(ready, (100, 50))
    QTest.mouseClick(ready, Qt.MouseButton.LeftButton, NO_KEYS, at(ready, 100, 50) + QPoint(202, 0))
    assert told[0] == pytest.approx(told[1])


def test_color_points_are_shown_while_they_can_be_placed(ready, workbench, drawn, qtbot):
    before = drawn()
    with qtbot.waitSignal(workbench.document_changed):
        workbench.add_edit(Hint((ColorPoint(140, 30, TargetColor(60, 40)),)))
    point = at(ready, 140, 30)
    ready.tool = Tool.HINT
    red, _, blue = drawn()[point.y(), point.x()].astype(int)
    assert red - blue > 60
    ready.tool = Tool.LOOK
    shown = drawn()[point.y(), point.x()].astype(int)
    assert np.abs(shown - before[point.y(), point.x()]).max() < 140
    assert shown[0] - shown[2] < red - blue


def test_all_objects_are_shown_in_colors_and_can_be_clicked(
    ready, drawn, selection, qtbot, selects
):
    before = drawn()
    job = selection.find_everything()
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    ready.show_objects = True
    qtbot.waitUntil(lambda: ready.stage.objects.is_lit, timeout=WAIT_MS)
    inside = at(ready, *IN_BAR)
    assert not np.array_equal(drawn()[inside.y(), inside.x()], before[inside.y(), inside.x()])
    plain = drawn()
    QTest.mouseMove(ready, inside)
    assert not np.array_equal(drawn(), plain)
    click(ready, IN_BAR)
    assert overlap(selects(), truth(BAR)) > 0.7
    ready.show_objects = False
    assert not ready.stage.objects.is_lit


def test_uncertainty_is_shown_as_heat(ready, workbench, drawn, qtbot):
    before = drawn().astype(int)
    with qtbot.waitSignal(workbench.overlay_changed, timeout=WAIT_MS):
        workbench.show_uncertainty(True)
    qtbot.waitUntil(lambda: ready.stage.heat.is_lit, timeout=WAIT_MS)
    change = np.abs(drawn() - before).max(axis=2)
    viewport = ready.navigation.viewport
    rows, columns = workbench.uncertainty.shape
    most = np.unravel_index(workbench.uncertainty.argmax(), (rows, columns))
    hot = viewport.to_window((most[1] + 0.5) * 256 / columns, (most[0] + 0.5) * 192 / rows)
    assert change[int(hot[1]), int(hot[0])] > 0
    workbench.show_uncertainty(False)
    np.testing.assert_array_equal(drawn(), before)


def test_with_keys_alone_an_object_is_selected(ready, selects, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    target = at(ready, *IN_BAR)
    while ready.pointer.place is None or ready.pointer.place.x < target.x() - 8:
        qtbot.keyClick(ready, Qt.Key.Key_Right, control)
    assert ready.pointer.is_keyboard
    qtbot.keyClick(ready, Qt.Key.Key_Return)
    assert overlap(selects(), truth(BAR)) > 0.7


def test_escape_drops_a_box_first_and_then_the_selection(ready, selects, selection, qtbot):
    click(ready, IN_BAR)
    selects()
    QTest.mousePress(ready, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(10, 10))
    QTest.mouseMove(ready, QPoint(100, 100))
    qtbot.keyClick(ready, Qt.Key.Key_Escape)
    QTest.mouseRelease(ready, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(100, 100))
    assert selection.mask is not None
    qtbot.keyClick(ready, Qt.Key.Key_Escape)
    assert selection.mask is None
    assert not ready.stage.selected.is_lit


def test_the_original_is_seen_without_any_overlay(ready, selects, drawn, qtbot):
    click(ready, IN_SQUARE)
    selects()
    qtbot.keyPress(ready, Qt.Key.Key_O)
    assert chroma_of(drawn()[40:]).max() == 0
    qtbot.keyRelease(ready, Qt.Key.Key_O)
    assert chroma_of(drawn()[40:]).max() > 10
