"""Photos that are in color already: they keep their colors until the user wants others."""

import numpy as np
import pytest
from objects import BAR, save_colored_scene, save_scene, xmp

from desktop.panels.colorize_panel import ColorizePanel
from desktop.panels.model_choices import ModelChoices
from desktop.panels.touch_up_panel import TouchUpPanel
from desktop.workspace.open_photo import OpenPhoto, PhotoState
from desktop.workspace.thumbnails import thumbnail_of
from engine.document.edits import Adjust, Harmonize, Recolor
from engine.document.project_file import save_project
from engine.document.rendering import render_chroma
from engine.photo.formats import ImageFormat
from engine.photo.read import read_photo
from engine.photo.write import ExportOptions
from tests.desktop.gui.colored import RED, whole
from tests.desktop.gui.panel_driving import WAIT_MS, click, drag, enter

IN_BAR = (200, 60)
NOTE = "This photo is already in color. Its own colors are kept until you colorize it."
NO_OPINION = "The photo has its own colors; colorize it to learn what a model thinks."


@pytest.fixture
def choices(qtbot, workbench, runner, loaded_models, settings):
    settings.colorizer = "test-classifier"
    settings.working_size = 64
    choices = ModelChoices(loaded_models.store, runner, workbench)
    choices.refresh()
    qtbot.waitUntil(lambda: choices.is_known, timeout=WAIT_MS)
    return choices


@pytest.fixture
def colorize_panel(qtbot, workbench, settings, choices):
    panel = ColorizePanel(workbench, settings, choices)
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture
def touch_up(qtbot, workbench, selection, runner):
    panel = TouchUpPanel(workbench, selection, runner)
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture
def photo(tmp_path, put_on_table, settle):
    """A photo in color on the workbench."""
    save_colored_scene(tmp_path / "color.png")
    photo = put_on_table(tmp_path / "color.png")
    settle()
    return photo


@pytest.fixture
def colorize(qtbot, workbench, settle):
    def colorize():
        with qtbot.waitSignal(workbench.document_changed, timeout=WAIT_MS):
            workbench.colorize(model="test-classifier", size=64)
        settle()

    return colorize


def own_chroma(photo):
    return read_photo(photo.path, own_colors=True).own_chroma


def names(workbench):
    return [entry.name for entry in workbench.history.entries]


def test_it_opens_in_its_own_colors(photo, workbench, library):
    np.testing.assert_array_equal(workbench.chroma, own_chroma(photo))
    assert names(workbench) == ["Original colors"]
    assert photo.state is PhotoState.PLAIN
    assert not library.has_unsaved


def test_its_thumbnail_is_in_color(qtbot, photo, settle):
    def is_colored():
        color = photo.thumbnail.pixelColor(200, 60)
        return color.red() - color.blue() > 10

    qtbot.waitUntil(lambda: photo.thumbnail is not None and is_colored(), timeout=WAIT_MS)
    settle()


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_thumbnails_are_in_color_where_photos_are(tmp_path, suffix):
    save_colored_scene(tmp_path / f"color{suffix}")
    toned = save_scene(tmp_path / f"toned{suffix}", tint=(1, 0.85, 0.6))
    color = thumbnail_of(tmp_path / f"color{suffix}")
    assert not color.isGrayscale()
    np.testing.assert_allclose(color.pixelColor(200, 140).getRgb()[:3], (205, 143, 130), atol=12)
    assert thumbnail_of(toned).isGrayscale()


def test_the_thumbnail_of_a_project_is_gray_until_it_is_opened(photo, workbench, tmp_path):
    save_project(tmp_path / "work.photochrom", photo.document)
    assert photo.document is workbench.document
    assert thumbnail_of(tmp_path / "work.photochrom", is_project=True).isGrayscale()


