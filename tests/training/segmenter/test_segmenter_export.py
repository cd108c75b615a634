from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto
from tiny_masks import RECIPE

from engine.models.description import ModelKind
from engine.models.providers import Device
from engine.models.session import ModelSession
from training import onnx_graph
from training.checkpoint import load_checkpoint, save_checkpoint
from training.errors import TrainingError
from training.segmenter.clicks import Click
from training.segmenter.dialog import Dialog
from training.segmenter.export import export, trained_segmenter
from training.segmenter.network import SegmenterNetwork
from training.segmenter.parity import SegmenterParity

SIZE = 64


@pytest.fixture(scope="module")
def network(segmenter_checkpoint: Path) -> SegmenterNetwork:
    return trained_segmenter(segmenter_checkpoint, RECIPE)


@pytest.fixture(scope="module")
def pair(segmenter_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    encoder, decoder, parity = export(
        segmenter_checkpoint,
        tmp_path_factory.mktemp("pair") / "models",
        recipe=RECIPE,
        version="2.1",
        metrics={"iou_1": 0.5},
        data="generated pictures",
        created="2025-03-01",
        least_iou=0.6,
        least_stability=0.7,
    )
    assert parity.holds
    return encoder, decoder


def session_of(path: Path) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def prompts(count: int, points: int, *, height: int = 30, width: int = 50) -> dict[str, np.ndarray]:
    random = np.random.default_rng(count + points)
    return {
        "point_coords": random.uniform(0, SIZE, (count, points, 2)).astype(np.float32),
        "point_labels": random.integers(-1, 4, (count, points)).astype(np.float32),
        "mask_input": random.normal(0, 3, (count, 1, 32, 32)).astype(np.float32),
        "has_mask_input": random.integers(0, 2, count).astype(np.float32),
        "orig_im_size": np.array([height, width], np.float32),
    }


def test_both_files_describe_themselves(pair: tuple[Path, Path]) -> None:
    encoder, decoder = (ModelSession(path, device=Device.CPU).description for path in pair)
    assert [path.name for path in pair] == [
        "tiny-segmenter-encoder.onnx",
        "tiny-segmenter-decoder.onnx",
    ]
    assert (encoder.kind, decoder.kind) == (
        ModelKind.SEGMENTER_ENCODER,
        ModelKind.SEGMENTER_DECODER,
    )
    assert (encoder.name, decoder.name) == ("tiny-segmenter-encoder", "tiny-segmenter-decoder")
    assert encoder.mean == pytest.approx((127.0, 127.0, 127.0))
    assert encoder.std == pytest.approx((128.0, 128.0, 128.0))
    assert (decoder.least_iou, decoder.least_stability) == (0.6, 0.7)
    for description in (encoder, decoder):
        assert (description.version, description.size) == ("2.1", SIZE)
        assert description.metrics == {"iou_1": 0.5}
        assert (description.data, description.created) == ("generated pictures", "2025-03-01")
        assert description.license == "Apache-2.0"


def test_encoder_sees_what_the_network_saw_in_training(
    network: SegmenterNetwork, pair: tuple[Path, Path]
) -> None:
    gray = np.random.default_rng(0).integers(0, 256, (2, 1, SIZE, SIZE)).astype(np.float32)
    image = ((gray - 127) / 128).repeat(3, axis=1)
    (embeddings,) = session_of(pair[0]).run(None, {"image": image})
    with torch.no_grad():
        expected = network.embed(torch.from_numpy(gray / 255)).numpy()
    assert embeddings.shape == (2, 256, 8, 8)
    np.testing.assert_allclose(embeddings, expected, atol=0.02)


@pytest.mark.parametrize(("count", "points"), [(1, 1), (1, 5), (3, 2), (16, 3)])
def test_decoder_takes_any_number_of_prompts_and_points(
    pair: tuple[Path, Path], count: int, points: int
) -> None:
    session, asked = session_of(pair[1]), prompts(count, points)
    embedding = np.random.default_rng(0).normal(size=(1, 256, 8, 8)).astype(np.float32)
    masks, ious, low = session.run(None, {"image_embeddings": embedding, **asked})
    assert masks.shape == (count, 4, 30, 50)
    assert ious.shape == (count, 4)
    assert low.shape == (count, 4, 32, 32)
    last = {name: value if name == "orig_im_size" else value[-1:] for name, value in asked.items()}
    alone = session.run(None, {"image_embeddings": embedding, **last})
    np.testing.assert_allclose(masks[-1:], alone[0], atol=1e-3)


def test_one_previous_mask_may_stand_for_all_prompts(pair: tuple[Path, Path]) -> None:
    asked = prompts(3, 2)
    asked |= {"mask_input": asked["mask_input"][:1], "has_mask_input": np.zeros(1, np.float32)}
    embedding = np.zeros((1, 256, 8, 8), np.float32)
    masks, *_ = session_of(pair[1]).run(None, {"image_embeddings": embedding, **asked})
    assert masks.shape == (3, 4, 30, 50)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (48, 64), (640, 333), (7, 100)])
