"""Judges what models make of the photos of a data set: figures, and pictures to look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.color.classes import Palette
from engine.color.decode import Decoding
from engine.colorize import Colorizer, DecodingOptions
from engine.models.description import ModelKind
from training.data.listing import ListedPhoto, Split
from training.data.photos import Photos, RgbPhoto
from training.evaluation.colorings import Colorings, ModelColorings, Truth
from training.evaluation.evaluate import Evaluation, evaluate
from training.evaluation.frame import Frame
from training.evaluation.judge import Judged, Outcome
from training.evaluation.photo_scores import score_photo

REGRESSED = "regressed"
"""Stands for the decoding of a model that answers one color for each place."""

_FRAME = Frame()

Seen = Callable[[], object]
"""Called after every photo."""


@dataclass(frozen=True, eq=False)
class Judgment:
    """What became of the photos.

    Attributes:
        evaluation: the means of the figures.
        pictures: the photos that were asked for, colorized, in their order.
    """

    evaluation: Evaluation
    pictures: tuple[RgbPhoto, ...]


@dataclass(frozen=True)
class Jury:
    """What is judged by.

    Attributes:
        photos: the true photos; of each the central square is compared, at 224x224 pixels.
        palette: the color classes of TAR, CNR and CCAR, whatever a model's own are.
        shown: positions of the photos that pictures show.
    """

    photos: Photos
    palette: Palette
    shown: tuple[int, ...] = ()

    def judge(self, colorings: Colorings, label: str, seen: Seen | None = None) -> Judgment:
        """Judge colors.

        Args:
            colorings: where they come from.
            label: whose they are.
            seen: called after every photo.

        Raises:
            PhotochromError: the model cannot be run, or a photo is too small.
        """
        pictures: dict[int, RgbPhoto] = {}

        def keep(outcome: Outcome) -> None:
            if isinstance(outcome, Judged) and outcome.photo.name in names:
                pictures[names[outcome.photo.name]] = outcome.predicted
            if seen:
                seen()

        names = {str(position): position for position in self.shown}
        evaluation = evaluate(self._judged(colorings), label, observers=[keep])
        return Judgment(evaluation, tuple(pictures[position] for position in self.shown))

    def truths(self) -> tuple[RgbPhoto, ...]:
        """Return the true squares that pictures show."""
        return tuple(_FRAME.cut(self.photos[position]) for position in self.shown)

    def _judged(self, colorings: Colorings) -> Iterator[Outcome]:
        for position, photo in enumerate(self.photos):
            listed = ListedPhoto(Path(self.photos.name(position)), str(position), Split.VAL)
            truth = Truth(listed, photo, _FRAME.cut(photo))
            predicted = colorings.color(truth)
            scores = score_photo(truth.part, predicted, self.palette)
            yield Judged(listed, truth.part, predicted, scores)


def readings(colorizer: Colorizer) -> dict[str, ModelColorings]:
    """Return the ways to read colors off the answers of a network alone.

    Args:
        colorizer: a classifier or a regressor.

    Returns:
        Of a classifier argmax (CCC++ Eq. 18), then the annealed mean that Photochrom uses; of a
        regressor the one answer it has.
    """
    if colorizer.description.kind is not ModelKind.COLOR_CLASSIFIER:
        return {REGRESSED: ModelColorings(colorizer, DecodingOptions(), refine=False)}
    ways = {"argmax": Decoding.ARGMAX, "annealed mean": Decoding.ANNEALED}
    return {
        name: ModelColorings(colorizer, DecodingOptions(decoding), refine=False)
        for name, decoding in ways.items()
    }
