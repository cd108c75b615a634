"""The panel that restores: sliders, the automatic choice, damage, the frame, and taking back."""

# ruff: noqa: ARG002 - there is a photo for those who do not look at it, too

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.panels.restore_panel import RestorePanel
from desktop.panels.section import Section
from desktop.panels.steps_model import StepsModel
from desktop.workspace.open_photo import PhotoState
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.restore.restoration import Restoration, Tone
from engine.restore.restorer import Restorer
from engine.restore.straighten import WHOLE
from tests.desktop.gui.old_photos import save_clean, save_faded, save_scan
from tests.desktop.gui.panel_driving import WAIT_MS, click, drag, let_go, take_handle_to

PARTS = "tonePart", "detailPart", "damagePart", "framePart"


@pytest.fixture
def panel(qtbot, workbench, restoring, runner):
    panel = RestorePanel(workbench, restoring)
    qtbot.addWidget(panel)
    panel.resize(320, 1400)
    panel.show()
    for part in PARTS:
        panel.findChild(Section, part).unfold()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


@pytest.fixture
def faded(panel, put_on_table, tmp_path, settle):
    """A faded, damaged photo without colors on the workbench."""
    del panel
    photo = put_on_table(save_faded(tmp_path / "faded.png"))
    settle()
    return photo


def restored_alone(workbench, restoration):
    """What the engine makes of the photo."""
    return Restorer(workbench.loaded.original.photo).restore(restoration).lightness


def names(workbench):
    return [entry.name for entry in workbench.history.entries]


def edits(workbench):
    return [step.edit for step in workbench.document.steps]


class TestSliders:
    def test_a_slider_restores_the_photo_by_one_step_of_the_history(
        self, qtbot, panel, faded, workbench, settle
    ):
        before = workbench.photo.lightness
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        settle()
        assert edits(workbench) == [CorrectTone(Tone(fade=1.0))]
        assert names(workbench) == ["Open", "Correct light and tone"]
        assert np.ptp(workbench.photo.lightness) > 1.5 * np.ptp(before)
        wanted = restored_alone(workbench, Restoration(tone=Tone(fade=1.0)))
        np.testing.assert_array_equal(workbench.photo.lightness, wanted)
        np.testing.assert_array_equal(workbench.pyramid.levels[0], wanted)
        assert workbench.chroma is None
        assert faded.state is PhotoState.EDITED

    def test_while_it_is_dragged_the_photo_is_only_looked_at(
        self, qtbot, panel, faded, workbench, settle
    ):
        slider = panel.tone.sliders[1].slider
        before = workbench.pyramid
        take_handle_to(qtbot, slider, 0.6)
        qtbot.waitUntil(lambda: workbench.pyramid is not before, timeout=WAIT_MS)
        assert workbench.is_previewing
        assert faded.history is None
        let_go(qtbot, slider)
        settle()
        assert len(faded.history.entries) == 2

    def test_dragged_back_it_leaves_nothing(self, qtbot, panel, faded, workbench, settle):
        slider = panel.tone.sliders[1].slider
        take_handle_to(qtbot, slider, 0.6)
        settle()
        drag(qtbot, slider, 0.0)
        settle()
        assert faded.history is None
        assert workbench.pyramid is workbench.loaded.original.pyramid

    def test_steps_are_undone_and_redone(self, qtbot, panel, faded, workbench, settle):
        original = workbench.photo.lightness
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        settle()
        restored = workbench.photo.lightness
        workbench.undo()
        settle()
        assert workbench.photo.lightness is original
        assert panel.tone.sliders[1].value == 0
        assert not faded.is_unsaved
        assert faded.state is PhotoState.PLAIN
        workbench.redo()
        settle()
        np.testing.assert_array_equal(workbench.photo.lightness, restored)
        assert panel.tone.sliders[1].value == 1

    def test_the_same_slider_again_changes_its_step(self, qtbot, panel, faded, workbench, settle):
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        drag(qtbot, panel.tone.sliders[0].slider, 0.5)
        settle()
        (edit,) = edits(workbench)
        assert edit.tone.fade == 1
        assert edit.tone.illumination == pytest.approx(0.5, abs=0.03)

    def test_detail_follows_tone_in_the_order_of_the_work(
        self, qtbot, panel, faded, workbench, settle
    ):
        drag(qtbot, panel.detail.sliders[0].slider, 0.5)
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        settle()
        assert [type(edit) for edit in edits(workbench)] == [CorrectTone, RefineDetail]

    def test_the_cast_of_a_gray_photo_cannot_be_taken_away(self, panel, faded):
        slider = panel.tone.sliders[2]
        assert not slider.isEnabled()
        assert "Only colors that a photo came with" in slider.toolTip()

    def test_steps_are_listed_with_what_they_do(self, qtbot, panel, faded, workbench, settle):
        model = StepsModel(workbench)
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        settle()
        assert model.index(0).data() == "Correct light and tone"
        assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "fading 100 %"


