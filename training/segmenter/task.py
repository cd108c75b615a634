"""A segmenter as the training loop sees it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lightning_fabric import Fabric

from training.data.listing import Split
from training.segmenter.batches import MaskBatch, mask_batches
from training.segmenter.contact_sheet import write_contact_sheet
from training.segmenter.learner import SegmenterLearner
from training.segmenter.prepared import PreparedMasks
from training.segmenter.recipe import SegmenterRecipe
from training.segmenter.score import SCORE_NAMES, SegmenterScores, score_objects, summarize


class SegmenterTask:
    """Trains a segmenter on photos prepared with label maps.

    Attributes:
        recipe: what is trained.
        learner: the network and what changes with it.
        score_columns: names of the scores.
    """

    score_columns = SCORE_NAMES

    def __init__(self, recipe: SegmenterRecipe, data: Path, fabric: Fabric | None = None) -> None:
        """Open the data set and build the network.

        Args:
            recipe: what to train.
            data: a folder that ``photochrom prepare-masks`` wrote.
            fabric: the device and the precision; None for the best there is.

        Raises:
            TrainingError: the data set or the checkpoint to start from cannot be used.
        """
        self.recipe = recipe
        self._train_photos = PreparedMasks(data, Split.TRAIN)
        self._val_photos = PreparedMasks(data, Split.VAL)
        self.learner = SegmenterLearner(recipe, fabric)

    def batches(self, first_step: int, workers: int) -> Iterator[MaskBatch]:
        """Yield batches of photos and prompts; see ``mask_batches``."""
        return mask_batches(
            self._train_photos,
            self.recipe,
            first_step=first_step,
            workers=workers,
            share=self.learner.share,
        )

    def evaluate(self, sheet: Path) -> list[SegmenterScores]:
        """Score some objects, as many as the recipe says, and draw a few of them."""
        network, bounds = self.learner.averaged, self.recipe.validation
        # At the size of the last step: larger photos would be new to the network.
        done = max(0, self.learner.step - 1) / self.recipe.optimizer.steps
        size = self.recipe.photos.size_at(done)
        scores = score_objects(
            network,
            self._val_photos.some(bounds.photos),
            size,
            clicks=bounds.clicks,
            objects=bounds.objects,
        )
        write_contact_sheet(network, self._val_photos, size, sheet)
        return summarize(scores)

    def headline(self, scores: Sequence[SegmenterScores]) -> SegmenterScores:
        """Return the mean in which every source counts alike."""
        return scores[-1]
