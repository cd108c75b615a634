"""The canvas, used as a person does, on a real photo in the real workbench."""

import cv2
import numpy as np
import pytest
from canvas_use import (
    WAIT_MS,
    WINDOW,
    array_of,
    at,
    chroma_of,
    drag,
    place,
    seen,
    turn_wheel,
)
from objects import HEIGHT, INNER, WIDTH
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.canvas.canvas import Canvas, CompareMode, Tool
from engine.colorize import DecodingOptions
from engine.document.rendering import render
from engine.view import View, render_view


def exported(workbench):
    strips = list(render(workbench.chroma, workbench.photo.lightness))
    return np.floor(np.vstack(strips) * np.float32(255) + np.float32(0.5)).astype(np.uint8)


def test_without_a_photo_there_is_only_a_plain_background(canvas, qtbot):
    turn_wheel(canvas, QPoint(100, 100), 120)
    drag(canvas, QPoint(10, 10), QPoint(90, 90))
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(canvas, key)
    assert len(np.unique(seen(canvas).reshape(-1, 3), axis=0)) == 1
    assert canvas.accessibleName() == "Photo"
    assert "No photo" in canvas.accessibleDescription()


def test_a_photo_is_fitted_into_the_window(gray, drawn):
    assert gray.zoom == pytest.approx(300 / HEIGHT)
    assert at(gray, 0, 0) == QPoint(0, 0)
    assert at(gray, WIDTH, HEIGHT) == QPoint(*WINDOW)
    pixels = drawn()
    enlarged = cv2.resize(pixels[:, :, 0], (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    np.testing.assert_allclose(enlarged[INNER][4:-4, 4:-4], 212, atol=1)
    assert chroma_of(pixels).max() == 0


def test_at_one_to_one_the_window_shows_what_is_exported(colored, workbench, drawn):
    colored.one_to_one()
    pixels, corner = drawn(), at(colored, 0, 0)
    part = pixels[corner.y() : corner.y() + HEIGHT, corner.x() : corner.x() + WIDTH]
    np.testing.assert_array_equal(part, exported(workbench))
    assert chroma_of(part).max() > 10


def test_far_in_pixels_are_squares(colored, workbench, drawn):
    colored.navigation.zoom_to(8, 200, 150)
    pixels = drawn()
    column, row = place(colored, QPoint(200, 150))
    corner = at(colored, int(column) + 1, int(row) + 1)
    square = pixels[corner.y() : corner.y() + 8, corner.x() : corner.x() + 8]
    wanted = exported(workbench)[int(row) + 1, int(column) + 1]
    np.testing.assert_array_equal(square, np.broadcast_to(wanted, square.shape))


def test_the_wheel_zooms_to_the_pointer(gray, qtbot):
    point, before = QPoint(300, 90), gray.zoom
    column, row = place(gray, point)
    with qtbot.waitSignal(gray.zoom_changed):
        turn_wheel(gray, point, 480)
    assert gray.zoom == pytest.approx(2 * before)
    assert place(gray, point) == pytest.approx((column, row), abs=0.5)
    turn_wheel(gray, point, -4800)
    assert gray.zoom == 1


def test_a_pinch_on_the_touchpad_zooms_to_the_fingers(gray):
    point, before = QPointF(300, 90), gray.zoom
    column, row = place(gray, point)
    kind = Qt.NativeGestureType.ZoomNativeGesture
    device = QPointingDevice.primaryPointingDevice()
    at_screen = gray.mapToGlobal(point)
    pinch = QNativeGestureEvent(kind, device, 2, point, point, at_screen, 0.5, QPointF())
    QApplication.sendEvent(gray, pinch)
    assert gray.zoom == pytest.approx(1.5 * before)
    assert place(gray, point) == pytest.approx((column, row), abs=0.5)


def test_zoomed_the_photo_is_seen_at_once_and_exactly_a_moment_later(colored, drawn):
    for _ in range(3):
        turn_wheel(colored, QPoint(200, 150), 120)
    at_once = seen(colored).astype(int)
    assert not colored.is_exact
    later = drawn()
    assert np.abs(at_once - later).mean() < 6
    assert chroma_of(at_once).max() > 10


def test_dragging_moves_the_photo(gray):
    gray.navigation.zoom_to(4)
    before = at(gray, 100, 100)
    drag(gray, QPoint(200, 150), QPoint(230, 120))
    assert at(gray, 100, 100) - before == QPoint(30, -30)


@pytest.mark.parametrize("tool", list(Tool))
def test_the_middle_button_and_the_space_bar_move_the_photo_with_every_tool(
    gray, selection, tool, qtbot
):
    gray.tool = tool
    gray.navigation.zoom_to(4)
    before = at(gray, 100, 100)
    drag(gray, QPoint(200, 150), QPoint(220, 160), Qt.MouseButton.MiddleButton)
    assert at(gray, 100, 100) - before == QPoint(20, 10)
    qtbot.keyPress(gray, Qt.Key.Key_Space)
    assert gray.cursor().shape() is Qt.CursorShape.OpenHandCursor
    drag(gray, QPoint(200, 150), QPoint(180, 140))
    qtbot.keyRelease(gray, Qt.Key.Key_Space)
    assert at(gray, 100, 100) == before
    assert not selection.is_busy


def test_keys_zoom_and_move(gray, qtbot):
    fitted = gray.zoom
    qtbot.keyClick(gray, Qt.Key.Key_1)
    assert gray.zoom == 1
    qtbot.keyClick(gray, Qt.Key.Key_Plus)
    assert gray.zoom == 1.5
    qtbot.keyClick(gray, Qt.Key.Key_Plus)
    qtbot.keyClick(gray, Qt.Key.Key_Minus)
    assert gray.zoom == 1.5
    gray.navigation.zoom_to(4)
    before = at(gray, 100, 100)
    qtbot.keyClick(gray, Qt.Key.Key_Right)
    qtbot.keyClick(gray, Qt.Key.Key_Down)
    assert at(gray, 100, 100) - before == QPoint(-64, -64)
    qtbot.keyClick(gray, Qt.Key.Key_0)
    assert gray.zoom == fitted


def test_the_photo_stays_fitted_while_the_window_changes(gray, drawn):
    gray.resize(600, 600)
    assert gray.zoom == pytest.approx(600 / WIDTH)
    gray.navigation.zoom_to(3)
    gray.resize(500, 500)
    assert gray.zoom == 3
    drawn()


def test_split_shows_the_original_left_and_the_result_right(colored, drawn):
    colored.compare = CompareMode.SPLIT
    pixels = chroma_of(drawn())
    assert pixels[100:140, 5:180].max() == 0
    assert pixels[100:140, 220:395].max() > 10


def test_the_line_can_be_taken_anywhere_in_the_photo(colored, drawn):
    colored.compare = CompareMode.SPLIT
    drag(colored, QPoint(80, 60), QPoint(300, 60))
    assert colored.display.split == pytest.approx(0.75, abs=0.01)
    pixels = chroma_of(drawn())
    assert pixels[100:140, 5:280].max() == 0
    assert pixels[100:140, 320:395].max() > 10


def test_near_the_line_every_tool_takes_it(colored, selection):
    colored.compare, colored.tool = CompareMode.SPLIT, Tool.SELECT
    QTest.mouseMove(colored, QPoint(204, 150))
    assert colored.cursor().shape() is Qt.CursorShape.SplitHCursor
    drag(colored, QPoint(204, 150), QPoint(100, 150))
    assert colored.display.split == pytest.approx(0.25, abs=0.01)
    assert not selection.is_busy


def test_side_by_side_both_are_seen_and_move_together(colored, drawn):
    colored.compare = CompareMode.SIDE_BY_SIDE
    pixels = drawn()
    assert chroma_of(pixels[:, :198]).max() == 0
    assert chroma_of(pixels[:, 203:]).max() > 10
    turn_wheel(colored, QPoint(202 + 50, 150), 960)
    pixels = drawn()
    left, right = pixels[50:, :198].mean(axis=2), pixels[50:, 202:].mean(axis=2)
    # The same place of the photo in both panes: the same lightness, apart from the color.
    assert np.corrcoef(left.ravel(), right.ravel())[0, 1] > 0.98


def test_the_original_is_seen_while_a_key_is_held(colored, drawn, qtbot):
    before = drawn()
    qtbot.keyPress(colored, Qt.Key.Key_O)
    assert chroma_of(drawn()[100:]).max() == 0
    qtbot.keyRelease(colored, Qt.Key.Key_O)
    np.testing.assert_array_equal(drawn(), before)


def test_a_held_key_is_let_go_with_the_focus(colored, qtbot):
    qtbot.keyPress(colored, Qt.Key.Key_O)
    assert colored.show_original
    colored.clearFocus()
    assert not colored.show_original


def test_while_colors_change_a_rough_picture_comes_first(qtbot, colored, workbench, drawn):
    colored.resize(1000, 750)
    first = drawn()
    drawings = []
    colored.stage.result.changed.connect(lambda: drawings.append(seen(colored)))
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.preview_decoding(DecodingOptions(vividness=0.3))
    last = drawn()
    assert len(drawings) >= 2
    # Both have the new colors; only the last one has every detail.
    assert chroma_of(drawings[0]).mean() == pytest.approx(chroma_of(last).mean(), rel=0.1)
    assert chroma_of(last).mean() < 0.6 * chroma_of(first).mean()
    assert not np.array_equal(drawings[0], last)


def test_another_photo_takes_the_place_of_the_first_at_once(
    gray, drawn, put_on_table, small_photos, workbench
):
    put_on_table(small_photos / "cat.jpg")
    pixels = drawn()
    corner = at(gray, 0, 0)
    width = round(workbench.pyramid.width * gray.zoom)
    height = round(workbench.pyramid.height * gray.zoom)
    view = View(0, 0, workbench.pyramid.width, workbench.pyramid.height, width, height)
    wanted = render_view(workbench.pyramid, None, view).astype(int)
    part = pixels[corner.y() : corner.y() + height, corner.x() : corner.x() + width]
    assert np.abs(part[: len(wanted)] - wanted[: len(part), : part.shape[1]]).mean() < 1


@pytest.mark.usefixtures("colored")
def test_closing_the_photo_leaves_the_plain_background(library, drawn):
    library.close(library.current)
    assert len(np.unique(drawn().reshape(-1, 3), axis=0)) == 1


def test_at_200_percent_a_pixel_of_the_photo_is_one_of_the_screen(
    colored, workbench, drawn, monkeypatch
):
    monkeypatch.setattr(Canvas, "devicePixelRatioF", lambda _self: 2.0)
    colored.resize(WINDOW[0] + 1, WINDOW[1])
    colored.one_to_one()
    drawn()
    image = QImage(802, 600, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    colored.render(image)
    corner = at(colored, 0, 0)
    part = array_of(image)[corner.y() : corner.y() + HEIGHT, corner.x() : corner.x() + WIDTH]
    np.testing.assert_array_equal(part, exported(workbench))


def test_screen_readers_learn_what_is_seen(colored):
    colored.one_to_one()
    assert colored.accessibleName() == "Photo"
    assert colored.accessibleDescription() == "scene.png, in color, 100 percent of its size."


def test_light_and_dark_themes_give_the_background(canvas):
    palette = canvas.palette()
    palette.setColor(palette.ColorRole.Shadow, Qt.GlobalColor.darkGreen)
    canvas.setPalette(palette)
    np.testing.assert_array_equal(np.unique(seen(canvas).reshape(-1, 3), axis=0), [[0, 128, 0]])


def test_a_photo_is_as_light_in_the_window_as_it_is(gray, drawn):
    gray.navigation.zoom_to(1)
    pixels, corner = drawn(), at(gray, 0, 0)
    inner = pixels[corner.y() : corner.y() + HEIGHT, corner.x() : corner.x() + WIDTH][INNER]
    np.testing.assert_allclose(inner, 212, atol=1)
    assert cv2.Laplacian(inner[..., 0], cv2.CV_16S).max() <= 1