class TestTakingBack:
    def test_a_box_is_reset(self, qtbot, panel, faded, workbench, settle):
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        drag(qtbot, panel.detail.sliders[1].slider, 0.5)
        settle()
        click(qtbot, panel.tone.reset)
        settle()
        assert [type(edit) for edit in edits(workbench)] == [RefineDetail]
        assert names(workbench)[-1] == "Remove: Correct light and tone"
        assert not panel.tone.reset.isEnabled()

    def test_all_is_reset_and_brought_back(self, qtbot, panel, faded, workbench, settle):
        drag(qtbot, panel.tone.sliders[1].slider, 1.0)
        click(qtbot, panel.damage.repair)
        settle()
        click(qtbot, panel.reset_all)
        settle()
        assert workbench.document.restoration.is_nothing
        assert workbench.photo is workbench.loaded.original.photo
        workbench.undo()
        settle()
        assert len(edits(workbench)) == 2


class TestAutomatically:
    def test_it_switches_on_what_it_found_and_says_why(
        self, qtbot, panel, faded, workbench, settle
    ):
        click(qtbot, panel.auto)
        qtbot.waitUntil(panel.reasons.isVisible, timeout=WAIT_MS)
        settle()
        kinds = {type(edit) for edit in edits(workbench)}
        assert {CorrectTone, RepairDamage} <= kinds
        assert names(workbench) == ["Open", "Restore automatically"]
        assert "faded, L*" in panel.reasons.text()
        assert "dust or scratches on" in panel.reasons.text()
        assert panel.tone.sliders[1].value == 1
        assert panel.damage.repair.isChecked()
        workbench.undo()
        settle()
        assert workbench.document.restoration.is_nothing

    def test_it_leaves_a_good_photo_alone(self, qtbot, panel, put_on_table, tmp_path):
        photo = put_on_table(save_clean(tmp_path / "clean.png"))
        click(qtbot, panel.auto)
        qtbot.waitUntil(panel.reasons.isVisible, timeout=WAIT_MS)
        assert "good condition" in panel.reasons.text()
        assert photo.history is None

    def test_it_leaves_what_was_set_by_hand(self, qtbot, panel, faded, workbench, settle):
        drag(qtbot, panel.tone.sliders[3].slider, 0.5)
        drag(qtbot, panel.damage.sensitivity.slider, 0.2)
        click(qtbot, panel.damage.repair)
        settle()
        sensitivity = workbench.document.restoration.repair.sensitivity
        click(qtbot, panel.auto)
        qtbot.waitUntil(panel.reasons.isVisible, timeout=WAIT_MS)
        settle()
        restoration = workbench.document.restoration
        assert restoration.tone.contrast == pytest.approx(0.5, abs=0.03)
        assert restoration.tone.fade == 1
        assert restoration.repair.sensitivity == sensitivity

    def test_it_can_be_stopped(self, qtbot, panel, put_on_table, tmp_path, settle):
        photo = put_on_table(save_faded(tmp_path / "large.png", side=3000))
        settle()
        click(qtbot, panel.auto)
        assert panel.progress.isVisible()
        click(qtbot, panel.progress.button)
        qtbot.waitUntil(lambda: not panel.progress.isVisible(), timeout=WAIT_MS)
        settle()
        assert photo.history is None
        assert not panel.reasons.isVisible()

    def test_what_it_switched_on_is_unfolded(
        self, qtbot, workbench, restoring, put_on_table, tmp_path, settle
    ):
        panel = RestorePanel(workbench, restoring)
        qtbot.addWidget(panel)
        panel.show()
        put_on_table(save_faded(tmp_path / "faded.png"))
        settle()
        assert not panel.tone_section.is_unfolded
        click(qtbot, panel.auto)
        qtbot.waitUntil(lambda: panel.tone_section.is_unfolded, timeout=WAIT_MS)
        settle()
        assert panel.damage_section.is_unfolded
        assert not panel.frame_section.is_unfolded


