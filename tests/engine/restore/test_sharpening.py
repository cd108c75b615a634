"""Sharpening: what comes back of a blurred photo, no halos, no grain."""

from threading import Event

import cv2
import numpy as np
import pytest

from engine.cancellation import Cancelled
from engine.restore import sharpen as module
from engine.restore.grain import NO_GRAIN, Grain, measure_grain
from engine.restore.sharpen import LEAST_BLUR, MOST_BLUR, measure_blur, sharpen
from tests.engine.restore.grainy_photos import SAMPLES, psnr, sample, with_grain


def blurred(lightness, width):
    return cv2.GaussianBlur(lightness, (0, 0), width)


@pytest.mark.parametrize("width", [0.8, 1.2, 2])
def test_blur_is_measured(width):
    found = [measure_blur(blurred(sample(name), width)) for name in SAMPLES]
    assert np.mean(found) == pytest.approx(width, abs=0.25)


def test_photos_in_focus_have_no_blur():
    assert max(measure_blur(sample(name)) for name in SAMPLES) < 0.65


def test_a_picture_without_edges_has_no_blur():
    assert measure_blur(np.full((50, 60), 50, np.float32)) == LEAST_BLUR


@pytest.mark.parametrize(("width", "gain"), [(0.8, 1.2), (1.2, 0.9), (2, 0.6)])
def test_blurred_photos_come_nearer_to_what_they_were(width, gain):
    gains = []
    for name in SAMPLES:
        soft = blurred(sample(name), width)
        gains.append(psnr(sharpen(soft, 1), sample(name)) - psnr(soft, sample(name)))
    assert np.mean(gains) > gain
    assert min(gains) > 0


def test_no_pixel_leaves_the_range_around_it():
    soft = blurred(sample("temple"), 1.2)
    sharp = sharpen(soft, 1, blur=1.2)
    near = np.ones((5, 5), np.uint8)
    assert (sharp <= cv2.dilate(soft, near)).all()
    assert (sharp >= cv2.erode(soft, near)).all()


@pytest.mark.parametrize("width", [0.6, 1, 2.5])
def test_an_edge_becomes_steeper_and_gets_no_halo(width):
    step = np.full((60, 60), 20, np.float32)
    step[:, 30:] = 80
    soft = blurred(step, width)
    sharp = sharpen(soft, 1, blur=width, grain=NO_GRAIN)
    assert sharp.min() >= 20 - 1e-3
    assert sharp.max() <= 80 + 1e-3
    assert np.diff(sharp[30]).max() > 1.1 * np.diff(soft[30]).max()
    # Nor a dip: the way up is a way up, but for a hundredth of the edge.
    assert np.diff(sharp[30]).min() > -0.6


def test_grain_is_not_sharpened():
    grainy = with_grain(np.full((128, 128), 50, np.float32), 3)
    assert sharpen(grainy, 1, blur=1).std() < 1.1 * grainy.std()
    photo = with_grain(blurred(sample("coffee"), 1.2), 3)
    assert psnr(sharpen(photo, 1), sample("coffee")) > psnr(photo, sample("coffee")) - 0.1


def test_more_strength_sharpens_more():
    soft = blurred(sample("coffee"), 1)
    changes = [np.abs(sharpen(soft, strength, blur=1) - soft).mean() for strength in (0.2, 0.6, 1)]
    assert changes == sorted(changes)
    assert changes[0] < 0.4 * changes[2]


def test_nothing_happens_at_strength_0_or_where_blur_cannot_be_seen():
    plane = sample("coffee")
    assert sharpen(plane, 0) is plane
    assert sharpen(plane, 1, blur=1, scale=0.1) is plane


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (5, 3)])
def test_photos_of_any_size_are_sharpened(shape):
    noise = np.random.default_rng(1).uniform(0, 100, shape).astype(np.float32)
    before = noise.copy()
    sharp = sharpen(noise, 1, blur=MOST_BLUR)
    assert sharp.shape == shape
    assert sharp.dtype == np.float32
    assert 0 <= sharp.min() <= sharp.max() <= 100
    assert (noise == before).all()


def test_result_does_not_depend_on_the_tiles(monkeypatch):
    soft = blurred(sample("astronaut"), 1.5)
    whole = sharpen(soft, 1, blur=1.5, grain=Grain.white(0.5))
    monkeypatch.setattr(module, "_TILE", 50)
    tiled = sharpen(soft, 1, blur=1.5, grain=Grain.white(0.5))
    np.testing.assert_allclose(tiled, whole, atol=1e-3)


def test_a_reduced_photo_looks_like_the_reduced_result():
    soft = blurred(sample("coffee"), 2)
    grain = measure_grain(soft)
    size = (soft.shape[1] // 2, soft.shape[0] // 2)
    first = cv2.resize(soft, size, interpolation=cv2.INTER_AREA)
    preview = sharpen(first, 1, blur=2, grain=grain, scale=0.5)
    exact = cv2.resize(sharpen(soft, 1, blur=2, grain=grain), size, interpolation=cv2.INTER_AREA)
    assert np.abs(preview - exact).mean() < 0.5
    assert np.abs(preview - exact).mean() < 0.75 * np.abs(first - exact).mean()


def test_work_ends_on_request():
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        sharpen(sample("coffee"), 1, cancel=cancel)


@pytest.mark.parametrize(
    "settings", [{"strength": 1.1}, {"scale": 0}, {"blur": -1}, {"blur": MOST_BLUR + 1}]
)
def test_settings_out_of_range_are_refused(settings):
    with pytest.raises(ValueError, match="must be"):
        sharpen(sample("coffee"), **{"strength": 1, **settings})
