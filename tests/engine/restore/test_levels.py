"""Fade: what black, white and mid-tone are found to be, and the curve that brings them back."""

import threading

import cv2
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import engine.color.lab
from engine.cancellation import Cancelled
from engine.color.lab import lightness_from_srgb
from engine.resources import resource_path
from engine.restore.levels import (
    BLACK,
    MOST_GAIN,
    WHITE,
    Levels,
    apply_levels,
    measure_levels,
    tone_curve,
)
from engine.restore.measuring import inside_rim

SOME = settings(max_examples=60)
LEVELS = st.builds(
    lambda black, span, middle: Levels(black, min(100, black + span), middle),
    st.floats(0, 60),
    st.floats(20, 100),
    st.floats(0.6, 1.6),
)
# As far apart as 16 bits can tell.
TONES = np.linspace(0, 100, 1 << 16)


def sample(name):
    return lightness_from_srgb(cv2.imread(str(resource_path("samples", name)), 0))


def faded(lightness, black=28.0, white=78.0, power=0.95):
    return (black + (white - black) * (lightness / 100) ** power).astype(np.float32)


@SOME
@given(LEVELS)
def test_the_curve_increases_everywhere_and_keeps_its_ends(levels):
    curve = tone_curve(TONES, levels)
    assert (np.diff(curve) > 0).all()
    assert curve[0] == 0
    assert curve[-1] == pytest.approx(100)


@SOME
@given(LEVELS, st.floats(0.01, 1))
def test_no_pixel_becomes_black_or_white_that_was_not(levels, strength):
    plane = np.linspace(0, 100, 4096, dtype=np.float32)[None]
    restored = apply_levels(plane, levels, strength)
    assert restored.dtype == np.float32
    assert restored.flags.c_contiguous
    assert (np.diff(restored) > 0).all()
    assert (restored[0, 1:-1] > 0).all()
    assert (restored[0, 1:-1] < 100).all()


@SOME
@given(st.floats(5, 40), st.floats(60, 90))
def test_black_and_white_arrive_where_unfaded_photos_have_them(black, white):
    np.testing.assert_allclose(
        tone_curve(np.array([black, white]), Levels(black, white)), [BLACK, WHITE], atol=1e-6
    )


@SOME
# Of what is measured; right at the ends there is no room to bend.
@given(st.floats(0.3, 24), st.floats(76, 99.7))
def test_the_curve_has_no_corner_at_black_and_white(black, white):
    straight = Levels(black, white)
    assume(straight.gain <= MOST_GAIN)
    slopes = np.diff(tone_curve(TONES, straight)) / np.diff(TONES)
    for tone in (straight.black, straight.white):
        place = int(tone / 100 * (len(TONES) - 1))
        around = slopes[max(0, place - 4) : place + 5]
        assert np.ptp(around) < 0.1 * straight.gain


def test_levels_of_the_full_range_change_nothing():
    plane = np.linspace(0, 100, 1000, dtype=np.float32)[None]
    levels = Levels(BLACK - 1, WHITE + 1)
    assert levels.gain == 1
    np.testing.assert_allclose(apply_levels(plane, levels), plane, atol=1e-4)


def test_strength_is_how_much_of_the_change_is_made():
    plane, levels = faded(sample("coffee.jpg")), Levels(28, 78, 0.9)
    assert apply_levels(plane, levels, 0) is plane
    half, full = (apply_levels(plane, levels, strength) - plane for strength in (0.5, 1))
    np.testing.assert_allclose(2 * half, full, atol=1e-4)


@pytest.mark.parametrize("name", ["astronaut.jpg", "coffee.jpg", "temple.jpg", "rocket.jpg"])
def test_a_photo_that_has_not_faded_hardly_changes(name):
    photo = sample(name)
    levels = measure_levels(photo)
    assert not levels.is_faded
    assert np.abs(apply_levels(photo, levels) - photo).mean() < 1


@pytest.mark.parametrize("name", ["astronaut.jpg", "coffee.jpg", "temple.jpg"])
def test_a_faded_photo_comes_close_to_what_it_was(name):
    photo = sample(name)
    levels = measure_levels(faded(photo))
    assert levels.is_faded
    error_before = np.sqrt(np.mean((faded(photo) - photo) ** 2))
    error_after = np.sqrt(np.mean((apply_levels(faded(photo), levels) - photo) ** 2))
    assert error_after < 0.45 * error_before


