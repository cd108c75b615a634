"""Metadata read from the bytes of an ONNX file."""

import time
import warnings
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from engine.models.description import metadata_props
from engine.models.errors import ModelError
from engine.models.onnx_file import INNER_MESSAGES, Message, read_metadata
from tests.onnx_models import CLASSIFIER, save, save_classifier

MESSAGE_TYPES = {
    Message.MODEL: onnx.ModelProto,
    Message.GRAPH: onnx.GraphProto,
    Message.NODE: onnx.NodeProto,
    Message.ATTRIBUTE: onnx.AttributeProto,
    Message.TENSOR: onnx.TensorProto,
    Message.SPARSE_TENSOR: onnx.SparseTensorProto,
    Message.FUNCTION: onnx.FunctionProto,
    Message.TRAINING_INFO: onnx.TrainingInfoProto,
}


@pytest.fixture
def model(tmp_path):
    return save_classifier(tmp_path / "model.onnx")


def external_tensor():
    tensor = TensorProto(name="kernel", data_type=TensorProto.FLOAT, dims=[1])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="secret.bin")
    return tensor


def constant(tensor):
    return helper.make_node("Constant", [], ["value"], value=tensor)


def branch(nodes):
    graph = helper.make_graph(nodes, "branch", [], [])
    return helper.make_node("If", ["condition"], ["value"], then_branch=graph, else_branch=graph)


def graph_of(nodes=(), initializers=()):
    return helper.make_graph(list(nodes), "graph", [], [], list(initializers))


def test_metadata_is_read_as_written(model):
    assert read_metadata(model) == metadata_props(CLASSIFIER)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(), st.text(), max_size=5))
def test_any_metadata_is_read_as_written(tmp_path, metadata):
    assert read_metadata(save(tmp_path / "any.onnx", graph_of(), metadata)) == metadata


@pytest.mark.parametrize("message", Message)
def test_walk_knows_every_field_that_leads_to_a_tensor(message):
    by_descriptor = {kind.DESCRIPTOR.full_name: name for name, kind in MESSAGE_TYPES.items()}
    assert INNER_MESSAGES[message] == {
        field.number: by_descriptor[field.message_type.full_name]
        for field in MESSAGE_TYPES[message].DESCRIPTOR.fields
        if field.message_type is not None and field.message_type.full_name in by_descriptor
    }


@pytest.mark.parametrize(
    "graph",
    [
        graph_of(initializers=[external_tensor()]),
        graph_of(nodes=[constant(external_tensor())]),
        graph_of(nodes=[branch([branch([constant(external_tensor())])])]),
    ],
    ids=["initializer", "attribute", "nested branch"],
)
def test_weights_in_another_file_are_refused(tmp_path, graph):
    path = tmp_path / "model.onnx"
    path.write_bytes(helper.make_model(graph).SerializeToString())
    with pytest.raises(ModelError, match="weights in another file"):
        read_metadata(path)


@pytest.mark.parametrize("absent", ["data_location", "external_data"])
def test_half_a_reference_to_another_file_is_refused(tmp_path, absent):
    tensor = external_tensor()
    tensor.ClearField(absent)
    path = tmp_path / "model.onnx"
    path.write_bytes(helper.make_model(graph_of(initializers=[tensor])).SerializeToString())
    with pytest.raises(ModelError, match="weights in another file"):
        read_metadata(path)


def test_missing_file_is_said(tmp_path):
    with pytest.raises(ModelError, match="no such model file"):
        read_metadata(tmp_path / "absent.onnx")


def test_folder_is_no_model(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        read_metadata(tmp_path)


def test_empty_file_is_said(tmp_path):
    path = tmp_path / "model.onnx"
    path.touch()
    with pytest.raises(ModelError, match="is empty"):
        read_metadata(path)


@pytest.mark.parametrize(
    "content",
    [
        b"Hello, this is no model.\n" * 50,
        b"\x89PNG\r\n\x1a\n" * 9,
        b"\x00",
        bytes(4096),
        b"\xff" * 99,
    ],
)
def test_other_file_is_no_model(tmp_path, content):
    path = tmp_path / "model.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="no ONNX model"):
        read_metadata(path)


def test_file_cut_anywhere_is_refused(model):
    content = model.read_bytes()
    complete = onnx.load(model)
    complete.ClearField("metadata_props")
    last_weight = len(complete.graph.SerializeToString())
    for length in range(2, last_weight):
        model.write_bytes(content[:length])
        with pytest.raises(ModelError, match="incomplete or damaged"):
            read_metadata(model)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_file_is_read_or_refused_and_nothing_else(model, data):
    content = bytearray(save_classifier(model).read_bytes())
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=5)):
        content[position] = data.draw(st.integers(0, 255))
    model.write_bytes(content)
    try:
        metadata = read_metadata(model)
    except ModelError:
        return
    assert all(isinstance(text, str) for entry in metadata.items() for text in entry)


def test_field_number_beyond_those_of_protobuf_is_refused(model):
    # Readers that cut the number down to 32 bits would see another field than this one.
    number = (2**29 + 7) << 3 | 2
    tag = bytes(number >> shift & 0x7F | (0x80 if shift < 28 else 0) for shift in range(0, 35, 7))
    model.write_bytes(model.read_bytes() + tag + b"\x00")
    with pytest.raises(ModelError, match="incomplete or damaged"):
        read_metadata(model)


def test_deep_nesting_is_walked_without_end_of_stack(tmp_path):
    node = constant(external_tensor()).SerializeToString()
    for _ in range(5000):
        graph = _wrapped(1, node)
        node = _wrapped(5, _wrapped(6, graph))
    path = tmp_path / "model.onnx"
    path.write_bytes(b"\x08\x08" + _wrapped(7, _wrapped(1, node)))
    with pytest.raises(ModelError, match="weights in another file"):
        read_metadata(path)


def test_reading_a_large_model_skips_its_weights(tmp_path):
    weights = numpy_helper.from_array(np.zeros(4_000_000, np.float32), "weights")
    path = save(tmp_path / "large.onnx", graph_of(initializers=[weights]), {"key": "value"})
    started = time.perf_counter()
    assert read_metadata(path) == {"key": "value"}
    assert time.perf_counter() - started < 0.1


def test_reading_leaves_no_open_file(model):
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        read_metadata(model)
    model.unlink()
    assert not Path(model).exists()


def _wrapped(field, content):
    """Return a length-delimited protobuf field."""
    length, digits = len(content), bytearray()
    while True:
        digits.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            return bytes([field << 3 | 2]) + bytes(digits) + content
