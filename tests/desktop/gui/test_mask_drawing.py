"""Masks that are drawn and joined, without any widget."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.workspace.mask_drawing import brushed, joined, quick_mask, share_inside, without
from engine.segment.frame import Frame
from engine.segment.segmenter import MaskCandidate

SHAPE = (60, 80)


def candidate_of(inside, frame):
    """A candidate that is sure of every cell."""
    side = 64
    logits = np.full((side, side), -8, np.float32)
    rows, columns = inside.shape
    logits[:rows, :columns] = np.where(inside, 8, -8)
    return MaskCandidate(0.9, logits, frame)


def test_a_dot_covers_a_disc_with_a_soft_edge():
    mask = brushed(None, SHAPE, [(40.0, 30.0)], 10, add=True)
    assert mask.dtype == np.uint8
    rows, columns = np.mgrid[0:60, 0:80] + 0.5
    distance = np.hypot(rows - 30, columns - 40)
    assert (mask[distance < 5] >= 250).all()
    assert (mask[distance > 18] == 0).all()
    edge = mask[(distance > 9) & (distance < 11)]
    assert ((edge > 0) & (edge < 255)).any()
    assert mask.sum() / 255 == pytest.approx(np.pi * 100, rel=0.15)


def test_a_stroke_covers_the_way_between_its_places():
    mask = brushed(None, SHAPE, [(10.0, 10.0), (70.0, 50.0)], 4, add=True)
    for share in np.linspace(0, 1, 13):
        assert mask[int(10 + 40 * share), int(10 + 60 * share)] > 250
    assert mask[50, 10] == 0


def test_wiping_undoes_painting():
    stroke = [(20.0, 20.0), (60.0, 30.0)]
    painted = brushed(None, SHAPE, stroke, 6, add=True)
    wiped = brushed(painted, SHAPE, stroke, 9, add=False)
    assert wiped.max() < 128
    assert wiped[20, 20] < 3


def test_painting_never_takes_away_and_wiping_never_adds():
    before = np.random.default_rng(1).integers(0, 256, SHAPE).astype(np.uint8)
    stroke = [(5.0, 5.0), (70.0, 55.0)]
    assert (brushed(before, SHAPE, stroke, 7, add=True) >= before).all()
    assert (brushed(before, SHAPE, stroke, 7, add=False) <= before).all()


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.floats(-200, 300), st.floats(-200, 300)), min_size=1, max_size=6),
    st.floats(0.01, 150),
)
def test_strokes_beyond_the_photo_are_harmless(stroke, radius):
    before = np.full(SHAPE, 100, np.uint8)
    after = brushed(before, SHAPE, stroke, radius, add=True)
    assert after.shape == SHAPE
    assert (after >= before).all()
    assert (before == 100).all()


def test_a_stroke_is_drawn_only_near_itself():
    mask = brushed(None, (2000, 2000), [(50.0, 50.0)], 10, add=True)
    rows, columns = np.nonzero(mask)
    assert max(rows.max(), columns.max()) < 80


@pytest.mark.parametrize(("height", "width"), [(480, 640), (640, 480), (500, 500), (100, 613)])
def test_a_quick_mask_lies_where_the_cells_do(height, width):
    """A rectangle of cells covers the same share of the photo on each side, to a cell."""
    frame = Frame(256, height, width)
    rows, columns = (round(cells) for cells in frame.cells(64))
    inside = np.zeros((rows, columns), bool)
    inside[rows // 4 : rows // 2, columns // 4 : columns // 2] = True
    mask = quick_mask(candidate_of(inside, frame), 240, 320) >= 128
    down, across = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    cell_rows, cell_columns = frame.cells(64)
    for found, cells, pixels in ((down, cell_rows, 240), (across, cell_columns, 320)):
        count = rows if pixels == 240 else columns
        scale = pixels / cells
        assert found.min() == pytest.approx((count // 4) * scale, abs=1.1)
        assert found.max() + 1 == pytest.approx((count // 2) * scale, abs=1.1)


def test_a_quick_mask_is_full_inside_and_empty_outside():
    frame = Frame(256, 480, 640)
    inside = np.zeros((48, 64), bool)
    inside[10:30, 10:40] = True
    mask = quick_mask(candidate_of(inside, frame), 480, 640)
    assert mask.dtype == np.uint8
    assert (mask[120:280, 120:380] == 255).all()
    assert (mask[:80] == 0).all()


masks = st.integers(0, 2**32 - 1).map(
    lambda seed: np.random.default_rng(seed).integers(0, 256, (7, 9)).astype(np.uint8)
)


@given(masks, masks)
def test_joining_and_taking_away_are_bounded_by_what_they_come_from(first, second):
    assert (joined(first, second) >= np.maximum(first, second)).all()
    assert (without(first, second) <= first).all()
    assert (without(joined(first, second), second)[second == 255] == 0).all()
    assert joined(None, first) is first


def test_the_share_inside_is_counted_in_pixels():
    whole, part = np.zeros((2, 10), np.uint8), np.zeros((2, 10), np.uint8)
    whole[0] = 255
    part[:, 0] = 255
    assert share_inside(part, whole) == 0.5
    assert share_inside(whole, part) == 0.1
    assert share_inside(np.zeros_like(part), whole) == 1
