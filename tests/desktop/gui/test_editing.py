"""The workbench: documents are edited, previewed, undone, and shown as they are."""

# ruff: noqa: ARG002 - a photo is colorized for those who do not look at it, too

import numpy as np
import pytest
from colored import RED, expected_chroma, whole

from desktop.workspace.open_photo import PhotoState
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust, Hint, Recolor
from engine.touchup.colors import TargetColor
from engine.touchup.errors import TouchUpError
from engine.touchup.hints import ColorPoint

WAIT_MS = 60_000


class TestEditing:
    def test_an_edit_changes_document_history_and_picture(
        self, workbench, colorized, settle, qtbot
    ):
        before = workbench.chroma
        with qtbot.waitSignals(
            [workbench.document_changed, workbench.picture_changed], timeout=WAIT_MS
        ):
            workbench.add_edit(Recolor(whole(workbench), RED))
        assert [entry.name for entry in workbench.history.entries] == ["Colorize", "Recolor"]
        assert colorized.state is PhotoState.EDITED
        settle()
        assert not np.array_equal(workbench.chroma, before)
        np.testing.assert_array_equal(workbench.chroma, expected_chroma(workbench))

    def test_undo_and_redo_show_the_colors_of_then(self, workbench, colorized, settle):
        plain = workbench.chroma.copy()
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        red = workbench.chroma.copy()
        workbench.undo()
        settle()
        np.testing.assert_array_equal(workbench.chroma, plain)
        assert colorized.state is PhotoState.COLORIZED
        workbench.redo()
        settle()
        np.testing.assert_array_equal(workbench.chroma, red)

    def test_undo_and_redo_end_where_the_history_ends(self, workbench, colorized):
        workbench.undo()
        workbench.redo()
        assert len(workbench.history.entries) == 1

    def test_any_state_of_the_history_can_be_shown(self, workbench, colorized):
        for _ in range(3):
            workbench.add_edit(Recolor(whole(workbench), RED))
        workbench.go_to(1)
        assert len(workbench.document.steps) == 1

    def test_steps_are_changed_afterwards(self, workbench, colorized, settle):
        workbench.add_edit(Recolor(whole(workbench), RED))
        workbench.add_edit(Hint((ColorPoint(10, 10, RED),)))
        workbench.toggle_step(0)
        assert not workbench.document.steps[0].enabled
        workbench.move_step(0, 1)
        workbench.replace_edit(1, Recolor(whole(workbench), TargetColor(0, -30)))
        workbench.remove_step(0)
        (step,) = workbench.document.steps
        assert step.edit.color == TargetColor(0, -30)
        assert [entry.name for entry in workbench.history.entries] == [
            "Colorize",
            "Recolor",
            "Color point",
            "Switch off: Recolor",
            "Move: Recolor",
            "Change: Recolor",
            "Remove: Color point",
        ]
        settle()
        np.testing.assert_array_equal(workbench.chroma, expected_chroma(workbench))

    def test_an_edit_that_does_not_suit_the_photo_fails_with_a_sentence(
        self, workbench, colorized, failures
    ):
        workbench.add_edit(Hint((ColorPoint(5000, 10, RED),)))
        ((title, error),) = failures
        assert title == "Color point"
        assert isinstance(error, TouchUpError)
        assert len(workbench.history.entries) == 1

    def test_a_photo_that_is_not_colorized_has_nothing_to_edit(
        self, workbench, put_on_table, small_photos
    ):
        photo = put_on_table(small_photos / "cat.jpg")
        workbench.add_edit(Recolor(whole(workbench), RED))
        workbench.apply_decoding(DecodingOptions(vividness=2))
        workbench.preview_decoding(DecodingOptions(vividness=2))
        workbench.undo()
        assert photo.history is None


