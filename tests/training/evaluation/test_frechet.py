import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch
from mean_color import MeanColor
from scipy.linalg import sqrtm
from tiny_runs import scene
from torch import Tensor, nn
from torch_fidelity.feature_extractor_inceptionv3 import FeatureExtractorInceptionV3
from torchmetrics.image.fid import FrechetInceptionDistance

from training.errors import TrainingError
from training.evaluation.frechet import FrechetDistance, inception_distance, lite2_distance
from training.evaluation.weights import PublishedWeights, read_weights


def mean_color_distance() -> FrechetDistance:
    return FrechetDistance("mean color", FrechetInceptionDistance(MeanColor()))


def literal_distance(
    one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Eq. 6 of Heusel et al., by the square root of a matrix."""
    mean_one, mean_other = one.mean(axis=0), other.mean(axis=0)
    cov_one, cov_other = np.cov(one.T), np.cov(other.T)
    trace = np.trace(cov_one + cov_other - 2 * np.real(sqrtm(cov_one @ cov_other)))
    return np.sum((mean_one - mean_other) ** 2) + trace


def test_distance_is_the_literal_equation() -> None:
    truths = [scene(number, 16, 16) for number in range(20)]
    results = [scene(number + 50, 16, 16) for number in range(20)]
    measured = mean_color_distance()
    for truth, result in zip(truths, results, strict=True):
        measured.add(truth, result)
    means = [np.array([one.mean(axis=(0, 1)) for one in side]) for side in (truths, results)]
    assert measured.distance() == pytest.approx(literal_distance(*means), rel=1e-3)


def test_pictures_of_all_sizes_count() -> None:
    mixed, alike = mean_color_distance(), mean_color_distance()
    for number in range(6):
        truth, result = scene(number, 16, 16), scene(number + 9, 16, 16)
        alike.add(truth, result)
        repeats = 1 + number % 2
        mixed.add(np.tile(truth, (1, repeats, 1)), np.tile(result, (1, repeats, 1)))
    assert mixed.distance() == pytest.approx(alike.distance(), rel=1e-3)


def test_one_pair_has_no_distance() -> None:
    measured = mean_color_distance()
    assert measured.distance() is None
    measured.add(scene(1), scene(2))
    assert measured.distance() is None


def test_lite2_sees_colors() -> None:
    swapped = lite2_distance()
    for number in range(2):
        truth = scene(number, 64, 64)
        swapped.add(truth, np.ascontiguousarray(truth[..., ::-1]))
    assert swapped.distance() > 10


@pytest.fixture(scope="module")
def inception(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file like the published one, every tensor filled with one value."""
    with pytest.MonkeyPatch.context() as patch, torch.device("meta"):
        patch.setattr(torch, "load", lambda *_, **__: {})
        patch.setattr(nn.Module, "load_state_dict", lambda *_, **__: None)
        shapes = FeatureExtractorInceptionV3("inception", ["2048"], "unused").state_dict()
    random = np.random.default_rng(0)
    weights: dict[str, Tensor] = {}
    for name, tensor in shapes.items():
        # Expanded, a tensor is stored as the one value that it repeats.
        value = random.uniform(0.01, 0.05) if tensor.dtype.is_floating_point else 0
        weights[name] = torch.tensor(value, dtype=tensor.dtype).expand(tensor.shape)
    path = tmp_path_factory.mktemp("weights") / "inception.pth"
    torch.save(weights, path)
    return path


def test_inception_is_loaded_from_a_file_and_measures(inception: Path) -> None:
    digest = hashlib.sha256(inception.read_bytes()).hexdigest()
    published = PublishedWeights("Inception v3", "https://example.org/inception.pth", digest)
    measured = inception_distance(read_weights(inception, published), features=64)
    for number in range(2):
        measured.add(scene(number, 64, 64), scene(number + 9, 64, 64))
    assert measured.distance() > 0


def test_file_of_other_weights_is_no_inception(tmp_path: Path) -> None:
    path = tmp_path / "other.pth"
    torch.save({"weight": torch.zeros(3)}, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    published = PublishedWeights("Inception v3", "https://example.org/other.pth", digest)
    with pytest.raises(TrainingError, match="does not hold"):
        inception_distance(read_weights(path, published))
