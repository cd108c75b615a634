"""Bringing colors from cells to pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.upsample import GUIDE_PIXELS, Upsampling, guide_shape, upsample_chroma

METHODS = list(Upsampling)


def _two_halves(size):
    """A dark and a bright half whose border cuts through a cell; red cells left, green right."""
    lightness = np.full((size, size), 20, np.float32)
    border = size // 2 + 3
    lightness[:, border:] = 80
    cells = np.zeros((size // 8, size // 8, 2), np.float32)
    cells[:, : size // 16, 0] = 40
    cells[:, size // 16 :, 0] = -40
    return lightness, cells, border


@pytest.mark.parametrize("method", METHODS)
def test_one_color_everywhere_stays_that_color(method):
    random = np.random.default_rng(1)
    lightness = random.uniform(0, 100, (64, 96)).astype(np.float32)
    cells = np.full((8, 12, 2), (12.0, -30.0), np.float32)
    chroma = upsample_chroma(cells, lightness, method)
    np.testing.assert_allclose(chroma, np.broadcast_to((12.0, -30.0), chroma.shape), atol=0.05)


@pytest.mark.parametrize("method", METHODS)
def test_result_has_the_size_of_a_small_photo(method):
    chroma = upsample_chroma(
        np.zeros((7, 9, 2), np.float32), np.zeros((50, 61), np.float32), method
    )
    assert chroma.shape == (50, 61, 2)
    assert chroma.dtype == np.float32


def test_color_stops_at_the_edge_that_lightness_shows():
    lightness, cells, border = _two_halves(128)
    truth = np.where(np.arange(128) < border, 40.0, -40.0)
    errors = {
        method: np.abs(upsample_chroma(cells, lightness, method)[64, :, 0] - truth).mean()
        for method in METHODS
    }
    assert errors[Upsampling.EDGE_AWARE] < 0.75 * errors[Upsampling.BICUBIC]


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_guide_is_bounded_and_never_larger_than_the_photo(height, width):
    rows, columns = guide_shape(height, width)
    assert 1 <= rows <= height
    assert 1 <= columns <= width
    assert rows * columns <= GUIDE_PIXELS + rows + columns


def test_small_photo_is_its_own_guide():
    assert guide_shape(600, 800) == (600, 800)
