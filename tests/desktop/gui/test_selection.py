"""Selections: what the user points at lights up, is clicked, joined, painted."""

# ruff: noqa: ARG002 - a scene is set for those who do not look at it, too

import threading

import numpy as np
import pytest
from objects import BAR, INNER, SQUARE
from PIL import Image

from desktop.workspace import pointing
from desktop.workspace.pointing import SelectionMode
from engine.masks import hard
from engine.models.errors import ModelError

WAIT_MS = 60_000
IN_BAR, IN_SQUARE, IN_INNER, IN_GROUND = (200, 100), (36, 70), (72, 66), (145, 10)
ADD, TAKE_AWAY = SelectionMode.ADD, SelectionMode.TAKE_AWAY


def save_scene(path):
    """Write a photo of a dark square with a light one in it, and a bar, each of its own gray."""
    gray = np.full((192, 256), 119, np.uint8)
    gray[SQUARE], gray[INNER], gray[BAR] = 40, 240, 180
    Image.fromarray(gray).save(path)
    return path


def truth(*places):
    mask = np.zeros((192, 256), bool)
    for place in places:
        mask[place] = True
    return mask


def overlap(mask, expected):
    """Intersection over union."""
    inside = np.zeros_like(expected) if mask is None else hard(mask)
    return (inside & expected).sum() / max(1, (inside | expected).sum())


@pytest.fixture
def failures(selection):
    found = []
    selection.failed.connect(lambda title, error: found.append((title, error)))
    return found


@pytest.fixture
def settle(selection, runner, qtbot):
    """Wait until all clicks and strokes are worked off, fine edges included."""

    def settle():
        qtbot.waitUntil(
            lambda: not selection.is_busy and not selection.is_rough and runner.jobs == (),
            timeout=WAIT_MS,
        )
        return selection.mask

    return settle


@pytest.fixture
def scene(selection, put_on_table, tmp_path, qtbot):
    """A photo of a dark square with a light one in it, and a light bar, ready to be clicked."""
    photo = put_on_table(save_scene(tmp_path / "scene.png"))
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    return photo


@pytest.fixture
def colored_scene(scene, workbench, qtbot):
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    return scene


class TestLooking:
    def test_the_segmenter_looks_as_soon_as_a_photo_is_shown(self, selection, scene):
        assert selection.is_ready
        assert selection.problem is None
        assert selection.mask is None

    def test_a_photo_is_looked_at_once_though_shown_twice(
        self, selection, scene, library, put_on_table, small_photos, runner
    ):
        put_on_table(small_photos / "cat.jpg")
        library.set_current(scene)
        assert selection.is_ready
        assert "Look at the photo" not in [job.title for job in runner.jobs if not job.is_cancelled]

    def test_without_a_segmenter_the_user_is_told_when_clicking(
        self, selection, settings, put_on_table, small_photos, failures, qtbot
    ):
        settings.segmenter = "nobody-has-this"
        put_on_table(small_photos / "cat.jpg")
        qtbot.waitUntil(lambda: selection.problem is not None, timeout=WAIT_MS)
        assert isinstance(selection.problem, ModelError)
        assert not failures
        selection.hover(50, 50)
        selection.click(50, 50)
        qtbot.waitUntil(lambda: bool(failures), timeout=WAIT_MS)
        ((_, error),) = failures
        assert isinstance(error, ModelError)
        assert selection.mask is None

    def test_another_segmenter_looks_anew(self, selection, settings, scene, qtbot):
        settings.segmenter = "nobody-has-this"
        assert not selection.is_ready
        qtbot.waitUntil(lambda: selection.problem is not None, timeout=WAIT_MS)
        settings.segmenter = "working"
        qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
        assert selection.problem is None

    def test_a_click_before_the_segmenter_has_looked_is_not_lost(
        self, selection, put_on_table, tmp_path, settle
    ):
        put_on_table(save_scene(tmp_path / "scene.png"))
        selection.click(*IN_BAR)
        assert overlap(settle(), truth(BAR)) > 0.9


class TestHovering:
    def test_the_object_under_the_pointer_lights_up(self, selection, scene, qtbot):
        with qtbot.waitSignal(selection.hovered, timeout=WAIT_MS):
            selection.hover(*IN_BAR)
        assert selection.hover_mask.shape == (192, 256)
        assert overlap(selection.hover_mask, truth(BAR)) > 0.8
        assert selection.mask is None

    def test_of_a_moving_pointer_the_last_place_counts(self, selection, scene, runner, qtbot):
        for x in range(150, 201, 2):
            selection.hover(x, 100)
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        assert overlap(selection.hover_mask, truth(BAR)) > 0.8

    def test_nothing_is_lit_when_the_pointer_leaves(self, selection, scene, runner, qtbot):
        with qtbot.waitSignal(selection.hovered, timeout=WAIT_MS):
            selection.hover(*IN_BAR)
        selection.hover(*IN_SQUARE)
        selection.leave()
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        assert selection.hover_mask is None

    def test_outside_the_photo_nothing_is_lit(self, selection, scene, runner, qtbot):
        selection.hover(-1, 20)
        selection.hover(256, 20)
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        assert selection.hover_mask is None


