"""The metrics do what CCC++ Eq. 19-23 say, literally."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from skimage.metrics import peak_signal_noise_ratio

from engine import metrics

PICTURES = arrays.arrays(np.uint8, (3, 4, 3))
CLASS_MAPS = arrays.arrays(np.int64, (4, 5), elements=st.integers(0, 6))


def _literal_number_of_classes(classes):
    """The double sum of Eq. 19 and 20, read as counting every class at its first appearance."""
    flat = classes.ravel().tolist()
    return sum(1 for place, value in enumerate(flat) if value not in flat[:place])


@given(PICTURES, PICTURES)
def test_mse_is_the_literal_equation_22(truth, predicted):
    total = sum(
        (int(one) - int(other)) ** 2
        for one, other in zip(truth.ravel(), predicted.ravel(), strict=True)
    )
    assert metrics.mse_rgb(truth, predicted) == pytest.approx(total / (3 * 3 * 4))


@given(PICTURES, PICTURES)
def test_psnr_agrees_with_scikit_image(truth, predicted):
    if (truth == predicted).all():
        assert metrics.psnr(truth, predicted) == math.inf
    else:
        expected = peak_signal_noise_ratio(truth, predicted, data_range=255)
        assert metrics.psnr(truth, predicted) == pytest.approx(expected)


def test_chroma_rmse_averages_over_both_channels():
    truth = np.zeros((2, 2, 2), np.float32)
    predicted = np.zeros((2, 2, 2), np.float32)
    predicted[..., 0] = 4
    assert metrics.chroma_rmse(truth, predicted) == pytest.approx(math.sqrt(8))


def test_mean_chroma_is_the_mean_distance_from_gray():
    chroma = np.array([[[3, 4], [0, 0]]], np.float32)
    assert metrics.mean_chroma(chroma) == pytest.approx(2.5)


@given(CLASS_MAPS, CLASS_MAPS)
def test_cnr_is_the_literal_equation_19(truth, predicted):
    expected = _literal_number_of_classes(predicted) / _literal_number_of_classes(truth)
    assert metrics.cnr(truth, predicted) == pytest.approx(expected)


@given(CLASS_MAPS)
def test_ccar_is_the_literal_equation_20_in_percent(predicted):
    expected = 100 * _literal_number_of_classes(predicted) / 532
    assert metrics.ccar(predicted, 532) == pytest.approx(expected)


@given(CLASS_MAPS, CLASS_MAPS)
def test_tar_is_the_literal_pixel_accuracy_of_equation_21_in_percent(truth, predicted):
    right = sum(
        int(one == other) for one, other in zip(truth.ravel(), predicted.ravel(), strict=True)
    )
    assert metrics.tar(truth, predicted) == pytest.approx(100 * right / truth.size)
