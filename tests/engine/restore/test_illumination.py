"""Uneven light: which is found, which is left to the scene, and how it is evened."""

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
from engine.restore.illumination import (
    MOST_STOPS,
    Illumination,
    even_illumination,
    measure_illumination,
)
from engine.restore.straighten import Frame, straighten

SOME = settings(max_examples=40)
SHAPES = st.tuples(st.integers(1, 40), st.integers(1, 40))
PLANES = arrays(np.float32, SHAPES, elements=st.floats(0, 100, width=32))
LIGHTS = st.builds(
    Illumination,
    st.floats(0, 1),
    st.tuples(*[st.floats(-0.2, 0.2)] * 5),
)


def sample(name):
    return lightness_from_srgb(cv2.imread(str(resource_path("samples", name)), 0))


def places(shape):
    """Return x and y from -1 to 1, and the squared distance from the center, 1 in the corners."""
    height, width = shape
    x = ((np.arange(width) + 0.5) * 2 / width - 1)[None]
    y = ((np.arange(height) + 0.5) * 2 / height - 1)[:, None]
    return x, y, ((width * x) ** 2 + (height * y) ** 2) / (height**2 + width**2)


def under(lightness, light):
    """Show a photo under a light, factors of CIE Y."""
    linear = np.where(lightness > 8, ((lightness + 16) / 116) ** 3, lightness * 27 / 24389) * light
    shown = np.where(linear > 216 / 24389, 116 * np.cbrt(linear) - 16, linear * 24389 / 27)
    return shown.astype(np.float32)


def behind_lens(lightness, falloff):
    return under(lightness, (1 + falloff * places(lightness.shape)[2]) ** -2)


def rmse(one, other):
    return float(np.sqrt(np.mean((one - other) ** 2)))


@pytest.mark.parametrize("name", ["astronaut.jpg", "temple.jpg", "rocket.jpg"])
def test_dark_corners_of_a_lens_are_found_and_evened(name):
    photo = sample(name)
    dark = behind_lens(photo, 0.8)
    assert measure_illumination(dark).is_uneven
    assert rmse(even_illumination(dark, 1), photo) < 0.3 * rmse(dark, photo)


@pytest.mark.parametrize("angle", [0, 1, 2.5, 4])
def test_paper_shows_from_which_side_a_scan_was_lit(angle):
    photo = sample("coffee.jpg")
    random = np.random.default_rng(1)
    scan = np.pad(0.9 * photo, 40, constant_values=92)
    scan = np.clip(scan + random.normal(0, 0.6, scan.shape), 0, 100)
    x, y, _ = places(scan.shape)
    dark = under(scan, 1 - 0.2 * (1 + (x * np.cos(angle) + y * np.sin(angle)) / 1.5))
    assert measure_illumination(dark).is_uneven
    error = rmse(even_illumination(dark, 1) + scan.mean(), scan + even_illumination(dark, 1).mean())
    before = rmse(dark + scan.mean(), scan + dark.mean())
    assert error < 0.25 * before


def test_evenly_lit_paper_stays():
    scan = np.pad(0.9 * sample("coffee.jpg"), 40, constant_values=92).astype(np.float32)
    assert not measure_illumination(scan).is_uneven
    assert np.abs(even_illumination(scan, 1) - scan).mean() < 0.2


@pytest.mark.parametrize(
    "name", ["astronaut.jpg", "cat.jpg", "coffee.jpg", "rocket.jpg", "temple.jpg"]
)
def test_the_light_of_a_scene_is_no_uneven_light(name):
    assert not measure_illumination(sample(name)).is_uneven


@pytest.mark.parametrize("name", ["astronaut.jpg", "cat.jpg", "coffee.jpg", "temple.jpg"])
def test_photos_lit_evenly_hardly_change(name):
    photo = sample(name)
    assert np.abs(even_illumination(photo, 1) - photo).mean() < 1


def test_a_sky_brighter_than_the_ground_is_kept():
    y = places((300, 400))[1]
    random = np.random.default_rng(2)
    ground = 30 + 6 * random.standard_normal((300, 400)).astype(np.float32)
    scene = np.where(y < 0.1, 75 - 15 * y, ground).astype(np.float32)
    np.testing.assert_array_equal(even_illumination(scene, 1), scene)


