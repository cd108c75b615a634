"""Points and boxes: what says something about a photo and what does not."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.segment.prompts import Box, Point, Prompt, PromptError

HEIGHT, WIDTH = 100, 200
inside_x, inside_y = st.floats(0, WIDTH), st.floats(0, HEIGHT)


@given(inside_x, inside_y)
def test_every_place_of_the_photo_can_be_pointed_at(x, y):
    Prompt((Point(x, y),)).check(HEIGHT, WIDTH)


@given(inside_x, inside_y, inside_x, inside_y)
def test_box_drawn_in_any_direction_is_the_same(x, y, other_x, other_y):
    box = Box.between(Point(x, y), Point(other_x, other_y))
    assert box == Box.between(Point(other_x, y), Point(x, other_y))
    assert box.left <= box.right
    assert box.top <= box.bottom


def test_box_may_cover_the_whole_photo():
    Prompt(box=Box(0, 0, WIDTH, HEIGHT)).check(HEIGHT, WIDTH)


def test_one_click_is_ambiguous_and_anything_more_is_not():
    click = Point(5, 5)
    assert Prompt((click,)).is_ambiguous
    assert not Prompt((click, Point(6, 6, inside=False))).is_ambiguous
    assert not Prompt((click,), Box(0, 0, 9, 9)).is_ambiguous
    assert not Prompt(box=Box(0, 0, 9, 9)).is_ambiguous


@pytest.mark.parametrize("prompt", [Prompt(), Prompt((Point(1, 1, inside=False),))])
def test_prompt_without_an_object_is_refused(prompt):
    with pytest.raises(PromptError, match="at least one point on it or a box"):
        prompt.check(HEIGHT, WIDTH)


def test_point_to_leave_out_needs_no_point_inside_where_there_is_a_box():
    Prompt((Point(1, 1, inside=False),), Box(0, 0, 9, 9)).check(HEIGHT, WIDTH)


@pytest.mark.parametrize("value", [nan, inf, -inf])
@pytest.mark.parametrize("field", ["x", "y"])
def test_coordinate_that_is_no_number_is_refused(field, value):
    point = Point(**({"x": 1.0, "y": 1.0} | {field: value}))
    with pytest.raises(PromptError, match="no number"):
        Prompt((point,)).check(HEIGHT, WIDTH)


@pytest.mark.parametrize("value", [nan, inf])
def test_box_with_a_corner_that_is_no_number_is_refused(value):
    with pytest.raises(PromptError, match="no number"):
        Prompt(box=Box(0, 0, value, 5)).check(HEIGHT, WIDTH)


@pytest.mark.parametrize(("x", "y"), [(-0.1, 5), (5, -1), (200.5, 5), (5, 101)])
def test_place_outside_the_photo_is_refused_with_its_size(x, y):
    with pytest.raises(PromptError, match="outside the photo, which has 200 x 100 pixels"):
        Prompt((Point(5, 5), Point(x, y, inside=False))).check(HEIGHT, WIDTH)


@pytest.mark.parametrize("box", [Box(-1, 0, 5, 5), Box(0, 0, 201, 5), Box(0, 0, 5, 101)])
def test_box_that_leaves_the_photo_is_refused(box):
    with pytest.raises(PromptError, match="outside the photo"):
        Prompt(box=box).check(HEIGHT, WIDTH)


@pytest.mark.parametrize(
    "box", [Box(5, 5, 5, 9), Box(5, 5, 9, 5), Box(9, 5, 5, 9), Box(1, 1, 1, 1)]
)
def test_box_without_area_is_refused(box):
    with pytest.raises(PromptError, match="no area"):
        Prompt((Point(5, 5),), box).check(HEIGHT, WIDTH)
