from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import TensorProto
from tiny_runs import PALETTE, RECIPE, recipe_of

from engine.color.classes import Palette
from engine.models.providers import Device
from engine.models.session import ModelSession
from training import parity
from training.balance import adjust_balance
from training.checkpoint import load_checkpoint, save_checkpoint
from training.errors import TrainingError
from training.export import BalanceShift, export, trained_network
from training.losses.class_balanced import class_weights
from training.networks import build_network
from training.networks.color_network import ColorNetwork
from training.parity import ParityReport, compare

COUNTS = np.arange(len(PALETTE)) ** 2


@pytest.fixture(scope="module")
def network(checkpoint: Path) -> ColorNetwork:
    return trained_network(checkpoint, RECIPE)


@pytest.fixture(scope="module")
def model(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "tiny.onnx"
    export(
        checkpoint,
        path,
        recipe=RECIPE,
        version="2.1",
        temperature=0.3,
        metrics={"psnr": 21.5},
        data="generated pictures",
        created="2025-03-01",
    )
    return path


def test_exported_model_answers_what_the_network_answers(
    network: ColorNetwork, model: Path
) -> None:
    report = compare(network, model)
    assert report.holds
    assert report.largest_difference < 1e-2
    assert report.same_argmax > 0.995


def test_exported_model_describes_itself(model: Path) -> None:
    description = ModelSession(model, device=Device.CPU).description
    assert (description.name, description.version, description.size) == ("tiny", "2.1", 64)
    assert description.palette == PALETTE
    assert description.temperature == 0.3
    assert description.metrics == {"psnr": 21.5}
    assert (description.data, description.created) == ("generated pictures", "2025-03-01")
    assert (description.recipe, description.license) == ("tiny", "Apache-2.0")


def test_export_is_dated_today_unless_told_otherwise(checkpoint: Path, tmp_path: Path) -> None:
    before = checkpoint.read_bytes()
    export(checkpoint, tmp_path / "m.onnx", recipe=RECIPE, name="other")
    assert checkpoint.read_bytes() == before
    description = ModelSession(tmp_path / "m.onnx", device=Device.CPU).description
    assert description.name == "other"
    assert abs(date.fromisoformat(description.created) - date.today()).days <= 1


@pytest.mark.parametrize("shape", [(1, 32, 32), (1, 64, 224), (1, 352, 96), (3, 96, 64)])
def test_exported_model_takes_any_batch_and_size(
    network: ColorNetwork, model: Path, shape: tuple[int, int, int]
) -> None:
    count, height, width = shape
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    lightness = np.random.default_rng(0).random((count, 1, height, width), np.float32)
    (logits,) = session.run(["logits"], {"lightness": lightness})
    assert logits.shape == (count, len(PALETTE), height // 4, width // 4)
    assert logits.dtype == np.float32
    with torch.no_grad():
        expected = network(torch.from_numpy(lightness)).numpy()
    np.testing.assert_allclose(logits, expected, atol=1e-2)


def test_pictures_of_a_batch_do_not_influence_each_other(model: Path) -> None:
    session = ModelSession(model, device=Device.CPU)
    batch = np.random.default_rng(0).random((2, 1, 64, 64), np.float32)
    together = session.run({"lightness": batch})["logits"]
    alone = session.run({"lightness": batch[1:]})["logits"]
    np.testing.assert_allclose(together[1:], alone, atol=1e-4)


def test_half_precision_about_halves_the_file(checkpoint: Path, model: Path) -> None:
    network = load_checkpoint(checkpoint).averaged
    full_precision = sum(4 * weights.numel() for weights in network.values())
    assert model.stat().st_size < 0.55 * full_precision


def test_no_trace_of_batch_normalization_and_double_precision_is_left(model: Path) -> None:
    graph = onnx.load(model).graph
    assert "BatchNormalization" not in {node.op_type for node in graph.node}
    kinds = {tensor.data_type for tensor in graph.initializer}
    assert kinds <= {TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT64}
    assert TensorProto.FLOAT16 in kinds


def test_broken_parity_is_refused_and_leaves_the_old_file(checkpoint: Path, tmp_path: Path) -> None:
    output = tmp_path / "m.onnx"
    output.write_bytes(b"the old model")
    # Weights as large as these cannot be kept in half precision.
    saved = load_checkpoint(checkpoint)
    weights = {**saved.averaged, "last.weight": 100 * torch.randn(100, 112, 1, 1)}
    save_checkpoint(replace(saved, averaged=weights), tmp_path / "broken.pt")
    with pytest.raises(TrainingError, match="differs from the network"):
        export(tmp_path / "broken.pt", output, recipe=RECIPE)
    assert output.read_bytes() == b"the old model"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.pt", "m.onnx"]


def test_parity_tells_another_network_apart(model: Path) -> None:
    torch.manual_seed(9)
    assert not compare(build_network(RECIPE, pretrained=False), model).holds


@pytest.mark.parametrize(
    ("difference", "same", "holds"),
    [(0.009, 0.999, True), (0.01, 1.0, False), (0.0, 0.995, False)],
)
def test_parity_needs_both_small_differences_and_equal_classes(
    difference: float, same: float, holds: bool
) -> None:
    assert ParityReport(difference, same).holds is holds


def test_parity_pictures_have_several_sizes() -> None:
    shapes = [tuple(picture.shape) for picture in parity._pictures()]
    assert shapes == [(1, 1, 224, 224), (1, 1, 160, 320), (2, 1, 96, 64)]


def test_checkpoint_of_another_palette_is_refused(checkpoint: Path, tmp_path: Path) -> None:
    recipe = recipe_of(6, palette=Palette.full(36))
    with pytest.raises(TrainingError, match="does not fit"):
        export(checkpoint, tmp_path / "m.onnx", recipe=recipe)


@pytest.mark.parametrize("wrong", [{"name": "a/b"}, {"temperature": 0.0}, {"version": ""}])
def test_impossible_description_is_refused(
    checkpoint: Path, tmp_path: Path, wrong: dict[str, object]
) -> None:
    with pytest.raises(TrainingError, match="cannot be described"):
        export(checkpoint, tmp_path / "m.onnx", recipe=RECIPE, **wrong)
    assert not (tmp_path / "m.onnx").exists()


def test_balance_shift_adds_multiples_of_the_logarithm_of_the_class_weights() -> None:
    network = build_network(RECIPE, pretrained=False)
    before = network.last.bias.clone()
    adjust_balance(network, COUNTS, recipe=RECIPE, shift=0.5)
    added = (network.last.bias - before).detach()
    counts = torch.from_numpy(COUNTS / COUNTS.sum() * RECIPE.cells_per_step)
    logarithms = class_weights(counts, percent=10.0).log()
    torch.testing.assert_close(added, 0.5 * (logarithms - logarithms.mean()), atol=1e-5, rtol=0)
    assert added.mean().item() == pytest.approx(0, abs=1e-5)


def test_balance_shift_favors_rare_classes_or_common_ones_by_its_sign() -> None:
    for shift, favored in ((0.5, 0), (-0.5, len(PALETTE) - 1)):
        network = build_network(RECIPE, pretrained=False)
        with torch.no_grad():
            network.last.bias.zero_()
        adjust_balance(network, COUNTS, recipe=RECIPE, shift=shift)
        assert network.last.bias[favored] == network.last.bias.max()


def test_balance_shift_does_not_depend_on_how_many_photos_were_counted() -> None:
    biases = []
    for factor in (1, 1000):
        torch.manual_seed(0)
        network = build_network(RECIPE, pretrained=False)
        adjust_balance(network, COUNTS * factor, recipe=RECIPE, shift=0.5)
        biases.append(network.last.bias.detach())
    torch.testing.assert_close(biases[0], biases[1])


def test_exported_balance_is_the_one_asked_for(
    checkpoint: Path, model: Path, tmp_path: Path
) -> None:
    shifted = tmp_path / "shifted.onnx"
    export(checkpoint, shifted, recipe=RECIPE, balance=BalanceShift(2.0, COUNTS))
    lightness = np.random.default_rng(0).random((1, 1, 32, 32), np.float32)
    plain, lively = (
        ModelSession(path, device=Device.CPU).run({"lightness": lightness})["logits"]
        for path in (model, shifted)
    )
    added = (lively - plain).mean(axis=(0, 2, 3))
    network = build_network(RECIPE, pretrained=False)
    with torch.no_grad():
        network.last.bias.zero_()
    adjust_balance(network, COUNTS, recipe=RECIPE, shift=2.0)
    np.testing.assert_allclose(added, network.last.bias.detach(), atol=1e-4)
    assert np.ptp(added) > 0.1
