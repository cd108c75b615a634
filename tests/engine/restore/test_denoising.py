"""Taking grain off: how much comes back of the photo, and what is never touched."""

from threading import Event

import cv2
import numpy as np
import pytest

from engine.cancellation import Cancelled
from engine.restore import denoise as module
from engine.restore.denoise import denoise
from engine.restore.grain import NO_GRAIN, Grain, measure_grain
from tests.engine.restore.grainy_photos import SAMPLES, psnr, sample, with_grain


@pytest.mark.parametrize(("sigma", "film", "gain"), [(2, False, 1.5), (5, False, 4), (5, True, 2)])
def test_photos_come_back_from_under_their_grain(sigma, film, gain):
    gains = []
    for name in SAMPLES:
        grainy = with_grain(sample(name), sigma, film=film)
        gains.append(psnr(denoise(grainy, 1), sample(name)) - psnr(grainy, sample(name)))
    assert np.mean(gains) > gain
    assert min(gains) > 0


@pytest.mark.parametrize("name", SAMPLES)
def test_photos_without_grain_hardly_change(name):
    assert psnr(denoise(sample(name), 1), sample(name)) > 48


def test_strength_is_the_share_of_the_change():
    grainy = with_grain(sample("coffee"), 4)
    half, whole = denoise(grainy, 0.5), denoise(grainy, 1)
    inside = (whole > 0) & (whole < 100)
    np.testing.assert_allclose((half - grainy)[inside] * 2, (whole - grainy)[inside], atol=1e-3)


def test_an_edge_stays_where_and_as_steep_as_it_is():
    step = np.full((128, 128), 25, np.float32)
    step[:, 64:] = 75
    clean = denoise(with_grain(step, 4), 1)
    profile = clean[20:-20].mean(axis=0)
    assert profile[63] < 28
    assert profile[64] > 72
    assert clean[:, 62].std() < 2.5


@pytest.mark.parametrize("grain", [None, NO_GRAIN])
def test_nothing_happens_at_strength_0_or_without_grain(grain):
    plane = np.full((40, 50), 50, np.float32)
    assert denoise(plane, 0) is plane
    assert denoise(plane, 1, grain=grain) is plane


def test_input_is_kept_and_output_is_lightness():
    grainy = with_grain(np.full((70, 90), 97, np.float32), 5)
    before = grainy.copy()
    clean = denoise(grainy, 1, grain=Grain.white(5))
    assert (grainy == before).all()
    assert clean.dtype == np.float32
    assert clean.shape == grainy.shape
    assert 0 <= clean.min() <= clean.max() <= 100


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (5, 3), (193, 2)])
def test_photos_of_any_size_are_denoised(shape):
    noise = np.random.default_rng(1).uniform(40, 60, shape).astype(np.float32)
    clean = denoise(noise, 1, grain=Grain.white(10))
    assert clean.shape == shape
    assert np.isfinite(clean).all()


def test_result_does_not_depend_on_the_tiles(monkeypatch):
    grainy = with_grain(sample("astronaut"), 5)
    grain = measure_grain(grainy)
    whole = denoise(grainy, 1, grain=grain)
    monkeypatch.setattr(module, "_TILE", 75)
    np.testing.assert_allclose(denoise(grainy, 1, grain=grain), whole, atol=1e-3)


@pytest.mark.parametrize("shrink", [2, 3])
def test_a_reduced_photo_looks_like_the_reduced_result(shrink):
    grainy = with_grain(sample("coffee"), 5)
    grain = measure_grain(grainy)
    size = (grainy.shape[1] // shrink, grainy.shape[0] // shrink)
    first = cv2.resize(grainy, size, interpolation=cv2.INTER_AREA)
    preview = denoise(first, 1, grain=grain, scale=1 / shrink)
    exact = cv2.resize(denoise(grainy, 1, grain=grain), size, interpolation=cv2.INTER_AREA)
    assert np.abs(preview - exact).mean() < 0.75
    assert np.abs(preview - exact).mean() < 0.75 * np.abs(first - exact).mean()


def test_work_ends_on_request():
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        denoise(sample("coffee"), 1, grain=Grain.white(1), cancel=cancel)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strengths_out_of_range_are_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        denoise(sample("coffee"), strength)


@pytest.mark.parametrize("scale", [0, 1.5, float("nan")])
def test_scales_out_of_range_are_refused(scale):
    with pytest.raises(ValueError, match="scale"):
        denoise(sample("coffee"), 1, scale=scale)
