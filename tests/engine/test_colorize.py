"""Finding the colors of a photo with a real model in the real runtime."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.color.decode import Decoding
from engine.color.upsample import GUIDE_PIXELS, guide_shape
from engine.colorize import (
    LARGEST_ASPECT,
    MOST_CHROMA,
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
    path = onnx_models.save_encoder(tmp_path / "encoder.onnx")
    with pytest.raises(ModelError, match="color-classifier or chroma-regressor"):
        Colorizer(ModelSession(path, device=Device.CPU, threads=1))


def test_network_alone_looks_once_and_its_answer_stays_as_it_is(colorizer, monkeypatch):
    answers = []
    run = ModelSession.run

    def watched(session, inputs):
        answers.append(run(session, inputs)["logits"][0])
        return run(session, inputs)

    monkeypatch.setattr(ModelSession, "run", watched)
    prediction = colorizer.predict(_photo(300, 300), size=224, refine=False)
    (answer,) = answers
    np.testing.assert_array_equal(prediction.logits, answer)


@pytest.mark.parametrize("rebalance", [-0.1, 1.1, float("nan")])
def test_rebalancing_out_of_range_is_refused(rebalance):
    with pytest.raises(ColorizeError, match="rebalancing"):
        DecodingOptions(rebalance=rebalance)


def test_rebalancing_comes_before_the_vividness(colorizer):
    prediction = colorizer.predict(_photo(100, 100), size=64)
    lifted = prediction.decode(DecodingOptions(rebalance=1))
    assert not np.array_equal(lifted, prediction.decode())
    both = prediction.decode(DecodingOptions(vividness=0.5, rebalance=1))
    np.testing.assert_array_equal(both, lifted * np.float32(0.5))


@pytest.fixture
def regressor(tmp_path):
    """Make a colorizer whose a* and b* are 40 and -20 times the lightness, 0 to 1."""

    def regressor(**options):
        path = onnx_models.save_regressor(
            tmp_path / "regressor.onnx", **{"factors": (40, -20), **options}
        )
        return Colorizer(ModelSession(path, device=Device.CPU, threads=1))

    return regressor


@pytest.mark.parametrize(("stride", "shape"), [(1, (96, 160)), (4, (24, 40)), (32, (3, 5))])
def test_regressor_gives_a_color_for_every_cell_whatever_its_size(regressor, stride, shape):
    prediction = regressor(stride=stride).predict(_photo(300, 500), size=96)
    assert prediction.chroma.shape == prediction.decode().shape == (*shape, 2)
    assert prediction.chroma.dtype == np.float32


@pytest.mark.parametrize("refine", [True, False])
@pytest.mark.parametrize("stride", [1, 4])
def test_colors_of_a_regressor_are_its_answer_in_units_of_cielab(regressor, stride, refine):
    photo = _photo(96, 96)
    chroma = regressor(stride=stride).predict(photo, size=96, refine=refine).decode()
    lightness = photo.lightness.reshape(len(chroma), stride, -1, stride).mean(axis=(1, 3)) / 100
    # The second look and the smoothing reach a little further than a cell.
    atol = 1.0 if refine else 1e-4
    np.testing.assert_allclose(chroma[..., 0], 40 * lightness, atol=atol)
    np.testing.assert_allclose(chroma[..., 1], -20 * lightness, atol=atol)


def test_regressor_looks_twice_and_the_network_alone_once(regressor, monkeypatch):
    seen = []
    run = ModelSession.run

    def watched(session, inputs):
        seen.append(inputs["lightness"].shape[2:])
        return run(session, inputs)

    colorizer = regressor()
    monkeypatch.setattr(ModelSession, "run", watched)
    colorizer.predict(_photo(300, 300), size=224)
    colorizer.predict(_photo(300, 300), size=224, refine=False)
    assert seen == [(224, 224), (160, 160), (224, 224)]


def test_colors_of_a_regressor_can_be_made_more_vivid_but_not_chosen_among(regressor):
    prediction = regressor(stride=4).predict(_photo(100, 100), size=64)
    normal = prediction.decode()
    np.testing.assert_array_equal(prediction.decode(DecodingOptions(vividness=2)), 2 * normal)
    assert np.abs(prediction.decode(DecodingOptions(vividness=0))).max() == 0
    for options in (DecodingOptions(Decoding.ARGMAX), DecodingOptions(temperature=5)):
        np.testing.assert_array_equal(prediction.decode(options), normal)
    assert not np.array_equal(prediction.decode(DecodingOptions(rebalance=1)), normal)


def test_no_color_of_a_regressor_is_beyond_all_colors(regressor):
    chroma = regressor(factors=(1e6, -1e30)).predict(_photo(64, 64), size=64).chroma
    assert np.abs(chroma).max() == MOST_CHROMA


def test_colors_of_a_regressor_never_need_more_memory_than_those_of_a_photo(regressor):
    chroma = regressor().predict(_photo(600, 1800), size=608).chroma
    assert chroma.shape[:2] == guide_shape(608, 1824)
    assert chroma[..., 0].size <= 1.01 * GUIDE_PIXELS


def test_regressor_that_answers_another_size_later_is_refused(regressor):
    # In the trial, a window of 32 pixels leaves a single cell, which is a size that it may have.
    colorizer = regressor(window=32)
    with pytest.raises(ModelError, match="integer fraction"):
        colorizer.predict(_photo(100, 100), size=64)
