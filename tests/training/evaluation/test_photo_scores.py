from dataclasses import fields, replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_runs import scene

from engine.color.classes import Palette
from engine.color.lab import lab_from_srgb, srgb_from_lab
from training.data.resize import to_cells
from training.errors import TrainingError
from training.evaluation.photo_scores import (
    MeanScores,
    PhotoScores,
    ciede2000,
    score_photo,
    ssim,
)

PALETTE = Palette.full(6)
NUMBERS = st.floats(0, 1000)
SCORES = st.builds(PhotoScores, **{entry.name: NUMBERS for entry in fields(PhotoScores)})

# CIE 142-2001, the pairs 1, 7, 13 and 25 of the test data of Sharma, Wu and Dalal (2005, Table 1).
CIEDE2000_PAIRS = [
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
]


def without_colors(picture: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    lightness, chroma = lab_from_srgb(picture)
    return np.rint(srgb_from_lab(lightness, np.zeros_like(chroma)) * 255).astype(np.uint8)


def test_true_colors_score_full_marks() -> None:
    truth = scene(1, 32, 40)
    scores = score_photo(truth, truth.copy(), PALETTE)
    assert (scores.mse, scores.psnr, scores.ssim, scores.uiqi) == (0, 100, 1, 1)
    assert (scores.cnr, scores.tar, scores.chroma_rmse, scores.ciede2000) == (1, 100, 0, 0)
    assert scores.colorfulness == scores.true_colorfulness > 20


def test_gray_instead_of_colors_scores_less_in_everything() -> None:
    truth = scene(1, 32, 40)
    scores = score_photo(truth, without_colors(truth), PALETTE)
    assert scores.psnr < 30
    assert scores.ssim < 1
    assert scores.uiqi < 1
    assert scores.colorfulness < 1 < scores.true_colorfulness
    assert scores.active_classes <= 4  # gray lies on the corner of four classes
    assert scores.cnr < 1
    assert scores.ccar == 100 * scores.active_classes / len(PALETTE)
    cells = to_cells(lab_from_srgb(truth)[1])
    assert scores.chroma_rmse == pytest.approx(float(np.sqrt(np.mean(cells**2))), abs=0.3)


def test_mse_is_that_of_values_up_to_one() -> None:
    truth = np.zeros((16, 16, 3), np.uint8)
    assert score_photo(truth, np.full_like(truth, 51), PALETTE).mse == pytest.approx(0.04)


def test_classes_are_those_of_cells_of_four_pixels() -> None:
    truth = np.zeros((16, 16, 3), np.uint8)
    truth[...] = (180, 60, 60)
    predicted = truth.copy()
    predicted[:4, :4] = (60, 60, 180)
    scores = score_photo(truth, predicted, PALETTE)
    assert scores.tar == 100 * 15 / 16
    assert scores.cnr == scores.active_classes == 2


def test_lpips_is_measured_only_where_it_can_be() -> None:
    truth = scene(1, 32, 32)
    assert score_photo(truth, truth, PALETTE).lpips is None
    assert score_photo(truth, truth, PALETTE, lambda *_: 0.25).lpips == 0.25


@pytest.mark.parametrize(("one", "other", "expected"), CIEDE2000_PAIRS)
def test_ciede2000_is_that_of_the_published_test_data(
    one: tuple[float, ...], other: tuple[float, ...], expected: float
) -> None:
    pictures = [
        (np.full((2, 2), lab[0], np.float32), np.full((2, 2, 2), lab[1:], np.float32))
        for lab in (one, other)
    ]
    assert ciede2000(pictures[0], pictures[1]) == pytest.approx(expected, abs=2e-4)


def literal_ssim(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> float:
    """Eq. 13 of Wang et al. (2004) in 11x11 windows that lie inside, Gaussian of sigma 1.5."""
    offsets = range(-5, 6)
    weights = np.array([[np.exp(-(x * x + y * y) / 4.5) for x in offsets] for y in offsets])
    weights /= weights.sum()
    small, small_too = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    values = []
    for channel in range(3):
        for top in range(one.shape[0] - 10):
            for left in range(one.shape[1] - 10):
                x, y = (
                    picture[top : top + 11, left : left + 11, channel].astype(float)
                    for picture in (one, other)
                )
                mean_x, mean_y = (weights * x).sum(), (weights * y).sum()
                var_x = (weights * (x - mean_x) ** 2).sum()
                var_y = (weights * (y - mean_y) ** 2).sum()
                covariance = (weights * (x - mean_x) * (y - mean_y)).sum()
                values.append(
                    (2 * mean_x * mean_y + small)
                    * (2 * covariance + small_too)
                    / ((mean_x**2 + mean_y**2 + small) * (var_x + var_y + small_too))
                )
    return float(np.mean(values))


def test_ssim_is_the_literal_equation() -> None:
    one, other = scene(1, 16, 18), scene(2, 16, 18)
    assert ssim(one, other) == pytest.approx(literal_ssim(one, other), abs=1e-6)


@settings(max_examples=25)
@given(st.lists(SCORES, min_size=1, max_size=5))
def test_means_are_those_of_all_photos(photos: list[PhotoScores]) -> None:
    sums = MeanScores()
    for scores in photos:
        sums.add(scores)
    mean = sums.mean()
    assert sums.photos == len(photos)
    assert mean.psnr == pytest.approx(np.mean([scores.psnr for scores in photos]))
    squares = [scores.chroma_rmse**2 for scores in photos]
    assert mean.chroma_rmse == pytest.approx(np.sqrt(np.mean(squares)))


@settings(max_examples=25)
@given(SCORES)
def test_mean_has_no_lpips_where_a_photo_has_none(scores: PhotoScores) -> None:
    sums = MeanScores()
    sums.add(scores)
    assert sums.mean().lpips == scores.lpips
    sums.add(replace(scores, lpips=None))
    assert sums.mean().lpips is None


def test_mean_over_no_photo_is_refused() -> None:
    with pytest.raises(TrainingError, match="No photo"):
        MeanScores().mean()


def test_pictures_of_different_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="compared"):
        score_photo(scene(1, 32, 32), scene(1, 32, 36), PALETTE)


def test_picture_too_small_for_the_windows_is_refused() -> None:
    tiny = np.zeros((15, 20, 3), np.uint8)
    with pytest.raises(TrainingError, match="at least 16"):
        score_photo(tiny, tiny, PALETTE)
