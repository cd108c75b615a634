"""A colorizer as the training loop sees it."""

from collections.abc import Iterator
from pathlib import Path

from training.color_learner import ColorBatch, ColorLearner
from training.contact_sheet import write_contact_sheet
from training.data.batches import training_batches
from training.data.listing import Split
from training.data.prepared import PreparedPhotos
from training.recipe import Recipe
from training.validate import SCORE_NAMES, Scores, validate


class ColorTask:
    """Trains a colorizer on a prepared data set.

    Attributes:
        recipe: what is trained.
        learner: the network and what changes with it.
        score_columns: names of the scores.
    """

    score_columns = SCORE_NAMES

    def __init__(self, recipe: Recipe, data: Path) -> None:
        """Open the data set and build the network.

        Args:
            recipe: what to train.
            data: a folder that ``photochrom prepare`` wrote.

        Raises:
            TrainingError: the data set or the checkpoint to start from cannot be used.
        """
        self.recipe = recipe
        self._train_photos = PreparedPhotos(data, Split.TRAIN)
        self._val_photos = PreparedPhotos(data, Split.VAL)
        self.learner = ColorLearner(recipe)

    def batches(self, first_step: int, workers: int) -> Iterator[ColorBatch]:
        """Yield batches of cropped, aged photos; see ``training_batches``."""
        return training_batches(
            self._train_photos, self.recipe, first_step=first_step, workers=workers
        )

    def evaluate(self, sheet: Path) -> list[Scores]:
        """Score several decodings and draw gray, predicted and true photos side by side."""
        network, palette = self.learner.averaged, self.recipe.palette
        scores = validate(network, self._val_photos, palette)
        write_contact_sheet(network, self._val_photos, palette, sheet)
        return scores
