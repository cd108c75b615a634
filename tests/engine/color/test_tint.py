"""Telling photos in color from gray and toned ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.lab import lab_from_srgb
from engine.color.tint import is_in_color
from engine.color.upsample import upsample_chroma
from engine.colorize import Colorizer
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from engine.photo.read import read_photo
from engine.resources import resource_path

SAMPLES = ["astronaut", "cat", "coffee", "rocket", "temple"]


@pytest.fixture(scope="module")
def colorizer():
    stored = ModelStore().find(DEFAULT_COLORIZER)
    return Colorizer(ModelSession(stored.path, device=Device.CPU, threads=1))


def sample(name):
    return read_photo(resource_path("samples", f"{name}.jpg")).lightness


def in_rgb(lightness, tones):
    """Tone a photo: every gray value becomes a color, with the noise of a scanner."""
    gray = lightness[..., None] / 100
    noise = np.random.default_rng(1).normal(0, 0.02, (*lightness.shape, 3))
    pixels = np.clip(gray * np.array(tones) + noise, 0, 1)
    return lab_from_srgb(pixels.astype(np.float32))


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("tones", [(1, 1, 1), (1.1, 0.95, 0.7), (0.6, 0.85, 1.05)])
def test_gray_sepia_and_cyanotype_are_not_in_color(name, tones):
    assert not is_in_color(*in_rgb(sample(name), tones))


@pytest.mark.parametrize("name", SAMPLES)
def test_split_toning_is_not_in_color(name):
    lightness = sample(name)
    balance = lightness / 100 - 0.5
    chroma = np.stack([6 * balance, 30 * balance], axis=-1)
    assert not is_in_color(lightness, chroma)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_print_that_faded_on_one_side_is_not_in_color(name):
    lightness = sample(name)
    fading = np.linspace(0.6, 1, lightness.shape[1], dtype=np.float32)
    chroma = np.stack([fading * 5, fading * 22], axis=-1)
    assert not is_in_color(lightness, np.broadcast_to(chroma, (*lightness.shape, 2)))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_the_bundled_model_colorized_is_in_color(name, colorizer):
    photo = read_photo(resource_path("samples", f"{name}.jpg"))
    chroma = upsample_chroma(colorizer.predict(photo).decode(), photo.lightness)
    assert is_in_color(photo.lightness, chroma)


@given(st.floats(0, 100), st.floats(-80, 80), st.floats(-80, 80), st.integers(1, 300))
def test_one_color_everywhere_is_not_in_color(lightness, a, b, width):
    chroma = np.tile(np.array([a, b], np.float32), (3, width, 1))
    assert not is_in_color(np.full((3, width), lightness, np.float32), chroma)
