"""A colorizer as the training loop sees it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lightning_fabric import Fabric

from training.color_learner import ColorBatch, ColorLearner
from training.contact_sheet import TEMPERATURE, write_contact_sheet
from training.data.batches import training_batches
from training.data.listing import Split
from training.data.open_photos import open_photos
from training.losses.recipe import LossName
from training.palette import ClassCounts, class_histogram, fold
from training.recipe import Recipe
from training.validate import SCORE_NAMES, Scores, decoding_name, validate

# Photos whose colors are counted for the loss that wants to know how common they are: a minute.
_PRIOR_PHOTOS = 4000


class ColorTask:
    """Trains a colorizer on photos.

    Attributes:
        recipe: what is trained.
        learner: the network and what changes with it.
        score_columns: names of the scores.
    """

    score_columns = SCORE_NAMES

    def __init__(self, recipe: Recipe, data: Path, fabric: Fabric | None = None) -> None:
        """Open the data set and build the network.

        Args:
            recipe: what to train.
            data: what ``open_photos`` takes.
            fabric: the device and the precision; None for the best there is.

        Raises:
            TrainingError: the data set or the checkpoint to start from cannot be used.
        """
        self.recipe = recipe
        self._train_photos = open_photos(data, Split.TRAIN)
        self._val_photos = open_photos(data, Split.VAL)
        self.learner = ColorLearner(recipe, self._prior(), fabric)

    def batches(self, first_step: int, workers: int) -> Iterator[ColorBatch]:
        """Yield batches of cropped, aged photos; see ``training_batches``."""
        return training_batches(
            self._train_photos,
            self.recipe,
            first_step=first_step,
            workers=workers,
            share=self.learner.share,
            stride=self.learner.stride,
        )

    def evaluate(self, sheet: Path) -> list[Scores]:
        """Score several decodings and draw gray, predicted and true photos side by side."""
        network, palette = self.learner.averaged, self.recipe.palette
        scores = validate(network, self._val_photos, palette)
        write_contact_sheet(network, self._val_photos, palette, sheet)
        return scores

    def headline(self, scores: Sequence[Scores]) -> Scores:
        """Return the scores at the temperature that sheets are decoded with, or the only ones."""
        at_usual = (row for row in scores if row.decoding == decoding_name(TEMPERATURE))
        return next(at_usual, scores[0])

    def _prior(self) -> ClassCounts | None:
        if self.recipe.loss is not LossName.PRIOR:
            return None
        photos, palette = self._train_photos, self.recipe.palette
        counted = photos.every(max(1, len(photos) // _PRIOR_PHOTOS))
        return fold(class_histogram(counted, palette.grid), palette)
