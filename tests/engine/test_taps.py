"""Making pixels out of the cells of a picture of another size."""

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.taps import Taps, resample


@given(st.integers(2, 40), st.integers(1, 6), st.data())
def test_linear_interpolation_of_a_part_is_a_part_of_the_whole(stored, factor, data):
    length = stored * factor
    start = data.draw(st.integers(0, length - 1))
    stop = data.draw(st.integers(start + 1, length))
    planes = np.random.default_rng(stored).random((stored, 3, 2), dtype=np.float32)
    whole = cv2.resize(planes, (3, length), interpolation=cv2.INTER_LINEAR)
    taps = Taps.between(slice(start, stop), length, stored)
    np.testing.assert_allclose(taps.blend(planes), whole[start:stop], atol=1e-5)
    assert taps.span.start <= taps.cells.min()
    assert taps.span.stop == taps.cells.max() + 1


@given(st.integers(1, 30), st.integers(1, 30), st.sampled_from([2, 3]))
def test_a_picture_at_its_own_size_is_not_changed(rows, columns, planes):
    picture = np.random.default_rng(rows).random((rows, columns, planes), dtype=np.float32)
    down, across = (Taps.between(slice(0, side), side, side) for side in (rows, columns))
    np.testing.assert_array_equal(resample(picture, down, across), picture)


@given(st.integers(2, 30), st.integers(1, 5), st.integers(1, 30), st.integers(1, 5))
def test_axes_are_interpolated_one_after_the_other(rows, down_factor, columns, across_factor):
    picture = np.random.default_rng(rows).random((rows, columns, 3), dtype=np.float32)
    height, width = rows * down_factor, columns * across_factor
    down = Taps.between(slice(0, height), height, rows)
    across = Taps.between(slice(0, width), width, columns)
    expected = cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR)
    np.testing.assert_allclose(resample(picture, down, across), expected, atol=1e-5)