def test_specks_and_reflections_have_no_say():
    photo = faded(sample("coffee.jpg"))
    damaged = photo.copy()
    random = np.random.default_rng(1)
    rows, columns = random.integers(0, 400, 300), random.integers(0, 600, 300)
    damaged[rows[:150], columns[:150]] = 0
    damaged[rows[150:], columns[150:]] = 100
    assert measure_levels(damaged).gain == pytest.approx(measure_levels(photo).gain, abs=0.06)


@pytest.mark.parametrize("border", [0, 100])
def test_the_border_of_a_scan_has_no_say(border):
    photo = faded(sample("coffee.jpg"))
    scan = np.pad(photo, 40, constant_values=border)
    assert measure_levels(scan).gain == pytest.approx(measure_levels(photo).gain, abs=0.06)


def test_a_border_around_nothing_leaves_something_to_measure():
    rows, columns = inside_rim(np.full((100, 50), 70, np.float32))
    assert rows.stop - rows.start >= 60
    assert columns.stop - columns.start >= 30


def test_fog_stays_fog():
    fog = faded(sample("temple.jpg"), 55, 80)
    levels = measure_levels(fog)
    assert levels.gain == pytest.approx(MOST_GAIN)
    assert np.ptp(apply_levels(fog, levels)) < 1.25 * MOST_GAIN * np.ptp(fog)


@SOME
@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.5, 2))
def test_contrast_never_gains_more_than_the_limit(one, other, power):
    low, high = sorted((one, other))
    plane = faded(np.linspace(0, 100, 4096, dtype=np.float32).reshape(64, 64), low, high, power)
    assert 1 <= measure_levels(plane).gain <= MOST_GAIN + 1e-6


def test_a_photo_that_is_rightly_dark_or_bright_is_moved_half_as_far():
    photo = sample("coffee.jpg")
    dark, bright = measure_levels(faded(photo, 0, 70)), measure_levels(faded(photo, 30, 100))
    assert not dark.is_faded
    assert not bright.is_faded
    assert dark.black < BLACK
    assert 79 < dark.white < 84
    assert bright.white > WHITE
    assert 13 < bright.black < 20


def test_the_dark_mid_tone_of_a_faded_photo_is_lightened_and_that_of_a_dark_one_is_not():
    photo = sample("coffee.jpg")
    assert measure_levels(faded(photo, power=3.0)).middle < 0.95
    assert measure_levels(100 * (photo / 100) ** 3).middle == 1


def test_the_result_does_not_depend_on_the_strips(monkeypatch):
    photo, levels = faded(sample("cat.jpg")), Levels(28, 78, 0.9)
    whole = apply_levels(photo, levels)
    monkeypatch.setattr(engine.color.lab, "STRIP_PIXELS", 1000)
    np.testing.assert_array_equal(apply_levels(photo, levels), whole)


def test_a_preview_looks_like_the_photo():
    photo = faded(sample("temple.jpg"))
    half = cv2.resize(photo, (320, 214), interpolation=cv2.INTER_AREA)
    preview = apply_levels(half, measure_levels(half))
    exact = apply_levels(photo, measure_levels(photo))
    shrunk = cv2.resize(exact, (320, 214), interpolation=cv2.INTER_AREA)
    assert np.abs(preview - shrunk).mean() < 0.1


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (7, 3)])
def test_tiny_planes_are_measured_and_restored(size):
    plane = np.full(size, 40, np.float32)
    restored = apply_levels(plane, measure_levels(plane))
    assert np.isfinite(restored).all()
    assert restored.shape == size


def test_work_that_nobody_wants_ends():
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        apply_levels(np.zeros((4, 4), np.float32), Levels(10, 90), cancel=cancel)


@pytest.mark.parametrize(("black", "white", "middle"), [(50, 50, 1), (-1, 90, 1), (0, 101, 1)])
def test_impossible_levels_are_refused(black, white, middle):
    with pytest.raises(ValueError, match="black"):
        Levels(black, white, middle)


@pytest.mark.parametrize("middle", [0.4, 2.1, float("nan")])
def test_a_power_out_of_range_is_refused(middle):
    with pytest.raises(ValueError, match="mid-tone"):
        Levels(10, 90, middle)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strength_out_of_range_is_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        apply_levels(np.zeros((2, 2), np.float32), Levels(10, 90), strength)
