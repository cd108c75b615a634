"""Other likely colors of an object, and the uncertainty of a prediction."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.classes import ColorGrid, Palette
from engine.colorize import ChromaPrediction, ColorPrediction
from engine.touchup.alternatives import DISTINCT, suggest_colors, uncertainty
from engine.touchup.errors import TouchUpError
from tests.engine.touchup.pictures import prediction_of, square

GRID = ColorGrid(6)
RED, BLUE, GREEN = (
    int(GRID.encode(np.array(ab, np.float32))) for ab in ((45, 27), (3, -33), (-39, 33))
)
NEXT_TO_RED = int(GRID.encode(np.array((51, 27), np.float32)))


def _prediction(rows=4, columns=6, **masses):
    """The same distribution in every cell."""
    probabilities = np.zeros((GRID.size, rows, columns))
    for name, mass in masses.items():
        probabilities[globals()[name]] = mass
    return prediction_of(probabilities)


def _center(index):
    return tuple(GRID.decode(np.array(index)).tolist())


def test_the_likeliest_colors_come_first_with_their_probability():
    prediction = _prediction(RED=0.3, BLUE=0.6, GREEN=0.1)
    suggested = suggest_colors(prediction, np.full((40, 60), 255, np.uint8))
    assert [(s.color.a, s.color.b) for s in suggested] == [_center(i) for i in (BLUE, RED, GREEN)]
    assert [s.mass for s in suggested] == pytest.approx([0.6, 0.3, 0.1], abs=1e-4)


def test_a_color_takes_the_probability_of_its_neighbors():
    prediction = _prediction(RED=0.3, NEXT_TO_RED=0.25, BLUE=0.45)
    first, second = suggest_colors(prediction, np.full((4, 6), 255, np.uint8))
    assert (first.color.a, first.color.b) == _center(RED)
    assert first.mass == pytest.approx(0.55, abs=1e-4)
    assert second.mass == pytest.approx(0.45, abs=1e-4)


def test_only_the_object_counts():
    probabilities = np.zeros((GRID.size, 4, 6))
    probabilities[RED, :, :3] = 1
    probabilities[BLUE, :, 3:] = 1
    prediction = prediction_of(probabilities)
    mask = np.zeros((400, 600), np.uint8)
    mask[:, :300] = 255
    (only,) = suggest_colors(prediction, mask)
    assert (only.color.a, only.color.b) == _center(RED)
    assert only.mass == pytest.approx(1)


def test_a_single_pixel_is_enough_of_an_object():
    (only,) = suggest_colors(_prediction(GREEN=1), square((1000, 1500), 700, 800, 1))
    assert (only.color.a, only.color.b) == _center(GREEN)


def test_a_photo_smaller_than_the_grid_of_cells_is_fine():
    (only,) = suggest_colors(_prediction(GREEN=1), np.full((2, 3), 255, np.uint8))
    assert (only.color.a, only.color.b) == _center(GREEN)


def test_an_empty_mask_has_no_colors():
    assert suggest_colors(_prediction(RED=1), np.zeros((40, 60), np.uint8)) == ()


def test_fewer_than_one_color_cannot_be_asked_for():
    with pytest.raises(TouchUpError, match="at least one"):
        suggest_colors(_prediction(RED=1), np.full((4, 6), 255, np.uint8), 0)


def test_a_model_that_weighs_no_colors_has_neither_suggestions_nor_uncertainty():
    prediction = ChromaPrediction(np.zeros((4, 6, 2), np.float32))
    with pytest.raises(TouchUpError, match="one color for each place"):
        suggest_colors(prediction, np.full((4, 6), 255, np.uint8))
    with pytest.raises(TouchUpError, match="one color for each place"):
        uncertainty(prediction)


@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.floats(0.1, 8))
def test_suggestions_differ_and_their_masses_are_probabilities(seed, k, spread):
    random = np.random.default_rng(seed)
    palette = Palette(GRID, tuple(sorted(random.choice(GRID.size, 60, replace=False).tolist())))
    logits = random.normal(0, spread, (60, 3, 4)).astype(np.float32)
    prediction = ColorPrediction(logits, palette, 0.4)
    mask = random.integers(0, 256, (12, 16)).astype(np.uint8)
    suggested = suggest_colors(prediction, mask, k)
    masses = [s.mass for s in suggested]
    assert len(suggested) <= k
    assert masses == sorted(masses, reverse=True)
    assert sum(masses) <= 1 + 1e-4
    points = np.array([(s.color.a, s.color.b) for s in suggested])
    distances = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    assert np.all(distances[~np.eye(len(points), dtype=bool)] >= DISTINCT)


def test_all_suggestions_together_have_all_probability():
    logits = np.random.default_rng(5).normal(0, 2, (GRID.size, 2, 2)).astype(np.float32)
    prediction = ColorPrediction(logits, Palette.full(6), 0.4)
    suggested = suggest_colors(prediction, np.full((8, 8), 255, np.uint8), GRID.size)
    assert sum(s.mass for s in suggested) == pytest.approx(1, abs=1e-4)


def test_uncertainty_is_0_where_one_color_is_certain_and_1_where_all_are_alike():
    logits = np.zeros((5, 1, 2), np.float32)
    logits[3, 0, 0] = 1000
    prediction = ColorPrediction(logits, Palette(GRID, (1, 2, 3, 4, 5)), 0.4)
    np.testing.assert_allclose(uncertainty(prediction), [[0, 1]], atol=1e-6)


def test_two_equal_colors_of_four_are_half_uncertain():
    logits = np.full((4, 1, 1), -1000, np.float32)
    logits[:2] = 0
    prediction = ColorPrediction(logits, Palette(GRID, (1, 2, 3, 4)), 0.4)
    assert uncertainty(prediction)[0, 0] == pytest.approx(0.5)


def test_a_palette_of_one_color_leaves_no_doubt():
    prediction = ColorPrediction(np.ones((1, 2, 3), np.float32), Palette(GRID, (7,)), 0.4)
    np.testing.assert_array_equal(uncertainty(prediction), np.zeros((2, 3)))


@given(st.integers(0, 2**32 - 1), st.floats(0, 200))
def test_uncertainty_lies_between_0_and_1(seed, spread):
    logits = np.random.default_rng(seed).normal(0, spread, (9, 3, 4)).astype(np.float32)
    values = uncertainty(ColorPrediction(logits, Palette(GRID, tuple(range(9))), 0.4))
    assert values.shape == (3, 4)
    assert values.dtype == np.float32
    assert np.all((values >= 0) & (values <= 1))
