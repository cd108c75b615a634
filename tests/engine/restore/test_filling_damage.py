"""Filling damage: what comes in, what stays, and correcting a mask by hand."""

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.cancellation import Cancelled
from engine.restore.damage.correction import corrected
from engine.restore.damage.fill import fill_damage, inpainted
from engine.restore.damage.find import find_damage
from engine.restore.damage.holes import holes
from tests.engine.restore.synthetic_damage import (
    Amount,
    damage,
    sample,
    signal_to_noise,
    with_grain,
)

SOME = settings(max_examples=40, deadline=None)
MASKS = arrays(
    np.uint8,
    array_shapes(min_dims=2, max_dims=2, max_side=40),
    elements=st.sampled_from([0, 0, 0, 128, 255]),
)


def ramp(rows=200, columns=240):
    down, across = np.mgrid[:rows, :columns]
    return (20 + 0.1 * down + 0.15 * across).astype(np.float32)


def spot(shape, row=90, column=100, side=12):
    mask = np.zeros(shape, np.uint8)
    mask[row : row + side, column : column + side] = 255
    return mask


@SOME
@given(MASKS, st.integers(0, 3))
def test_pixels_outside_the_mask_stay_as_they_were(mask, seed):
    photo = np.random.default_rng(seed).uniform(0, 100, mask.shape).astype(np.float32)
    filled = fill_damage(photo, mask)
    np.testing.assert_array_equal(filled[mask == 0], photo[mask == 0])
    assert np.isfinite(filled).all()
    assert filled.min() >= 0
    assert filled.max() <= 100


@pytest.mark.parametrize("turned", [False, True])
def test_single_row_is_filled_by_its_own_values_and_not_by_what_lies_beside_it_in_memory(turned):
    row = np.linspace(20, 60, 30, dtype=np.float32)[None]
    unknown = np.zeros_like(row, np.uint8)
    unknown[0, 12:15] = 1
    row, unknown = (row.T, unknown.T) if turned else (row, unknown)
    repeats = (1, 5) if turned else (5, 1)
    same = inpainted(np.tile(row, repeats), np.tile(unknown, repeats))
    np.testing.assert_array_equal(inpainted(row, unknown), same[:, 2:3] if turned else same[2:3])


@SOME
@given(MASKS)
def test_every_damaged_pixel_belongs_to_exactly_one_hole(mask):
    if mask.all():
        return
    owners = np.zeros(mask.shape, int)
    for hole in holes(mask):
        owners[hole.seen] += hole.own
        assert not mask[hole.seen].all()
    assert (owners[mask > 0] == 1).all()


@pytest.mark.parametrize("mask", [np.zeros((9, 9), np.uint8), np.full((9, 9), 255, np.uint8)])
def test_nothing_is_filled_where_nothing_is_damaged_or_nothing_known(mask):
    photo = ramp(9, 9)
    assert fill_damage(photo, mask) is photo


def test_smooth_photo_is_continued_into_damage_without_rounding():
    photo = ramp()
    mask = spot(photo.shape)
    filled = fill_damage(np.where(mask > 0, np.float32(99), photo), mask)
    assert np.abs(filled - photo)[mask > 0].max() < 1
    # Steps of 8 bits would be 0.4 wide.
    assert len(np.unique(filled[mask > 0])) > 60


def test_rim_that_the_mask_missed_is_not_drawn_inwards():
    photo = ramp()
    damaged = np.where(spot(photo.shape, 89, 99, 14) > 0, np.float32(0), photo)
    mask = spot(photo.shape)
    assert np.abs(fill_damage(damaged, mask) - photo)[mask > 0].max() < 1.5


