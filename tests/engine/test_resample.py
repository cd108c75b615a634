"""Interpolation of a grid whose edges do not fall on whole cells."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.resample import cubic_matrix

counts, grids = st.integers(1, 300), st.integers(1, 64)


@given(counts, grids, st.floats(0.1, 1))
def test_cubic_weights_sum_to_one(count, stored, share):
    matrix = cubic_matrix(count, share * stored, stored)
    np.testing.assert_allclose(matrix.sum(axis=1), 1, atol=1e-5)


@given(st.integers(2, 300), st.integers(8, 64), st.floats(0.5, 1))
def test_cubic_interpolation_keeps_straight_lines(count, stored, share):
    cells = share * stored
    line = cubic_matrix(count, cells, stored) @ (np.arange(stored, dtype=np.float32) + 0.5)
    expected = (np.arange(count) + 0.5) * cells / count
    # At the ends there are no cells beyond to tell how the line goes on.
    inner = (expected > 2) & (expected < stored - 2)
    np.testing.assert_allclose(line[inner], expected[inner], atol=1e-3)


@given(st.integers(1, 64))
def test_grid_at_its_own_size_stays_as_it_is(stored):
    np.testing.assert_allclose(cubic_matrix(stored, stored, stored), np.eye(stored), atol=1e-6)
