"""Local contrast: as CLAHE has it, without steps, and the same in a preview."""

import threading

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import engine.color.lab
from engine.cancellation import Cancelled
from engine.color.lab import lightness_from_srgb
from engine.resources import resource_path
from engine.restore.contrast import CLIP_LIMIT, TILES, local_contrast, tile_curves

SOME = settings(max_examples=40)
SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40))
PLANES = arrays(np.float32, SHAPES, elements=st.floats(0, 100, width=32))


def sample(name):
    return lightness_from_srgb(cv2.imread(str(resource_path("samples", name)), 0))


@SOME
@given(PLANES, st.floats(0.01, 1))
def test_the_result_is_lightness_of_the_same_shape(plane, strength):
    before = plane.copy()
    result = local_contrast(plane, strength)
    assert result.dtype == np.float32
    assert result.shape == plane.shape
    assert np.isfinite(result).all()
    assert (result >= 0).all()
    assert (result <= 100).all()
    np.testing.assert_array_equal(plane, before)


@SOME
@given(PLANES)
def test_curves_increase_within_the_limit_and_keep_black_and_white(plane):
    curves = tile_curves(plane) + np.linspace(0, 100, tile_curves(plane).shape[-1])
    slopes = np.diff(curves, axis=-1) * (curves.shape[-1] - 1) / 100
    assert (slopes > -1e-4).all()
    assert (slopes < CLIP_LIMIT + 1).all()
    np.testing.assert_allclose(curves[..., 0], 0, atol=1e-4)
    np.testing.assert_allclose(curves[..., -1], 100, atol=1e-3)


@pytest.mark.parametrize("name", ["astronaut.jpg", "coffee.jpg", "temple.jpg"])
def test_it_does_what_clahe_of_opencv_does_to_8_bits(name):
    photo = sample(name)
    rows, columns = tile_curves(photo).shape[:2]
    clahe = cv2.createCLAHE(CLIP_LIMIT, (columns, rows))
    other = clahe.apply(np.round(photo * 2.55).astype(np.uint8)) / 2.55
    change = np.abs(local_contrast(photo, 1) - photo).mean()
    assert np.abs(local_contrast(photo, 1) - other).mean() < 0.25 * change


def test_strength_is_how_much_of_the_change_is_made():
    photo = sample("cat.jpg")
    assert local_contrast(photo, 0) is photo
    half, full = (local_contrast(photo, strength) - photo for strength in (0.5, 1))
    np.testing.assert_allclose(2 * half, full, atol=1e-3)


def test_flat_parts_gain_contrast():
    photo = 45 + sample("cat.jpg") / 10
    assert local_contrast(photo, 1).std() > 1.5 * photo.std()


def test_a_smooth_sky_gets_no_steps():
    sky = np.linspace(60, 80, 1200, dtype=np.float32)[:, None] * np.ones((1, 800), np.float32)
    steps = np.diff(local_contrast(sky, 1), axis=0)
    # Where curves of tiles meet, a slope may nearly level out; a step would be seen.
    assert steps.min() > -0.02
    assert np.abs(np.diff(steps, axis=0)).max() < 0.02
    assert steps.max() < (CLIP_LIMIT + 1) * 20 / 1199


def test_no_border_between_tiles_shows():
    random = np.random.default_rng(1)
    photo = cv2.GaussianBlur(random.uniform(0, 100, (400, 600)).astype(np.float32), (0, 0), 25)
    change = local_contrast(photo, 1) - photo
    assert np.abs(np.diff(change, axis=0)).max() < 1
    assert np.abs(np.diff(change, axis=1)).max() < 1


@pytest.mark.parametrize("size", [(800, 1200), (1200, 800), (1000, 1000), (300, 1600), (1, 1)])
def test_tiles_are_as_good_as_square(size):
    rows, columns = tile_curves(np.full(size, 50, np.float32)).shape[:2]
    assert max(rows, columns) == TILES or size == (1, 1)
    assert 0.6 < (size[0] / rows) / (size[1] / columns) < 1.7


@pytest.mark.parametrize("name", ["coffee.jpg", "temple.jpg"])
def test_a_preview_looks_like_the_photo(name):
    photo = cv2.resize(sample(name), (1800, 1200), interpolation=cv2.INTER_LINEAR)
    small = cv2.resize(photo, (800, 533), interpolation=cv2.INTER_AREA)
    exact = cv2.resize(local_contrast(photo, 1), (800, 533), interpolation=cv2.INTER_AREA)
    assert np.abs(local_contrast(small, 1) - exact).mean() < 0.5


def test_the_result_does_not_depend_on_the_strips(monkeypatch):
    photo = sample("coffee.jpg")
    whole = local_contrast(photo, 1)
    monkeypatch.setattr(engine.color.lab, "STRIP_PIXELS", 1500)
    np.testing.assert_array_equal(local_contrast(photo, 1), whole)


def test_work_that_nobody_wants_ends():
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        local_contrast(np.zeros((4, 4), np.float32), 1, cancel=cancel)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strength_out_of_range_is_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        local_contrast(np.zeros((2, 2), np.float32), strength)