class TestPreviews:
    def test_vividness_is_seen_while_dragging_and_not_kept(self, workbench, colorized, settle):
        plain = workbench.chroma.copy()
        for vividness in np.linspace(0, 2, 41):
            workbench.preview_decoding(DecodingOptions(vividness=float(vividness)))
        settle()
        np.testing.assert_array_equal(workbench.chroma, plain * np.float32(2))
        assert len(workbench.history.entries) == 1
        assert workbench.is_previewing
        workbench.preview_edit(None)
        settle()
        np.testing.assert_array_equal(workbench.chroma, plain)

    def test_vividness_that_is_applied_is_one_step_however_often(self, workbench, colorized):
        for vividness in (1.2, 1.4, 1.6):
            workbench.apply_decoding(DecodingOptions(vividness=vividness))
        (step,) = workbench.document.steps
        assert isinstance(step.edit, Adjust)
        assert step.edit.decoding.vividness == 1.6
        assert len(workbench.history.entries) == 4

    def test_the_adjustment_comes_before_all_edits(self, workbench, colorized):
        workbench.add_edit(Recolor(whole(workbench), RED))
        workbench.apply_decoding(DecodingOptions(vividness=1.5))
        kinds = [step.edit.kind for step in workbench.document.steps]
        assert kinds == ["adjust", "recolor"]

    def test_an_edit_is_seen_before_it_is_added(self, workbench, colorized, settle):
        edit = Recolor(whole(workbench), RED)
        workbench.preview_edit(edit)
        settle()
        previewed = workbench.chroma.copy()
        assert workbench.document.steps == ()
        workbench.add_edit(edit)
        settle()
        np.testing.assert_array_equal(workbench.chroma, previewed)
        assert not workbench.is_previewing

    def test_a_step_is_seen_changed_before_it_is(self, workbench, colorized, settle):
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        kept = workbench.chroma.copy()
        workbench.preview_step(0, Recolor(whole(workbench), TargetColor(0, -40)))
        settle()
        assert workbench.chroma[..., 1].mean() < -10
        workbench.preview_edit(None)
        settle()
        np.testing.assert_array_equal(workbench.chroma, kept)

    def test_a_preview_does_not_follow_to_another_photo(
        self, workbench, colorized, library, put_on_table, small_photos, settle
    ):
        plain = workbench.chroma.copy()
        workbench.preview_decoding(DecodingOptions(vividness=3))
        put_on_table(small_photos / "cat.jpg")
        assert workbench.chroma is None
        library.set_current(colorized)
        settle()
        np.testing.assert_array_equal(workbench.chroma, plain)


class TestDraggingWithEdits:
    """Exact colors of edits take too long to follow a slider; rough ones are seen meanwhile."""

    @pytest.fixture(autouse=True)
    def _rough_ones_are_small(self, monkeypatch):
        monkeypatch.setattr("desktop.workspace.shared_renderer._ROUGH_PIXELS", 2000)

    def test_rough_colors_are_followed_by_exact_colors(self, workbench, colorized, settle, qtbot):
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        shapes = []
        workbench.picture_changed.connect(lambda: shapes.append(workbench.chroma.shape[:2]))
        for vividness in (1.2, 1.6, 2.0):
            workbench.preview_decoding(DecodingOptions(vividness=vividness))
        exact = workbench.guide.shape
        qtbot.waitUntil(lambda: shapes[-1:] == [exact], timeout=WAIT_MS)
        assert shapes[0][0] * shapes[0][1] < 2200
        workbench.apply_decoding(DecodingOptions(vividness=2.0))
        previewed = workbench.chroma
        settle()
        np.testing.assert_array_equal(workbench.chroma, previewed)
        np.testing.assert_array_equal(workbench.chroma, expected_chroma(workbench))

    def test_rough_colors_never_take_the_place_of_the_document(
        self, workbench, colorized, settle, qtbot
    ):
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        workbench.preview_decoding(DecodingOptions(vividness=2.0))
        workbench.preview_edit(None)
        settle()
        qtbot.wait(200)
        settle()
        np.testing.assert_array_equal(workbench.chroma, expected_chroma(workbench))


class TestUncertainty:
    def test_it_is_there_while_it_is_shown(self, workbench, colorized, qtbot):
        assert workbench.uncertainty is None
        workbench.show_uncertainty(True)
        qtbot.waitUntil(lambda: workbench.uncertainty is not None, timeout=WAIT_MS)
        rows, columns = workbench.document.prediction.logits.shape[1:]
        assert workbench.uncertainty.shape == (rows, columns)
        assert 0 <= workbench.uncertainty.min() <= workbench.uncertainty.max() <= 1
        workbench.show_uncertainty(False)
        assert workbench.uncertainty is None

    def test_it_is_that_of_the_shown_photo(
        self, workbench, colorized, put_on_table, small_photos, qtbot
    ):
        workbench.show_uncertainty(True)
        qtbot.waitUntil(lambda: workbench.uncertainty is not None, timeout=WAIT_MS)
        put_on_table(small_photos / "cat.jpg")
        assert workbench.uncertainty is None
