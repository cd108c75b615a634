"""Suggestions how to turn and crop a scan: right ones, or none."""

import cv2
import numpy as np
import pytest

from engine.restore.border import Border, find_border, suggest_frame
from engine.restore.print_edges import Side, find_print_edges
from engine.restore.skew import LEAST_TILT, find_skew
from engine.restore.straighten import Frame, inner_frame, moved
from tests.engine.restore.grainy_photos import SAMPLES, sample
from tests.engine.restore.synthetic_scans import scan


def photo(name="astronaut"):
    """Wide enough that both sides differ."""
    return cv2.resize(sample(name), (480, 360), interpolation=cv2.INTER_CUBIC).clip(0, 100)


def gaps(frame, made):
    """How far the frame lies outside the photo on each side, as shares of the scan's side."""
    height, width = made.lightness.shape
    corners = moved(made.corners, Frame(), frame, height, width)
    rows, columns = frame.size(height, width)
    left, top = corners[[0, 3], 0].mean(), corners[[0, 1], 1].mean()
    right, bottom = columns - corners[[1, 2], 0].mean(), rows - corners[[2, 3], 1].mean()
    return np.array([left, top, right, bottom]) / max(height, width)


@pytest.mark.parametrize("angle", [-7, -2.4, 0.5, 4])
@pytest.mark.parametrize("lid", [97, 60, 8])
def test_the_tilt_of_a_print_on_a_lid_is_found(angle, lid):
    skew = find_skew(scan(photo(), angle=angle, lid=lid).lightness)
    assert skew.angle == pytest.approx(angle, abs=0.15)
    assert 0.25 < skew.confidence <= 1


@pytest.mark.parametrize("angle", [-3, 0, 1.5])
@pytest.mark.parametrize("paper", [0, 0.06])
def test_the_frame_suggested_holds_the_photo_and_hardly_more(angle, paper):
    made = scan(photo(), angle=angle, lid=60, paper=paper)
    outside = gaps(suggest_frame(made.lightness), made)
    assert outside.max() < 0.005
    assert outside.min() > -0.012


def test_a_print_in_the_corner_of_a_scanner_has_borders_on_two_sides():
    made = scan(photo(), lid=60, margins=(0, 0.2, 0.15, 0))
    border = find_border(made.lightness)
    assert (border.left, border.top) == (0, 0)
    assert border.right == pytest.approx(1 / 1.2, abs=0.006)
    assert border.bottom == pytest.approx(1 / 1.15, abs=0.006)
    assert {edge.side for edge in find_print_edges(made.lightness)} == {Side.RIGHT, Side.BOTTOM}


def test_a_straight_print_is_not_turned():
    made = scan(photo(), lid=60)
    assert find_skew(made.lightness) is None
    assert suggest_frame(made.lightness).angle == 0


@pytest.mark.parametrize("name", SAMPLES)
def test_photos_without_border_get_no_suggestion(name):
    assert find_skew(photo(name)) is None
    assert find_border(photo(name)) is None
    assert suggest_frame(photo(name)) is None


def test_a_level_horizon_under_an_even_sky_is_no_border():
    plane = photo()
    plane[:90] = 90
    assert suggest_frame(plane) is None


def test_a_tilted_horizon_alone_does_not_turn_a_photo():
    plane = photo()
    y, x = np.mgrid[: plane.shape[0], : plane.shape[1]]
    plane[y < 60 + 0.05 * x] = 90
    assert find_skew(plane) is None


def test_a_small_thing_on_an_even_ground_is_no_print():
    made = scan(photo(), lid=97, margins=(1, 1, 1, 1))
    assert find_border(made.lightness) is None


@pytest.mark.parametrize("shape", [(1, 1), (20, 500), (64, 64), (300, 300)])
def test_pictures_with_nothing_on_them_get_no_suggestion(shape):
    assert suggest_frame(np.full(shape, 50, np.float32)) is None
    noise = np.random.default_rng(1).uniform(0, 100, shape).astype(np.float32)
    assert suggest_frame(noise) is None


def test_where_only_the_tilt_is_known_no_empty_corners_are_left(monkeypatch):
    made = scan(photo(), angle=3, lid=60)
    monkeypatch.setattr("engine.restore.border.find_border", lambda _: None)
    suggested = suggest_frame(made.lightness)
    assert abs(suggested.angle - 3) < 0.15
    assert suggested == inner_frame(suggested.angle, *made.lightness.shape)


def test_the_size_of_the_scan_hardly_matters():
    made = scan(photo(), angle=2, lid=60)
    large = cv2.resize(made.lightness, None, fx=3, fy=3, interpolation=cv2.INTER_LINEAR)
    assert find_skew(large).angle == pytest.approx(find_skew(made.lightness).angle, abs=0.1)
    assert abs(find_skew(large).angle) > LEAST_TILT


def test_a_border_has_the_same_pixels_as_its_shares():
    border = Border(0.1, 0.2, 0.9, 0.7)
    assert border.pixels(100, 200) == (slice(20, 70), slice(20, 180))
    assert border.area == pytest.approx(0.4)
