"""The panel that colorizes: driven by mouse and keys, with models that are really run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from desktop.panels.colorize_panel import ColorizePanel
from desktop.panels.model_choices import ModelChoices
from engine.color.decode import Decoding
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from tests.desktop.gui.panel_driving import (
    WAIT_MS,
    click,
    drag,
    enter,
    let_go,
    take_handle_to,
)


@pytest.fixture
def choices(qtbot, segmenter_models, runner):
    choices = ModelChoices(ModelStore(installed=segmenter_models), runner)
    qtbot.waitUntil(lambda: choices.is_known, timeout=WAIT_MS)
    return choices


@pytest.fixture
def panel(qtbot, workbench, settings, choices, runner):
    panel = ColorizePanel(workbench, settings, choices)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


def test_models_are_listed_with_what_they_say_about_themselves(panel):
    names = [panel.model.itemText(row) for row in range(panel.model.count())]
    assert names == [DEFAULT_COLORIZER, "test-classifier"]
    assert panel.model.currentText() == DEFAULT_COLORIZER
    assert panel.model_info.text().startswith("Version ")
    assert "dB" in panel.model_info.text()


def test_choosing_a_model_is_remembered_and_shows_its_own_size(panel, settings, qtbot):
    panel.model.setFocus()
    qtbot.keyClick(panel.model, Qt.Key.Key_Down)
    assert settings.colorizer == "test-classifier"
    assert panel.working_size.itemText(0) == "Model's own (64)"
    assert "24.5 dB" in panel.model_info.text()


def test_a_model_that_is_gone_is_named_and_cannot_colorize(
    panel, settings, put_on_table, small_photos
):
    put_on_table(small_photos / "cat.jpg")
    settings.colorizer = "lost"
    assert panel.model_info.text().startswith("There is no model named 'lost'; choose one of")
    assert not panel.colorize_button.isEnabled()
    assert panel.colorize_button.toolTip() == panel.model_info.text()


def test_without_a_photo_every_control_says_why_it_is_off(panel):
    controls = panel.vividness, panel.rebalancing, panel.decoding, panel.uncertainty
    for control in (panel.colorize_button, *controls):
        assert not control.isEnabled()
        assert control.toolTip() == "Open a photo first."


def test_before_colorizing_only_colorizing_is_offered(panel, put_on_table, small_photos):
    put_on_table(small_photos / "cat.jpg")
    assert panel.colorize_button.isEnabled()
    assert not panel.vividness.isEnabled()
    for part in (panel.vividness, panel.vividness.slider, panel.vividness.field):
        assert part.toolTip() == "Colorize the photo first."


def test_what_can_be_used_says_what_it_does_again(panel, colorized):
    del colorized
    assert "what the model found" in panel.vividness.slider.toolTip()
    assert panel.colorize_button.toolTip() == "Let the model find the colors of the photo"


def test_the_bundled_model_colorizes_at_the_click_of_the_button(
    qtbot, panel, workbench, settings, put_on_table, small_photos
):
    settings.working_size = 64
    put_on_table(small_photos / "coffee.jpg")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        click(qtbot, panel.colorize_button)
    assert workbench.document.model.name == DEFAULT_COLORIZER
    assert workbench.chroma.std() > 1
    assert panel.colorize_button.text() == "Colorize again"
    assert panel.vividness.isEnabled()


def test_dragging_the_vividness_changes_the_picture_before_the_mouse_is_let_go(
    qtbot, panel, workbench, colorized
):
    del colorized
    before, entries = workbench.chroma, len(workbench.history.entries)
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        take_handle_to(qtbot, panel.vividness.slider, 0.9)
    assert abs(workbench.chroma).mean() > abs(before).mean()
    assert len(workbench.history.entries) == entries
    let_go(qtbot, panel.vividness.slider)
    assert len(workbench.history.entries) == entries + 1
    assert workbench.document.adjust.decoding.vividness == panel.vividness.value > 2


def test_rebalancing_changes_how_colorful_regions_are_here_and_in_the_next_photo(
    qtbot, panel, workbench, settings, colorized
):
    del colorized
    before = workbench.chroma
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        enter(qtbot, panel.rebalancing.field, "100")
    assert workbench.document.adjust.decoding.rebalance == 1
    expected = workbench.document.prediction.decode(DecodingOptions(rebalance=1))
    assert abs(expected - workbench.document.prediction.decode(DecodingOptions())).max() > 1
    assert abs(workbench.chroma - before).max() > 1
    assert settings.rebalancing == 1


def test_a_second_drag_changes_the_same_step(qtbot, panel, workbench, colorized):
    del colorized
    for share in (0.6, 0.2):
        drag(qtbot, panel.vividness.slider, share)
    assert [type(step.edit) for step in workbench.document.steps] == [Adjust]
    assert workbench.document.adjust.decoding.vividness == panel.vividness.value < 1


def test_a_drag_back_to_where_it_began_leaves_no_trace(qtbot, panel, workbench, colorized):
    del colorized
    history, slider = workbench.history, panel.vividness.slider
    take_handle_to(qtbot, slider, 0.9)
    slider.setSliderPosition(100)
    let_go(qtbot, slider)
    qtbot.waitUntil(lambda: not workbench.is_previewing, timeout=WAIT_MS)
    assert workbench.history is history


def test_a_double_click_brings_the_vividness_of_the_model_back(qtbot, panel, workbench, colorized):
    del colorized
    enter(qtbot, panel.vividness.field, "40")
    assert workbench.document.adjust.decoding.vividness == pytest.approx(0.4)
    qtbot.mouseDClick(panel.vividness.slider, Qt.MouseButton.LeftButton)
    assert workbench.document.adjust.decoding.vividness == 1
    assert panel.vividness.field.value() == 100


def test_keys_on_the_slider_make_one_entry_after_a_pause(qtbot, panel, workbench, colorized):
    del colorized
    entries = len(workbench.history.entries)
    for _ in range(5):
        qtbot.keyClick(panel.vividness.slider, Qt.Key.Key_Right)
    with qtbot.waitSignal(workbench.document_changed, timeout=WAIT_MS):
        pass
    assert len(workbench.history.entries) == entries + 1
    assert workbench.document.adjust.decoding.vividness == pytest.approx(1.05)


def test_decoding_is_changed_and_undone(qtbot, panel, workbench, settings, colorized):
    del colorized
    qtbot.keyClick(panel.decoding, Qt.Key.Key_Down)
    assert workbench.document.adjust.decoding.decoding is Decoding.ARGMAX
    assert settings.decoding is Decoding.ARGMAX
    workbench.undo()
    assert panel.decoding.currentData() is Decoding.ANNEALED


def test_uncertainty_is_shown_and_hidden(qtbot, panel, workbench, colorized):
    del colorized
    click(qtbot, panel.uncertainty)
    qtbot.waitUntil(lambda: workbench.uncertainty is not None, timeout=WAIT_MS)
    panel.uncertainty.setFocus()
    qtbot.keyClick(panel.uncertainty, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workbench.uncertainty is None, timeout=WAIT_MS)


def test_a_click_that_does_not_move_the_handle_chooses_nothing(panel, colorized):
    del colorized
    spy = QSignalSpy(panel.vividness.chosen)
    slider = panel.vividness.slider
    slider.setSliderDown(True)
    slider.setSliderDown(False)
    assert spy.count() == 0
