"""Colors for the screen, quickly."""

import numpy as np

from engine.color.lab import fit_gamut, lightness_from_srgb, srgb_from_lab
from engine.gamut import nearly_fit_gamut, nearly_srgb


def _colors(largest):
    random = np.random.default_rng(1)
    lightness = random.uniform(0, 100, (300, 400)).astype(np.float32)
    hue = random.uniform(0, 2 * np.pi, lightness.shape)
    strength = random.uniform(0, largest, lightness.shape)
    chroma = np.stack([strength * np.cos(hue), strength * np.sin(hue)], axis=-1)
    return lightness, chroma.astype(np.float32)


def test_colors_are_nearly_those_that_fit_exactly():
    lightness, chroma = _colors(140)
    difference = np.linalg.norm(
        nearly_fit_gamut(lightness, chroma) - fit_gamut(lightness, chroma), axis=-1
    )
    assert difference.mean() < 0.4
    assert np.percentile(difference, 99) < 1.5


def test_lightness_is_kept():
    lightness, chroma = _colors(140)
    shown = srgb_from_lab(lightness, nearly_fit_gamut(lightness, chroma))
    np.testing.assert_allclose(lightness_from_srgb(shown), lightness, atol=0.05)


def test_next_to_none_is_outside_any_more():
    lightness, chroma = _colors(140)
    nearly = nearly_fit_gamut(lightness, chroma)
    outside = np.abs(fit_gamut(lightness, nearly) - nearly).max(axis=-1) > 0
    assert outside.mean() < 0.02


def test_hue_is_kept_and_chroma_never_grows():
    lightness, chroma = _colors(140)
    nearly = nearly_fit_gamut(lightness, chroma)
    cross = nearly[..., 0] * chroma[..., 1] - nearly[..., 1] * chroma[..., 0]
    np.testing.assert_allclose(cross, 0, atol=1e-2)
    assert (np.linalg.norm(nearly, axis=-1) <= np.linalg.norm(chroma, axis=-1) + 1e-4).all()


def test_gray_stays_gray():
    lightness = np.linspace(0, 100, 101, dtype=np.float32)[None]
    gray = np.zeros((1, 101, 2), np.float32)
    np.testing.assert_array_equal(nearly_fit_gamut(lightness, gray), gray)


def test_pixels_for_the_screen_are_nearly_those_of_an_export():
    lightness, chroma = _colors(140)
    chroma = fit_gamut(lightness, chroma)
    difference = nearly_srgb(lightness, chroma) - srgb_from_lab(lightness, chroma) * 255
    assert np.abs(difference).max() < 1
    assert np.abs(difference).mean() < 0.3


def test_gray_for_the_screen_is_gray():
    lightness = np.linspace(0, 100, 1001, dtype=np.float32)[None]
    pixels = nearly_srgb(lightness, np.zeros((1, 1001, 2), np.float32)).astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
    assert (np.diff(pixels[0, :, 1]) >= 0).all()
