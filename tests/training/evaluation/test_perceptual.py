import hashlib
import io
from pathlib import Path

import numpy as np
import pytest
import torch
from random_alexnet import LAYERS, random_alexnet
from tiny_runs import scene
from torch.nn import functional

from training.errors import TrainingError
from training.evaluation.perceptual import Lpips
from training.evaluation.weights import PublishedWeights, find_weights, read_weights


def stored(weights: dict[str, torch.Tensor]) -> io.BytesIO:
    stream = io.BytesIO()
    torch.save(weights, stream)
    stream.seek(0)
    return stream


def literal_lpips(weights: dict[str, torch.Tensor], pictures: torch.Tensor) -> float:
    """Eq. 1 of Zhang et al. (2018), with the weights of the layers that come with the package."""
    import lpips

    path = Path(lpips.__file__).parent / "weights" / "v0.1" / "alex.pth"
    heads = torch.load(path, map_location="cpu")
    shift = torch.tensor([-0.030, -0.088, -0.188])[:, None, None]
    scale = torch.tensor([0.458, 0.448, 0.450])[:, None, None]
    features = (pictures / 127.5 - 1 - shift) / scale
    strides, paddings = {0: 4}, {0: 2, 3: 2}
    total = 0.0
    for layer, place in enumerate(LAYERS):
        if place in (3, 6):
            features = functional.max_pool2d(features, 3, 2)
        weight, bias = weights[f"features.{place}.weight"], weights[f"features.{place}.bias"]
        stride, padding = strides.get(place, 1), paddings.get(place, 1)
        features = functional.conv2d(features, weight, bias, stride, padding).relu()
        one, other = features / (features.norm(dim=1, keepdim=True) + 1e-10)
        head = heads[f"lin{layer}.model.1.weight"][0]
        total += float((head * (one - other) ** 2).sum(dim=0).mean())
    return total


def test_lpips_is_the_literal_equation_with_the_given_weights() -> None:
    weights = random_alexnet()
    measure = Lpips(stored(weights))
    truth, predicted = scene(1, 64, 64), scene(2, 64, 64)
    planes = torch.from_numpy(np.stack([truth, predicted])).permute(0, 3, 1, 2).float()
    expected = literal_lpips(weights, planes)
    assert expected > 0
    assert measure(truth, predicted) == pytest.approx(expected, rel=1e-4)
    assert measure(truth, truth) == 0
    with pytest.raises(TrainingError, match="too small for LPIPS"):
        measure(truth[:30], predicted[:30])


OTHERS = [
    {},
    {"features.0.weight": torch.zeros(2)},
    {**random_alexnet(), "features.3.bias": torch.zeros(191)},
]


@pytest.mark.parametrize("content", OTHERS, ids=["nothing", "a part", "another shape"])
def test_file_of_other_weights_is_no_alexnet(content: dict[str, torch.Tensor]) -> None:
    with pytest.raises(TrainingError, match="does not hold the weights of AlexNet"):
        Lpips(stored(content))


def published(content: bytes) -> PublishedWeights:
    digest = hashlib.sha256(content).hexdigest()
    return PublishedWeights("Some network", "https://example.org/folder/some-weights.pth", digest)


def test_file_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some-weights.pth"
    path.write_bytes(b"weights")
    assert read_weights(path, published(b"weights")).read() == b"weights"
    with pytest.raises(TrainingError, match=r"not the published file .* get https://example.org"):
        read_weights(path, published(b"other weights"))
    with pytest.raises(TrainingError, match="cannot be read"):
        read_weights(tmp_path / "none.pth", published(b""))


def test_weights_are_found_where_torch_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    assert find_weights(published(b""), None) is None
    cached = tmp_path / "hub" / "checkpoints" / "some-weights.pth"
    cached.parent.mkdir(parents=True)
    cached.touch()
    assert find_weights(published(b""), None) == cached
    assert find_weights(published(b""), tmp_path / "given.pth") == tmp_path / "given.pth"
