"""Harmonizing: Algorithm 1 of CCC++ to the letter, and the soft variant."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given

from engine.touchup.errors import TouchUpError
from engine.touchup.harmonize import harmonize, harmonize_softly
from tests.engine.touchup.pictures import (
    SHAPE,
    chromas,
    deltas,
    hard_masks,
    masks,
    plain,
    square,
)


def _algorithm_1(chroma, segments, delta_a, delta_b):
    """Algorithm 1 of CCC++, line by line, pixel by pixel."""
    result = chroma.copy()
    for segment in segments:  # 3
        places = [tuple(place) for place in np.argwhere(segment >= 128)]
        for axis, delta in ((0, delta_a), (1, delta_b)):
            values = [float(result[place][axis]) for place in places]  # 4, 11
            if not values:
                continue
            counts = Counter(math.floor(value + 0.5) for value in values)
            most = max(counts.values())
            mode = min(value for value, count in counts.items() if count == most)  # 5, 12
            for place in places:  # 6, 13
                if abs(float(result[place][axis]) - mode) > delta:  # 7, 14
                    result[place][axis] = mode  # 8, 15
    return result  # 19


@given(chromas, masks, masks, deltas, deltas)
def test_harmonize_is_algorithm_1(chroma, first, second, delta_a, delta_b):
    expected = _algorithm_1(chroma, [first, second], delta_a, delta_b)
    np.testing.assert_array_equal(harmonize(chroma, [first, second], delta_a, delta_b), expected)


@given(chromas, masks, deltas, deltas)
def test_harmonizing_one_segment_twice_changes_nothing_more(chroma, mask, delta_a, delta_b):
    once = harmonize(chroma, [mask], delta_a, delta_b)
    np.testing.assert_array_equal(harmonize(once, [mask], delta_a, delta_b), once)


@pytest.mark.parametrize("function", [harmonize, harmonize_softly])
@given(chromas, hard_masks)
def test_pixels_outside_all_segments_are_untouched(function, chroma, mask):
    changed = function(chroma, [mask])
    np.testing.assert_array_equal(changed[mask == 0], chroma[mask == 0])


@given(chromas, masks, deltas)
def test_no_pixel_moves_within_delta_of_where_it_was(chroma, mask, delta):
    moved = np.abs(harmonize(chroma, [mask], delta, delta) - chroma)
    assert np.all((moved == 0) | (moved > delta - 1e-3))


@given(chromas, masks)
def test_the_picture_given_is_left_as_it_is(chroma, mask):
    before = chroma.copy()
    harmonize(chroma, [mask])
    harmonize_softly(chroma, [mask])
    np.testing.assert_array_equal(chroma, before)


def test_a_pixel_exactly_delta_away_stays():
    chroma = plain((10, 0))
    chroma[0, 0] = (18, 0)
    chroma[0, 1] = (18.001, 0)
    changed = harmonize(chroma, [np.full(SHAPE, 255, np.uint8)])
    assert changed[0, 0, 0] == 18
    assert changed[0, 1, 0] == 10


def test_of_two_modes_the_smaller_wins():
    chroma = np.array([[[20, 0], [-20, 0]]], np.float32)
    changed = harmonize(chroma, [np.full((1, 2), 255, np.uint8)])
    assert changed[0, :, 0].tolist() == [-20, -20]


def test_of_overlapping_segments_the_later_sees_what_the_earlier_left():
    chroma = np.array([[[0, 0], [0, 0], [40, 0], [40, 0], [40, 0]]], np.float32)
    left = np.array([[255, 255, 255, 0, 0]], np.uint8)
    right = np.array([[0, 0, 255, 255, 255]], np.uint8)
    assert harmonize(chroma, [left, right])[0, :, 0].tolist() == [0, 0, 40, 40, 40]
    assert harmonize(chroma, [right, left])[0, :, 0].tolist() == [0, 0, 0, 40, 40]


@pytest.mark.parametrize("function", [harmonize, harmonize_softly])
@pytest.mark.parametrize("segments", [[], [np.zeros(SHAPE, np.uint8)]])
def test_without_pixels_nothing_changes(function, segments):
    chroma = np.random.default_rng(1).uniform(-50, 50, (*SHAPE, 2)).astype(np.float32)
    np.testing.assert_array_equal(function(chroma, segments), chroma)


def test_a_segment_of_one_pixel_keeps_its_color():
    chroma = np.random.default_rng(1).uniform(-50, 50, (*SHAPE, 2)).astype(np.float32)
    mask = square(SHAPE, 3, 4, 1)
    np.testing.assert_array_equal(harmonize(chroma, [mask], 1, 1), chroma)
    np.testing.assert_allclose(harmonize_softly(chroma, [mask]), chroma, atol=1e-4)


@pytest.mark.parametrize("function", [harmonize, harmonize_softly])
def test_a_mask_of_another_size_is_refused(function):
    with pytest.raises(ValueError, match="size"):
        function(plain((0, 0)), [np.zeros((3, 3), np.uint8)])


@pytest.mark.parametrize("function", [harmonize, harmonize_softly])
@pytest.mark.parametrize("delta", [-1, math.nan, math.inf])
def test_a_delta_that_is_no_tolerance_is_refused(function, delta):
    with pytest.raises(TouchUpError, match="deltas"):
        function(plain((0, 0)), [], 8, delta)


@pytest.mark.parametrize("strength", [-0.1, 1.1, math.nan])
def test_a_strength_out_of_range_is_refused(strength):
    with pytest.raises(TouchUpError, match="strength"):
        harmonize_softly(plain((0, 0)), [], strength=strength)


@given(chromas, masks)
def test_softly_at_strength_0_changes_nothing(chroma, mask):
    np.testing.assert_array_equal(harmonize_softly(chroma, [mask], strength=0), chroma)


@given(chromas, masks)
def test_softly_no_pixel_leaves_the_range_of_its_segment(chroma, mask):
    changed = harmonize_softly(chroma, [mask])
    inside = mask > 0
    if inside.any():
        assert np.all(changed[inside] >= chroma[inside].min(axis=0) - 1e-3)
        assert np.all(changed[inside] <= chroma[inside].max(axis=0) + 1e-3)


def test_softly_a_stray_blotch_takes_the_color_of_its_object():
    chroma = plain((20, 10), (60, 80))
    chroma[20:30, 20:30] = (-15, 30)
    changed = harmonize_softly(chroma, [np.full((60, 80), 255, np.uint8)])
    np.testing.assert_allclose(changed, plain((20, 10), (60, 80)), atol=0.05)


def test_softly_small_variations_of_an_object_stay():
    random = np.random.default_rng(2)
    chroma = plain((20, 10), (60, 80)) + random.uniform(-2, 2, (60, 80, 2)).astype(np.float32)
    changed = harmonize_softly(chroma, [np.full((60, 80), 255, np.uint8)])
    np.testing.assert_array_equal(changed, chroma)


def _ramp_into_a_blotch():
    """An object of a* 0 whose color rises to 40 on its way to the right."""
    chroma = np.zeros((400, 600, 2), np.float32)
    chroma[..., 0] = np.interp(np.arange(600), [400, 420], [0, 40])
    return chroma, np.full((400, 600), 255, np.uint8)


def test_softly_there_is_no_jump_where_algorithm_1_has_one():
    chroma, mask = _ramp_into_a_blotch()
    literal, soft = harmonize(chroma, [mask]), harmonize_softly(chroma, [mask])
    assert np.abs(np.diff(literal[200, :, 0])).max() > 6
    assert np.abs(np.diff(soft[200, :, 0])).max() < np.abs(np.diff(chroma[200, :, 0])).max()


def test_softly_no_ring_is_left_beside_a_blotch():
    chroma, mask = _ramp_into_a_blotch()
    assert np.abs(harmonize(chroma, [mask])).max() > 6
    assert np.abs(harmonize_softly(chroma, [mask])).max() < 2


def test_softly_the_color_is_one_that_the_object_has():
    # a* is mostly 30 and b* mostly 0, but no pixel is (30, 0).
    chroma = plain((30, 30), (20, 50))
    chroma[:, :15] = (-20, 0)
    chroma[:, 15:30] = (0, 0)
    changed = harmonize_softly(chroma, [np.full((20, 50), 255, np.uint8)])
    np.testing.assert_allclose(changed, plain((30, 30), (20, 50)), atol=0.1)


def test_softly_the_change_fades_with_the_coverage():
    chroma = plain((0, 0), (30, 30))
    chroma[10:20, 15:] = (40, 0)
    mask = np.full((30, 30), 255, np.uint8)
    mask[10:20, 20:25] = 128
    mask[10:20, 25:] = 0
    changed = harmonize_softly(chroma, [mask])[15, :, 0]
    assert changed[17] == pytest.approx(0, abs=0.1)
    assert changed[22] == pytest.approx(40 * (1 - 128 / 255), abs=0.2)
    assert changed[27] == 40


def test_softly_what_lies_outside_the_object_does_not_count_as_its_stray_color():
    chroma = plain((3, 0), (40, 40))
    chroma[:, :20] += np.array([3.0, 0], np.float32) * (np.arange(40) % 2)[:, None, None]
    chroma[:, 20:] = (-60, 50)
    mask = np.zeros((40, 40), np.uint8)
    mask[:, :20] = 255
    np.testing.assert_array_equal(harmonize_softly(chroma, [mask]), chroma)


def test_softly_a_delta_of_0_leaves_one_color():
    chroma = np.random.default_rng(3).normal(10, 4, (30, 30, 2)).astype(np.float32)
    changed = harmonize_softly(chroma, [np.full((30, 30), 255, np.uint8)], 0, 0)
    assert changed.reshape(-1, 2).std(axis=0).max() < 1e-3
