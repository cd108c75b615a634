"""Judges colorized photos, one after the other, several in work at once."""

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice

from engine.cancellation import Cancellation
from engine.color.classes import Palette
from engine.errors import PhotochromError
from training.data.listing import ListedPhoto
from training.data.photos import RgbPhoto
from training.evaluation.colorings import Colorings, Truth
from training.evaluation.frame import Frame
from training.evaluation.photo_scores import PerceptualDistance, PhotoScores, score_photo


@dataclass(frozen=True, eq=False)
class Judged:
    """A photo that was compared.

    Attributes:
        photo: the file.
        truth: what of it was compared, uint8, shape (height, width, 3).
        predicted: the same part with the colors that were judged.
        scores: the figures.
    """

    photo: ListedPhoto
    truth: RgbPhoto
    predicted: RgbPhoto
    scores: PhotoScores


@dataclass(frozen=True)
class LeftOut:
    """A photo that could not be compared.

    Attributes:
        photo: the file.
        reason: why, in one sentence.
    """

    photo: ListedPhoto
    reason: str


Outcome = Judged | LeftOut


@dataclass(frozen=True)
class Judging:
    """How photos are judged.

    Attributes:
        palette: which color classes are told apart.
        frame: what of every photo is compared.
        perceptual: what measures LPIPS; None to leave it out.
        threads: photos in work at once.
    """

    palette: Palette
    frame: Frame = field(default_factory=Frame)
    perceptual: PerceptualDistance | None = None
    threads: int = 1

    def judge(self, photo: ListedPhoto, colorings: Colorings) -> Outcome:
        """Judge one photo.

        Args:
            photo: the true photo.
            colorings: where its other colors come from.
        """
        try:
            whole = self.frame.read(photo.path)
            truth = Truth(photo, whole, self.frame.cut(whole))
            predicted = colorings.color(truth)
            scores = score_photo(truth.part, predicted, self.palette, self.perceptual)
        except PhotochromError as error:
            return LeftOut(photo, str(error))
        return Judged(photo, truth.part, predicted, scores)


def judge_photos(
    photos: Sequence[ListedPhoto],
    colorings: Colorings,
    judging: Judging,
    *,
    cancel: Cancellation | None = None,
) -> Generator[Outcome]:
    """Judge photos in order; no more than twice as many as threads are in memory.

    Args:
        photos: the true photos.
        colorings: where their other colors come from.
        judging: how they are judged.
        cancel: ends the iteration after the photos that are done; None if nobody can.

    Yields:
        What became of every photo.
    """
    waiting: deque[Future[Outcome]] = deque()
    left = iter(photos)
    with ThreadPoolExecutor(judging.threads) as pool:
        try:
            while not (cancel and cancel.is_set()):
                free = 2 * judging.threads - len(waiting)
                waiting.extend(
                    pool.submit(judging.judge, photo, colorings) for photo in islice(left, free)
                )
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def evenly(photos: Sequence[ListedPhoto], count: int) -> list[ListedPhoto]:
    """Choose photos at equal distances.

    Args:
        photos: where to choose from.
        count: how many at most.
    """
    return [photos[place] for place in evenly_spread(len(photos), count)]


def evenly_spread(count: int, wanted: int) -> tuple[int, ...]:
    """Choose ``wanted`` of ``count`` positions at equal distances; all where there are no more."""
    wanted = min(count, wanted)
    return tuple(place * count // wanted for place in range(wanted))
