"""Lifting pale regions: what becomes more colorful, how far, and what never changes."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.color.rebalance import MOST_GAIN, TARGET_CHROMA, rebalance, region_gain

SHAPES = st.tuples(st.integers(1, 12), st.integers(1, 12), st.just(2))
COLORINGS = arrays(np.float32, SHAPES, elements=st.floats(-128, 128, width=32))
STRENGTHS = st.floats(0, 1)
SOME = settings(max_examples=30)


def length_of(chroma):
    return np.hypot(chroma[..., 0], chroma[..., 1])


def halves(left, right, side=40):
    """A coloring of two plain halves."""
    chroma = np.empty((side, side, 2), np.float32)
    chroma[:, : side // 2], chroma[:, side // 2 :] = left, right
    return chroma


@SOME
@given(COLORINGS)
def test_strength_zero_changes_nothing_at_all(chroma):
    assert rebalance(chroma, 0) is chroma


@SOME
@given(COLORINGS, STRENGTHS)
def test_the_hue_of_every_pixel_is_kept(chroma, strength):
    changed = rebalance(chroma, strength)
    across = chroma[..., 0] * changed[..., 1] - chroma[..., 1] * changed[..., 0]
    along = (chroma * changed).sum(axis=-1)
    np.testing.assert_allclose(across, 0, atol=1e-4 * max(1, np.abs(chroma).max() ** 2))
    assert (along >= 0).all()


@SOME
@given(COLORINGS, STRENGTHS)
def test_no_pixel_changes_by_more_than_the_largest_gain(chroma, strength):
    before, after = length_of(chroma), length_of(rebalance(chroma, strength))
    assert (after <= before * MOST_GAIN * 1.0001 + 1e-6).all()
    assert (after >= before / MOST_GAIN * 0.9999 - 1e-6).all()


@SOME
@given(COLORINGS, STRENGTHS, st.integers(0, 1000))
def test_the_same_coloring_gives_the_same_result(chroma, strength, seed):
    first = rebalance(chroma, strength)
    cv2.setRNGSeed(seed)
    np.testing.assert_array_equal(rebalance(chroma.copy(), strength), first)


@SOME
@given(SHAPES)
def test_gray_stays_gray(shape):
    assert np.abs(rebalance(np.zeros(shape, np.float32), 1)).max() == 0


@SOME
@given(COLORINGS)
def test_gray_pixels_among_colors_stay_gray(chroma):
    chroma[0, 0] = 0
    assert np.abs(rebalance(chroma, 1)[0, 0]).max() == 0


@SOME
@given(
    arrays(np.float32, (4, 4), elements=st.floats(0, 180, width=32)),
    arrays(np.float32, (4, 4), elements=st.floats(0.125, 1, width=32)),
)
def test_regions_are_lifted_within_bounds_and_never_lowered(length, membership):
    assert 1 <= region_gain(length, membership) <= MOST_GAIN


def test_a_pale_region_is_lifted_to_the_target():
    changed = rebalance(halves((9, 12), (30, -40)), 1)
    np.testing.assert_allclose(changed[:, :20], np.broadcast_to((12, 16), (40, 20, 2)), rtol=0.02)
    assert np.hypot(12, 16) == TARGET_CHROMA


def test_regions_that_are_colorful_enough_or_as_good_as_gray_are_left():
    chroma = halves((2, 2), (30, -40))
    np.testing.assert_allclose(rebalance(chroma, 1), chroma, rtol=0.02)


def test_strength_is_how_much_of_the_change_is_made():
    chroma = halves((9, 12), (30, -40))
    changes = [rebalance(chroma, strength) - chroma for strength in (0.25, 0.5, 1)]
    np.testing.assert_allclose(4 * changes[0], changes[2], atol=1e-3)
    np.testing.assert_allclose(2 * changes[1], changes[2], atol=1e-3)


def test_no_step_appears_where_colors_change_smoothly():
    chroma = np.zeros((60, 200, 2), np.float32)
    chroma[..., 0] = np.linspace(0, 60, 200)
    lengths = length_of(rebalance(chroma, 1))[30]
    steps = np.diff(lengths)
    assert steps.max() < 3 * MOST_GAIN * 60 / 199
    # Nor does a more colorful place become paler than one that was paler than it.
    assert steps.min() > -60 / 199


def test_small_differences_within_a_region_are_evened_out_and_large_ones_stay():
    noise = np.random.default_rng(1).normal(0, 2, (80, 80)).astype(np.float32)
    chroma = halves((30, 0), (60, 0), side=80)
    chroma[..., 0] += noise
    changed = rebalance(chroma, 1)[..., 0]
    assert changed[:, :38].std() < 0.75 * chroma[:, :38, 0].std()
    assert changed[:, 41:].mean() - changed[:, :39].mean() > 28
    assert changed[:, 40].mean() - changed[:, 39].mean() > 25


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strength_out_of_range_is_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        rebalance(np.zeros((2, 2, 2), np.float32), strength)
