"""Small real ONNX models for tests, most of them with true metadata."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnx.parser
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
    path: Path,
    description: ModelDescription = REGRESSOR,
    *,
    factors: Sequence[float] = (1.0, 1.0),
    stride: int = 1,
    window: int | None = None,
    output_name: str = "chroma",
) -> Path:
    """Write a chroma regressor: a* and b* are the mean lightness, 0 to 1, times a factor each.

    The mean is that of the cell, or of ``window`` pixels each way; more or fewer factors than two,
    or windows that leave other sizes, break the contract of a regressor.
    """
    side = window or stride
    weights = np.array(factors, np.float32).reshape(-1, 1, 1, 1) / side**2
    kernel = np.broadcast_to(weights, (len(factors), 1, side, side))
    graph = helper.make_graph(
        [
            helper.make_node(
                "Conv", ["lightness", "kernel"], [output_name], strides=[stride, stride]
            )
        ],
        "regressor",
        [_float("lightness", ["batch", 1, "height", "width"])],
        [_float(output_name, ["batch", len(factors), "rows", "columns"])],
        [numpy_helper.from_array(kernel.astype(np.float32), "kernel")],
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


SEGMENTER_SIZE = 256
"""Side of the frame of the working segmenter: 16 cells of an embedding, 64 of a mask."""

WORKING_ENCODER = ModelDescription(
    kind=ModelKind.SEGMENTER_ENCODER,
    name="working-encoder",
    version="1.0",
    size=SEGMENTER_SIZE,
    mean=(127.5, 127.5, 127.5),
    std=(60.0, 60.0, 60.0),
)
WORKING_DECODER = ModelDescription(
    kind=ModelKind.SEGMENTER_DECODER, name="working-decoder", version="1.0", size=SEGMENTER_SIZE
)

PREDICTED_IOUS = {1: (0.97,), 3: (0.90, 0.95, 0.85), 4: (0.97, 0.90, 0.95, 0.85)}
"""What the working decoders predict for their masks; the first of four is the single one."""

_CELLS = 64  # of a mask along one side
_MASK_OFFSETS = {1: (0.0,), 3: (2.0, 0.0, -2.0), 4: (0.0, 2.0, 0.0, -2.0)}

_ENCODERS = {
    "planes": """
        encoder (float[1, 3, SIZE, SIZE] NAME) => (float[1, 48, 16, 16] ANSWER) {
            pooled = AveragePool <kernel_shape = [POOL, POOL], strides = [POOL, POOL]> (NAME)
            ANSWER = SpaceToDepth <blocksize = 4> (pooled)
        }""",
    "pixels": """
        encoder (float[HEIGHT, WIDTH, 3] NAME) => (float[1, 48, 16, 16] ANSWER)
        <float[3] mean = {123.675, 116.28, 103.53}, float[3] std = {58.395, 57.12, 57.375},
         int64[1] zero = {0}, int64[1] one = {1}, int64[1] two = {2}, int64[1] side = {SIZE},
         int64[6] before = {0, 0, 0, 0, 0, 0}, int64[2] unpadded = {0, 0}> {
            centered = Sub (NAME, mean)
            normal = Div (centered, std)
            planes = Transpose <perm = [2, 0, 1]> (normal)
            shape = Shape (planes)
            height = Gather (shape, one)
            width = Gather (shape, two)
            below = Sub (side, height)
            right = Sub (side, width)
            pads = Concat <axis = 0> (zero, unpadded, zero, below, right)
            padded = Pad (planes, pads)
            image = Unsqueeze (padded, zero)
            pooled = AveragePool <kernel_shape = [POOL, POOL], strides = [POOL, POOL]> (image)
            ANSWER = SpaceToDepth <blocksize = 4> (pooled)
        }""",
}

# Inside is what is as light as the points inside and near them, unlike the points outside, within
# the box, and helped by the mask that is fed back.
_DECODER = """
    decoder (float[1, 48, 16, 16] image_embeddings, float[BATCH, points, 2] point_coords,
             float[BATCH, points] point_labels REFINEMENT)
    => (OUTPUTS)
    <float[1] half = {0.5}, float[1] cell = {POOL}, float[1] least = {0.000001}, float[1] two = {2},
     float[1] contrast = {20}, float[1] decay = {0.05}, float[1] sure = {6}, float[1] never = {-10},
     float[1] far = {1000}, float[1] top = {2}, float[1] bottom = {3}, float[1] in = {1},
     float[1] out = {0}, float[1] base = {13}, float[1] nothing = {0}, float[1] high = {10},
     int64[1] last = {3}, int64[2] spread = {2, 3}, int64[4] everywhere = {-1, 1, 1, 1}> {
        planes = DepthToSpace <blocksize = 4> (image_embeddings)
        picture = ReduceMean <axes = [1], keepdims = 1> (planes)
        shifted = Add (point_coords, half)
        scaled = Div (shifted, cell)
        centered = Sub (scaled, half)
        x, y = Split <axis = 2> (centered)
        xs = Unsqueeze (x, last)
        ys = Unsqueeze (y, last)
        across = Sub (columns, xs)
        down = Sub (rows, ys)
        across2 = Mul (across, across)
        down2 = Mul (down, down)
        distance2 = Add (across2, down2)
        halved = Div (distance2, two)
        negated = Neg (halved)
        near = Exp (negated)
        near_sum = ReduceSum (near, spread)
        total = Add (near_sum, least)
        weighted = Mul (near, picture)
        weighted_sum = ReduceSum (weighted, spread)
        seen = Div (weighted_sum, total)
        unlike = Sub (picture, seen)
        unlikeness = Abs (unlike)
        cost = Mul (unlikeness, contrast)
        distance = Sqrt (distance2)
        remoteness = Mul (distance, decay)
        rest = Sub (sure, cost)
        closeness = Sub (rest, remoteness)
        label = Unsqueeze (point_labels, spread)
        is_in = Equal (label, in)
        is_out = Equal (label, out)
        is_top = Equal (label, top)
        is_bottom = Equal (label, bottom)
        wanted = Where (is_in, closeness, never)
        wanted_most = ReduceMax <axes = [1], keepdims = 1> (wanted)
        top_flag = Cast <to = 1> (is_top)
        has_box = ReduceMax <axes = [1], keepdims = 1> (top_flag)
        box_bonus = Mul (has_box, base)
        box_base = Add (box_bonus, never)
        object = Max (wanted_most, box_base)
        from_top = Min (across, down)
        back_across = Neg (across)
        back_down = Neg (down)
        from_bottom = Min (back_across, back_down)
        after_top = Where (is_top, from_top, far)
        before_bottom = Where (is_bottom, from_bottom, far)
        within = Min (after_top, before_bottom)
        within_all = ReduceMin <axes = [1], keepdims = 1> (within)
        boxed = Clip (within_all, never0, high0)
        inside_box = Min (object, boxed)
        unwanted = Where (is_out, closeness, never)
        unwanted_most = ReduceMax <axes = [1], keepdims = 1> (unwanted)
        allowed = Neg (unwanted_most)
        plain = Min (inside_box, allowed)
        FEEDBACK
        LOGITS = Add (final, offsets)
        flat = ReduceMean <axes = [2, 3], keepdims = 0> (LOGITS)
        no_score = Mul (flat, nothing)
        SCORES = Add (no_score, ious)
        SCALING
    }"""

_ANSWERS = """
    decoder (float[1, 48, 16, 16] image_embeddings, float[BATCH, points, 2] point_coords,
             float[BATCH, points] point_labels, float[BATCH, 1, 64, 64] mask_input,
             float[BATCH] has_mask_input, float[2] orig_im_size)
    => (float[b, k, h, w] masks, float[b, k] iou_predictions, float[b, k, 64, 64] low_res_masks)
    <int64[1] one = {1}> {
        count = Shape <end = 1> (point_coords)
        per_mask = Concat <axis = 0> (count, one, one, one)
        per_score = Concat <axis = 0> (count, one)
        low_res_masks = Expand (logits, per_mask)
        masks = Identity (low_res_masks)
        iou_predictions = Expand (ious, per_score)
    }"""

_FEEDBACK = """
        flag = Reshape (has_mask_input, everywhere)
        fed_back = Mul (mask_input, flag)
        weaker = Mul (fed_back, half)
        final = Add (plain, weaker)"""

_SCALING = """
        masks_shape = Shape <end = 2> (low_res_masks)
        photo_shape = Cast <to = 7> (orig_im_size)
        full_shape = Concat <axis = 0> (masks_shape, photo_shape)
        masks = Resize <mode = "linear"> (low_res_masks, , , full_shape)"""


def save_working_encoder(
    path: Path,
    description: ModelDescription | None = WORKING_ENCODER,
    *,
    layout: str = "planes",
    input_name: str = "image",
    output_name: str = "image_embeddings",
    size: int = SEGMENTER_SIZE,
    fixed: bool = False,
) -> Path:
    """Write an encoder whose embedding keeps the picture at a quarter of its size.

    ``layout`` is "planes", normalized by the caller, or "pixels", normalized and padded inside;
    ``fixed`` gives the latter a fixed size. Without a description the file has no metadata.
    """
    sides = {"HEIGHT": str(size), "WIDTH": str(size)} if fixed else {}
    names = {"NAME": input_name, "ANSWER": output_name}
    words = names | sides | {"SIZE": str(size), "POOL": str(size // _CELLS)}
    return _save_text(path, _filled(_ENCODERS[layout], words), description, {})


def save_working_decoder(
    path: Path,
    description: ModelDescription | None = WORKING_DECODER,
    *,
    masks: int = 3,
    size: int = SEGMENTER_SIZE,
    batches: bool = True,
    refines: bool = True,
) -> Path:
    """Write a decoder whose masks depend on the picture, the points, the box and the fed back mask.

    ``masks`` is 1, 3 or 4; ``batches`` frees the axis of prompts; without ``refines`` the inputs
    and outputs are those of EdgeSAM. Without a description the file has no metadata.
    """
    batch = "batch" if batches else "1"
    refinement = f", float[{batch}, 1, 64, 64] mask_input, float[{batch}] has_mask_input"
    words = {
        "BATCH": batch,
        "POOL": str(size // _CELLS),
        "REFINEMENT": f"{refinement}, float[2] orig_im_size" if refines else "",
        "OUTPUTS": (
            "float[b, k, h, w] masks, float[b, k] iou_predictions, "
            "float[b, k, 64, 64] low_res_masks"
            if refines
            else "float[b, k] scores, float[b, k, 64, 64] masks"
        ),
        "FEEDBACK": _FEEDBACK if refines else "final = Identity (plain)",
        "SCALING": _SCALING if refines else "",
        "LOGITS": "low_res_masks" if refines else "masks",
        "SCORES": "iou_predictions" if refines else "scores",
    }
    cells = np.arange(_CELLS, dtype=np.float32)
    constants = {
        "columns": cells.reshape(1, 1, 1, 64),
        "rows": cells.reshape(1, 1, 64, 1),
        "never0": np.array(-10, np.float32),
        "high0": np.array(10, np.float32),
        "offsets": np.array(_MASK_OFFSETS[masks], np.float32).reshape(1, -1, 1, 1),
        "ious": np.array([PREDICTED_IOUS[masks]], np.float32),
    }
    return _save_text(path, _filled(_DECODER, words), description, constants)


def save_answering_decoder(
    path: Path,
    logits: npt.NDArray[np.float32],
    ious: Sequence[float],
    description: ModelDescription = WORKING_DECODER,
    *,
    batches: bool = True,
) -> Path:
    """Write a decoder that answers every prompt by the same masks, logits of shape (k, 64, 64)."""
    constants = {"logits": logits[None], "ious": np.array([ious], np.float32)}
    text = _filled(_ANSWERS, {"BATCH": "batch" if batches else "1"})
    return _save_text(path, text, description, constants)


def _filled(text: str, words: Mapping[str, str]) -> str:
    for word, replacement in words.items():
        text = text.replace(word, replacement)
    return text


def _save_text(
    path: Path,
    text: str,
    description: ModelDescription | None,
    constants: Mapping[str, npt.NDArray[np.float32]],
) -> Path:
    graph = onnx.parser.parse_graph(text)
    graph.initializer.extend(
        numpy_helper.from_array(value, name) for name, value in constants.items()
    )
    return save(path, graph, {} if description is None else metadata_props(description))


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
