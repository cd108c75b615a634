"""Looks and neighbors agree: what is averaged, what is smoothed, and where it stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.color.agreement import average_looks, smooth_along_edges

GRIDS = st.tuples(st.integers(2, 4), st.integers(1, 9), st.integers(1, 9))
SCORES = st.floats(-20, 20, width=32)


def _edge(rows=24, columns=24, left=20.0, right=80.0):
    lightness = np.full((rows, columns), left, np.float32)
    lightness[:, columns // 2 :] = right
    return lightness


@given(arrays(np.float32, GRIDS, elements=SCORES))
def test_one_look_is_its_own_average(look):
    np.testing.assert_array_equal(average_looks([look]), look)


@given(
    arrays(np.float32, (3, 5, 6), elements=SCORES), arrays(np.float32, (3, 5, 6), elements=SCORES)
)
def test_average_of_equal_grids_is_the_mean_of_the_scores(first, second):
    np.testing.assert_allclose(average_looks([first, second]), (first + second) / 2, atol=1e-5)


@pytest.mark.parametrize("shape", [(3, 4), (5, 7), (11, 13)])
def test_average_is_on_the_grid_of_the_first_look(shape):
    first = np.full((2, 5, 7), 4, np.float32)
    second = np.full((2, *shape), -2, np.float32)
    np.testing.assert_allclose(average_looks([first, second]), np.ones((2, 5, 7)), atol=1e-6)


def test_average_leaves_the_looks_as_they_are():
    looks = [np.ones((2, 3, 3), np.float32), np.zeros((2, 3, 3), np.float32)]
    average_looks(looks)
    assert (looks[0] == 1).all()
    assert (looks[1] == 0).all()


@given(st.lists(SCORES, min_size=1, max_size=5))
def test_smoothing_keeps_a_score_that_is_the_same_everywhere(scores):
    logits = np.broadcast_to(np.float32(scores)[:, None, None], (len(scores), 24, 24)).copy()
    np.testing.assert_allclose(smooth_along_edges(logits, _edge()), logits, atol=1e-2)


def test_smoothing_calms_a_patch_on_a_plain_surface():
    logits = np.zeros((1, 24, 24), np.float32)
    logits[0, 5, 5] = 10
    assert smooth_along_edges(logits, np.full((24, 24), 50, np.float32)).max() < 1


def test_smoothing_stops_at_an_edge_of_the_lightness():
    logits = np.zeros((1, 24, 24), np.float32)
    logits[0, :, 12:] = 10
    smooth = smooth_along_edges(logits, _edge())
    assert smooth[0, :, :12].max() < 0.5
    assert smooth[0, :, 12:].min() > 9.5


def test_smoothing_follows_a_photo_of_any_size():
    logits = np.zeros((1, 24, 24), np.float32)
    logits[0, :, 12:] = 10
    photo = np.repeat(np.repeat(_edge(), 10, axis=0), 10, axis=1)
    np.testing.assert_allclose(
        smooth_along_edges(logits, photo), smooth_along_edges(logits, _edge()), atol=1e-4
    )
