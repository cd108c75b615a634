"""Harmonizing all objects at one stroke: one step, its sliders, its way into a project and back."""

import numpy as np
import pytest
from objects import BAR, save_scene

from engine.document.edit import Guide
from engine.document.edits import Harmonize
from engine.document.everything import harmonize_everything
from engine.document.project_file import open_project
from engine.document.rendering import render_chroma
from engine.segment.everything import everything
from tests.desktop.gui.panel_driving import WAIT_MS, click, drag, enter

IN_BAR = (200, 100)


@pytest.fixture
def panel(touch_up_panel):
    return touch_up_panel


@pytest.fixture
def box(panel):
    return panel.harmonize


@pytest.fixture
def scene(qtbot, tmp_path, panel, workbench, selection, put_on_table, settle):
    """A photo of a square and a bar, colorized; objects can be clicked."""
    del panel
    save_scene(tmp_path / "scene.png")
    put_on_table(tmp_path / "scene.png")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    settle()
    return tmp_path / "scene.png"


@pytest.fixture
def harmonize_all(qtbot, box, workbench, settle):
    """Click the button and wait until the photo is harmonized; the edit."""

    def harmonize_all():
        with qtbot.waitSignal(workbench.document_changed, timeout=WAIT_MS):
            click(qtbot, box.all_button)
        settle()
        return workbench.document.steps[-1].edit

    return harmonize_all


def test_without_colors_it_says_what_to_do_first(box, put_on_table, small_photos):
    put_on_table(small_photos / "cat.jpg")
    assert not box.all_button.isEnabled()
    assert box.all_button.toolTip() == "Colorize the photo first."


def test_every_object_is_harmonized_in_one_step_that_can_be_undone(
    scene, harmonize_all, workbench, settle
):
    del scene
    before = workbench.chroma
    edit = harmonize_all()
    assert len(edit.masks) > 1
    assert [entry.name for entry in workbench.history.entries] == [
        "Colorize",
        f"Harmonize {len(edit.masks)} objects",
    ]
    assert np.abs(workbench.chroma - before).max() > 1
    workbench.undo()
    settle()
    np.testing.assert_array_equal(workbench.chroma, before)


def test_the_colors_are_those_of_the_command_line(
    scene, harmonize_all, workbench, loaded_models, settings
):
    del scene
    before, photo = workbench.chroma, workbench.photo
    harmonize_all()
    segmenter = loaded_models.segmenter(settings.segmenter)
    segments = everything(segmenter, segmenter.embed(photo.lightness))
    expected = harmonize_everything(before, Guide.of(photo), segments, Harmonize(()))
    np.testing.assert_allclose(workbench.chroma, expected.chroma, atol=1e-4)
    assert workbench.document.provenance.edits == (expected.statement,)


def test_the_sliders_can_be_set_before(qtbot, scene, box, harmonize_all):
    del scene
    enter(qtbot, box.delta_a.field, "3")
    enter(qtbot, box.delta_b.field, "5.5")
    enter(qtbot, box.strength.field, "40")
    edit = harmonize_all()
    assert (edit.delta_a, edit.delta_b, edit.strength) == (3, 5.5, pytest.approx(0.4))


def test_moving_a_slider_afterwards_shows_all_objects_anew_and_applying_changes_the_step(
    qtbot, scene, box, harmonize_all, workbench, settle
):
    del scene
    edit = harmonize_all()
    before, history = workbench.chroma, workbench.history
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        drag(qtbot, box.strength.slider, 0.3)
    assert workbench.is_previewing
    assert workbench.history is history
    assert np.abs(workbench.chroma - before).max() > 0.5
    click(qtbot, box.buttons.apply)
    settle()
    (step,) = workbench.document.steps
    assert step.edit.strength == pytest.approx(0.3, abs=0.05)
    assert step.edit.masks == edit.masks


def test_harmonizing_all_again_replaces_the_step(qtbot, scene, box, harmonize_all, workbench):
    del scene
    harmonize_all()
    drag(qtbot, box.delta_a.slider, 0.05)
    edit = harmonize_all()
    (step,) = workbench.document.steps
    assert step.edit is edit
    assert edit.delta_a < 3


