"""Small pieces of a mask far from where the user points are no part of what is meant."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from engine.segment.frame import Frame
from engine.segment.islands import find_object, without_islands
from engine.segment.prompts import Box, Point, Prompt
from engine.segment.segmenter import MaskCandidate
from tests.engine.segment.scenes import DARK, MIDDLE, fill, is_inside, working_segmenter

FRAME = Frame(64, 48, 64)  # a cell a pixel, 16 rows of padding below
BODY = (slice(4, 34), slice(4, 34))  # 900 cells
ON_BODY = Point(10.5, 10.5)
SPECK_FAR = (slice(40, 45), slice(50, 55))  # 25 cells, 16 cells away
SPECK_NEAR = (slice(10, 15), slice(35, 40))  # a gap of one cell
LIMB_FAR = (slice(4, 24), slice(50, 60))  # 200 cells
ALL = [BODY, SPECK_FAR, SPECK_NEAR, LIMB_FAR]


def candidate(*pieces):
    logits = np.full((64, 64), -3, np.float32)
    for piece in pieces:
        logits[piece] = 2
    return MaskCandidate(0.9, logits, FRAME)


def kept(found, *pieces):
    return [bool((found.logits[piece] > 0).all()) for piece in pieces]


def test_what_is_small_and_far_from_the_click_goes():
    found = without_islands(candidate(*ALL), Prompt((ON_BODY,)))
    assert kept(found, *ALL) == [True, False, True, True]
    assert (found.logits[SPECK_FAR] < 0).all()


def test_nothing_else_changes():
    before = candidate(*ALL)
    found = without_islands(before, Prompt((ON_BODY,)))
    changed = found.low_res != before.low_res
    assert changed.sum() == 25
    assert changed[SPECK_FAR].all()
    assert (found.predicted_iou, found.frame) == (before.predicted_iou, before.frame)
    assert (before.low_res[SPECK_FAR] == 2).all()


def test_a_mask_without_islands_is_the_same_object():
    whole = candidate(BODY, LIMB_FAR)
    assert without_islands(whole, Prompt((ON_BODY,))) is whole
    empty = candidate()
    assert without_islands(empty, Prompt((ON_BODY,))) is empty


def test_what_a_second_click_marks_stays():
    found = without_islands(candidate(*ALL), Prompt((ON_BODY, Point(52, 42))))
    assert kept(found, SPECK_FAR) == [True]


def test_a_point_to_leave_out_marks_nothing():
    found = without_islands(candidate(*ALL), Prompt((ON_BODY, Point(52, 42, inside=False))))
    assert kept(found, SPECK_FAR) == [False]


def test_a_click_on_a_small_piece_keeps_the_large_ones():
    found = without_islands(candidate(BODY, SPECK_FAR), Prompt((Point(52, 42),)))
    assert kept(found, BODY, SPECK_FAR) == [True, True]


def test_a_click_beside_the_mask_means_its_largest_piece():
    found = without_islands(candidate(*ALL), Prompt((Point(62, 2),)))
    assert kept(found, *ALL) == [True, False, True, True]


def test_clicks_on_the_very_edges_of_the_photo_are_in_it():
    corner = (slice(46, 48), slice(62, 64))
    found = without_islands(candidate(BODY, corner), Prompt((ON_BODY, Point(64, 48))))
    assert kept(found, corner) == [True]


def test_pieces_in_the_box_stay_and_small_ones_out_of_it_go():
    tight = Prompt(box=Box(4, 4, 40, 34))
    assert kept(without_islands(candidate(*ALL), tight), *ALL) == [True, False, True, True]
    wide = Prompt(box=Box(4, 4, 60, 46))
    assert kept(without_islands(candidate(*ALL), wide), *ALL) == [True, True, True, True]


def test_a_piece_that_reaches_out_of_the_box_counts_by_its_larger_part():
    for right, stays in ((51, False), (54, True)):
        found = without_islands(candidate(BODY, SPECK_FAR), Prompt(box=Box(4, 4, right, 46)))
        assert kept(found, SPECK_FAR) == [stays]


def test_places_are_scaled_to_cells():
    frame = Frame(64, 480, 640)
    large = MaskCandidate(0.9, candidate(*ALL).low_res, frame)
    found = without_islands(large, Prompt((Point(105, 105), Point(520, 420))))
    assert kept(found, *ALL) == [True, True, True, True]
    found = without_islands(large, Prompt((Point(105, 105),)))
    assert kept(found, SPECK_FAR) == [False]


@given(
    cells=hnp.arrays(np.bool_, (48, 64)),
    x=st.floats(0, 64),
    y=st.floats(0, 48),
)
def test_a_mask_never_grows_or_vanishes_and_is_cleaned_at_once(cells, x, y):
    low_res = np.full((64, 64), -1, np.float32)
    low_res[:48][cells] = 1
    prompt = Prompt((Point(x, y),))
    found = without_islands(MaskCandidate(0.5, low_res, FRAME), prompt)
    after = found.logits > 0
    assert not (after & ~cells).any()
    assert after.any() == cells.any()
    assert without_islands(found, prompt) is found


@pytest.mark.parametrize("masks", [1, 3])
def test_all_answers_of_a_segmenter_are_cleaned(tmp_path, masks):
    lightness = np.full((192, 256), MIDDLE, np.float32)
    fill(lightness, (0.05, 0.1, 0.5, 0.9), DARK)
    fill(lightness, (0.85, 0.8, 0.92, 0.9), DARK)
    segmenter = working_segmenter(tmp_path, masks=masks)
    embedding = segmenter.embed(lightness)
    prompt = Prompt((Point(60, 90),))
    raw, found = segmenter.segment(embedding, prompt), find_object(segmenter, embedding, prompt)
    assert len(raw) == len(found) == masks
    assert is_inside(raw[0], 226, 164)
    for answer in found:
        assert is_inside(answer, 60, 90)
        assert not is_inside(answer, 226, 164)
