"""Finding the colors of a photo with a real model in the real runtime."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.decode import Decoding
from engine.colorize import (
    LARGEST_ASPECT,
    SMALLEST_SIDE,
    ColorizeError,
    Colorizer,
    DecodingOptions,
    working_shape,
)
from engine.models.errors import ModelError
from engine.models.providers import Device
from engine.models.session import ModelSession
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo
from tests import onnx_models


def _photo(height, width):
    ramp = np.linspace(0, 100, height * width, dtype=np.float32).reshape(height, width)
    return Photo(None, ramp, None, 8, "PNG", Metadata(None, None, None, None))


@pytest.fixture
def colorizer(tmp_path):
    path = tmp_path / "model.onnx"
    onnx_models.save_classifier(path, onnx_models.CLASSIFIER)
    return Colorizer(ModelSession(path, device=Device.CPU, threads=1))


SIDES = st.integers(SMALLEST_SIDE, 20_000)


@given(SIDES, SIDES, st.sampled_from([64, 224, 480]))
def test_working_size_keeps_the_aspect_as_far_as_steps_of_32_allow(height, width, size):
    if max(height, width) > LARGEST_ASPECT * min(height, width):
        return
    rows, columns = working_shape(height, width, size)
    assert rows % 32 == columns % 32 == 0
    scale = size / min(height, width)
    assert abs(rows - height * scale) <= 32
    assert abs(columns - width * scale) <= 32


def test_portrait_and_landscape_are_not_squashed_to_a_square():
    assert working_shape(3200, 2400, 224) == (288, 224)
    assert working_shape(2400, 3200, 224) == (224, 288)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (10, 60_000), (15, 500)])
def test_photo_too_small_to_recognize_anything_is_refused(height, width):
    with pytest.raises(ColorizeError, match="at least 16"):
        working_shape(height, width, 224)


def test_photo_that_is_a_line_is_refused():
    with pytest.raises(ColorizeError, match="too narrow"):
        working_shape(20, 60_000, 224)


@pytest.mark.parametrize("size", [0, 63, 1025])
def test_working_size_out_of_range_is_refused(size):
    with pytest.raises(ColorizeError, match="working size"):
        working_shape(100, 100, size)


def test_prediction_has_a_distribution_for_every_cell_of_four_pixels(colorizer):
    prediction = colorizer.predict(_photo(300, 500), size=96)
    assert prediction.logits.shape == (len(prediction.palette), 96 // 4, 160 // 4)
    assert prediction.decode().shape == (24, 40, 2)


def test_network_looks_twice_and_once_at_the_smallest_size(colorizer, monkeypatch):
    seen = []
    run = ModelSession.run

    def watched(session, inputs):
        seen.append(inputs["lightness"].shape[2:])
        return run(session, inputs)

    monkeypatch.setattr(ModelSession, "run", watched)
    colorizer.predict(_photo(300, 300), size=224)
    assert seen == [(224, 224), (160, 160)]
    colorizer.predict(_photo(300, 300), size=64)
    assert seen[2:] == [(64, 64)]


def test_other_vividness_does_not_run_the_network_again(colorizer, monkeypatch):
    prediction = colorizer.predict(_photo(100, 100), size=64)
    monkeypatch.setattr(ModelSession, "run", None)
    gray = prediction.decode(DecodingOptions(vividness=0))
    normal = prediction.decode()
    vivid = prediction.decode(DecodingOptions(vividness=2))
    assert np.abs(gray).max() == 0
    np.testing.assert_allclose(vivid, 2 * normal, atol=1e-4)


def test_argmax_gives_class_centers_only(colorizer):
    prediction = colorizer.predict(_photo(100, 100), size=64)
    chroma = prediction.decode(DecodingOptions(decoding=Decoding.ARGMAX)).reshape(-1, 2)
    centers = {tuple(center) for center in prediction.palette.centers.tolist()}
    assert {tuple(pixel) for pixel in chroma.tolist()} <= centers


@pytest.mark.parametrize(
    ("vividness", "temperature"), [(-0.1, None), (3.1, None), (1, 0.0), (1, 11.0)]
)
def test_decoding_that_makes_no_picture_is_refused(vividness, temperature):
    with pytest.raises(ColorizeError):
        DecodingOptions(vividness=vividness, temperature=temperature)


def test_model_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "regressor.onnx"
    onnx_models.save_regressor(path, onnx_models.REGRESSOR)
    with pytest.raises(ModelError, match="color-classifier"):
        Colorizer(ModelSession(path, device=Device.CPU, threads=1))
