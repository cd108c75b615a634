"""Networks as ONNX models: batch normalization folded, weights stored in half precision."""

import copy
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.models.description import SIZE_STEP, ModelDescription, metadata_props
from training.errors import TrainingError
from training.networks.color_network import ColorNetwork
from training.networks.upsampled_conv import UpsampledConv2d

OPSET = 18
"""Operator set of the files: old enough for ONNX Runtime 1.20 on every device."""

LARGEST_FILE = 2**31 - 2**20
"""Bytes of weights that fit into a file: protocol buffers end at 2 GiB."""

# Smaller tensors, those of the first layers, stay in float32: they make 2 % of the file and half
# of the rounding error.
_SMALLEST_HALF = 8192

Network = TypeVar("Network", bound=nn.Module)


def to_onnx(network: ColorNetwork, description: ModelDescription) -> onnx.ModelProto:
    """Turn a colorizer into an ONNX model.

    Input ``lightness``: float32 (batch, 1, height, width), L*/100, sides multiples of 32. Output of
    a classifier ``logits``: float32 (batch, classes, height/stride, width/stride); of a regressor
    ``chroma``: float32 (batch, 2, height/stride, width/stride), a*b* in CIELAB units.

    Args:
        network: on the CPU; not changed.
        description: what the model says about itself.

    Returns:
        The model, checked by the reference checker of ONNX.
    """
    folded = fold_batch_norm(network)
    for module in folded.modules():
        if isinstance(module, UpsampledConv2d):
            # ONNX Runtime would do it at every load, and keep all the steps in memory.
            module.add_weights_up()
    return finish(trace(folded, _colorizer_ports(answer_name(network))), description)


def answer_name(network: ColorNetwork) -> str:
    """Return the name of the output of the models made of a network."""
    return "chroma" if network.regresses else "logits"


@dataclass(frozen=True)
class Ports:
    """The inputs and outputs of a network in a model file.

    Attributes:
        examples: name and an example of every input, in the order of ``forward``.
        outputs: names of the outputs in order.
        free: for inputs and outputs, names of the axes whose length is free.
    """

    examples: Mapping[str, torch.Tensor]
    outputs: Sequence[str]
    free: Mapping[str, Mapping[int, str]]


def _colorizer_ports(answers: str) -> Ports:
    return Ports(
        examples={"lightness": torch.zeros(1, 1, 2 * SIZE_STEP, SIZE_STEP)},
        outputs=[answers],
        free={
            "lightness": {0: "batch", 2: "height", 3: "width"},
            answers: {0: "batch", 2: "rows", 3: "columns"},
        },
    )


def fold_batch_norm(network: Network) -> Network:
    """Copy a network, ready to be used, with every batch normalization folded away."""
    folded = copy.deepcopy(network).eval()
    _fold_batch_norm(folded)
    return folded


def trace(network: nn.Module, ports: Ports) -> onnx.ModelProto:
    """Write down what a network computes.

    Args:
        network: on the CPU, without anything that only training needs.
        ports: its inputs and outputs.
    """
    with tempfile.TemporaryDirectory() as folder, torch.no_grad(), warnings.catch_warnings():
        # Tracing is deprecated, but the exporter that replaces it takes a minute for a network
        # and another dependency.
        warnings.simplefilter("ignore")
        path = Path(folder) / "traced.onnx"
        torch.onnx.export(
            network,
            tuple(ports.examples.values()),
            path,
            input_names=list(ports.examples),
            output_names=list(ports.outputs),
            dynamic_axes={name: dict(axes) for name, axes in ports.free.items()},
            opset_version=OPSET,
            dynamo=False,
        )
        return onnx.load(path)


def finish(model: onnx.ModelProto, description: ModelDescription) -> onnx.ModelProto:
    """Make a traced network a model of Photochrom.

    Computation stays in float32 throughout; large weights are stored in float16 and cast, which
    ONNX Runtime does once, at load.

    Args:
        model: what ``trace`` returned; changed in place.
        description: what the model says about itself.

    Returns:
        The same model, checked by the reference checker of ONNX.

    Raises:
        TrainingError: it does not fit into one file.
    """
    _store_in_half_precision(model.graph)
    if sum(len(tensor.raw_data) for tensor in model.graph.initializer) > LARGEST_FILE:
        raise TrainingError("The network is too large for one ONNX file; use a smaller one.")
    helper.set_model_props(model, metadata_props(description))
    model.producer_name, model.producer_version = "photochrom", description.version
    onnx.checker.check_model(model, full_check=True)
    return model


def _fold_batch_norm(module: nn.Module) -> None:
    # Elsewhere, children that follow each other need not be applied one after the other.
    if isinstance(module, nn.Sequential):
        for (name, child), (next_name, following) in pairwise(list(module.named_children())):
            if isinstance(child, nn.Conv2d) and type(following) is nn.BatchNorm2d:
                setattr(module, name, fuse_conv_bn_eval(child, following))
                setattr(module, next_name, nn.Identity())
    for child in module.children():
        _fold_batch_norm(child)


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