def test_fill_has_the_grain_of_its_surroundings():
    photo = with_grain(np.full((200, 240), 50, np.float32), 1, 3.0)
    mask = spot(photo.shape, side=40)
    filled = fill_damage(photo, mask)
    inside = filled[95:125, 105:135]
    assert inside.std() == pytest.approx(photo.std(), rel=0.35)
    neighbors = np.corrcoef(inside[:, 1:].ravel(), inside[:, :-1].ravel())[0, 1]
    expected = np.corrcoef(photo[:, 1:].ravel(), photo[:, :-1].ravel())[0, 1]
    assert neighbors == pytest.approx(expected, abs=0.25)


def test_photo_without_grain_gets_none():
    photo = np.full((90, 90), 40, np.float32)
    np.testing.assert_allclose(fill_damage(photo, spot(photo.shape, 30, 30)), 40, atol=0.05)


def test_soft_coverage_changes_in_part():
    photo = ramp()
    mask = spot(photo.shape)
    damaged = np.where(mask > 0, np.float32(90), photo)
    half = fill_damage(damaged, mask // 2)
    whole = fill_damage(damaged, mask)
    np.testing.assert_allclose(half, damaged + 127 / 255 * (whole - damaged), atol=1e-3)


def test_scratch_across_the_whole_photo_is_filled_in_pieces_without_seams():
    photo = ramp(1000, 900) / 3
    mask = np.zeros_like(photo, np.uint8)
    across = np.arange(900)
    mask[across, across] = mask[across + 1, across] = mask[across + 2, across] = 255
    filled = fill_damage(np.where(mask > 0, np.float32(0), photo), mask)
    assert np.abs(filled - photo).max() < 0.6


def test_result_is_always_the_same_and_the_photo_is_not_changed():
    damaged = damage(with_grain(sample("cat.jpg"), 1, 2.0), 1)
    before = damaged.lightness.copy()
    filled = fill_damage(damaged.lightness, damaged.mask)
    np.testing.assert_array_equal(fill_damage(damaged.lightness, damaged.mask), filled)
    np.testing.assert_array_equal(damaged.lightness, before)


def test_photo_is_nearer_to_the_undamaged_one_afterwards():
    damaged = damage(sample("cat.jpg"), 1, Amount(40, 3, 4))
    repaired = fill_damage(damaged.lightness, find_damage(damaged.lightness))
    before = signal_to_noise(damaged.lightness, damaged.clean)
    assert signal_to_noise(repaired, damaged.clean) > before + 2
    inside = signal_to_noise(damaged.lightness, damaged.clean, damaged.mask)
    assert signal_to_noise(repaired, damaged.clean, damaged.mask) > inside + 3


def test_mask_of_another_size_is_refused():
    with pytest.raises(ValueError, match="size"):
        fill_damage(ramp(), np.zeros((5, 5), np.uint8))


def test_filling_ends_on_request():
    stop = threading.Event()
    stop.set()
    photo = ramp()
    with pytest.raises(Cancelled):
        fill_damage(photo, spot(photo.shape), cancel=stop)


def test_correction_adds_and_takes_away():
    found = np.array([[0, 255, 0, 255]], np.uint8)
    added = np.array([[255, 0, 0, 0]], np.uint8)
    removed = np.array([[0, 255, 0, 0]], np.uint8)
    np.testing.assert_array_equal(corrected(found, added, removed), [[255, 0, 0, 255]])


def test_where_both_are_drawn_nothing_is_left():
    full = np.full((2, 2), 255, np.uint8)
    assert not corrected(full, full, full).any()


@SOME
@given(MASKS)
def test_correction_by_nothing_changes_nothing(found):
    nothing = np.zeros((3, 4), np.uint8)
    np.testing.assert_array_equal(corrected(found, nothing, nothing), found)


def test_brush_at_guide_size_is_enlarged_to_the_photo():
    brush = np.zeros((4, 6), np.uint8)
    brush[1:3, 2:4] = 255
    mask = corrected(np.zeros((40, 60), np.uint8), brush, np.zeros((4, 6), np.uint8))
    assert mask.shape == (40, 60)
    assert mask[20, 30] == 255
    assert mask[0, 0] == 0
