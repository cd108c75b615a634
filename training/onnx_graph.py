"""A network as an ONNX model: batch normalization folded, weights stored in half precision."""

import copy
import tempfile
import warnings
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.models.description import SIZE_STEP, ModelDescription, metadata_props
from training.networks.classifier import ColorClassifier

OPSET = 18
"""Operator set of the files: old enough for ONNX Runtime 1.20 on every device."""

# Smaller tensors, those of the first layers, stay in float32: they make 2 % of the file and half
# of the rounding error.
_SMALLEST_HALF = 8192


def to_onnx(network: ColorClassifier, description: ModelDescription) -> onnx.ModelProto:
    """Turn a network into an ONNX model.

    Input ``lightness``: float32 (batch, 1, height, width), L*/100, sides multiples of 32. Output
    ``logits``: float32 (batch, classes, height/4, width/4). Computation is in float32 throughout;
    large weights are stored in float16 and cast, which ONNX Runtime does once, at load.

    Args:
        network: on the CPU; not changed.
        description: what the model says about itself.

    Returns:
        The model, checked by the reference checker of ONNX.
    """
    folded = copy.deepcopy(network).eval()
    _fold_batch_norm(folded)
    model = _trace(folded)
    _store_in_half_precision(model.graph)
    helper.set_model_props(model, metadata_props(description))
    model.producer_name, model.producer_version = "photochrom", description.version
    onnx.checker.check_model(model, full_check=True)
    return model


def _fold_batch_norm(module: nn.Module) -> None:
    for (name, child), (next_name, following) in pairwise(list(module.named_children())):
        if isinstance(child, nn.Conv2d) and isinstance(following, nn.BatchNorm2d):
            setattr(module, name, fuse_conv_bn_eval(child, following))
            setattr(module, next_name, nn.Identity())
    for child in module.children():
        _fold_batch_norm(child)


def _trace(network: nn.Module) -> onnx.ModelProto:
    example = torch.zeros(1, 1, 2 * SIZE_STEP, SIZE_STEP)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad(), warnings.catch_warnings():
        # Tracing is deprecated, but the exporter that replaces it takes a minute for this network
        # and another dependency.
        warnings.simplefilter("ignore")
        path = Path(folder) / "traced.onnx"
        torch.onnx.export(
            network,
            (example,),
            path,
            input_names=["lightness"],
            output_names=["logits"],
            dynamic_axes={
                "lightness": {0: "batch", 2: "height", 3: "width"},
                "logits": {0: "batch", 2: "rows", 3: "columns"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
        return onnx.load(path)


def _store_in_half_precision(graph: onnx.GraphProto) -> None:
    casts = []
    for tensor in graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < _SMALLEST_HALF:
            continue
        name = tensor.name
        tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(helper.make_node("Cast", [tensor.name], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