def test_the_panel_says_so(photo, colorize_panel):
    del photo
    assert colorize_panel.own_colors.isVisible()
    assert colorize_panel.own_colors.text() == NOTE
    assert colorize_panel.colorize_button.text() == "Colorize"
    assert colorize_panel.vividness.isEnabled()
    assert not colorize_panel.rebalancing.isEnabled()
    assert colorize_panel.rebalancing.toolTip().startswith("The photo has its own colors;")
    for control in (colorize_panel.decoding, colorize_panel.uncertainty):
        assert not control.isEnabled()
        assert control.toolTip() == NO_OPINION


@pytest.mark.parametrize("tint", [(1, 1, 1), (1, 0.85, 0.6), (0.6, 0.8, 1)])
def test_gray_and_toned_photos_open_as_ever(
    tmp_path, tint, put_on_table, settle, workbench, colorize_panel
):
    photo = put_on_table(save_scene(tmp_path / "scene.png", tint=tint))
    settle()
    assert workbench.document is None
    assert workbench.chroma is None
    assert workbench.photo.own_chroma is None
    assert photo.state is PhotoState.PLAIN
    assert not colorize_panel.own_colors.isVisible()


def test_objects_are_touched_up_at_once(
    qtbot, photo, touch_up, selection, workbench, settle, library
):
    before = workbench.chroma
    qtbot.waitUntil(lambda: selection.is_ready, timeout=WAIT_MS)
    selection.click(*IN_BAR)
    settle()
    assert touch_up.recolor.suggestions.note.text() == NO_OPINION
    enter(qtbot, touch_up.recolor.field.text, "#2040c0")
    click(qtbot, touch_up.recolor.buttons.apply)
    settle()
    assert isinstance(workbench.document.steps[0].edit, Recolor)
    assert np.abs(workbench.chroma - before)[BAR].mean() > 5
    assert photo.state is PhotoState.EDITED
    assert library.has_unsaved
    workbench.undo()
    settle()
    np.testing.assert_array_equal(workbench.chroma, before)
    assert photo.state is PhotoState.PLAIN
    assert not library.has_unsaved


def test_its_own_colors_can_be_made_more_vivid(
    qtbot, photo, colorize_panel, workbench, settings, settle
):
    before, vividness = workbench.chroma, settings.vividness
    drag(qtbot, colorize_panel.vividness.slider, 0.6)
    settle()
    (step,) = workbench.document.steps
    assert step.edit.decoding.vividness > 1.5
    expected = before * np.float32(step.edit.decoding.vividness)
    np.testing.assert_allclose(workbench.chroma, expected, rtol=1e-5)
    assert photo.state is PhotoState.EDITED
    assert settings.vividness == vividness


class TestColorize:
    def test_it_replaces_the_colors_by_those_of_a_model_and_can_be_undone(
        self, qtbot, photo, colorize_panel, workbench, settle
    ):
        own = workbench.chroma
        with qtbot.waitSignal(workbench.document_changed, timeout=WAIT_MS):
            click(qtbot, colorize_panel.colorize_button)
        settle()
        assert names(workbench) == ["Original colors", "Colorize"]
        assert workbench.document.model.name == "test-classifier"
        assert np.abs(workbench.chroma - own).max() > 1
        assert photo.state is PhotoState.COLORIZED
        assert not colorize_panel.own_colors.isVisible()
        assert colorize_panel.colorize_button.text() == "Colorize again"
        assert colorize_panel.decoding.isEnabled()
        workbench.undo()
        settle()
        np.testing.assert_array_equal(workbench.chroma, own)
        assert colorize_panel.own_colors.isVisible()
        workbench.redo()
        settle()
        assert not workbench.document.has_own_colors

    def test_edits_stay_but_not_how_vivid_its_own_colors_were(
        self, photo, workbench, settings, colorize
    ):
        del photo
        settings.vividness = 1.3
        workbench.add_edit(Recolor(whole(workbench), RED))
        workbench.apply_decoding(workbench.document.adjust.decoding.__class__(vividness=2))
        colorize()
        adjust, recolor = (step.edit for step in workbench.document.steps)
        assert isinstance(adjust, Adjust)
        assert adjust.decoding.vividness == 1.3
        assert isinstance(recolor, Recolor)

    def test_what_is_done_while_the_model_looks_is_kept(
        self, qtbot, photo, workbench, settings, settle
    ):
        del photo
        settings.vividness = 1.3
        workbench.colorize(model="test-classifier", size=64)
        workbench.add_edit(Recolor(whole(workbench), RED))
        qtbot.waitUntil(lambda: not workbench.document.has_own_colors, timeout=WAIT_MS)
        settle()
        kinds = [type(step.edit) for step in workbench.document.steps]
        assert kinds == [Adjust, Recolor]
        assert names(workbench) == ["Original colors", "Recolor", "Colorize"]

    def test_going_back_to_its_own_colors_after_saving_is_unsaved_work(
        self, qtbot, tmp_path, photo, workbench, colorize, library
    ):
        colorize()
        job = workbench.save_project(tmp_path / "work.photochrom")
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        assert photo.state is PhotoState.SAVED
        workbench.undo()
        assert library.has_unsaved


