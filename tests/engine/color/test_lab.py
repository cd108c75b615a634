"""CIELAB conversion: agrees with an independent library and never trades lightness for color."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from skimage.color import rgb2lab

from engine.color.lab import (
    fit_gamut,
    lab_from_srgb,
    lightness_from_srgb,
    linear_from_srgb,
    row_strips,
    srgb_from_lab,
    srgb_from_linear,
)

PHOTOS = arrays.arrays(np.uint8, st.tuples(st.integers(1, 8), st.integers(1, 8), st.just(3)))
LIGHTNESS = st.floats(0, 100, width=32)
HUES = st.floats(0, 2 * np.pi)


def _one_pixel(lightness: float, a: float, b: float):
    return np.array([[lightness]], np.float32), np.array([[[a, b]]], np.float32)


@given(PHOTOS)
def test_lab_agrees_with_scikit_image(photo):
    lightness, chroma = lab_from_srgb(photo)
    expected = rgb2lab(photo / 255.0)
    # scikit-image rounds the white point of D65 to four digits.
    np.testing.assert_allclose(lightness, expected[..., 0], atol=0.02)
    np.testing.assert_allclose(chroma, expected[..., 1:], atol=0.05)


@given(PHOTOS)
def test_srgb_survives_the_way_to_lab_and_back(photo):
    np.testing.assert_allclose(srgb_from_lab(*lab_from_srgb(photo)), photo / 255, atol=2e-4)


@given(arrays.arrays(np.float32, 5, elements=st.floats(0, 1, width=32)))
def test_transfer_function_and_its_inverse_cancel(encoded):
    np.testing.assert_allclose(srgb_from_linear(linear_from_srgb(encoded)), encoded, atol=1e-5)


@pytest.mark.parametrize("value", range(0, 256, 15))
def test_gray_pixels_have_no_chroma_at_all(value):
    _, chroma = lab_from_srgb(np.full((1, 1, 3), value, np.uint8))
    np.testing.assert_allclose(chroma, 0, atol=1e-4)


def test_black_is_0_and_white_is_100():
    pixels = np.array([[0, 255]], np.uint8)
    assert lightness_from_srgb(pixels).tolist() == [[0.0, 100.0]]


@given(arrays.arrays(np.uint8, (3, 4)))
def test_gray_picture_has_the_lightness_of_the_same_picture_as_rgb(gray):
    as_rgb = np.repeat(gray[..., None], 3, axis=2)
    np.testing.assert_allclose(lightness_from_srgb(gray), lightness_from_srgb(as_rgb), atol=1e-4)


@given(arrays.arrays(np.uint8, (2, 2, 3)))
def test_8_bit_16_bit_and_float_mean_the_same_lightness(photo):
    expected = lightness_from_srgb(photo)
    sixteen = photo.astype(np.uint16) * 257
    np.testing.assert_allclose(lightness_from_srgb(sixteen), expected, atol=1e-3)
    floating = (photo / 255).astype(np.float32)
    np.testing.assert_allclose(lightness_from_srgb(floating), expected, atol=1e-3)


@given(LIGHTNESS, st.floats(0, 150), HUES)
def test_lightness_is_kept_even_where_the_color_is_outside_srgb(lightness, chroma, hue):
    wanted = _one_pixel(lightness, chroma * np.cos(hue), chroma * np.sin(hue))
    kept = lightness_from_srgb(srgb_from_lab(*wanted))
    assert kept[0, 0] == pytest.approx(lightness, abs=0.05)


@given(LIGHTNESS, st.floats(0.01, 150), HUES)
def test_color_outside_srgb_keeps_its_hue_and_loses_chroma(lightness, chroma, hue):
    point, wanted = _one_pixel(lightness, chroma * np.cos(hue), chroma * np.sin(hue))
    fitted = fit_gamut(point, wanted)
    assert np.hypot(*fitted[0, 0]) <= chroma * 1.001
    cross = fitted[0, 0, 0] * wanted[0, 0, 1] - fitted[0, 0, 1] * wanted[0, 0, 0]
    assert cross == pytest.approx(0, abs=1e-2)


@given(st.floats(1, 99), HUES, st.floats(0, 1))
def test_everything_between_gray_and_a_fitted_color_is_inside_srgb(lightness, hue, share):
    point, wanted = _one_pixel(lightness, 150 * np.cos(hue), 150 * np.sin(hue))
    between = fit_gamut(point, wanted) * np.float32(share)
    np.testing.assert_allclose(fit_gamut(point, between), between, atol=0.1)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_strips_cover_every_row_once(height, width):
    rows = [row for strip in row_strips(height, width) for row in range(strip.start, strip.stop)]
    assert rows == list(range(height))
