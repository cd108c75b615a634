"""Where a photo lies in the square that a segmenter looks at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.segment.frame import Frame
from engine.segment.prompts import Point

lengths = st.integers(1, 60_000)


@given(lengths, lengths)
def test_longer_side_fills_the_frame_and_the_shape_is_kept(height, width):
    frame = Frame(1024, height, width)
    assert max(frame.rows, frame.columns) == 1024
    assert min(frame.rows, frame.columns) >= 1
    assert abs(frame.rows * width - frame.columns * height) <= max(height, width)


@given(lengths, lengths)
def test_corners_of_the_photo_are_corners_of_its_part_of_the_frame(height, width):
    frame = Frame(512, height, width)
    corners = frame.coordinates([Point(0, 0), Point(width, height)])
    # Decoders add the half pixel to the center themselves.
    expected = np.array([[0, 0], [frame.columns, frame.rows]]) - 0.5
    np.testing.assert_allclose(corners, expected, atol=1e-3)


def test_center_of_a_pixel_has_the_number_of_the_pixel():
    assert Frame(64, 64, 48).coordinates([Point(7.5, 3.5)]).tolist() == [[7.0, 3.0]]


def test_grid_is_covered_in_proportion_with_fractions():
    assert Frame(1024, 683, 1024).cells(256) == (170.75, 256)


def test_extreme_strip_still_has_a_row():
    frame = Frame(512, 16, 5000)
    assert (frame.rows, frame.columns) == (2, 512)
    assert Frame(512, 1, 5000).rows == 1


@pytest.mark.parametrize("points", [[], [Point(1, 2)], [Point(1, 2)] * 3])
def test_every_point_has_its_coordinates(points):
    coordinates = Frame(64, 10, 10).coordinates(points)
    assert coordinates.shape == (len(points), 2)
    assert coordinates.dtype == np.float32
