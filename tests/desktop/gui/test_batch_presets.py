"""Choices of the batch view as a whole: preset files, and the edits of the open photo."""

from dataclasses import replace

import numpy as np
import pytest
from batch_album import files_below, make_album
from batch_driving import (
    WAIT_MS,
    answer,
    answers,
    choose_output,
    click,
    drop,
    opened_view,
    prepare,
    run_to_the_end,
)
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from desktop.batch.restore_box import RestoreChoice
from engine.batch.errors import BatchError
from engine.batch.pattern import NamePattern
from engine.batch.preset import Preset
from engine.batch.preset_file import read_preset, save_preset
from engine.batch.settings import BatchSettings
from engine.color.decode import Decoding
from engine.color.upsample import Upsampling
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust, Harmonize, Hint, Recolor
from engine.document.identity import ModelIdentity
from engine.document.restore_edits import CorrectTone, RefineDetail, RepairDamage, Straighten
from engine.photo.formats import ImageFormat
from engine.photo.read import read_photo
from engine.restore.restoration import Detail, Repair, Tone
from engine.restore.straighten import Frame
from engine.restore.wish import RestorationWish, Strengths
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PRESET = "harbor.photochrom-preset"
SETTINGS = BatchSettings(
    DecodingOptions(Decoding.ARGMAX, 1.5, 0.3, 0.4),
    size=96,
    upsampling=Upsampling.BICUBIC,
    quality=70,
    keeps_metadata=False,
    restoration=RestorationWish(automatic=True, straightens=True, strengths=Strengths(fade=0.5)),
    sidecar=True,
)


@pytest.fixture
def view(qtbot, library, loaded_models, settings, runner):
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    yield view
    view.run.cancel()


@pytest.fixture
def preset(loaded_models):
    """A preset of the small model that says something about everything."""
    model = loaded_models.loaded_colorizer("test-classifier").identity
    return Preset(SETTINGS, model, None, ImageFormat.JPEG, NamePattern("{name} in color"))


def opened(qtbot, view, path):
    with qtbot.waitSignal(view.presets.opened, timeout=WAIT_MS):
        assert drop(view, path)


def engine_settings(view):
    return view.order.preset.settings()


def test_dropped_preset_is_shown_in_all_controls_and_does_the_same(
    qtbot, view, preset, tmp_path, settings
):
    save_preset(tmp_path / PRESET, preset)
    opened(qtbot, view, tmp_path / PRESET)
    assert engine_settings(view) == SETTINGS
    assert view.preset.vividness.value == pytest.approx(1.5)
    assert view.preset.size_choice.currentText() == "96 pixels"
    assert view.choices.restore.choice.currentText() == "Restore as in the preset"
    assert view.choices.restore.straightens.isChecked()
    assert view.choices.restore.words.text() == "fading 50 %"
    assert view.output.format.currentText() == "JPEG"
    assert (view.output.sidecar.isChecked(), view.output.metadata.isChecked()) == (True, False)
    assert view.output.pattern.text() == "{name} in color"
    assert view.choices.bar.notes.text() == (
        f"The choices are those of {PRESET}.\n"
        "Also: temperature 0.3; colors spread without regard to edges."
    )
    assert settings.recent_presets == (tmp_path / PRESET,)
    assert view.sources.paths == ()


def test_preset_that_the_program_is_opened_with_is_shown_in_the_view_of_many_photos(
    qtbot, preset, tmp_path, start
):
    save_preset(tmp_path / PRESET, preset)
    shown = start(tmp_path / PRESET).window.workshop.batch
    qtbot.waitUntil(lambda: engine_settings(shown.view) == SETTINGS, timeout=WAIT_MS)
    assert shown.isVisible()


def test_saved_preset_is_that_of_the_command_line(qtbot, view, preset, tmp_path, monkeypatch):
    save_preset(tmp_path / PRESET, preset)
    opened(qtbot, view, tmp_path / PRESET)
    choose_output(view, tmp_path / "out")
    view.output.pattern.setText("{name} in color")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    with qtbot.waitSignal(view.presets.saved, timeout=WAIT_MS):
        menu_action(view, "Save preset…").trigger()
    assert read_preset(tmp_path / "mine.photochrom-preset").as_json() == preset.as_json()


def menu_action(view, text):
    view.choices.bar.fill_menu()
    actions = {action.text().replace("&", ""): action for action in view.choices.bar.menu.actions()}
    return actions[text]


def test_recent_preset_is_in_the_menu_and_the_usual_choices_come_back(
    qtbot, view, preset, tmp_path
):
    save_preset(tmp_path / PRESET, preset)
    usual = engine_settings(view)
    opened(qtbot, view, tmp_path / PRESET)
    menu_action(view, "Usual choices").trigger()
    assert replace(engine_settings(view), quality=95, keeps_metadata=True) == usual
    assert not view.choices.bar.notes.isVisible()
    with qtbot.waitSignal(view.presets.opened, timeout=WAIT_MS):
        menu_action(view, "harbor").trigger()
    assert engine_settings(view) == SETTINGS


def test_preset_opened_in_the_dialog_that_is_none_is_said_and_forgotten(
    qtbot, view, tmp_path, monkeypatch, settings
):
    path = tmp_path / PRESET
    path.write_text("{}")
    settings.recent_presets = (path,)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(view.failed, timeout=WAIT_MS) as failed:
        menu_action(view, "Open preset…").trigger()
    title, error = failed.args
    assert title == "The preset cannot be opened"
    assert isinstance(error, BatchError)
    assert settings.recent_presets == ()


