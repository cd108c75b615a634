"""Small real ONNX models for tests: one convolution or pooling each, with true metadata."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.color.classes import ColorGrid, Palette
from engine.models.description import ModelDescription, ModelKind, metadata_props

PALETTE = Palette(ColorGrid(6), (100, 629, 630, 665, 900))
"""Five color classes, a gray one among them."""

CLASSIFIER = ModelDescription(
    kind=ModelKind.COLOR_CLASSIFIER,
    name="test-classifier",
    version="1.0",
    size=64,
    palette=PALETTE,
    temperature=0.38,
    license="Apache-2.0",
    recipe="test",
    data="none",
    created="2025-01-01",
    metrics={"psnr": 24.5},
)
REGRESSOR = ModelDescription(
    kind=ModelKind.CHROMA_REGRESSOR, name="test-regressor", version="1.0", size=64
)
ENCODER = ModelDescription(
    kind=ModelKind.SEGMENTER_ENCODER, name="test-encoder", version="1.0", size=64
)
DECODER = replace(ENCODER, kind=ModelKind.SEGMENTER_DECODER, name="test-decoder")

Shape = Sequence[int | str]


def save_classifier(
    path: Path,
    description: ModelDescription = CLASSIFIER,
    *,
    channels: int = len(PALETTE),
    stride: int = 4,
    input_name: str = "lightness",
    input_shape: Shape = ("batch", 1, "height", "width"),
    element: int = TensorProto.FLOAT,
) -> Path:
    """Write a color classifier: logit k of a cell is k times the mean lightness of the cell.

    The other arguments than the description break the contract of a color classifier.
    """
    weights = np.arange(channels, dtype=np.float32).reshape(-1, 1, 1, 1)
    kernel = np.broadcast_to(weights / stride**2, (channels, input_shape[1], stride, stride))
    element_type = helper.tensor_dtype_to_np_dtype(element)
    graph = helper.make_graph(
        [helper.make_node("Conv", [input_name, "kernel"], ["logits"], strides=[stride, stride])],
        "classifier",
        [helper.make_tensor_value_info(input_name, element, input_shape)],
        [helper.make_tensor_value_info("logits", element, ["batch", "classes", "rows", "columns"])],
        [numpy_helper.from_array(kernel.astype(element_type), "kernel")],
    )
    return save(path, graph, metadata_props(description))


def save_regressor(
    path: Path, description: ModelDescription = REGRESSOR, *, channels: int = 2
) -> Path:
    """Write a chroma regressor that answers the lightness as a* and as b*."""
    graph = helper.make_graph(
        [helper.make_node("Concat", ["lightness"] * channels, ["chroma"], axis=1)],
        "regressor",
        [_float("lightness", ["batch", 1, "height", "width"])],
        [_float("chroma", ["batch", channels, "height", "width"])],
    )
    return save(path, graph, metadata_props(description))


def save_encoder(path: Path, description: ModelDescription = ENCODER) -> Path:
    """Write a segmenter encoder whose embedding is the image, pooled."""
    pool = helper.make_node(
        "AveragePool", ["image"], ["image_embeddings"], kernel_shape=[16, 16], strides=[16, 16]
    )
    graph = helper.make_graph(
        [pool],
        "encoder",
        [_float("image", [1, 3, 1024, 1024])],
        [_float("image_embeddings", [1, 3, 64, 64])],
    )
    return save(path, graph, metadata_props(description))


def save_decoder(path: Path, description: ModelDescription = DECODER) -> Path:
    """Write a segmenter decoder that answers its mask input thrice."""
    inputs: dict[str, Shape] = {
        "image_embeddings": [1, 256, 64, 64],
        "point_coords": [1, "points", 2],
        "point_labels": [1, "points"],
        "mask_input": [1, 1, 256, 256],
        "has_mask_input": [1],
        "orig_im_size": [2],
    }
    outputs = ["masks", "iou_predictions", "low_res_masks"]
    graph = helper.make_graph(
        [helper.make_node("Identity", ["mask_input"], [name]) for name in outputs],
        "decoder",
        [_float(name, shape) for name, shape in inputs.items()],
        [_float(name, [1, 1, 256, 256]) for name in outputs],
    )
    return save(path, graph, metadata_props(description))


def save(path: Path, graph: onnx.GraphProto, metadata: Mapping[str, str]) -> Path:
    """Write a graph with metadata, checked by the reference checker."""
    # An old operator set and file version, so that every supported ONNX Runtime reads them.
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    helper.set_model_props(model, dict(metadata))
    onnx.checker.check_model(model)
    onnx.save(model, path)
    return path


def _float(name: str, shape: Shape) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