def test_masks_come_at_the_size_of_the_photo_without_the_padding(
    pair: tuple[Path, Path], height: int, width: int
) -> None:
    session, asked = session_of(pair[1]), prompts(1, 2, height=height, width=width)
    embedding = np.random.default_rng(1).normal(size=(1, 256, 8, 8)).astype(np.float32)
    masks, _, low = session.run(None, {"image_embeddings": embedding, **asked})
    scale = SIZE / max(height, width)
    rows, columns = int(height * scale + 0.5), int(width * scale + 0.5)
    framed = torch.nn.functional.interpolate(torch.from_numpy(low), (SIZE, SIZE), mode="bilinear")
    expected = torch.nn.functional.interpolate(
        framed[..., :rows, :columns], (height, width), mode="bilinear"
    )
    np.testing.assert_allclose(masks, expected.numpy(), atol=1e-3)


def test_decoder_answers_a_dialog_as_the_network_does(
    network: SegmenterNetwork, pair: tuple[Path, Path]
) -> None:
    embedding = torch.randn(1, 256, 8, 8, generator=torch.Generator().manual_seed(0))
    dialog = Dialog.by_clicks([Click(20, 30, inside=True)]).corrected(
        [Click(40, 10, inside=False)], torch.randn(1, 32, 32)
    )
    asked = dialog.prompts(torch.device("cpu"))
    with torch.no_grad():
        expected = network(embedding, asked)
    assert asked.previous is not None
    _, ious, low = session_of(pair[1]).run(
        None,
        {
            "image_embeddings": embedding.numpy(),
            "point_coords": asked.points.numpy(),
            "point_labels": asked.labels.float().numpy(),
            "mask_input": asked.previous.numpy(),
            "has_mask_input": np.ones(1, np.float32),
            "orig_im_size": np.array([64, 64], np.float32),
        },
    )
    np.testing.assert_allclose(low, expected.logits.numpy(), atol=0.02)
    np.testing.assert_allclose(ious, expected.ious.numpy(), atol=0.02)


def test_weights_are_stored_in_half_precision_and_nothing_in_double(
    pair: tuple[Path, Path],
) -> None:
    for path in pair:
        graph = onnx.load(path).graph
        kinds = {tensor.data_type for tensor in graph.initializer}
        assert kinds <= {TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64}
        assert "BatchNormalization" not in {node.op_type for node in graph.node}
    assert sum(path.stat().st_size for path in pair) < 22e6


def test_broken_parity_is_refused_and_leaves_the_old_files(
    segmenter_checkpoint: Path, tmp_path: Path
) -> None:
    old = tmp_path / "tiny-segmenter-decoder.onnx"
    old.write_bytes(b"the old model")
    saved = load_checkpoint(segmenter_checkpoint)
    # Weights as large as these cannot be kept in half precision.
    name = "answering.mask_decoder.transformer.layers.0.mlp.lin1.weight"
    weights = {**saved.averaged, name: 1e8 * saved.averaged[name]}
    save_checkpoint(replace(saved, averaged=weights), tmp_path / "broken.pt")
    with pytest.raises(TrainingError, match="nothing was written"), np.errstate(over="ignore"):
        export(tmp_path / "broken.pt", tmp_path, recipe=RECIPE)
    assert old.read_bytes() == b"the old model"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.pt", old.name]


@pytest.mark.parametrize(
    ("same", "difference", "holds"),
    [(0.999, 0.01, True), (0.997, 0.0, False), (1.0, 0.03, False), (1.0, float("nan"), False)],
)
def test_parity_needs_both_equal_masks_and_equal_estimates(
    same: float, difference: float, holds: bool
) -> None:
    assert SegmenterParity(same, difference).holds is holds


def test_network_too_large_for_a_file_is_refused(
    segmenter_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_graph, "LARGEST_FILE", 1_000_000)
    with pytest.raises(TrainingError, match="too large"):
        export(segmenter_checkpoint, tmp_path, recipe=RECIPE)


@pytest.mark.parametrize("wrong", [{"name": "a/b"}, {"version": ""}])
def test_impossible_description_is_refused(
    segmenter_checkpoint: Path, tmp_path: Path, wrong: dict[str, str]
) -> None:
    with pytest.raises(TrainingError, match="cannot be described"):
        export(segmenter_checkpoint, tmp_path / "models", recipe=RECIPE, **wrong)
    assert not (tmp_path / "models").exists()


def test_checkpoint_of_a_colorizer_is_refused(checkpoint: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="does not fit"):
        export(checkpoint, tmp_path, recipe=RECIPE)