def test_preset_of_a_model_that_is_not_there_asks_what_to_do(qtbot, view, preset, tmp_path):
    absent = ModelIdentity("dream", "3", "ab" * 32)
    save_preset(tmp_path / PRESET, replace(preset, model=absent))
    before = engine_settings(view)
    opened(qtbot, view, tmp_path / PRESET)
    assert "dream" in view.decision.title.text()
    assert answers(view) == ["Open it with test-classifier", "Cancel"]
    assert engine_settings(view) == before
    answer(qtbot, view, "Open it with test-classifier")
    assert engine_settings(view) == SETTINGS
    assert view.order.preset.colorizer == "test-classifier"


def test_preset_of_another_model_of_the_name_asks_what_to_do(qtbot, view, preset, tmp_path):
    other = replace(preset.model, version="9", sha256="ab" * 32)
    save_preset(tmp_path / PRESET, replace(preset, model=other))
    before = engine_settings(view)
    opened(qtbot, view, tmp_path / PRESET)
    sentence = view.decision.title.text()
    assert sentence.startswith("The preset was made with another model of the name")
    assert "version 9, file abababab" in sentence
    answer(qtbot, view, "Cancel")
    assert engine_settings(view) == before


def test_photos_and_a_preset_can_be_dropped_together(qtbot, view, preset, tmp_path, small_photos):
    save_preset(tmp_path / PRESET, preset)
    album = make_album(tmp_path / "album", small_photos)
    with qtbot.waitSignal(view.presets.opened, timeout=WAIT_MS):
        assert drop(view, album, tmp_path / PRESET)
    assert view.sources.paths == (album,)
    assert engine_settings(view) == SETTINGS


def edited(photo, *edits):
    """Do something to the photo on the workbench, as its panels do."""
    history = photo.history
    for edit in edits:
        history = history.done(edit.title, history.document.added(edit))
    photo.set_history(history)


def test_edits_of_the_open_photo_count_for_all_and_the_rest_is_named(qtbot, view, colorized):
    mask = np.zeros(colorized.document.guide_shape, np.uint8)
    mask[10:50, 10:50] = 255
    edited(
        colorized,
        RepairDamage(Repair(0.7, added=mask)),
        CorrectTone(Tone(fade=0.8, cast=1.0)),
        RefineDetail(Detail(sharpen=0.5)),
        Adjust(DecodingOptions(vividness=1.4, rebalance=0.3)),
        Harmonize((mask, mask), 5, 6),
        Recolor(mask, TargetColor(30.0, 40.0)),
        Hint((ColorPoint(20, 20, TargetColor(10.0, 10.0)),)),
        Straighten(Frame(2, 0.1, 0.1, 0.9, 0.9)),
    )
    click(qtbot, view.choices.bar.photo_button)
    settings = engine_settings(view)
    assert settings.decoding == DecodingOptions(vividness=1.4, rebalance=0.3)
    assert settings.restoration == RestorationWish(
        strengths=Strengths(repair=0.7, fade=0.8, sharpen=0.5)
    )
    assert settings.harmonize.settings() == Harmonize((), 5, 6).settings()
    assert view.choices.restore.choice.currentText() == "Restore as in the open photo"
    assert "dust and scratches 70 %" in view.choices.restore.words.text()
    notes = view.choices.bar.notes
    assert notes.isVisible()
    assert notes.text() == (
        "The choices are those of astronaut.jpg.\n"
        "Not taken over, since it suits that photo alone: recolored objects; color points; damage "
        "that was painted by hand; the angle and the crop; its color cast.\n"
        "Also: tolerance 5 and 6, strength 100 %."
    )


def test_photo_with_a_single_object_and_nothing_restored_leaves_that_out(qtbot, view, colorized):
    mask = np.full(colorized.document.guide_shape, 255, np.uint8)
    edited(colorized, Harmonize((mask,)))
    click(qtbot, view.choices.bar.photo_button)
    assert engine_settings(view).harmonize is None
    assert engine_settings(view).restoration is None
    assert "harmonized single objects" in view.choices.bar.notes.text()


def test_nothing_can_be_taken_over_without_an_open_photo(view):
    assert not view.choices.bar.photo_button.isEnabled()
    assert view.choices.bar.photo_button.toolTip() == "Open a photo and colorize it first."


def choose_restoring(view, choice):
    box = view.choices.restore.choice
    box.setCurrentIndex(box.findData(choice))
    box.activated.emit(box.currentIndex())


def test_restoration_of_the_open_photo_is_chosen_alone(view, colorized):
    edited(colorized, CorrectTone(Tone(contrast=0.6)), Adjust(DecodingOptions(vividness=2)))
    choose_restoring(view, RestoreChoice.OPEN_PHOTO)
    assert engine_settings(view).restoration == RestorationWish(strengths=Strengths(contrast=0.6))
    assert engine_settings(view).decoding.vividness == 1
    assert view.choices.restore.words.text() == "local contrast 60 %"


def test_restoring_what_each_photo_needs_reaches_the_results(qtbot, view, tmp_path, small_photos):
    with Image.open(small_photos / "cat.jpg") as cat:
        (tmp_path / "in").mkdir()
        cat.point(lambda value: 90 + value * 0.4).save(tmp_path / "in" / "faded.png")
    choose_output(view, tmp_path / "out")
    choose_restoring(view, RestoreChoice.AUTO)
    prepare(qtbot, view, tmp_path / "in")
    run_to_the_end(qtbot, view)
    assert files_below(tmp_path / "out") == ["faded.png"]
    xmp = read_photo(tmp_path / "out" / "faded.png").metadata.xmp
    assert b"Correct light and tone: fade 100%" in xmp
