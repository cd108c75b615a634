import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.segmenter.clicks import Click, box_around, first_click, iou, next_click
from training.segmenter.dialog import scale_click
from training.segmenter.objects import objects_in, shrink, truth_of


def disc(size: int = 33, radius: int = 10, center: tuple[int, int] = (16, 16)) -> np.ndarray:
    rows, columns = np.mgrid[:size, :size]
    away = (rows - center[1]) ** 2 + (columns - center[0]) ** 2
    return (away <= radius**2).astype(np.uint8)


def noise(seed: int) -> np.ndarray:
    truth = (np.random.default_rng(seed).random((12, 15)) < 0.3).astype(np.uint8)
    truth[3, 4] = 1
    return truth


def test_surest_first_click_is_the_middle() -> None:
    click = first_click(disc())
    assert (click.x, click.y, click.inside) == (16, 16, True)


def test_object_at_the_border_is_not_clicked_at_the_border() -> None:
    truth = np.ones((21, 21), np.uint8)
    click = first_click(truth)
    assert (click.x, click.y) == (10, 10)


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_first_click_always_lies_inside(seed: int) -> None:
    truth = noise(seed)
    click = first_click(truth, np.random.default_rng(seed))
    assert truth[int(click.y), int(click.x)] == 1


def test_random_first_clicks_prefer_the_interior() -> None:
    truth = disc(radius=14)
    random = np.random.default_rng(0)
    clicks = [first_click(truth, random) for _ in range(300)]
    away = [np.hypot(click.x - 16, click.y - 16) for click in clicks]
    # Of a disc's area, half lies within 0.71 of the radius.
    assert np.mean(np.array(away) < 0.71 * 14) > 0.65


def test_next_click_is_put_where_most_is_missing() -> None:
    truth = disc()
    predicted = truth.astype(bool)
    predicted[:, 16:] = False
    predicted[2:4, 2:4] = True
    click = next_click(truth, predicted)
    assert click.inside
    assert click.x > 16


def test_next_click_takes_away_where_there_is_more_too_much() -> None:
    truth = disc(radius=5)
    predicted = disc(radius=5).astype(bool)
    predicted[:, 24:] = True
    click = next_click(truth, predicted)
    assert not click.inside
    assert click.x > 24


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_next_click_always_lies_in_a_mistake(seed: int) -> None:
    random = np.random.default_rng(seed)
    truth = noise(seed)
    truth[random.random(truth.shape) < 0.2] = 255
    truth[3, 4] = 1
    predicted = random.random(truth.shape) < 0.5
    click = next_click(truth, predicted, random)
    row, column = int(click.y), int(click.x)
    assert truth[row, column] == int(click.inside)
    if ((truth == 1) & ~predicted).any() or ((truth == 0) & predicted).any():
        assert predicted[row, column] != click.inside


def test_perfect_mask_gets_another_click_inside() -> None:
    truth = disc()
    click = next_click(truth, truth == 1)
    assert click.inside
    assert truth[int(click.y), int(click.x)] == 1


def test_box_is_exact_without_chance() -> None:
    assert box_around(disc(radius=10)) == (6, 6, 26, 26)


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_jittered_box_stays_ordered_and_inside_the_frame(seed: int) -> None:
    truth = noise(seed)
    left, top, right, bottom = box_around(truth, 0.3, np.random.default_rng(seed))
    assert 0 <= left <= right <= 14
    assert 0 <= top <= bottom <= 11


def test_unjudged_pixels_count_neither_way() -> None:
    truth = np.array([[1, 1, 0, 255]], np.uint8)
    assert iou(truth, np.array([[True, False, False, True]])) == 0.5
    assert iou(truth, np.array([[True, True, False, True]])) == 1
    assert iou(np.zeros((1, 2), np.uint8), np.zeros((1, 2), bool)) == 1


def test_click_scales_from_pixel_center_to_pixel_center() -> None:
    # The first of four coarse pixels covers the fine pixels 0 to 3, whose middle is 1.5.
    assert scale_click(Click(0, 1, inside=True), 4) == Click(1.5, 5.5, inside=True)


def test_objects_are_labels_of_a_sensible_size() -> None:
    labels = np.zeros((100, 100), np.uint8)
    labels[:40, :50] = 3
    labels[60:, 60:] = 7
    labels[50, :10] = 9
    labels[99, :] = 255
    assert objects_in(labels) == [3, 7]


def test_largest_object_is_asked_for_where_none_has_a_sensible_size() -> None:
    labels = np.zeros((100, 100), np.uint8)
    labels[0, :3] = 4
    labels[1, :5] = 6
    assert objects_in(labels) == [6]
    assert objects_in(np.full((9, 9), 255, np.uint8)) == []


def test_truth_of_an_object_leaves_the_others_outside() -> None:
    labels = np.array([[0, 1, 2, 255]], np.uint8)
    np.testing.assert_array_equal(truth_of(labels, 2), [[0, 0, 1, 255]])


def test_shrunk_truth_is_what_most_of_an_area_is() -> None:
    truth = np.zeros((4, 4), np.uint8)
    truth[:2, :2] = [[1, 1], [1, 0]]
    truth[:2, 2:] = [[1, 0], [0, 0]]
    truth[2:, :2] = [[255, 255], [255, 1]]
    truth[2:, 2:] = [[255, 1], [1, 0]]
    np.testing.assert_array_equal(shrink(truth, 2), [[1, 0], [255, 1]])


@pytest.mark.parametrize("side", [8, 16])
def test_shrinking_keeps_the_center_of_an_object(side: int) -> None:
    small = shrink(disc(32, 12), side)
    assert small[side // 2, side // 2] == 1
    assert small[0, 0] == 0