def test_a_face_before_a_dark_backdrop_is_kept():
    distance = places((400, 300))[2]
    random = np.random.default_rng(3)
    scene = np.where(distance < 0.15, 65, 18) + random.normal(0, 1, (400, 300))
    scene = cv2.GaussianBlur(scene.astype(np.float32), (0, 0), 1)
    assert np.abs(even_illumination(scene, 1) - scene).mean() < 1


@SOME
@given(PLANES, LIGHTS, st.floats(0.01, 1))
def test_light_is_added_nowhere_taken_and_never_clipped(plane, light, strength):
    before = plane.copy()
    evened = even_illumination(plane, strength, light)
    assert evened.dtype == np.float32
    assert evened.shape == plane.shape
    assert np.isfinite(evened).all()
    assert (evened >= plane - 1e-2).all()
    assert (evened <= 100).all()
    assert (evened[plane < 99.9] < 100).all()
    np.testing.assert_array_equal(plane, before)


@settings(max_examples=10)
@given(LIGHTS, st.integers(0, 29), st.integers(0, 19))
def test_a_lighter_pixel_stays_the_lighter_one_at_its_place(light, row, column):
    tones = np.linspace(0, 100, 60, dtype=np.float32)
    planes = [np.full((30, 20), tone, np.float32) for tone in tones]
    evened = np.array([even_illumination(plane, 1, light)[row, column] for plane in planes])
    assert (np.diff(evened) > -1e-4).all()
    assert evened[0] == 0


@SOME
@given(st.floats(0.1, 1), st.floats(5, 60))
def test_a_known_falloff_is_undone_exactly(falloff, tone):
    plain = np.full((40, 60), tone, np.float32)
    light = Illumination(falloff)
    np.testing.assert_allclose(
        even_illumination(behind_lens(plain, falloff), 1, light), plain, atol=1e-2
    )


@SOME
@given(PLANES)
def test_no_measure_asks_for_more_light_than_the_limit(plane):
    assert 0 <= measure_illumination(plane).stops <= MOST_STOPS + 1e-6


def test_strength_is_the_power_of_the_light():
    photo, light = np.full((40, 60), 40, np.float32), Illumination(0.8)
    assert even_illumination(photo, 0, light) is photo
    twice = even_illumination(even_illumination(photo, 0.5, light), 0.5, light)
    np.testing.assert_allclose(twice, even_illumination(photo, 1, light), atol=1e-2)


def test_a_preview_looks_like_the_photo():
    photo = behind_lens(sample("temple.jpg"), 0.8)
    half = cv2.resize(photo, (320, 214), interpolation=cv2.INTER_AREA)
    exact = even_illumination(photo, 1)
    shrunk = cv2.resize(exact, (320, 214), interpolation=cv2.INTER_AREA)
    assert np.abs(even_illumination(half, 1) - shrunk).mean() < 0.3


def test_the_result_does_not_depend_on_the_strips(monkeypatch):
    photo, light = sample("cat.jpg"), Illumination(0.5, (0.1, 0.2, 0.0, -0.1, 0.1))
    whole = even_illumination(photo, 1, light)
    monkeypatch.setattr(engine.color.lab, "STRIP_PIXELS", 1000)
    np.testing.assert_array_equal(even_illumination(photo, 1, light), whole)


def test_work_that_nobody_wants_ends():
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        even_illumination(np.zeros((4, 4), np.float32), 1, Illumination(0.5), cancel=cancel)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_strength_out_of_range_is_refused(strength):
    with pytest.raises(ValueError, match="strength"):
        even_illumination(np.zeros((2, 2), np.float32), strength)


@pytest.mark.parametrize("frame", [Frame(0, 0.1, 0.2, 0.8, 1), Frame(6, 0.2, 0.2, 0.9, 0.7)])
def test_cropping_first_or_evening_first_is_the_same(frame):
    plane = cv2.GaussianBlur(sample("temple.jpg"), (0, 0), 3)
    light = Illumination(0.6, (0.1, -0.05, 0.02, 0.04, -0.03))
    last = straighten(even_illumination(plane, 1, light), frame)
    first = even_illumination(straighten(plane, frame), 1, light, frame=frame, photo=plane.shape)
    assert np.abs(first - last).max() < 0.5
