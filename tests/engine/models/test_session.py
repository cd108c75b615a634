"""A model file, loaded and run by the real ONNX Runtime."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engine.models.description import metadata_props
from engine.models.errors import ModelError
from engine.models.providers import (
    COREML_PROVIDER,
    CPU_PROVIDER,
    CUDA_PROVIDER,
    DIRECTML_PROVIDER,
    Device,
    Machine,
    find_cuda_problem,
)
from engine.models.session import ModelSession
from tests.onnx_models import CLASSIFIER, save, save_classifier, save_decoder, save_encoder

no_graphics_card = pytest.mark.skipif(
    find_cuda_problem() is None, reason="this machine has a graphics card"
)
PRETENDED_CUDA = Machine((CUDA_PROVIDER, CPU_PROVIDER), cuda_problem=None)


@pytest.fixture
def model(tmp_path):
    return save_classifier(tmp_path / "model.onnx")


def lightness(height, width, *, batch=1, seed=0):
    shape = (batch, 1, height, width)
    return np.random.default_rng(seed).random(shape, dtype=np.float32)


def expected_logits(values):
    batch, _, height, width = values.shape
    cells = values.reshape(batch, 1, height // 4, 4, width // 4, 4).mean(axis=(3, 5))
    return cells * np.arange(5, dtype=np.float32).reshape(1, 5, 1, 1)


def save_glutton(path):
    """Write a classifier that asks for 2**50 bytes whenever its input is higher than 32 pixels."""
    constants = {
        "one": np.array([1], np.int64),
        "four": np.array([4], np.int64),
        "step": np.array([32], np.int64),
        "huge": np.array([2**48], np.int64),
        "axis": np.array([2], np.int64),
        "zero": np.array([0], np.float32),
        "kernel": np.zeros((5, 1, 4, 4), np.float32),
    }
    nodes = [
        helper.make_node("Shape", ["lightness"], ["shape"]),
        helper.make_node("Gather", ["shape", "axis"], ["height"]),
        helper.make_node("Div", ["height", "step"], ["steps"]),
        helper.make_node("Sub", ["steps", "one"], ["more"]),
        helper.make_node("Mul", ["more", "huge"], ["much"]),
        helper.make_node("Add", ["much", "one"], ["length"]),
        helper.make_node("Expand", ["zero", "length"], ["expanded"]),
        helper.make_node("ReduceMax", ["expanded"], ["nothing"], keepdims=0),
        helper.make_node("Conv", ["lightness", "kernel"], ["raw"], strides=[4, 4]),
        helper.make_node("Add", ["raw", "nothing"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "glutton",
        [helper.make_tensor_value_info("lightness", TensorProto.FLOAT, ["batch", 1, "h", "w"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 5, "r", "c"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return save(path, graph, metadata_props(CLASSIFIER))


def run_program(text, *arguments):
    return subprocess.run(
        [sys.executable, "-c", text, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )


def test_session_says_what_the_file_says(model):
    session = ModelSession(model, device=Device.CPU)
    assert session.description == CLASSIFIER
    assert session.path == model


def test_outputs_are_named_and_right(model):
    values = lightness(64, 96, batch=2)
    outputs = ModelSession(model).run({"lightness": values})
    assert outputs.keys() == {"logits"}
    assert outputs["logits"].dtype == np.float32
    np.testing.assert_allclose(outputs["logits"], expected_logits(values), atol=1e-5)


def test_every_size_of_a_multiple_of_32_runs_in_one_session(model):
    session = ModelSession(model)
    for height, width in [(32, 32), (32, 320), (256, 64), (64, 64)]:
        outputs = session.run({"lightness": lightness(height, width)})
        assert outputs["logits"].shape == (1, 5, height // 4, width // 4)


def test_several_threads_share_a_session(model):
    session = ModelSession(model)
    inputs = [lightness(64 + 32 * (seed % 3), 96, seed=seed) for seed in range(24)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda values: session.run({"lightness": values}), inputs))
    for values, outputs in zip(inputs, results, strict=True):
        np.testing.assert_allclose(outputs["logits"], expected_logits(values), atol=1e-5)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("spinning", [True, False])
def test_threads_and_spinning_do_not_change_the_result(model, threads, spinning):
    values = lightness(64, 64)
    session = ModelSession(model, threads=threads, spinning=spinning)
    outputs = session.run({"lightness": values})
    np.testing.assert_allclose(outputs["logits"], expected_logits(values), atol=1e-5)


def test_wrong_input_names_are_an_error_of_the_program(model):
    with pytest.raises(ValueError, match=r"has the inputs .*lightness.*, not \['gray'\]"):
        ModelSession(model).run({"gray": lightness(32, 32)})


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((1, 1, 32, 32), np.float64),
        np.zeros((1, 1, 32), np.float32),
        np.zeros((1, 2, 32, 32), np.float32),
    ],
    ids=["type", "axes", "channels"],
)
def test_wrong_type_and_shape_of_an_input_are_an_error_of_the_program(model, wrong):
    with pytest.raises(ValueError, match=r"takes TensorPort\(name='lightness'"):
        ModelSession(model).run({"lightness": wrong})


def test_input_that_the_model_fails_on_is_a_model_error(model):
    with pytest.raises(ModelError, match="failed on this photo"):
        ModelSession(model).run({"lightness": lightness(1, 1)})


@pytest.mark.parametrize("save_segmenter", [save_encoder, save_decoder])
def test_segmenters_run(tmp_path, save_segmenter):
    session = ModelSession(save_segmenter(tmp_path / "model.onnx"), device=Device.CPU)
    shapes = {
        "image": (1, 3, 1024, 1024),
        "image_embeddings": (1, 256, 64, 64),
        "point_coords": (1, 2, 2),
        "point_labels": (1, 2),
        "mask_input": (1, 1, 256, 256),
        "has_mask_input": (1,),
        "orig_im_size": (2,),
    }
    names = {"image"} if save_segmenter is save_encoder else shapes.keys() - {"image"}
    outputs = session.run({name: np.zeros(shapes[name], np.float32) for name in names})
    assert {"image_embeddings"} == outputs.keys() or "masks" in outputs


def test_lack_of_memory_says_what_to_do(tmp_path):
    session = ModelSession(save_glutton(tmp_path / "model.onnx"), device=Device.CPU)
    with pytest.raises(ModelError, match="too little memory for this; close other programs"):
        session.run({"lightness": lightness(64, 32)})
    assert session.run({"lightness": lightness(32, 32)})["logits"].shape == (1, 5, 8, 8)


@pytest.mark.parametrize("content", [b"", b"no model", None])
def test_file_that_is_no_model_is_refused(tmp_path, content):
    path = tmp_path / "model.onnx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError):
        ModelSession(path)


def test_model_that_the_runtime_cannot_load_is_refused(model):
    broken = onnx.load(model)
    broken.graph.node[0].op_type = "Convolute"
    onnx.save(broken, model)
    with pytest.raises(ModelError, match=r"cannot be loaded .*Convolute") as refusal:
        ModelSession(model)
    assert model.name not in str(refusal.value)


def test_processor_is_no_fallback_when_asked_for(model):
    session = ModelSession(model, device=Device.CPU, machine=PRETENDED_CUDA)
    assert session.provider == CPU_PROVIDER
    assert session.fallback is None


@no_graphics_card
def test_cuda_without_a_driver_falls_back_to_the_processor(model):
    session = ModelSession(model, device=Device.CUDA)
    assert session.provider == CPU_PROVIDER
    assert session.fallback is not None
    assert "CUDA cannot be used" in session.fallback
    assert session.run({"lightness": lightness(32, 32)})["logits"].shape == (1, 5, 8, 8)


@no_graphics_card
@pytest.mark.parametrize("device", [Device.CUDA, Device.AUTO])
def test_cuda_that_does_not_start_falls_back_to_the_processor(model, device):
    session = ModelSession(model, device=device, machine=PRETENDED_CUDA)
    assert session.provider == CPU_PROVIDER
    assert session.fallback is not None
    assert session.fallback.startswith("CUDA cannot be used (")
    assert session.fallback.endswith("); the model runs on the processor.")


@pytest.mark.skipif(sys.platform != "linux", reason="the others may have it")
@pytest.mark.filterwarnings("ignore:Specified provider")
@pytest.mark.parametrize("provider", [COREML_PROVIDER, DIRECTML_PROVIDER])
def test_provider_that_is_not_there_after_all_falls_back(model, provider):
    session = ModelSession(model, machine=Machine((provider, CPU_PROVIDER), None))
    assert session.provider == CPU_PROVIDER
    assert session.fallback is not None


@no_graphics_card
def test_auto_is_quiet_without_a_graphics_card(model):
    shown = run_program(
        "import sys, logging; from pathlib import Path; logging.basicConfig()\n"
        "from engine.models.session import ModelSession\n"
        "print(ModelSession(Path(sys.argv[1])).fallback)",
        model,
    )
    assert shown.stderr == ""
    assert shown.stdout.strip() == "None"


@no_graphics_card
@pytest.mark.parametrize("machine", ["None", "Machine((CUDA_PROVIDER, CPU_PROVIDER), None)"])
def test_fallback_of_all_models_is_one_warning_and_nothing_else(model, machine):
    shown = run_program(
        "import sys, logging; from pathlib import Path; logging.basicConfig()\n"
        "from engine.models.session import ModelSession\n"
        "from engine.models.providers import *\n"
        "for _ in range(3):\n"
        f"    ModelSession(Path(sys.argv[1]), device=Device.CUDA, machine={machine})",
        model,
    )
    (line,) = shown.stderr.splitlines()
    assert line.startswith("WARNING:engine.models.session:CUDA cannot be used (")
    assert shown.stdout == ""