class TestClicking:
    def test_a_click_selects_the_object(self, selection, scene, settle):
        selection.click(*IN_BAR)
        mask = settle()
        assert mask.dtype == np.uint8
        assert overlap(mask, truth(BAR)) > 0.95
        assert selection.candidate_count == 3
        assert selection.candidate_index == 0

    def test_a_mask_is_lit_at_once_and_gets_its_fine_edges_then(self, selection, scene, qtbot):
        seen = []
        selection.changed.connect(lambda: seen.append((selection.is_rough, selection.mask)))
        selection.click(*IN_BAR)
        qtbot.waitUntil(lambda: len(seen) == 2, timeout=WAIT_MS)
        (first_rough, first), (then_rough, then) = seen
        assert (first_rough, then_rough) == (True, False)
        assert overlap(then, truth(BAR)) > overlap(first, truth(BAR))

    def test_another_click_does_not_wait_for_the_fine_edges_of_the_last(
        self, selection, scene, settle, monkeypatch, qtbot
    ):
        has_begun, may_end = threading.Event(), threading.Event()

        def slow(chosen, guide, real=pointing.refined):
            if not has_begun.is_set():
                has_begun.set()
                may_end.wait()
            return real(chosen, guide)

        monkeypatch.setattr("desktop.workspace.selection_work.refined", slow)
        selection.click(*IN_BAR)
        qtbot.waitUntil(has_begun.is_set, timeout=WAIT_MS)
        selection.click(*IN_INNER)
        qtbot.waitUntil(lambda: not selection.is_busy and not selection.is_rough, timeout=WAIT_MS)
        assert overlap(selection.mask, truth(INNER)) > 0.8
        may_end.set()
        assert overlap(settle(), truth(INNER)) > 0.8

    def test_another_click_begins_anew(self, selection, scene, settle):
        selection.click(*IN_BAR)
        settle()
        selection.click(*IN_INNER)
        assert overlap(settle(), truth(INNER)) > 0.8

    def test_shift_joins_objects(self, selection, scene, settle):
        selection.click(*IN_BAR)
        selection.click(*IN_INNER, ADD)
        assert overlap(settle(), truth(BAR, INNER)) > 0.9

    def test_alt_takes_an_object_away(self, selection, scene, settle):
        selection.click(*IN_BAR)
        selection.click(*IN_INNER, ADD)
        selection.click(*IN_BAR, TAKE_AWAY)
        assert overlap(settle(), truth(INNER)) > 0.8

    def test_taking_away_from_nothing_leaves_nothing(self, selection, scene, settle):
        selection.click(*IN_BAR, TAKE_AWAY)
        assert settle() is None

    def test_adding_to_nothing_selects(self, selection, scene, settle):
        selection.click(*IN_BAR, ADD)
        assert overlap(settle(), truth(BAR)) > 0.95

    def test_a_click_outside_the_photo_is_none(self, selection, scene):
        selection.click(300, 20)
        assert not selection.is_busy

    def test_candidates_are_cycled_in_both_directions(self, selection, scene, settle):
        selection.click(*IN_BAR)
        masks = [settle()]
        for _ in range(3):
            selection.next_candidate()
            masks.append(settle())
        np.testing.assert_array_equal(masks[3], masks[0])
        assert not np.array_equal(masks[1], masks[0])
        selection.next_candidate(-1)
        settle()
        assert selection.candidate_index == 2

    def test_cycling_keeps_what_was_joined_before(self, selection, scene, settle):
        selection.click(*IN_BAR)
        selection.click(*IN_INNER, ADD)
        settle()
        selection.next_candidate()
        mask = settle()
        assert hard(mask)[BAR].mean() > 0.9
        assert hard(mask)[INNER].any()

    def test_a_box_selects_what_lies_in_it(self, selection, scene, settle):
        selection.box(231, 171, 169, 41)
        assert overlap(settle(), truth(BAR)) > 0.8

    def test_a_box_may_be_drawn_beyond_the_photo(self, selection, scene, settle):
        selection.box(160, 30, 900, 900)
        assert settle() is not None

    def test_a_box_without_area_is_none(self, selection, scene):
        selection.box(50, 50, 50, 90)
        assert not selection.is_busy

    def test_clearing_selects_nothing_whatever_still_runs(self, selection, scene, settle):
        selection.click(*IN_BAR)
        selection.clear()
        assert settle() is None
        assert selection.candidate_count == 0

    def test_who_comes_back_finds_the_object_still_selected(
        self, selection, scene, library, put_on_table, small_photos, settle
    ):
        selection.click(*IN_SQUARE)
        mask = settle()
        count, index = selection.candidate_count, selection.candidate_index
        put_on_table(small_photos / "cat.jpg")
        assert settle() is None
        library.set_current(scene)
        assert settle() is mask
        assert (selection.candidate_count, selection.candidate_index) == (count, index)
        selection.click(*IN_BAR, ADD)
        assert overlap(settle(), truth(SQUARE, BAR)) > 0.9
        selection.clear()
        put_on_table(small_photos / "cat.jpg")
        library.set_current(scene)
        assert settle() is None

    def test_edges_that_were_still_rough_become_fine_when_one_comes_back(
        self, selection, scene, library, put_on_table, small_photos, settle, qtbot
    ):
        selection.click(*IN_BAR)
        qtbot.waitUntil(lambda: selection.mask is not None, timeout=WAIT_MS)
        put_on_table(small_photos / "cat.jpg")
        library.set_current(scene)
        assert overlap(settle(), truth(BAR)) > 0.9
        assert not selection.is_rough

    def test_another_photo_has_no_selection(
        self, selection, scene, put_on_table, small_photos, settle
    ):
        selection.click(*IN_BAR)
        settle()
        selection.click(*IN_INNER)
        put_on_table(small_photos / "cat.jpg")
        assert settle() is None


