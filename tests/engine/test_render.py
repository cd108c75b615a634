"""Putting lightness and color together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.lab import lightness_from_srgb, srgb_from_lab
from engine.render import render_strips


def _photo(height, width):
    random = np.random.default_rng(height * width)
    return random.uniform(5, 95, (height, width)).astype(np.float32)


@given(st.integers(1, 40), st.integers(1, 40))
def test_strips_make_up_the_whole_photo(height, width):
    strips = list(render_strips(_photo(height, width), np.zeros((3, 3, 2), np.float32)))
    assert np.vstack(strips).shape == (height, width, 3)


def test_seams_between_strips_do_not_show(monkeypatch):
    lightness = _photo(90, 50)
    chroma = np.random.default_rng(1).uniform(-20, 20, (13, 9, 2)).astype(np.float32)
    whole = np.vstack(list(render_strips(lightness, chroma)))
    monkeypatch.setattr("engine.color.lab.STRIP_PIXELS", 7 * 50)
    strips = list(render_strips(lightness, chroma))
    assert len(strips) > 10
    np.testing.assert_allclose(np.vstack(strips), whole, atol=1e-5)


@pytest.mark.parametrize("shape", [(90, 50), (30, 25), (200, 170)])
def test_lightness_of_every_pixel_is_kept(shape):
    lightness = _photo(90, 50)
    chroma = np.random.default_rng(2).uniform(-90, 90, (*shape, 2)).astype(np.float32)
    rendered = np.vstack(list(render_strips(lightness, chroma)))
    np.testing.assert_allclose(lightness_from_srgb(rendered), lightness, atol=0.05)


def test_colors_at_full_size_are_not_interpolated():
    lightness = np.full((8, 8), 60, np.float32)
    chroma = np.random.default_rng(3).uniform(-15, 15, (8, 8, 2)).astype(np.float32)
    rendered = np.vstack(list(render_strips(lightness, chroma)))
    np.testing.assert_allclose(rendered, srgb_from_lab(lightness, chroma), atol=1e-5)


def test_enlarged_colors_are_centered_on_their_pixels():
    lightness = np.full((4, 8), 60, np.float32)
    chroma = np.zeros((1, 2, 2), np.float32)
    chroma[0, 1] = (30.0, 0.0)
    rendered = np.vstack(list(render_strips(lightness, chroma)))
    red = rendered[0, :, 0] - rendered[0, :, 1]
    assert red[0] == pytest.approx(0, abs=1e-4)
    assert np.all(np.diff(red) >= -1e-4)
    middle = (red[3] + red[4]) / 2
    assert middle == pytest.approx(red[-1] / 2, rel=0.05)
