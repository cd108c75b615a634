import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_runs import scene

from engine.color.classes import ColorGrid, Palette
from engine.color.lab import lab_from_srgb
from training.palette import (
    CELLS,
    class_histogram,
    draw_palette,
    fold,
    keep_above,
    keep_most_frequent,
)

GRID = ColorGrid(6)


def test_every_photo_counts_as_56_by_56_cells() -> None:
    histogram = class_histogram([scene(1), scene(2, 300, 200)], GRID)
    assert histogram.sum() == 2 * CELLS**2
    assert histogram.shape == (GRID.size,)


def test_photo_of_one_color_counts_in_its_class_alone() -> None:
    red = np.full((70, 90, 3), (200, 30, 40), np.uint8)
    _, chroma = lab_from_srgb(red[:1, :1])
    histogram = class_histogram([red], GRID)
    assert histogram[GRID.encode(chroma)[0, 0]] == CELLS**2


def test_photos_are_taken_one_at_a_time() -> None:
    taken = []

    def photos() -> object:
        for number in range(3):
            taken.append(number)
            yield scene(number)

    assert class_histogram(photos(), GRID).sum() == 3 * CELLS**2
    assert taken == [0, 1, 2]


def histogram_of(counts: dict[int, int]) -> np.ndarray:
    histogram = np.zeros(GRID.size, np.int64)
    for index, count in counts.items():
        histogram[index] = count
    return histogram


def test_most_frequent_classes_are_kept_in_order() -> None:
    histogram = histogram_of({5: 10, 900: 30, 70: 20, 71: 1})
    assert keep_most_frequent(histogram, GRID, 3).kept == (5, 70, 900)


def test_classes_that_never_occur_are_not_kept_to_fill_up() -> None:
    assert keep_most_frequent(histogram_of({5: 1, 7: 1}), GRID, 100).kept == (5, 7)


def test_equal_counts_keep_the_lower_class() -> None:
    assert keep_most_frequent(histogram_of({9: 1, 5: 1, 7: 1}), GRID, 2).kept == (5, 7)


def test_classes_above_the_share_are_kept() -> None:
    histogram = histogram_of({5: 1, 6: 9, 7: 10, 8: 980})
    assert keep_above(histogram, GRID, share=0.01).kept == (7, 8)


def test_published_threshold_keeps_500_of_109_885_440_cells() -> None:
    histogram = histogram_of({5: 499, 6: 500, 7: 109_885_440 - 999})
    assert keep_above(histogram, GRID).kept == (6, 7)


def test_class_that_never_occurs_is_not_kept_by_any_threshold() -> None:
    assert keep_above(histogram_of({5: 1}), GRID, share=0.0).kept == (5,)


@given(st.lists(st.integers(0, GRID.size - 1), min_size=1, max_size=20, unique=True))
def test_folding_loses_no_cell(kept: list[int]) -> None:
    palette = Palette(GRID, tuple(sorted(kept)))
    histogram = np.random.default_rng(0).integers(0, 100, GRID.size)
    counts = fold(histogram, palette)
    assert counts.sum() == histogram.sum()
    assert all(count >= histogram[index] for count, index in zip(counts, palette.kept, strict=True))


def test_folding_gives_dropped_classes_to_the_nearest_kept() -> None:
    palette = Palette(GRID, (100, 103))
    counts = fold(histogram_of({100: 1, 101: 10, 102: 100, 103: 1000}), palette)
    assert counts.tolist() == [11, 1100]


@pytest.mark.parametrize("cell", [1, 12])
def test_picture_shows_kept_classes_in_color_and_dropped_ones_white(cell: int) -> None:
    # b* = 3, a* = 63: the row just above the middle, to the right.
    kept = int(GRID.encode(np.array([63.0, 3.0], np.float32)))
    picture = draw_palette(Palette(GRID, (kept,)), cell=cell)
    assert picture.shape == (GRID.side * cell, GRID.side * cell, 3)
    colored = np.argwhere((picture != 255).any(axis=2))
    row, column = GRID.side // 2 - 1, GRID.side // 2 + 10
    assert colored.min(axis=0).tolist() == [row * cell, column * cell]
    assert colored.max(axis=0).tolist() == [row * cell + cell - 1, column * cell + cell - 1]
    red, green, _ = picture[row * cell, column * cell]
    assert red > green
