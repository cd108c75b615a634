from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from tiny_runs import scene

from engine.color.classes import Palette
from training.data.listing import ListedPhoto, Split
from training.data.photos import RgbPhoto
from training.errors import TrainingError
from training.evaluation.colorings import Truth
from training.evaluation.frame import Frame
from training.evaluation.judge import Judged, Judging, LeftOut, evenly, judge_photos

PALETTE = Palette.full(24)


class CountedColorings:
    """Answers the truth, and counts how often it was asked."""

    label = "counted"

    def __init__(self) -> None:
        self.asked = 0

    def color(self, truth: Truth) -> RgbPhoto:
        self.asked += 1
        if truth.photo.name == "5.png":
            raise TrainingError("This one has no colors.")
        return truth.part


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[ListedPhoto]:
    folder = tmp_path_factory.mktemp("photos")
    for number in range(12):
        Image.fromarray(scene(number, 32, 32)).save(folder / f"{number}.png")
    paths = [folder / f"{number}.png" for number in range(12)]
    return [ListedPhoto(path, path.name, Split.VAL) for path in paths]


def test_outcomes_come_in_order_whatever_the_threads(photos: list[ListedPhoto]) -> None:
    judging = Judging(PALETTE, Frame(32), threads=4)
    outcomes = list(judge_photos(photos, CountedColorings(), judging))
    assert [outcome.photo for outcome in outcomes] == photos
    assert outcomes[5] == LeftOut(photos[5], "This one has no colors.")
    shown = outcomes[4]
    assert isinstance(shown, Judged)
    assert (shown.truth == scene(4, 32, 32)).all()
    assert shown.scores.tar == 100


def test_few_photos_are_in_memory_at_a_time(photos: list[ListedPhoto]) -> None:
    colorings = CountedColorings()
    taken = 0
    for _ in judge_photos(photos, colorings, Judging(PALETTE, Frame(32), threads=2)):
        taken += 1
        assert colorings.asked <= taken + 4
    assert taken == colorings.asked == len(photos)


def test_wish_to_stop_ends_the_work_early(photos: list[ListedPhoto]) -> None:
    colorings, cancel = CountedColorings(), Event()
    outcomes = judge_photos(photos, colorings, Judging(PALETTE, Frame(32)), cancel=cancel)
    next(outcomes)
    cancel.set()
    assert not list(outcomes)
    assert colorings.asked <= 3


@pytest.mark.parametrize("count", [1, 3, 5, 12, 40])
def test_chosen_photos_are_evenly_spread(photos: list[ListedPhoto], count: int) -> None:
    chosen = evenly(photos, count)
    assert len(chosen) == min(count, len(photos))
    distances = np.diff([photos.index(photo) for photo in chosen])
    assert not distances.size or np.ptp(distances) <= 1


def test_photo_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    photo = ListedPhoto(tmp_path / "none.png", "none.png", Split.VAL)
    (outcome,) = judge_photos([photo], CountedColorings(), Judging(PALETTE))
    assert outcome == LeftOut(photo, "The photo cannot be read.")
