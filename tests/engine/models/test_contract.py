"""The inputs and outputs that a model of each kind must have."""

from dataclasses import replace

import numpy as np
import pytest
from onnx import TensorProto

from engine.color.classes import Palette
from engine.models.contract import (
    CONTRACTS,
    TensorPort,
    check_ports,
    checked_colors,
    trial_inputs,
)
from engine.models.description import ModelKind
from engine.models.errors import ModelError
from engine.models.session import ModelSession
from tests.onnx_models import (
    CLASSIFIER,
    REGRESSOR,
    WORKING_ENCODER,
    save_classifier,
    save_decoder,
    save_encoder,
    save_regressor,
    save_working_decoder,
    save_working_encoder,
)


def refused(path, match):
    with pytest.raises(ModelError, match=match) as refusal:
        ModelSession(path)
    assert "does not fit its kind" in str(refusal.value)


@pytest.mark.parametrize("save", [save_classifier, save_regressor, save_encoder, save_decoder])
def test_model_that_keeps_its_contract_is_accepted(tmp_path, save):
    assert ModelSession(save(tmp_path / "model.onnx")).description.name.startswith("test-")


@pytest.mark.parametrize("channels", [4, 6])
def test_every_color_class_needs_its_channel(tmp_path, channels):
    path = save_classifier(tmp_path / "model.onnx", channels=channels)
    refused(path, "an output for each of its 5 colors")


def test_palette_of_another_model_is_refused(tmp_path):
    other = replace(CLASSIFIER, palette=Palette.full(14))
    refused(save_classifier(tmp_path / "model.onnx", other), "for each of its 256 colors")


def test_logits_have_a_quarter_of_the_input_size(tmp_path):
    refused(save_classifier(tmp_path / "model.onnx", stride=2), "a quarter of its input")


def test_chroma_has_two_channels(tmp_path):
    path = save_regressor(tmp_path / "model.onnx", factors=(1, 2, 3))
    refused(path, "does not answer a\\* and b\\*")


@pytest.mark.parametrize("stride", [1, 2, 4, 32])
def test_chroma_may_be_as_large_as_the_input_or_an_integer_fraction_of_it(tmp_path, stride):
    path = save_regressor(tmp_path / "model.onnx", stride=stride)
    assert ModelSession(path).description == REGRESSOR


@pytest.mark.parametrize(("stride", "window"), [(3, 3), (1, 5), (5, 5)])
def test_chroma_of_another_size_is_refused(tmp_path, stride, window):
    path = save_regressor(tmp_path / "model.onnx", stride=stride, window=window)
    refused(path, "another size than its input or an integer fraction")


@pytest.mark.parametrize(
    "shape", [(2,), (1, 2, 0, 0), (2, 2, 32, 32), (1, 2, 64, 64), (1, 2, 8, 4)]
)
def test_answers_of_any_other_shape_are_refused(shape):
    answer = {"chroma": np.zeros(shape, np.float32)}
    with pytest.raises(ModelError, match="does not fit its kind"):
        checked_colors(REGRESSOR, (32, 32), answer)


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize(
    ("description", "name", "shape"),
    [(CLASSIFIER, "logits", (1, 5, 8, 8)), (REGRESSOR, "chroma", (1, 2, 16, 16))],
)
def test_numbers_that_are_no_colors_are_refused(description, name, shape, number):
    answer = np.zeros(shape, np.float32)
    answer[0, 1, 2, 3] = number
    with pytest.raises(ModelError, match="numbers that are no colors"):
        checked_colors(description, (32, 32), {name: answer})


def test_input_has_the_name_of_the_contract(tmp_path):
    path = save_classifier(tmp_path / "model.onnx", input_name="gray")
    refused(path, "takes the inputs 'gray' instead of 'lightness'")


def test_output_has_the_name_of_the_contract(tmp_path):
    classifier = replace(REGRESSOR, kind=ModelKind.COLOR_CLASSIFIER, palette=Palette.full(14))
    refused(save_regressor(tmp_path / "model.onnx", classifier), "lacks the output 'logits'")


@pytest.mark.parametrize(
    "shape",
    [(1, 1, "height", "width"), ("batch", 1, 256, "width"), ("batch", 1, "height", 256)],
)
def test_sizes_must_be_free(tmp_path, shape):
    path = save_classifier(tmp_path / "model.onnx", input_shape=shape)
    refused(path, "'lightness' in one fixed size only")


