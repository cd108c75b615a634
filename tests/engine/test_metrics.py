"""The metrics do what CCC++ Eq. 19-23 and 26 say, literally."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
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
        assert metrics.psnr(truth, predicted) == metrics.BEST_PSNR
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


EVEN_OR_NOT = st.sampled_from([0, 1, 254, 255]) | st.integers(0, 255)
WINDOWED = arrays.arrays(np.uint8, (9, 10, 2), elements=EVEN_OR_NOT)


def _literal_quality(one, other):
    """Eq. 2 of Wang and Bovik for one window, each 0/0 read as the limit for nearly equal ones."""
    count = len(one)
    mean_one, mean_other = sum(one) / count, sum(other) / count
    var_one = sum((x - mean_one) ** 2 for x in one) / (count - 1)
    var_other = sum((y - mean_other) ** 2 for y in other) / (count - 1)
    covariance = sum((x - mean_one) * (y - mean_other) for x, y in zip(one, other, strict=True)) / (
        count - 1
    )
    if mean_one == mean_other == 0:
        return 1.0
    luminance = 2 * mean_one * mean_other / (mean_one**2 + mean_other**2)
    if var_one == var_other == 0:
        return luminance
    return 2 * covariance / (var_one + var_other) * luminance


def _literal_uiqi(truth, predicted):
    qualities = [
        _literal_quality(*windows)
        for channel in range(truth.shape[2])
        for top in range(truth.shape[0] - 7)
        for left in range(truth.shape[1] - 7)
        for windows in [
            [
                picture[top : top + 8, left : left + 8, channel].ravel().tolist()
                for picture in (truth, predicted)
            ]
        ]
    ]
    return sum(qualities) / len(qualities)


@settings(max_examples=40)
@given(WINDOWED, WINDOWED)
def test_uiqi_is_the_literal_equation_26(truth, predicted):
    assert metrics.uiqi(truth, predicted) == pytest.approx(
        _literal_uiqi(truth, predicted), abs=1e-9
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(0, 0, 1.0), (7, 7, 1.0), (0, 9, 0.0), (10, 20, 0.8)],
)
def test_uiqi_of_even_pictures_is_that_of_their_means(one, other, expected):
    even = np.ones((8, 8, 3), np.uint8)
    assert metrics.uiqi(even * np.uint8(one), even * np.uint8(other)) == pytest.approx(expected)


@given(PICTURES)
def test_colorfulness_is_the_literal_formula(picture):
    opponents = [
        (int(red) - int(green), 0.5 * (int(red) + int(green)) - int(blue))
        for red, green, blue in picture.reshape(-1, 3)
    ]
    means = [sum(pair[axis] for pair in opponents) / len(opponents) for axis in range(2)]
    variances = [
        sum((pair[axis] - means[axis]) ** 2 for pair in opponents) / len(opponents)
        for axis in range(2)
    ]
    expected = math.sqrt(sum(variances)) + 0.3 * math.sqrt(means[0] ** 2 + means[1] ** 2)
    assert metrics.colorfulness(picture) == pytest.approx(expected, abs=1e-9)


@given(arrays.arrays(np.uint8, (4, 4, 1)))
def test_gray_has_no_colorfulness(gray):
    assert metrics.colorfulness(np.repeat(gray, 3, axis=2)) == 0