class TestBrush:
    def test_strokes_are_joined_in_their_order(self, selection, scene, settle):
        selection.click(*IN_BAR)
        selection.brush([(20, 180), (120, 180)], 6, add=True)
        selection.brush([(60, 180)], 12, add=False)
        mask = hard(settle())
        assert mask[BAR].mean() > 0.9
        assert mask[180, 25]
        assert mask[180, 115]
        assert not mask[180, 60]

    def test_a_stroke_alone_is_a_selection(self, selection, scene, settle):
        selection.brush([(20, 180), (120, 180)], 6, add=True)
        assert settle() is not None
        assert selection.candidate_count == 0

    def test_wiping_everything_leaves_no_selection(self, selection, scene, settle):
        selection.brush([(50, 50)], 5, add=True)
        selection.brush([(50, 50)], 50, add=False)
        assert settle() is None

    def test_painting_needs_no_segmenter(
        self, selection, settings, put_on_table, small_photos, settle, failures
    ):
        settings.segmenter = "nobody-has-this"
        put_on_table(small_photos / "cat.jpg")
        selection.brush([(50, 50)], 5, add=True)
        assert settle() is not None
        assert not failures


class TestAllObjects:
    def test_all_objects_are_found_and_can_be_chosen(self, selection, scene, settle, qtbot):
        job = selection.find_everything()
        told = []
        job.progressed.connect(lambda done, total: told.append((done, total)))
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        assert told[-1][0] == told[-1][1]
        areas = [int(hard(mask).sum()) for mask in selection.segments]
        assert areas == sorted(areas, reverse=True)
        bar = max(range(len(areas)), key=lambda i: overlap(selection.segments[i], truth(BAR)))
        selection.choose_segment(bar)
        assert overlap(settle(), truth(BAR)) > 0.9

    def test_moving_on_to_another_photo_calls_the_search_off(
        self, selection, scene, put_on_table, small_photos, qtbot
    ):
        job = selection.find_everything()
        with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
            put_on_table(small_photos / "cat.jpg")
        assert selection.segments is None

    def test_without_a_photo_there_is_nothing_to_search(self, selection):
        assert selection.find_everything() is None


class TestSuggestions:
    def test_likely_colors_are_suggested_for_the_selection(
        self, selection, colored_scene, settle, qtbot
    ):
        selection.click(*IN_BAR)
        settle()
        with qtbot.waitSignal(selection.suggested, timeout=WAIT_MS):
            selection.suggest(3)
        masses = [suggestion.mass for suggestion in selection.suggestions]
        assert 1 <= len(masses) <= 3
        assert masses == sorted(masses, reverse=True)

    def test_they_are_gone_with_the_selection(self, selection, colored_scene, settle, qtbot):
        selection.click(*IN_BAR)
        settle()
        with qtbot.waitSignal(selection.suggested, timeout=WAIT_MS):
            selection.suggest()
        selection.clear()
        assert selection.suggestions == ()

    def test_a_gray_photo_has_none(self, selection, scene, settle):
        selection.click(*IN_BAR)
        settle()
        selection.suggest()
        settle()
        assert selection.suggestions == ()