def test_an_object_that_was_selected_is_let_go_and_its_step_stays(
    qtbot, scene, box, harmonize_all, workbench, selection, settle
):
    del scene
    selection.click(*IN_BAR)
    settle()
    click(qtbot, box.buttons.apply)
    settle()
    harmonize_all()
    assert selection.mask is None
    one, several = (step.edit for step in workbench.document.steps)
    assert (len(one.masks), one.masks[0][BAR].mean() > 200) == (1, True)
    assert len(several.masks) > 1


def test_a_step_that_is_being_changed_stays_as_it_was(
    qtbot, scene, panel, box, harmonize_all, workbench, selection, settle
):
    del scene
    selection.click(*IN_BAR)
    settle()
    click(qtbot, box.buttons.apply)
    settle()
    panel.change_step(0)
    harmonize_all()
    assert [len(step.edit.masks) > 1 for step in workbench.document.steps] == [False, True]


def test_all_objects_that_were_found_before_are_not_looked_for_again(
    qtbot, scene, panel, selection, harmonize_all, monkeypatch
):
    del scene
    click(qtbot, panel.object.all_objects)
    qtbot.waitUntil(lambda: selection.segments is not None, timeout=WAIT_MS)
    monkeypatch.setattr("desktop.workspace.objects.everything", None)
    assert len(harmonize_all().masks) > 1


def test_the_objects_that_it_found_are_known_but_not_shown(scene, panel, selection, harmonize_all):
    del scene
    harmonize_all()
    assert selection.segments
    assert not panel.object.all_objects.isChecked()


def test_progress_is_shown_and_it_can_be_cancelled(qtbot, scene, box, workbench, settle):
    del scene
    click(qtbot, box.all_button)
    assert box.progress.isVisible()
    assert not box.all_button.isEnabled()
    assert box.all_button.toolTip() == "All objects are being harmonized."
    click(qtbot, box.progress.button)
    settle()
    assert not box.progress.isVisible()
    assert box.all_button.isEnabled()
    assert workbench.document.steps == ()


def test_progress_runs_from_nothing_to_all_once(qtbot, scene, selection):
    del scene
    job = selection.separate_everything("Harmonize")
    told = []
    job.progressed.connect(lambda done, total: told.append(done / total))
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
        pass
    assert told == sorted(told)
    assert told[-1] == 1


def test_another_photo_calls_it_off(
    qtbot, scene, box, workbench, put_on_table, small_photos, settle
):
    del scene
    colorized = workbench.open_photo
    click(qtbot, box.all_button)
    put_on_table(small_photos / "cat.jpg")
    settle()
    assert not box.progress.isVisible()
    assert colorized.document.steps == ()


def test_a_photo_without_objects_says_so(
    qtbot, scene, box, selection, workbench, settle, monkeypatch
):
    del scene
    monkeypatch.setattr("desktop.workspace.objects.everything", lambda *_args, **_named: ())
    with qtbot.waitSignal(selection.failed, timeout=WAIT_MS) as told:
        click(qtbot, box.all_button)
    assert str(told.args[1]) == "No objects were found in this photo; select them one by one."
    settle()
    assert workbench.document.steps == ()


def test_a_project_keeps_it_and_its_sliders_can_be_moved_again(
    qtbot, tmp_path, scene, box, harmonize_all, workbench, library, put_on_table, settle
):
    del scene
    edit = harmonize_all()
    path = tmp_path / "harmonized.photochrom"
    with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
        pass
    reopened = open_project(path)
    np.testing.assert_array_equal(
        render_chroma(reopened.document, reopened.photo.lightness),
        render_chroma(workbench.document, reopened.photo.lightness),
    )
    library.close(workbench.open_photo)
    put_on_table(path)
    settle()
    drag(qtbot, box.strength.slider, 0.5)
    click(qtbot, box.buttons.apply)
    settle()
    (step,) = workbench.document.steps
    assert len(step.edit.masks) == len(edit.masks)
    assert step.edit.strength == pytest.approx(0.5, abs=0.05)


def test_the_sliders_of_a_reopened_project_show_what_was_done(
    qtbot, tmp_path, scene, box, harmonize_all, workbench, library, put_on_table, settle
):
    del scene
    enter(qtbot, box.delta_a.field, "3")
    harmonize_all()
    path = tmp_path / "harmonized.photochrom"
    with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
        pass
    library.close(workbench.open_photo)
    box.delta_a.set_value(20)
    put_on_table(path)
    settle()
    assert box.delta_a.value == 3
