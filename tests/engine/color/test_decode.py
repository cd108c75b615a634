"""Reading colors off a class distribution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.color.classes import ColorGrid, Palette
from engine.color.decode import annealed_mean_chroma, argmax_chroma, argmax_classes

PALETTE = Palette(ColorGrid(6), (100, 300, 648, 700, 1000))
LOGITS = arrays.arrays(np.float32, (len(PALETTE), 3, 4), elements=st.floats(-20, 20, width=32))


def _literal_annealed_mean(scores, temperature):
    weights = np.exp(scores.astype(np.float64) / temperature)
    return (weights[:, None] * PALETTE.centers).sum(axis=0) / weights.sum()


@given(LOGITS)
def test_argmax_is_the_center_of_the_most_probable_class(logits):
    chroma = argmax_chroma(logits, PALETTE)
    for row, column in np.ndindex(3, 4):
        best = int(np.argmax(logits[:, row, column]))
        assert argmax_classes(logits)[row, column] == best
        assert chroma[row, column].tolist() == PALETTE.centers[best].tolist()


@given(LOGITS, st.floats(0.1, 2))
def test_annealed_mean_is_the_literal_mean_of_the_sharpened_distribution(logits, temperature):
    chroma = annealed_mean_chroma(logits, PALETTE, temperature)
    for row, column in np.ndindex(3, 4):
        expected = _literal_annealed_mean(logits[:, row, column], temperature)
        np.testing.assert_allclose(chroma[row, column], expected, atol=0.01)


@given(LOGITS, st.floats(0.05, 5))
def test_annealed_mean_stays_between_the_centers(logits, temperature):
    chroma = annealed_mean_chroma(logits, PALETTE, temperature).reshape(-1, 2)
    assert (chroma >= PALETTE.centers.min(axis=0) - 1e-3).all()
    assert (chroma <= PALETTE.centers.max(axis=0) + 1e-3).all()


def test_annealed_mean_approaches_argmax_when_it_cools():
    logits = np.array([1, 2, 3, 4, 5], np.float32).reshape(5, 1, 1)
    cold = annealed_mean_chroma(logits, PALETTE, 0.01)
    np.testing.assert_allclose(cold, argmax_chroma(logits, PALETTE), atol=1e-4)


def test_huge_scores_do_not_overflow():
    logits = np.array([0, 1e30, -1e30, 5, 5], np.float32).reshape(5, 1, 1)
    chroma = annealed_mean_chroma(logits, PALETTE, 0.4)
    assert chroma[0, 0].tolist() == PALETTE.centers[1].tolist()


def test_decoding_leaves_the_scores_as_they_are():
    logits = np.arange(5, dtype=np.float32).reshape(5, 1, 1)
    annealed_mean_chroma(logits, PALETTE, 0.4)
    assert logits.ravel().tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("temperature", [0.0, -1.0])
def test_a_temperature_that_is_not_positive_is_refused(temperature):
    with pytest.raises(ValueError, match="temperature"):
        annealed_mean_chroma(np.zeros((5, 1, 1), np.float32), PALETTE, temperature)
