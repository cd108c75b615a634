"""Measuring grain: how much of it, how coarse, at which lightness."""

import cv2
import numpy as np
import pytest

from engine.restore.grain import LEVELS, NO_GRAIN, Grain, measure_grain
from engine.restore.patches import SIDE
from tests.engine.restore.grainy_photos import SAMPLES, sample, with_grain


def spectrum_of(grain):
    return np.array(grain.spectrum).reshape(SIDE, SIDE)


@pytest.mark.parametrize("sigma", [0.5, 2, 8])
def test_white_noise_on_gray_is_measured(sigma):
    grain = measure_grain(with_grain(np.full((256, 256), 50, np.float32), sigma))
    assert grain.sigma == pytest.approx(sigma, rel=0.1)
    assert spectrum_of(grain).ravel()[1:] == pytest.approx(1, abs=0.35)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("film", [False, True])
def test_grain_on_photos_is_measured(name, film):
    grain = measure_grain(with_grain(sample(name), 5, film=film))
    assert grain.sigma == pytest.approx(5, rel=0.35)


@pytest.mark.parametrize("name", SAMPLES)
def test_photos_without_grain_have_hardly_any(name):
    assert measure_grain(sample(name)).sigma < 0.5


def test_coarse_grain_has_little_of_high_frequencies():
    coarse = cv2.GaussianBlur(with_grain(np.full((256, 256), 50, np.float32), 8), (0, 0), 1)
    spectrum = spectrum_of(measure_grain(coarse))
    assert spectrum[5:, 5:].max() < 0.2 * spectrum[1, 1]


def test_grain_that_differs_with_lightness_is_told_apart():
    ramp = np.repeat(np.float32([20, 80]), 128)[None].repeat(256, axis=0)
    random = np.random.default_rng(1)
    grain = measure_grain(ramp + random.normal(0, 1, ramp.shape) * np.where(ramp < 50, 3, 2))
    dark, bright = grain.deviation_at(np.float32([20, 80]))
    assert dark == pytest.approx(3, rel=0.2)
    assert bright == pytest.approx(2, rel=0.25)


def test_smooth_shading_is_no_grain():
    y, x = np.mgrid[:256, :256].astype(np.float32)
    assert measure_grain(20 + 0.2 * x + 0.001 * y * y / 2) == NO_GRAIN


@pytest.mark.parametrize("level", [0, 50, 100])
def test_flat_pictures_have_none(level):
    assert measure_grain(np.full((100, 100), level, np.float32)) == NO_GRAIN


@pytest.mark.parametrize("shape", [(1, 1), (7, 400), (30, 30)])
def test_pictures_too_small_to_tell_have_none(shape):
    noise = np.random.default_rng(1).uniform(40, 60, shape).astype(np.float32)
    assert measure_grain(noise) == NO_GRAIN


def test_clipped_blacks_do_not_hide_grain():
    plane = with_grain(np.full((256, 256), 50, np.float32), 4)
    plane[:200] = 0
    assert measure_grain(plane).sigma == pytest.approx(4, rel=0.15)


def test_averaging_leaves_the_grain_that_is_foretold():
    plane = with_grain(np.full((512, 512), 50, np.float32), 6)
    small = cv2.resize(plane, (256, 256), interpolation=cv2.INTER_AREA)
    foretold, measured = measure_grain(plane).at(0.5), measure_grain(small)
    high = spectrum_of(foretold)[3:, 3:].mean() * foretold.sigma
    assert high == pytest.approx(spectrum_of(measured)[3:, 3:].mean() * measured.sigma, rel=0.15)


def test_at_full_size_grain_is_what_it_is():
    grain = Grain.white(3)
    assert grain.at(1) is grain
    assert grain.deviation_at(np.float32([0, *LEVELS, 100])) == pytest.approx(3)