def test_lightness_has_one_channel(tmp_path):
    path = save_classifier(tmp_path / "model.onnx", input_shape=("batch", 3, "height", "width"))
    refused(path, "'lightness' with another number of channels")


def test_elements_are_float32(tmp_path):
    path = save_classifier(tmp_path / "model.onnx", element=TensorProto.FLOAT16)
    refused(path, "'lightness' in another type than float32")


def test_number_of_axes_must_fit():
    flat = TensorPort("lightness", is_float32=True, shape=(None, None))
    logits = TensorPort("logits", is_float32=True, shape=())
    with pytest.raises(ModelError, match="another number of axes"):
        check_ports(ModelKind.COLOR_CLASSIFIER, [flat], [logits])


def test_trial_takes_the_smallest_size_where_the_model_leaves_it_free():
    port = TensorPort("lightness", is_float32=True, shape=(None, 1, None, None))
    (trial,) = trial_inputs(ModelKind.COLOR_CLASSIFIER, [port]).values()
    assert trial.shape == (1, 1, 32, 32)
    assert trial.dtype == np.float32


def test_trial_takes_the_size_that_the_model_fixes():
    port = TensorPort("image", is_float32=True, shape=(None, 3, 1024, 1024))
    (trial,) = trial_inputs(ModelKind.SEGMENTER_ENCODER, [port]).values()
    assert trial.shape == (1, 3, 1024, 1024)


@pytest.mark.parametrize("name", ["image", "images", "x", "input_image"])
@pytest.mark.parametrize("answer", ["image_embeddings", "embeddings", "image_embedding"])
def test_encoder_of_planes_may_use_the_names_of_other_exporters(tmp_path, name, answer):
    path = save_working_encoder(tmp_path / "e.onnx", input_name=name, output_name=answer)
    assert ModelSession(path).description == WORKING_ENCODER


def test_encoder_may_take_pixels(tmp_path):
    plain = replace(WORKING_ENCODER, mean=None, std=None)
    path = save_working_encoder(
        tmp_path / "e.onnx", plain, layout="pixels", input_name="input_image"
    )
    assert ModelSession(path).description == plain


def test_encoder_with_another_input_is_refused(tmp_path):
    path = save_working_encoder(tmp_path / "e.onnx", input_name="photo")
    refused(path, "takes the inputs 'photo' instead of 'image'")


def test_encoder_with_another_output_is_refused(tmp_path):
    path = save_working_encoder(tmp_path / "e.onnx", output_name="features")
    refused(path, "lacks the output 'image_embeddings'")


@pytest.mark.parametrize("masks", [1, 3, 4])
@pytest.mark.parametrize("batches", [True, False])
@pytest.mark.parametrize("refines", [True, False])
def test_decoders_of_all_exporters_are_accepted(tmp_path, masks, batches, refines):
    path = save_working_decoder(tmp_path / "d.onnx", masks=masks, batches=batches, refines=refines)
    assert ModelSession(path).description.kind is ModelKind.SEGMENTER_DECODER


def test_decoder_without_its_scores_is_refused():
    contract = CONTRACTS[ModelKind.SEGMENTER_DECODER][1]
    inputs = [
        TensorPort(rule.names[0], is_float32=True, shape=(None,) * len(rule.smallest))
        for rule in contract.inputs
    ]
    masks = TensorPort("masks", is_float32=True, shape=(None,) * 4)
    with pytest.raises(ModelError, match="lacks the output 'scores'"):
        check_ports(ModelKind.SEGMENTER_DECODER, inputs, [masks])


@pytest.mark.parametrize("contract", CONTRACTS[ModelKind.SEGMENTER_DECODER])
def test_trial_of_a_decoder_has_every_input_of_its_form(contract):
    inputs = [
        TensorPort(rule.names[-1], is_float32=True, shape=(None,) * len(rule.smallest))
        for rule in contract.inputs
    ]
    trial = trial_inputs(ModelKind.SEGMENTER_DECODER, inputs)
    assert {name: tensor.shape for name, tensor in trial.items()} == {
        rule.names[-1]: rule.smallest for rule in contract.inputs
    }
