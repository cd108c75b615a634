"""Which photos of a folder are worked on, in which order, and that this changes no name."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.filters import ContentFilter, NameFilter
from engine.batch.overview.places import FOLDER, THUMBNAILS
from engine.batch.plan import Selection, plan_batch
from engine.batch.working_order import WorkingOrder
from engine.photo.metadata import Metadata
from engine.photo.photo import Photo


@pytest.mark.parametrize(
    ("pattern", "way", "lets_in"),
    [
        ("*.tif", "a.TIF", True),
        ("*.tif", "albums/a.tif", True),
        ("*.tif", "a.tiff", False),
        ("IMG_00??.jpg", "img_0012.JPG", True),
        ("[ab]*", "b.jpg", True),
        ("b*", "backs/a.jpg", False),
        ("backs/*", "Backs/a.jpg", True),
        ("backs/", "backs/deep/a.jpg", True),
        ("backs/*", "albums/backs/a.jpg", False),
        ("*/backs/*", "albums/backs/a.jpg", True),
        ("caf\u00e9*", "cafe\u0301.jpg", True),
    ],
)
def test_pattern_is_about_the_name_or_with_a_slash_about_the_path(
    pattern: str, way: str, lets_in: bool
) -> None:
    assert NameFilter(include=(pattern,)).lets_in(Path(way)) is lets_in
    assert NameFilter(exclude=(pattern,)).lets_in(Path(way)) is not lets_in


def test_photo_must_match_one_pattern_to_come_in_and_none_to_stay_out() -> None:
    names = NameFilter(("*.jpg", "*.tif"), ("*-back.*", "old*"))
    ways = ["a.jpg", "b.tif", "c.png", "a-back.jpg", "older.tif"]
    assert [way for way in ways if names.lets_in(Path(way))] == ["a.jpg", "b.tif"]


def photo_of(colors: np.ndarray | None) -> Photo:
    ramp = np.tile(np.linspace(10, 90, 64, dtype=np.float32), (48, 1))
    return Photo(None, ramp, None, 8, "JPEG", Metadata(), own_chroma=colors)


def own(a: float, b: float, *, on_half: bool) -> np.ndarray:
    colors = np.zeros((48, 64, 2), np.float32)
    colors[: 24 if on_half else 48] = (a, b)
    return colors


@pytest.mark.parametrize(
    ("colors", "in_color"),
    [(None, False), (own(8, 20, on_half=False), False), (own(40, 30, on_half=True), True)],
    ids=["gray", "sepia", "color"],
)
def test_toned_photos_count_as_gray(colors: np.ndarray | None, in_color: bool) -> None:
    photo = photo_of(colors)
    assert (ContentFilter.GRAY.reason_against(photo) is not None) is in_color
    assert (ContentFilter.COLOR.reason_against(photo) is not None) is not in_color
    assert ContentFilter.ANY.reason_against(photo) is None


def test_colors_are_read_only_where_they_are_asked_for() -> None:
    assert [kind.needs_own_colors for kind in ContentFilter] == [False, True, True]


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """A folder of files with sizes and dates: a is the oldest, b the largest, c the newest."""
    for name, size, date in (("a.jpg", 20, 1000), ("b.jpg", 30, 2000), ("c.jpg", 10, 3000)):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x" * size)
        os.utime(path, (date, date))
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (WorkingOrder.NAME, "abc"),
        (WorkingOrder.NEWEST, "cba"),
        (WorkingOrder.OLDEST, "abc"),
        (WorkingOrder.SMALLEST, "cab"),
        (WorkingOrder.LARGEST, "bac"),
    ],
)
def test_photos_come_in_the_order_that_was_asked_for(
    album: Path, order: WorkingOrder, names: str
) -> None:
    jobs = plan_batch([album], selection=Selection(order=order)).jobs
    assert "".join(job.source.stem for job in jobs) == names


@given(st.lists(st.integers(0, 3), max_size=12), st.sampled_from(WorkingOrder))
def test_photos_without_a_difference_stay_as_they_were_found(
    sizes: list[int], order: WorkingOrder
) -> None:
    # No such file: there is nothing to tell them apart by.
    items = list(enumerate(sizes))
    assert order.sorted(items, lambda item: Path("gone", str(item[0]))) == tuple(items)


def test_photo_that_is_gone_comes_last(album: Path) -> None:
    paths = [album / "gone.jpg", album / "a.jpg"]
    for order in set(WorkingOrder) - {WorkingOrder.NAME}:
        assert order.sorted(paths, lambda path: path)[-1] == album / "gone.jpg"


def test_choice_and_order_change_no_name_of_a_result(album: Path) -> None:
    # Both want to be out/a.jpg.
    (album / "sub").mkdir()
    inputs = [album, album / "sub"]
    (album / "sub/a.jpg").write_bytes(b"x")
    whole = plan_batch(inputs, output=album.parent / "out").jobs
    names = NameFilter(include=("sub/*", "c.jpg", "a.jpg"), exclude=("b*",))
    selection = Selection(names, WorkingOrder.NEWEST)
    chosen = plan_batch(inputs, output=album.parent / "out", selection=selection)
    assert set(chosen.jobs) < set(whole)
    assert len(chosen.jobs) == 3
    assert chosen.passed_over == 1
    second = {job.target.name for job in whole if job.source == album / "sub/a.jpg"}
    assert second == {"a-2.jpg"}


def test_named_files_are_chosen_by_their_names(album: Path) -> None:
    selection = Selection(NameFilter(exclude=("B*",)))
    plan = plan_batch([album / "a.jpg", album / "b.jpg"], selection=selection)
    assert [job.source.name for job in plan.jobs] == ["a.jpg"]


def test_small_pictures_of_a_contact_sheet_are_no_photos(album: Path) -> None:
    thumbnails = album / FOLDER / THUMBNAILS
    thumbnails.mkdir(parents=True)
    (thumbnails / "0123-before.jpg").write_bytes(b"x")
    plan = plan_batch([album], recursive=True)
    assert [job.source.name for job in plan.jobs] == ["a.jpg", "b.jpg", "c.jpg"]
