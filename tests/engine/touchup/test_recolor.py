"""Recoloring an object, and colors written for screens."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.lab import lightness_from_srgb, srgb_from_lab
from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError
from engine.touchup.recolor import recolor
from engine.touchup.shading import shaded
from tests.engine.touchup.pictures import SHAPE, chromas, hard_masks, masks, plain, square

DARK_RED = TargetColor.from_hex("#7a1f2b")
WHOLE = np.full((20, 101), 255, np.uint8)
RAMP = np.broadcast_to(np.linspace(0, 100, 101, dtype=np.float32), (20, 101)).copy()

colors = st.builds(TargetColor, st.floats(-100, 100), st.floats(-100, 100))


def _strength(chroma):
    return np.hypot(chroma[..., 0], chroma[..., 1])


def _hue(chroma):
    return np.degrees(np.arctan2(chroma[..., 1], chroma[..., 0]))


@given(chromas, hard_masks, colors)
def test_pixels_outside_the_object_are_untouched(chroma, mask, color):
    changed = recolor(chroma, mask, color)
    np.testing.assert_array_equal(changed[mask == 0], chroma[mask == 0])


@given(chromas, masks, colors)
def test_strength_0_changes_nothing(chroma, mask, color):
    np.testing.assert_array_equal(recolor(chroma, mask, color, 0), chroma)


@given(colors)
def test_a_plain_object_takes_exactly_the_color(color):
    changed = recolor(plain((12, -7)), np.full(SHAPE, 255, np.uint8), color)
    np.testing.assert_allclose(changed, plain((color.a, color.b)), atol=1e-3)


def test_a_gray_object_can_be_colored():
    changed = recolor(plain((0, 0)), np.full(SHAPE, 255, np.uint8), DARK_RED)
    np.testing.assert_allclose(changed, plain((DARK_RED.a, DARK_RED.b)), atol=1e-3)


def test_an_object_can_be_made_gray():
    lightness = np.full(SHAPE, 50, np.float32)
    mask = np.full(SHAPE, 255, np.uint8)
    changed = recolor(plain((40, 20)), mask, TargetColor(0, 0), lightness=lightness)
    np.testing.assert_allclose(changed, 0, atol=1e-3)


@given(st.floats(0, 1), st.integers(0, 255))
def test_strength_and_coverage_mix_old_and_new(strength, coverage):
    mask = np.full(SHAPE, coverage, np.uint8)
    mask[0, 0] = 255
    changed = recolor(plain((0, 0)), mask, TargetColor(40, -20), strength)
    np.testing.assert_allclose(
        changed[5, 5], np.array([40, -20]) * strength * coverage / 255, atol=1e-3
    )


def test_small_variations_of_color_stay_and_blotches_are_pressed():
    chroma = plain((0, 0), (40, 40))
    chroma[10:12, 10:12] = (1, 0)
    chroma[30:33, 30:33] = (-50, 60)
    changed = recolor(chroma, np.full((40, 40), 255, np.uint8), TargetColor(30, 10))
    assert changed[10, 10, 0] - changed[0, 0, 0] == pytest.approx(1, abs=0.3)
    assert _strength(changed[31, 31] - changed[0, 0]) < 5


def test_lightness_of_every_pixel_is_kept():
    changed = recolor(plain((5, 5), RAMP.shape), WHOLE, DARK_RED, lightness=RAMP)
    rendered = lightness_from_srgb(srgb_from_lab(RAMP, changed))
    np.testing.assert_allclose(rendered, RAMP, atol=0.05)


def test_middle_tones_have_the_hue_and_chroma_that_were_chosen():
    changed = recolor(plain((0, 0), RAMP.shape), WHOLE, DARK_RED, lightness=RAMP)
    assert _strength(changed[0, 50]) == pytest.approx(DARK_RED.strength, abs=0.5)
    hues = _hue(changed[0, 10:95])
    np.testing.assert_allclose(hues, _hue(DARK_RED.chroma), atol=0.1)


def test_highlights_and_deep_shadows_are_less_chromatic():
    strength = _strength(shaded(DARK_RED, RAMP[0], 50.0))
    assert np.all(np.diff(strength[:50]) > 0)
    assert np.all(np.diff(strength[50:]) < 1e-3)
    assert strength[95] < strength[50] / 2
    assert strength[5] < strength[50] / 2
    assert strength[100] < 1


@given(colors, st.floats(0, 100))
def test_chroma_never_exceeds_what_was_chosen(color, reference):
    strength = _strength(shaded(color, RAMP[0], reference))
    assert np.isfinite(strength).all()
    assert strength.max() <= color.strength * (1 + 1e-4)


def test_shadows_of_a_white_shirt_do_not_become_more_chromatic_than_its_light_parts():
    strength = _strength(shaded(DARK_RED, RAMP[0], 88.0))
    assert strength[88] < DARK_RED.strength
    assert strength[60] < strength[88]


@pytest.mark.parametrize("reference", [0.0, 100.0])
def test_parts_of_a_black_or_white_object_that_can_show_the_color_do(reference):
    strength = _strength(shaded(DARK_RED, RAMP[0], reference))
    assert strength[50] > 5


def test_shine_on_a_black_coat_shows_the_color_that_its_dark_parts_cannot():
    strength = _strength(shaded(DARK_RED, RAMP[0], 4.0))
    assert strength[30] > 1.4 * strength[8]


def test_an_empty_mask_changes_nothing():
    chroma = np.random.default_rng(1).uniform(-50, 50, (*SHAPE, 2)).astype(np.float32)
    np.testing.assert_array_equal(recolor(chroma, np.zeros(SHAPE, np.uint8), DARK_RED), chroma)


def test_a_single_pixel_takes_the_color():
    lightness = np.full(SHAPE, 40, np.float32)
    changed = recolor(plain((0, 0)), square(SHAPE, 2, 3, 1), DARK_RED, lightness=lightness)
    np.testing.assert_allclose(changed[2, 3], DARK_RED.chroma, atol=0.5)
    assert np.count_nonzero(changed.any(axis=-1)) == 1


def test_a_mask_or_lightness_of_another_size_is_refused():
    with pytest.raises(ValueError, match="size"):
        recolor(plain((0, 0)), np.zeros((2, 2), np.uint8), DARK_RED)
    mask = np.zeros(SHAPE, np.uint8)
    with pytest.raises(ValueError, match="size"):
        recolor(plain((0, 0)), mask, DARK_RED, lightness=np.zeros((2, 2), np.float32))


@pytest.mark.parametrize("strength", [-0.01, 1.01, math.nan])
def test_a_strength_out_of_range_is_refused(strength):
    with pytest.raises(TouchUpError, match="strength"):
        recolor(plain((0, 0)), np.zeros(SHAPE, np.uint8), DARK_RED, strength)


# CIELAB of sRGB under D65 (CIE 15:2018 with the matrix of IEC 61966-2-1), to one decimal.
@pytest.mark.parametrize(
    ("text", "a", "b"),
    [("#ff0000", 80.1, 67.2), ("0000FF", 79.2, -107.9), (" #0f0 ", -86.2, 83.2), ("#808080", 0, 0)],
)
def test_colors_are_read_as_they_are_written_for_screens(text, a, b):
    color = TargetColor.from_hex(text)
    assert color.a == pytest.approx(a, abs=0.06)
    assert color.b == pytest.approx(b, abs=0.06)


@given(st.binary(min_size=3, max_size=3))
def test_a_color_shown_at_its_own_lightness_is_the_color_that_was_written(rgb):
    pixel = np.frombuffer(rgb, np.uint8).reshape(1, 1, 3)
    lightness = float(lightness_from_srgb(pixel)[0, 0])
    shown = bytes.fromhex(TargetColor.from_hex(rgb.hex()).to_hex(lightness)[1:])
    # The search for the largest chroma inside sRGB stops within a step of its border.
    assert np.abs(np.frombuffer(shown, np.uint8).astype(int) - pixel.ravel()).max() <= 1


@pytest.mark.parametrize("text", ["", "red", "#12345", "#1234567", "#12345g", "##123456"])
def test_text_that_is_no_color_is_refused(text):
    with pytest.raises(TouchUpError, match="#7a1f2b"):
        TargetColor.from_hex(text)


@pytest.mark.parametrize("value", [math.nan, math.inf, 129, -1e9])
def test_numbers_that_are_no_color_are_refused(value):
    with pytest.raises(TouchUpError, match="between"):
        TargetColor(0, value)
