from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import timm
import torch
from safetensors.torch import save_file
from tiny_runs import PALETTE, recipe_of
from torch import nn

from engine.models.description import ModelKind
from engine.models.providers import Device
from engine.models.session import ModelSession
from training.checkpoint import save_checkpoint
from training.color_learner import ColorLearner
from training.errors import TrainingError
from training.export import export
from training.losses.recipe import LossName, Target
from training.networks import build_network
from training.networks.timm_encoder import TimmEncoder, load_timm_encoder
from training.recipe import ColorEncoderRecipe, Recipe

# An encoder that timm makes for tests: a hundredth of DenseNet-121.
SMALL = ColorEncoderRecipe(
    name="test_resnet", weights="none", frozen_stages=0, frozen_depthwise=False
)


def paper_recipe(network: str, loss: LossName, encoder: ColorEncoderRecipe = SMALL) -> Recipe:
    return recipe_of(6, network=network, loss=loss, encoder=encoder)


def traced_shapes(network: nn.Module, decoder: nn.Module) -> list[tuple[int, ...]]:
    """Shapes (channels, rows, columns) of what the layers of a decoder hand on at 224x224."""
    shapes = []
    for layer in [*decoder, network.last]:
        layer.register_forward_hook(lambda *args: shapes.append(tuple(args[2].shape[1:])))
    network(torch.empty(1, 1, 224, 224, device="meta"))
    return shapes


def test_ccc_has_the_layers_of_the_paper() -> None:
    recipe = paper_recipe("ccc", LossName.CLASS_BALANCED, replace(SMALL, name=""))
    with torch.device("meta"):
        network = build_network(recipe, pretrained=False).eval()
    assert network.encoder.channels[-1] == 1024
    assert traced_shapes(network, network.decoder) == [
        (1024, 7, 7),
        (512, 14, 14),
        (512, 28, 28),
        (len(PALETTE), 56, 56),
    ]


def test_dlnet_has_the_layers_of_the_paper() -> None:
    recipe = paper_recipe("dlnet", LossName.LOCALIZED, replace(SMALL, name=""))
    with torch.device("meta"):
        network = build_network(recipe, pretrained=False).eval()
    shapes = traced_shapes(network, network.decoder)
    copied = shapes.pop(7)
    assert copied == (64, 112, 112)
    assert shapes == [
        (1024, 7, 7),
        (512, 14, 14),
        (256, 14, 14),
        (256, 28, 28),
        (128, 28, 28),
        (128, 56, 56),
        (64, 56, 56),
        (32, 224, 224),
        (2, 224, 224),
    ]


