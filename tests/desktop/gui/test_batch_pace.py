"""How long the rest of a run will take: large photos take longer than small ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.batch.pace import Pace, WorkLeft
from engine.batch.outcome import Outcome, Stage
from engine.batch.plan import Job
from engine.photo.formats import ImageFormat

MEGAPIXEL = 1_000_000


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def target(number):
    return Path(f"{number}.jpg")


def outcome(megapixels, *, infer=1.0, per_megapixel=1.0, error=None):
    """A photo of 1000 rows that took a second, and one more for each megapixel."""
    job = Job(Path("a.jpg"), Path("b.jpg"), ImageFormat.JPEG)
    seconds = {Stage.READ: 0.0, Stage.INFER: infer, Stage.WRITE: per_megapixel * megapixels}
    size = (1000 * megapixels, 1000) if megapixels else (None, None)
    return Outcome(job, error, *size, seconds)


def work_left(*megapixels):
    left = WorkLeft(map(target, range(len(megapixels))))
    for number, size in enumerate(megapixels):
        if size is not None:
            left.measure(target(number), size * MEGAPIXEL)
    return left


def pace_after(clock, *megapixels, workers=1):
    pace = Pace(clock)
    for size in megapixels:
        clock.now += (1 + size) / workers
        pace.finished_one(outcome(size))
    return pace


def test_nothing_is_known_before_the_first_photo_is_finished(clock):
    assert Pace(clock).remaining(work_left(1, 1)) is None


def test_large_photos_that_are_left_count_for_what_they_are(clock):
    pace = pace_after(clock, 1, 1, 1)
    assert pace.remaining(work_left(1, 1)) == pytest.approx(4)
    assert pace.remaining(work_left(24, 1)) == pytest.approx(27)


def test_the_models_take_the_same_time_for_every_photo(clock):
    pace = Pace(clock)
    clock.now += 10
    pace.finished_one(outcome(1, infer=10, per_megapixel=0))
    assert pace.remaining(work_left(24)) == pytest.approx(10)


def test_several_workers_are_as_much_faster(clock):
    pace = pace_after(clock, 3, 3, 3, 3, workers=4)
    assert pace.remaining(work_left(3, 3, 3, 3)) == pytest.approx(4)


def test_photos_of_unknown_size_are_taken_for_usual_ones(clock):
    pace = pace_after(clock, 2, 4)
    assert pace.remaining(work_left(None, None)) == pytest.approx(8)
    assert pace.remaining(work_left(None, 7)) == pytest.approx(12)


def test_what_was_done_since_the_last_photo_is_taken_off(clock):
    pace = pace_after(clock, 1)
    clock.now += 1.5
    assert pace.remaining(work_left(1)) == pytest.approx(0.5)
    clock.now += 60
    assert pace.remaining(work_left(1)) == 0


def test_no_time_passes_in_a_pause(clock):
    pace = pace_after(clock, 1)
    pace.pause()
    clock.now += 3600
    assert pace.remaining(work_left(1)) == pytest.approx(2)
    pace.resume()
    assert pace.elapsed == pytest.approx(2)


def test_photos_that_could_not_be_read_are_counted(clock):
    pace = Pace(clock)
    clock.now += 3
    pace.finished_one(outcome(0, infer=0, error="The photo is damaged."))
    assert pace.remaining(work_left(None, None)) == pytest.approx(6)


def test_a_long_run_follows_what_became_slower(clock):
    pace = pace_after(clock, *[1] * 40)
    for _ in range(32):
        clock.now += 20
        pace.finished_one(outcome(1))
    assert pace.remaining(work_left(1)) == pytest.approx(20)


def test_finished_photos_are_left_no_more_and_sizes_come_when_they_come():
    left = work_left(1, None, 5)
    left.finish(target(0))
    left.measure(target(0), 99)
    assert (left.photos, left.pixels(0)) == (2, 5 * MEGAPIXEL)
    left.finish(target(1))
    left.finish(target(2))
    assert (left.photos, left.pixels(7)) == (0, 0)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40), st.lists(st.integers(1, 40)))
def test_the_estimate_is_right_where_all_goes_on_as_before(done, sizes):
    if not any(done):
        done = [1]
    clock = Clock()
    pace = pace_after(clock, *done)
    assert pace.remaining(work_left(*sizes)) == pytest.approx(sum(1 + size for size in sizes))
