"""Models that answer one color for each place, in the window: offered, used, and what they lack."""

import shutil

import numpy as np
import pytest
from batch_album import files_below, make_album

from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_view import BatchView
from desktop.canvas.canvas import Canvas
from desktop.panels.colorize_panel import ColorizePanel
from desktop.panels.model_choices import ModelChoices
from desktop.panels.steps_model import StepsModel
from desktop.shell.actions import Actions
from desktop.shell.commands.command import Command
from desktop.shell.view_commands import ViewCommands
from desktop.workspace.loaded_models import LoadedModels
from engine.colorize import ChromaPrediction, DecodingOptions
from engine.document.project_file import open_project
from engine.models.providers import Device
from engine.models.store import ModelStore
from tests.desktop.gui.panel_driving import WAIT_MS, choose_by_keys, click, drag
from tests.onnx_models import save_regressor

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", "propagateSizeHints", extend=True
)

NO_OTHERS = (
    "The model found one color for each place and weighed no others; another model may do so."
)


@pytest.fixture
def loaded_models(qapp, tmp_path, segmenter_models):
    """The bundled models, small ones, and a regressor that gives light places a pale orange."""
    del qapp
    folder = tmp_path / "models"
    shutil.copytree(segmenter_models, folder)
    save_regressor(folder / "orange.onnx", factors=(10, 15), stride=4)
    return LoadedModels(ModelStore(installed=folder), lambda: Device.CPU)


@pytest.fixture
def choices(qtbot, loaded_models, runner):
    choices = ModelChoices(loaded_models.store, runner)
    qtbot.waitUntil(lambda: choices.is_known, timeout=WAIT_MS)
    return choices


@pytest.fixture
def panel(qtbot, workbench, settings, choices, runner):
    settings.working_size = 64
    panel = ColorizePanel(workbench, settings, choices)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


@pytest.fixture
def choose(qtbot, panel):
    """Choose a model by the keyboard."""

    def choose(name):
        choose_by_keys(qtbot, panel.model, name)

    return choose


@pytest.fixture
def orange(qtbot, workbench, panel, choose, put_on_table, small_photos, settle):
    """A photo that the regressor colorized, at the click of the button."""
    photo = put_on_table(small_photos / "astronaut.jpg")
    choose("test-regressor")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        click(qtbot, panel.colorize_button)
    settle()
    return photo


def test_it_is_offered_among_the_others_and_says_what_it_is(panel, choices, settings, choose):
    names = [panel.model.itemText(row) for row in range(panel.model.count())]
    assert names == ["photochrom-base", "test-regressor", "test-classifier"]
    choose("test-regressor")
    assert settings.colorizer == "test-regressor"
    assert "one color each, no alternatives" in panel.model_info.text()
    assert choices.problem_of("test-regressor") is None
    assert "'test-regressor'" in str(choices.problem_of("lost"))


def test_it_colorizes_at_the_click_of_the_button(panel, workbench, orange):
    del orange
    assert workbench.document.model.name == "test-regressor"
    assert isinstance(workbench.document.prediction, ChromaPrediction)
    a, b = np.moveaxis(workbench.chroma, -1, 0)
    np.testing.assert_allclose(b, 1.5 * a, atol=0.05)
    assert a.max() > 5
    assert panel.colorize_button.text() == "Colorize again"


def test_the_vividness_is_dragged_as_with_other_models(qtbot, panel, workbench, orange):
    del orange
    before = workbench.chroma
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        drag(qtbot, panel.vividness.slider, 0.9)
    np.testing.assert_allclose(workbench.chroma, before * panel.vividness.value, atol=1e-3)


def test_what_needs_other_colors_is_off_and_says_why(panel, orange):
    del orange
    assert panel.vividness.isEnabled()
    for control in (panel.decoding, panel.uncertainty):
        assert not control.isEnabled()
        assert control.toolTip() == NO_OTHERS


def test_uncertainty_shows_again_with_a_model_that_has_some(
    qtbot, workbench, panel, orange, choose, settle
):
    del orange
    workbench.show_uncertainty(True)
    settle()
    assert workbench.uncertainty is None
    choose("test-classifier")
    click(qtbot, panel.colorize_button)
    qtbot.waitUntil(lambda: workbench.uncertainty is not None, timeout=WAIT_MS)
    assert panel.uncertainty.isEnabled()
    assert panel.decoding.isEnabled()


def test_the_menu_offers_no_uncertainty(qtbot, workbench, selection, restoring, runner, orange):
    del orange
    canvas = Canvas(workbench, selection, restoring, runner)
    qtbot.addWidget(canvas)
    actions = Actions(canvas)
    commands = ViewCommands(actions, canvas, workbench, selection, restoring)
    assert not actions[Command.SHOW_UNCERTAINTY].isEnabled()
    assert actions[Command.SHOW_ORIGINAL].isEnabled()
    del commands


def test_objects_are_recolored_but_no_colors_are_suggested(
    qtbot, selection, touch_up_panel, orange, settle
):
    del orange
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    selection.click(60, 60)
    qtbot.waitUntil(lambda: selection.mask is not None and not selection.is_busy, timeout=WAIT_MS)
    settle()
    row = touch_up_panel.recolor.suggestions
    assert row.note.text() == NO_OTHERS
    assert not any(swatch.isVisible() for swatch in row.swatches)
    assert selection.suggestions == ()
    assert touch_up_panel.recolor.field.isEnabled()
    assert touch_up_panel.recolor.strength.isEnabled()


def test_a_project_is_saved_and_opened_again(qtbot, workbench, orange, tmp_path, settle):
    del orange
    workbench.apply_decoding(DecodingOptions(vividness=2, rebalance=0.5))
    settle()
    with qtbot.waitSignal(workbench.saved, timeout=WAIT_MS):
        workbench.save_project(tmp_path / "orange.photochrom")
    reopened = open_project(tmp_path / "orange.photochrom").document
    np.testing.assert_array_equal(reopened.prediction.chroma, workbench.document.prediction.chroma)
    assert reopened.adjust == workbench.document.adjust


def test_a_step_claims_no_decoding(workbench, orange, settle):
    del orange
    workbench.apply_decoding(DecodingOptions(vividness=2, rebalance=0.5))
    settle()
    steps = StepsModel(workbench)
    details = steps.data(steps.index(0), 3)
    assert details == "vividness 200 %, rebalancing 50 %"


def test_many_photos_are_colorized_and_decoding_is_off_while_it_is_chosen(
    qtbot, library, loaded_models, choices, settings, runner, small_photos, tmp_path
):
    settings.colorizer, settings.working_size = "test-classifier", 64
    batch = BatchRun(loaded_models, runner)
    view = BatchView(library, batch, choices, settings, runner)
    qtbot.addWidget(view)
    view.show()
    decoding, model = view.preset.decoding, view.preset.model
    assert decoding.isEnabled()
    choose_by_keys(qtbot, model, "test-regressor")
    assert not decoding.isEnabled()
    assert decoding.toolTip() == ("This model finds one color for each place and weighs no others.")
    album = make_album(tmp_path / "album", small_photos)
    view.add([album])
    qtbot.waitUntil(lambda: batch.model.counts.total > 0, timeout=WAIT_MS)
    before = len(files_below(album))
    with qtbot.waitSignal(batch.ended, timeout=WAIT_MS):
        click(qtbot, view.progress.start_button)
    assert len(files_below(album)) > before
    choose_by_keys(qtbot, model, "test-classifier")
    assert decoding.isEnabled()
    batch.cancel()
