"""Turning and cropping a photo, and finding its places again."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skimage import data

from engine.restore import straighten as module
from engine.restore.straighten import (
    MOST_DEGREES,
    Frame,
    inner_frame,
    moved,
    reframe,
    straighten,
)

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).filter(lambda pair: pair[1] - pair[0] > 0.01)
FRAMES = st.builds(
    lambda angle, across, down: Frame(angle, across[0], down[0], across[1], down[1]),
    st.floats(-MOST_DEGREES, MOST_DEGREES),
    SHARES.map(sorted).map(tuple),
    SHARES.map(sorted).map(tuple),
)
SIDES = st.integers(1, 400)


def photo(height=240, width=360):
    gray = cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2GRAY).astype(np.float32)
    return cv2.resize(gray * np.float32(100 / 255), (width, height), interpolation=cv2.INTER_AREA)


def literal_turn(plane, angle):
    """The turn about the middle by OpenCV's own matrix, on a canvas that holds all of it."""
    height, width = plane.shape
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), angle, 1)
    rows, columns = Frame(angle).size(height, width)
    turn[0, 2] += (columns - width) / 2
    turn[1, 2] += (rows - height) / 2
    return cv2.warpAffine(
        plane, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def test_untouched_frame_returns_the_plane_itself():
    plane = photo()
    assert straighten(plane, Frame()) is plane


def test_crop_copies_pixels_and_keeps_nothing_of_the_rest_alive():
    plane = photo(100, 200)
    cropped = straighten(plane, Frame(0, 0.1, 0.2, 0.6, 0.7))
    assert (cropped == plane[20:70, 20:120]).all()
    assert cropped.base is None


@pytest.mark.parametrize("angle", [-30, -3.3, 0.7, 12])
def test_picture_turns_counterclockwise_by_the_angle(angle):
    plane = photo()
    turned, expected = straighten(plane, Frame(angle)), literal_turn(plane, angle)
    assert turned.shape == expected.shape
    middle = (slice(60, -60), slice(60, -60))
    assert np.abs(turned - expected)[middle].mean() < 0.5


@given(FRAMES, SIDES, SIDES)
def test_something_is_always_kept(frame, height, width):
    rows, columns = frame.size(height, width)
    assert rows >= 1
    assert columns >= 1


@given(FRAMES, FRAMES, st.integers(20, 400), st.integers(20, 400))
def test_places_return_from_another_frame(before, after, height, width):
    points = np.array([[3.0, 4.0], [17.5, 0.5], [-8.0, 300.0]])
    there = moved(points, before, after, height, width)
    back = moved(there, after, before, height, width)
    assert np.allclose(back, points, atol=1e-6)


@given(FRAMES, st.integers(20, 400), st.integers(20, 400))
def test_crop_is_found_where_it_was_cut_out(frame, height, width):
    upper_left = moved(np.zeros((1, 2)), frame, Frame(frame.angle), height, width)[0]
    rows, columns = Frame(frame.angle).size(height, width)
    assert upper_left[0] == pytest.approx(frame.left * columns, abs=1)
    assert upper_left[1] == pytest.approx(frame.top * rows, abs=1)


def test_a_mark_moves_with_its_place():
    plane = np.zeros((200, 300), np.float32)
    plane[58:63, 198:203] = 100
    frame = Frame(7, 0.1, 0.05, 0.9, 1)
    ((x, y),) = moved(np.array([[200.5, 60.5]]), Frame(), frame, 200, 300)
    turned = straighten(plane, frame)
    found = np.unravel_index(cv2.blur(turned, (5, 5)).argmax(), turned.shape)
    assert found == (pytest.approx(y - 0.5, abs=1), pytest.approx(x - 0.5, abs=1))


@given(st.floats(-MOST_DEGREES, MOST_DEGREES), st.integers(20, 300), st.integers(20, 300))
def test_inner_frame_has_no_corner_outside_the_photo_and_touches_its_edge(angle, height, width):
    frame = inner_frame(angle, height, width)
    rows, columns = frame.size(height, width)
    corners = np.array([[0, 0], [columns, 0], [0, rows], [columns, rows]], float)
    inside = moved(corners, frame, Frame(), height, width)
    gaps = np.concatenate([inside, [width, height] - inside], axis=1)
    assert gaps.min() > -1
    assert gaps.min() < 1


def test_inner_frame_of_a_straight_photo_is_all_of_it():
    assert inner_frame(0, 123, 456) == Frame()


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_range_of_the_plane_is_never_left(kind):
    plane = (np.indices((90, 90)).sum(axis=0) % 7 < 3).astype(kind) * kind(100)
    turned = straighten(plane, Frame(11))
    assert turned.dtype == kind
    assert turned.min() == 0
    assert turned.max() == 100


def test_corners_repeat_the_edge_or_get_what_is_wished():
    plane = np.full((60, 90), 50, np.float32)
    assert (straighten(plane, Frame(20)) == 50).all()
    corners = straighten(plane, Frame(20), outside=0)
    assert corners[0, 0] == corners[-1, -1] == 0
    assert corners.max() == 50


def test_colors_turn_with_their_lightness():
    plane = photo(80, 120)
    colors = np.dstack([plane, -plane])
    frame = Frame(5, 0.1, 0.1, 0.8, 0.9)
    turned = straighten(colors, frame)
    assert np.allclose(turned[..., 0], straighten(plane, frame), atol=1e-3)
    assert np.allclose(turned[..., 1], -turned[..., 0], atol=1e-3)


def test_half_the_size_gives_half_the_picture():
    plane = photo(400, 600)
    frame = Frame(-4, 0.1, 0.1, 0.9, 0.95)
    small = cv2.resize(plane, (300, 200), interpolation=cv2.INTER_AREA)
    turned_small, turned = straighten(small, frame), straighten(plane, frame)
    rows, columns = turned_small.shape
    halved = cv2.resize(turned, (columns, rows), interpolation=cv2.INTER_AREA)
    assert np.abs(turned_small - halved)[2:-2, 2:-2].mean() < 1


def test_result_does_not_depend_on_how_it_is_cut(monkeypatch):
    plane, frame = photo(300, 400), Frame(9, 0.05, 0, 1, 0.9)
    whole = straighten(plane, frame)
    monkeypatch.setattr(module, "_WIDEST_TILE", 37)
    monkeypatch.setattr(
        module,
        "row_strips",
        lambda rows, _: (slice(r, min(r + 11, rows)) for r in range(0, rows, 11)),
    )
    assert np.abs(straighten(plane, frame) - whole).max() < 0.2


def test_what_was_known_of_one_frame_is_known_in_another():
    plane = photo(300, 400)
    before, after = Frame(3, 0.1, 0.1, 0.9, 0.9), Frame(-2, 0.15, 0.2, 0.8, 0.8)
    seen = straighten(plane, before)
    small = cv2.resize(seen, (seen.shape[1] // 2, seen.shape[0] // 2), interpolation=cv2.INTER_AREA)
    shape = tuple(side // 2 for side in after.size(300, 400))
    found = reframe(small, before, after, (300, 400), shape)
    expected = cv2.resize(straighten(plane, after), shape[::-1], interpolation=cv2.INTER_AREA)
    assert np.abs(found - expected)[5:-5, 5:-5].mean() < 1.5


@settings(max_examples=30)
@given(FRAMES, FRAMES)
def test_nothing_is_known_outside_the_frame_that_was_seen(before, after):
    mask = np.full((40, 60), 255, np.uint8)
    found = reframe(mask, before, after, (40, 60), after.size(40, 60), outside=0)
    full = np.argwhere(found == 255) + 0.5
    places = moved(full[:, ::-1], after, before, 40, 60)
    rows, columns = before.size(40, 60)
    inside = (places > -2) & (places < np.array([columns, rows]) + 2)
    assert inside.all()


@pytest.mark.parametrize(
    "frame", [{"angle": 46}, {"left": 0.5, "right": 0.5}, {"top": -0.1}, {"angle": float("nan")}]
)
def test_impossible_frames_are_refused(frame):
    with pytest.raises(ValueError, match="must"):
        Frame(**frame)
