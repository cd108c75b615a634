"""All objects of a photo at once: each found once, parts beside their wholes."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from engine.cancellation import Cancelled
from engine.models.session import ModelSession
from engine.segment.everything import (
    EverythingError,
    EverythingOptions,
    _Found,
    _with,
    everything,
)
from engine.segment.frame import Frame
from engine.segment.segmenter import MaskCandidate, Segmenter
from tests.engine.segment.scenes import DARK, fill, is_inside, scene, working_segmenter
from tests.onnx_models import WORKING_DECODER, save_answering_decoder, save_working_encoder

# The logits of the working decoder cross zero gently, so that they are not very stable.
OPTIONS = EverythingOptions(points_per_side=8, least_iou=0.8, least_stability=0.3)


FRAME = Frame(256, 64, 64)


def mask(*boxes, iou=0.95, holes=()):
    """Return a sure mask of some boxes of cells: top, left, bottom, right."""
    low_res = np.full((64, 64), -9, np.float32)
    for top, left, bottom, right in boxes:
        low_res[top:bottom, left:right] = 9
    for top, left, bottom, right in holes:
        low_res[top:bottom, left:right] = -9
    return MaskCandidate(iou, low_res, FRAME)


@pytest.fixture
def found(tmp_path):
    """Return a function that finds everything in a photo whose objects have the given masks."""

    def find(*masks, **options):
        segmenter = answering_segmenter(tmp_path, *masks)
        embedding = segmenter.embed(np.full((64, 64), 50, np.float32))
        return everything(segmenter, embedding, EverythingOptions(4, **options))

    return find


def answering_segmenter(folder, *masks, batches=True, **thresholds):
    """Load a segmenter that answers every prompt by all the masks."""
    # Of four, one would count as the answer to another kind of prompt.
    answers = [*masks, *[mask(iou=0)] * (5 - len(masks))]
    logits = np.stack([answer.low_res for answer in answers])
    encoder = save_working_encoder(folder / "e.onnx")
    decoder = save_answering_decoder(
        folder / "d.onnx",
        logits,
        [answer.predicted_iou for answer in answers],
        replace(WORKING_DECODER, **thresholds),
        batches=batches,
    )
    return Segmenter(ModelSession(encoder, threads=1), ModelSession(decoder, threads=1))


def cells(segment):
    return segment.candidate.logits > 0


@pytest.mark.parametrize("batches", [True, False])
def test_objects_of_a_photo_are_found(tmp_path, batches):
    lightness = scene()
    fill(lightness, (0.2, 0.25, 0.35, 0.45), DARK)  # no part that looks like the bar
    segmenter = working_segmenter(tmp_path, batches=batches)
    segments = everything(segmenter, segmenter.embed(lightness), OPTIONS)
    for place in [(40, 100), (200, 100), (150, 20)]:
        holding = [segment for segment in segments if is_inside(segment.candidate, *place)]
        assert len(holding) == 1
    shares = [segment.share for segment in segments]
    assert shares == sorted(shares, reverse=True)
    dark = next(segment for segment in segments if is_inside(segment.candidate, 40, 100))
    assert dark.share == pytest.approx(0.4 * 0.5, abs=0.04)


def test_each_object_is_found_once_by_its_best_answer(found):
    worse, better = mask((10, 10, 40, 40), iou=0.9), mask((10, 10, 40, 41), iou=0.96)
    for order in [(worse, better), (better, worse)]:
        (segment,) = found(*order)
        assert segment.candidate.predicted_iou == pytest.approx(0.96)


def test_better_answer_takes_the_place_of_all_that_are_like_it():
    left, right = _Found.of(mask((0, 0, 9, 38), iou=0.9)), _Found.of(mask((0, 4, 9, 42), iou=0.91))
    apart = _Found.of(mask((30, 0, 39, 38), iou=0.9))
    between = _Found.of(mask((0, 2, 9, 40), iou=0.95))
    assert _with([left, right], apart, 0.85) == [left, right, apart]
    assert _with([left, right, apart], between, 0.85) == [apart, between]
    assert _with([apart, between], left, 0.85) == [apart, between]


def test_ring_and_what_stands_in_it_are_two_objects(found):
    ring = mask((5, 5, 60, 60), holes=[(12, 12, 53, 53)])
    middle = mask((12, 12, 53, 53))
    segments = found(ring, middle)
    assert len(segments) == 2
    assert [segment.parent for segment in segments] == [None, None]


def test_parts_stay_beside_their_whole_and_know_it(found):
    whole = mask((5, 5, 60, 60))
    part, smaller = mask((10, 10, 40, 40)), mask((15, 15, 30, 30))
    apart = mask((61, 0, 64, 60))
    segments = found(smaller, apart, whole, part)
    assert [segment.parent for segment in segments] == [None, 0, 1, None]
    assert [segment.share * 64 * 64 for segment in segments] == [55 * 55, 900, 225, 180]


def test_part_may_stick_out_a_little(found):
    whole, sticking = mask((0, 0, 40, 40)), mask((31, 0, 41, 40))
    assert [segment.parent for segment in found(whole, sticking)] == [None, 0]
    apart = found(whole, sticking, containment=0.95)
    assert [segment.parent for segment in apart] == [None, None]


def test_answers_that_the_segmenter_doubts_are_dropped(found):
    assert found(mask((5, 5, 30, 30), iou=0.87)) == ()
    assert len(found(mask((5, 5, 30, 30), iou=0.87), least_iou=0.8)) == 1


def test_unstable_answers_are_dropped(found):
    vague = mask((5, 5, 30, 30))
    low_res = vague.low_res.copy()
    low_res[5:30, 30:34] = -0.5
    vague = replace(vague, low_res=low_res)
    assert found(vague) == ()
    assert len(found(vague, least_stability=0.8)) == 1


def test_thresholds_are_those_that_suit_the_segmenter(tmp_path):
    doubted = mask((5, 5, 30, 30), iou=0.6)
    segmenter = answering_segmenter(tmp_path, doubted, least_iou=0.5)
    embedding = segmenter.embed(np.full((64, 64), 50, np.float32))
    assert len(everything(segmenter, embedding, EverythingOptions(4))) == 1
    assert everything(segmenter, embedding, EverythingOptions(4, least_iou=0.7)) == ()


def test_what_covers_the_whole_photo_is_no_object(found):
    everywhere = mask((0, 0, 64, 64))
    assert found(everywhere) == ()
    assert len(found(everywhere, most_share=1.0)) == 1


def test_nothing_found_is_an_answer(found):
    assert found() == ()
    assert found(mask()) == ()


def test_tiny_islands_and_holes_are_removed(found):
    dirty = mask((5, 5, 30, 30), (50, 50, 52, 51), holes=[(10, 10, 11, 12)])
    (segment,) = found(dirty, least_share=0.001)
    assert (cells(segment) == (mask((5, 5, 30, 30)).logits > 0)).all()
    assert segment.share == 625 / 4096
    (untouched,) = found(dirty, least_share=0)
    assert (cells(untouched) == (dirty.logits > 0)).all()


def test_large_islands_and_holes_stay(found):
    scattered = mask((5, 5, 30, 30), (40, 40, 60, 60), holes=[(10, 10, 20, 20)])
    (segment,) = found(scattered, least_share=0.01)
    assert (cells(segment) == (scattered.logits > 0)).all()


def test_object_smaller_than_an_island_stays(found):
    (segment,) = found(mask((8, 8, 9, 10)), least_share=0.001)
    assert segment.share == 2 / 4096


def test_hole_of_exact_zeros_is_filled(found):
    holed = mask((5, 5, 30, 30))
    low_res = holed.low_res.copy()
    low_res[10, 10] = 0
    (segment,) = found(replace(holed, low_res=low_res), least_share=0.001)
    assert cells(segment)[10, 10]


def test_answers_of_the_segmenter_are_not_changed(found):
    dirty = mask((5, 5, 30, 30), (50, 50, 52, 51))
    before = dirty.low_res.copy()
    found(dirty, least_share=0.001)
    np.testing.assert_array_equal(dirty.low_res, before)


@pytest.mark.parametrize(("batches", "steps"), [(True, [24, 48, 64]), (False, range(1, 65))])
def test_progress_counts_the_points_of_the_grid(tmp_path, batches, steps):
    told = []
    segmenter = answering_segmenter(tmp_path, batches=batches)
    embedding = segmenter.embed(np.zeros((64, 64), np.float32))
    options = EverythingOptions(points_per_side=8, batch=24)
    everything(segmenter, embedding, options, progress=lambda *step: told.append(step))
    assert told == [(done, 64) for done in steps]


@pytest.mark.parametrize("runs", [0, 2])
def test_cancelled_work_ends_before_the_next_run(tmp_path, runs):
    cancel, told = threading.Event(), []
    segmenter = answering_segmenter(tmp_path, batches=False)
    embedding = segmenter.embed(np.zeros((64, 64), np.float32))

    def stop(done, _total):
        told.append(done)
        if done == runs:
            cancel.set()

    if runs == 0:
        cancel.set()
    with pytest.raises(Cancelled):
        everything(segmenter, embedding, EverythingOptions(4), progress=stop, cancel=cancel)
    assert len(told) == runs


@pytest.mark.parametrize(
    ("shape", "points"), [((64, 64), 64), ((64, 32), 32), ((16, 5000), 8), ((1, 1), 64)]
)
def test_grid_is_as_dense_across_as_along(tmp_path, shape, points):
    told = []
    segmenter = answering_segmenter(tmp_path)
    embedding = segmenter.embed(np.zeros(shape, np.float32))
    options = EverythingOptions(points_per_side=8)
    everything(segmenter, embedding, options, progress=lambda *step: told.append(step))
    assert told[-1] == (points, points)


@pytest.mark.parametrize(
    "options",
    [
        {"points_per_side": 0},
        {"points_per_side": 129},
        {"batch": 0},
        {"least_iou": -0.1},
        {"least_stability": 1.1},
        {"most_overlap": float("nan")},
        {"containment": 0.5},
        {"least_share": 2},
    ],
)
def test_options_out_of_range_are_refused(options):
    with pytest.raises(EverythingError, match="must be"):
        EverythingOptions(**options)