class TestSaving:
    def test_an_export_has_its_colors_and_names_no_model(self, qtbot, tmp_path, photo, workbench):
        out = tmp_path / "out.png"
        job = workbench.export(out, ExportOptions(ImageFormat.PNG))
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        np.testing.assert_allclose(_pixels(out), _pixels(photo.path), atol=1)
        assert "photochrom:Model" not in xmp(out)
        assert "AlgorithmicMedia" not in xmp(out)
        assert photo.state is PhotoState.SAVED

    def test_a_project_brings_its_colors_and_edits_back(
        self, qtbot, tmp_path, photo, workbench, library, put_on_table, settle, colorize
    ):
        workbench.add_edit(Recolor(whole(workbench), RED, 0.5))
        settle()
        expected = workbench.chroma
        path = tmp_path / "work.photochrom"
        with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
            pass
        library.close(photo)
        reopened = put_on_table(path)
        settle()
        assert reopened.state is PhotoState.SAVED
        assert workbench.document.has_own_colors
        np.testing.assert_array_equal(workbench.chroma, expected)
        colorize()
        assert not workbench.document.has_own_colors

    def test_a_project_with_colors_of_a_model_knows_the_original(
        self, qtbot, tmp_path, photo, workbench, library, put_on_table, settle, colorize
    ):
        own = workbench.chroma
        colorize()
        path = tmp_path / "work.photochrom"
        with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
            pass
        library.close(photo)
        put_on_table(path)
        settle()
        assert not workbench.document.has_own_colors
        np.testing.assert_array_equal(workbench.photo.own_chroma, own)

    def test_unsaved_edits_are_recovered(self, tmp_path, photo, workbench, library, settle, qtbot):
        edited = workbench.document.added(Harmonize((whole(workbench),)))
        expected = render_chroma(edited, workbench.guide, workbench.photo.own_chroma)
        save_project(tmp_path / "rescued.photochrom", edited)
        path = photo.path
        library.close(photo)
        rescued = OpenPhoto(path, recovered_from=tmp_path / "rescued.photochrom")
        library.adopt(rescued)
        library.set_current(rescued)
        qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
        settle()
        np.testing.assert_array_equal(workbench.chroma, expected)
        assert library.has_unsaved


def test_it_is_read_again_when_memory_was_short(
    photo, workbench, library, settings, put_on_table, small_photos, settle, qtbot
):
    settings.cache_mb = 0
    workbench.add_edit(Recolor(whole(workbench), RED, 0.5))
    settle()
    expected, document = workbench.chroma.copy(), workbench.document
    put_on_table(small_photos / "cat.jpg")
    settle()
    library.set_current(photo)
    qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
    settle()
    assert workbench.document is document
    np.testing.assert_array_equal(workbench.chroma, expected)


def _pixels(path):
    from PIL import Image

    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), int)
