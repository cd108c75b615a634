"""Color points that spread until an edge of lightness stops them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError
from engine.touchup.geodesic import geodesic_distances
from engine.touchup.hints import MOST_HINTS, ColorPoint, hint
from tests.engine.touchup.pictures import plain

SHAPE = (120, 160)
EVEN = np.full(SHAPE, 50, np.float32)
RED, BLUE = TargetColor(50, 30), TargetColor(10, -45)


def _two_halves():
    """Dark on the left, light on the right, with grain."""
    grain = np.random.default_rng(1).normal(0, 1, SHAPE)
    halves = np.where(np.arange(160) < 80, 30, 70)
    return (halves + grain).astype(np.float32)


def _reddish(chroma):
    return chroma[..., 0] / RED.a


def test_a_point_has_its_color():
    changed = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(40.5, 60.5, RED)])
    np.testing.assert_allclose(changed[60, 40], RED.chroma, atol=0.5)


def test_the_color_fades_with_the_way_and_ends():
    changed = _reddish(hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(40.5, 60.5, RED)], reach=0.4))
    row = changed[60, 40:]
    assert np.all(np.diff(row) <= 1e-4)
    assert row[10] > 0.8
    assert np.abs(row[65:]).max() == 0


def test_the_reach_is_a_share_of_the_longer_side():
    changed = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(20.5, 60.5, RED)], reach=0.5)
    reached = np.flatnonzero(changed[60, :, 0] > 1e-3)
    assert reached.max() - 20 == pytest.approx(0.5 * 160, abs=3)


def test_an_edge_of_lightness_stops_the_color():
    point = ColorPoint(70.5, 60.5, RED)
    changed = _reddish(hint(plain((0, 0), SHAPE), _two_halves(), [point], reach=1))
    assert changed[60, 20] > 0.6
    assert np.abs(changed[:, 82:]).max() < 0.02


def test_gentle_shading_does_not_stop_the_color():
    ramp = np.broadcast_to(np.linspace(30, 70, 160, dtype=np.float32), SHAPE).copy()
    shaded = hint(plain((0, 0), SHAPE), ramp, [ColorPoint(40.5, 60.5, RED)])
    even = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(40.5, 60.5, RED)])
    np.testing.assert_allclose(shaded, even, atol=3)


def test_the_color_runs_around_an_obstacle():
    lightness = EVEN.copy()
    lightness[20:, 78:82] = 0
    changed = _reddish(
        hint(plain((0, 0), SHAPE), lightness, [ColorPoint(60.5, 30.5, RED)], reach=1)
    )
    assert changed[10, 100] > 0.5
    assert changed[10, 100] > changed[90, 100] + 0.1


def test_each_of_two_points_keeps_its_color():
    points = [ColorPoint(60.5, 60.5, RED), ColorPoint(100.5, 60.5, BLUE)]
    changed = hint(plain((0, 0), SHAPE), EVEN, points)
    np.testing.assert_allclose(changed[60, 60], RED.chroma, atol=1)
    np.testing.assert_allclose(changed[60, 100], BLUE.chroma, atol=1)
    between = changed[60, 60:101, 1]
    assert np.all(np.diff(between) <= 0.01)


def test_what_no_point_reaches_keeps_its_color():
    chroma = np.random.default_rng(2).uniform(-50, 50, (*SHAPE, 2)).astype(np.float32)
    changed = hint(chroma, EVEN, [ColorPoint(5, 5, RED)], reach=0.2)
    np.testing.assert_array_equal(changed[60:], chroma[60:])


def test_colors_stay_inside_the_mask():
    mask = np.zeros(SHAPE, np.uint8)
    mask[30:90, 30:90] = 255
    changed = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(60, 60, RED)], mask, reach=1)
    assert np.abs(changed[mask == 0]).max() == 0
    assert _reddish(changed)[35, 35] > 0.5


def test_ways_do_not_lead_outside_the_mask():
    mask = np.zeros(SHAPE, np.uint8)
    mask[:, :60] = mask[:, 100:] = 255
    changed = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(50, 60, RED)], mask, reach=1)
    assert np.abs(changed[:, 100:]).max() == 0


def test_soft_edges_of_the_mask_are_blended():
    mask = np.full(SHAPE, 255, np.uint8)
    mask[:, 50:] = 128
    full = hint(
        plain((0, 0), SHAPE), EVEN, [ColorPoint(40, 60, RED)], np.full(SHAPE, 255, np.uint8)
    )
    half = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(40, 60, RED)], mask)
    assert 0 < half[60, 51, 0] <= full[60, 51, 0] * 0.55


def test_without_points_or_with_an_empty_mask_nothing_changes():
    chroma = plain((3, 4), SHAPE)
    np.testing.assert_array_equal(hint(chroma, EVEN, []), chroma)
    empty = np.zeros(SHAPE, np.uint8)
    np.testing.assert_array_equal(hint(chroma, EVEN, [ColorPoint(1, 1, RED)], empty), chroma)


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (2, 3)])
def test_tiny_pictures_can_be_hinted(shape):
    lightness = np.full(shape, 50, np.float32)
    changed = hint(plain((0, 0), shape), lightness, [ColorPoint(0.5, 0.5, RED)])
    np.testing.assert_allclose(changed[0, 0], RED.chroma, atol=0.5)


def test_points_on_the_far_borders_are_inside():
    changed = hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(160, 120, RED)])
    np.testing.assert_allclose(changed[119, 159], RED.chroma, atol=0.5)


def test_a_picture_larger_than_the_working_size_has_sharp_limits_of_color():
    lightness = np.where(np.arange(900) < 450, 30, 70) * np.ones((600, 1), np.float32)
    lightness = lightness.astype(np.float32)
    point = ColorPoint(400, 300, RED)
    changed = _reddish(hint(plain((0, 0), lightness.shape), lightness, [point]))
    assert changed[300, 440] > 0.8
    assert changed[300, 455] < 0.1


@pytest.mark.parametrize(
    ("x", "y"), [(-0.1, 5), (160.1, 5), (5, 121), (math.nan, 5), (5, math.inf)]
)
def test_a_point_outside_the_photo_is_refused(x, y):
    with pytest.raises(TouchUpError, match="outside"):
        hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(x, y, RED)])


def test_too_many_points_are_refused():
    with pytest.raises(TouchUpError, match="At most"):
        hint(plain((0, 0), SHAPE), EVEN, [ColorPoint(1, 1, RED)] * (MOST_HINTS + 1))


@pytest.mark.parametrize("reach", [0, -1, 2.1, math.nan])
def test_a_reach_out_of_range_is_refused(reach):
    with pytest.raises(TouchUpError, match="reach"):
        hint(plain((0, 0), SHAPE), EVEN, [], reach=reach)


def test_a_mask_or_lightness_of_another_size_is_refused():
    with pytest.raises(ValueError, match="size"):
        hint(plain((0, 0), SHAPE), EVEN[:5], [])
    with pytest.raises(ValueError, match="size"):
        hint(plain((0, 0), SHAPE), EVEN, [], np.zeros((2, 2), np.uint8))


def _distances_by_dijkstra(start, guide, toll, contrast):
    import heapq

    best = np.full(guide.shape, np.inf)
    best[start] = 0
    queue = [(0.0, start)]
    while queue:
        distance, (row, column) = heapq.heappop(queue)
        if distance > best[row, column]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                there = row + down, column + right
                if not (0 <= there[0] < guide.shape[0] and 0 <= there[1] < guide.shape[1]):
                    continue
                edge = (guide[there] - guide[row, column]) / contrast
                way = math.hypot(down, right) * (toll[there] + toll[row, column]) / 2
                if distance + way + edge**2 < best[there]:
                    best[there] = distance + way + edge**2
                    heapq.heappush(queue, (best[there], there))
    return best


@given(st.integers(0, 2**32 - 1))
def test_distances_are_those_of_the_shortest_ways(seed):
    random = np.random.default_rng(seed)
    guide = random.uniform(0, 30, (8, 10)).astype(np.float32)
    toll = random.uniform(0.1, 2, (8, 10)).astype(np.float32)
    start = int(random.integers(8)), int(random.integers(10))
    found = geodesic_distances([start], guide, toll, contrast=10.0, limit=100.0)[0]
    np.testing.assert_allclose(found, _distances_by_dijkstra(start, guide, toll, 10.0), atol=0.5)