def batch_for(recipe: Recipe, stride: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Two pictures of noise and a truth for their cells."""
    random = torch.Generator().manual_seed(0)
    lightness = torch.rand(2, 1, 32, 32, generator=random)
    cells = (2, 32 // stride, 32 // stride)
    if recipe.target is Target.CLASSES:
        return lightness, torch.randint(len(PALETTE), cells, generator=random)
    return lightness, 20 + 20 * torch.rand(*cells, 2, generator=random)


@pytest.mark.parametrize("loss", LossName)
def test_every_loss_falls_while_a_batch_is_learned(loss: LossName) -> None:
    recipe = paper_recipe("base", loss)
    learner = ColorLearner(recipe, np.ones(len(PALETTE), np.int64))
    batch = batch_for(recipe, learner.stride)
    losses = [learner.learn(batch) for _ in range(6)]
    assert losses[-1] < losses[0]


@pytest.mark.parametrize(
    ("network", "loss", "stride"),
    [("ccc", LossName.CLASS_BALANCED, 4), ("dlnet", LossName.LOCALIZED, 1)],
)
def test_model_answers_what_its_network_has_learned(
    tmp_path: Path, network: str, loss: LossName, stride: int
) -> None:
    recipe = paper_recipe(network, loss)
    learner = ColorLearner(recipe)
    assert learner.stride == stride
    lightness, truth = batch_for(recipe, stride)
    learner.learn((lightness, truth))
    checkpoint, model = tmp_path / "last.pt", tmp_path / "model.onnx"
    save_checkpoint(learner.checkpoint(0.0), checkpoint)
    assert export(checkpoint, model, recipe=recipe).holds
    session = ModelSession(model, device=Device.CPU)
    (answers,) = session.run({"lightness": lightness.numpy()[:1]}).values()
    assert answers.shape == (1, recipe.outputs, 32 // stride, 32 // stride)
    kind = ModelKind.CHROMA_REGRESSOR if recipe.regresses else ModelKind.COLOR_CLASSIFIER
    assert session.description.kind is kind


def test_gray_pictures_look_to_timm_encoders_as_rgb_ones_did(tmp_path: Path) -> None:
    torch.manual_seed(0)
    whole = timm.create_model("test_resnet", pretrained=False)
    save_file(whole.state_dict(), tmp_path / "weights.safetensors")
    rgb = timm.create_model("test_resnet", pretrained=False, features_only=True).eval()
    rgb.load_state_dict(whole.state_dict(), strict=False)
    encoder = load_timm_encoder("test_resnet", str(tmp_path / "weights.safetensors")).eval()
    gray = torch.rand(1, 1, 64, 32)
    # The three means and deviations of ImageNet differ a little; the picture has their averages.
    seen = (gray - sum(rgb.pretrained_cfg["mean"]) / 3) / (sum(rgb.pretrained_cfg["std"]) / 3)
    with torch.no_grad():
        expected = rgb(seen.expand(1, 3, 64, 32))
        features = encoder(gray)
    for ours, theirs in zip(features, expected[-4:], strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)


def test_encoder_answers_at_strides_4_to_32() -> None:
    encoder = load_timm_encoder("test_resnet", "none").eval()
    with torch.no_grad():
        features = encoder(torch.rand(1, 1, 64, 128))
    assert [feature.shape[2:] for feature in features] == [
        (64 // stride, 128 // stride) for stride in (4, 8, 16, 32)
    ]
    assert tuple(feature.shape[1] for feature in features) == encoder.channels


def test_frozen_parts_get_no_gradient_and_keep_their_statistics() -> None:
    encoder = load_timm_encoder("test_resnet", "none")
    parts = list(encoder.network.children())
    encoder.freeze(3, depthwise=False)
    encoder.train()
    assert [part.training for part in parts] == [False] * 3 + [True] * (len(parts) - 3)
    trained = {name for name, value in encoder.named_parameters() if value.requires_grad}
    assert trained
    assert not any(value.requires_grad for part in parts[:3] for value in part.parameters())


def test_more_frozen_parts_than_there_are_are_refused() -> None:
    encoder = load_timm_encoder("test_resnet", "none")
    with pytest.raises(TrainingError, match="frozen_stages ends there"):
        encoder.freeze(99, depthwise=False)


def test_unknown_encoder_is_refused() -> None:
    with pytest.raises(TrainingError, match="no encoder 'densnet'"):
        load_timm_encoder("densnet", "none")


def test_encoder_without_the_strides_is_refused() -> None:
    network = timm.create_model("test_resnet", features_only=True, out_indices=(0, 1), in_chans=1)
    with pytest.raises(TrainingError, match="strides 4, 8, 16 and 32"):
        TimmEncoder(network)


def test_missing_and_wrong_weights_have_their_sentences(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="There is no file"):
        load_timm_encoder("test_resnet", str(tmp_path / "none.safetensors"))
    save_file({"something": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(TrainingError, match="does not hold weights of 'test_resnet'"):
        load_timm_encoder("test_resnet", str(tmp_path / "other.safetensors"))


def test_weights_that_cannot_be_fetched_have_their_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(TrainingError, match="cannot be fetched"):
        load_timm_encoder("densenet121", "published")
