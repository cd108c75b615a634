"""What several tests of training share."""

from pathlib import Path

import pytest
import torch
from tiny_runs import RECIPE, prepare_data

from training.checkpoint import save_checkpoint
from training.color_learner import ColorLearner

# Pictures this small gain nothing by a second thread, and waiting for a busy one costs seconds.
torch.set_num_threads(1)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data set of seven training photos and a validation photo."""
    return prepare_data(tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the tiny recipe after two steps on chance."""
    learner = ColorLearner(RECIPE)
    random = torch.Generator().manual_seed(0)
    for _ in range(2):
        lightness = torch.rand(2, 1, 32, 32, generator=random)
        classes = torch.randint(len(RECIPE.palette), (2, 8, 8), generator=random)
        learner.learn((lightness, classes))
    path = tmp_path_factory.mktemp("checkpoint") / "last.pt"
    save_checkpoint(learner.checkpoint(1.0), path)
    return path
