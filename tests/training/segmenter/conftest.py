"""What several tests of the segmenter share."""

from pathlib import Path

import pytest
from tiny_masks import RECIPE, prepare_data

from training.checkpoint import save_checkpoint
from training.data.listing import Split
from training.segmenter.batches import MaskBatches
from training.segmenter.learner import SegmenterLearner
from training.segmenter.prepared import PreparedMasks


@pytest.fixture(scope="session")
def masks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data set of photos with label maps."""
    return prepare_data(tmp_path_factory.mktemp("masks"))


@pytest.fixture(scope="session")
def segmenter_checkpoint(masks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of the tiny recipe after a step."""
    learner = SegmenterLearner(RECIPE)
    learner.learn(MaskBatches(PreparedMasks(masks, Split.TRAIN), RECIPE)[0])
    path = tmp_path_factory.mktemp("segmenter-checkpoint") / "last.pt"
    save_checkpoint(learner.checkpoint(1.0), path)
    return path