class TestDamage:
    def test_the_repair_is_a_step(self, qtbot, panel, faded, workbench, settle):
        before = workbench.photo.lightness
        click(qtbot, panel.damage.repair)
        settle()
        (edit,) = edits(workbench)
        assert isinstance(edit, RepairDamage)
        changed = workbench.photo.lightness != before
        assert 0.003 < changed.mean() < 0.2
        click(qtbot, panel.damage.repair)
        settle()
        assert edits(workbench) == []

    def test_a_higher_sensitivity_fills_more(
        self, qtbot, panel, faded, workbench, restoring, settle
    ):
        click(qtbot, panel.damage.repair)
        click(qtbot, panel.damage.show_damage)
        settle()
        usual = np.count_nonzero(restoring.damage)
        drag(qtbot, panel.damage.sensitivity.slider, 1.0)
        settle()
        assert np.count_nonzero(restoring.damage) > usual
        assert edits(workbench)[0].repair.sensitivity == 1

    def test_strokes_mark_and_protect_one_undo_each(
        self, qtbot, panel, faded, workbench, restoring, settle
    ):
        restoring.show_damage(True)
        restoring.mark([(50, 50), (90, 50)], 6, add=True)
        settle()
        assert names(workbench) == ["Open", "Mark damage"]
        assert restoring.damage[50, 70] == 255
        assert panel.damage.repair.isChecked()
        restoring.mark([(70, 40), (70, 60)], 6, add=False)
        settle()
        repair = workbench.document.restoration.repair
        assert repair.added[50, 52] == 255
        assert repair.removed[50, 70] == 255
        assert restoring.damage[50, 70] == 0
        assert restoring.damage[50, 55] == 255
        workbench.undo()
        settle()
        assert workbench.document.restoration.repair.removed is None
        assert restoring.damage[50, 70] == 255

    def test_what_is_marked_is_filled(self, panel, faded, workbench, restoring, settle):
        original = workbench.photo.lightness
        restoring.mark([(180, 180)], 12, add=True)
        settle()
        around = (slice(172, 189), slice(172, 189))
        assert (workbench.photo.lightness[around] != original[around]).mean() > 0.9


class TestFrame:
    @pytest.fixture
    def scan(self, panel, put_on_table, tmp_path, settle):
        photo = put_on_table(save_scan(tmp_path / "scan.png"))
        settle()
        return photo

    def test_a_suggestion_is_accepted(self, qtbot, panel, scan, workbench, restoring, settle):
        height, width = workbench.size
        click(qtbot, panel.frame.suggest)
        qtbot.waitUntil(panel.frame.accept.isVisible, timeout=WAIT_MS)
        assert restoring.suggestion.angle == pytest.approx(3, abs=0.2)
        assert "Suggested: " in panel.frame.note.text()
        assert scan.history is None
        click(qtbot, panel.frame.accept)
        settle()
        (edit,) = edits(workbench)
        assert isinstance(edit, Straighten)
        assert workbench.photo.lightness.shape == workbench.size
        assert workbench.size < (height, width)
        assert not panel.frame.accept.isVisible()

    def test_a_suggestion_is_rejected(self, qtbot, panel, scan, restoring):
        click(qtbot, panel.frame.suggest)
        qtbot.waitUntil(panel.frame.reject.isVisible, timeout=WAIT_MS)
        click(qtbot, panel.frame.reject)
        assert restoring.suggestion is None
        assert scan.history is None

    def test_without_a_border_it_says_so(self, qtbot, panel, faded):
        click(qtbot, panel.frame.suggest)
        qtbot.waitUntil(panel.frame.note.isVisible, timeout=WAIT_MS)
        assert "No border or tilt was found" in panel.frame.note.text()

    def test_the_photo_is_turned_by_hand_and_follows(self, qtbot, panel, faded, workbench, settle):
        height, width = workbench.size
        panel.frame.angle.setFocus()
        for _ in range(10):
            QTest.keyClick(panel.frame.angle.slider, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: workbench.size < (height, width), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: faded.history is not None, timeout=WAIT_MS)
        settle()
        assert workbench.document.frame.angle == pytest.approx(1.0)
        click(qtbot, panel.frame.reset)
        settle()
        assert workbench.document.frame == WHOLE
        assert workbench.size == (height, width)
