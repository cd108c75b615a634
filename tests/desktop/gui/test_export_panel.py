"""The panel that exports: what it offers, what it writes, and what it says when it cannot."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop.panels.export_panel import ExportPanel
from engine.colorize import DecodingOptions
from engine.document.restore_edits import CorrectTone
from engine.photo.formats import ImageFormat
from engine.photo.read import read_photo
from engine.restore.restoration import Tone
from tests.desktop.gui.panel_driving import WAIT_MS, click, enter


@pytest.fixture
def panel(qtbot, workbench, settings, runner, tmp_path):
    settings.export_folder = tmp_path / "exports"
    (tmp_path / "exports").mkdir()
    panel = ExportPanel(workbench, settings)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


def choose(qtbot, combo, data):
    """Go to an entry of a list by the arrow keys."""
    combo.setFocus()
    way = combo.findData(data) - combo.currentIndex()
    for _ in range(abs(way)):
        qtbot.keyClick(combo, Qt.Key.Key_Down if way > 0 else Qt.Key.Key_Up)
    assert combo.currentData() == data


def export(qtbot, panel):
    click(qtbot, panel.export_button)
    qtbot.waitUntil(lambda: panel.result.isVisible(), timeout=WAIT_MS)


def test_without_colors_the_button_says_what_to_do_first(panel, put_on_table, small_photos):
    assert panel.export_button.toolTip() == "Open a photo first."
    put_on_table(small_photos / "cat.jpg")
    assert not panel.export_button.isEnabled()
    assert panel.export_button.toolTip() == "Restore or colorize the photo first."


def test_the_name_is_shown_while_the_pattern_is_typed(qtbot, panel, settings, colorized):
    del colorized
    assert panel.place.preview.text() == "astronaut-colorized.jpg"
    enter(qtbot, panel.place.pattern, "{name} in color")
    assert panel.place.preview.text() == "astronaut in color.jpg"
    assert settings.name_pattern == "{name} in color"
    choose(qtbot, panel.choices.format, ImageFormat.TIFF)
    assert panel.place.preview.text() == "astronaut in color.tif"


def test_a_pattern_that_gives_no_names_is_explained_and_not_remembered(
    qtbot, panel, settings, colorized
):
    del colorized
    enter(qtbot, panel.place.pattern, "photo")
    assert "must hold {name}" in panel.place.preview.text()
    assert not panel.export_button.isEnabled()
    assert panel.export_button.toolTip() == panel.place.preview.text()
    assert settings.name_pattern == "{name}-colorized"


def test_the_name_of_the_original_is_refused(qtbot, panel, colorized):
    del colorized
    choose(qtbot, panel.place.place, data=False)
    enter(qtbot, panel.place.pattern, "{name}")
    assert "name of the original" in panel.place.preview.text()
    assert not panel.export_button.isEnabled()


def test_only_what_a_format_has_is_offered(qtbot, panel, colorized):
    del colorized
    for image_format, has_quality, has_depth in (
        (ImageFormat.JPEG, True, False),
        (ImageFormat.PNG, False, True),
        (ImageFormat.TIFF, False, True),
        (ImageFormat.WEBP, True, False),
    ):
        choose(qtbot, panel.choices.format, image_format)
        assert panel.choices.quality.isVisible() == has_quality
        assert panel.choices.bit_depth.isVisible() == has_depth


def test_as_the_photo_says_what_that_is(panel, colorized):
    del colorized
    assert panel.choices.format.itemText(0) == "As the photo (JPEG)"
    assert panel.choices.image_format is ImageFormat.JPEG


def test_choices_are_remembered(qtbot, panel, settings, workbench, colorized):
    del colorized
    choose(qtbot, panel.choices.format, ImageFormat.PNG)
    choose(qtbot, panel.choices.bit_depth, 16)
    again = ExportPanel(workbench, settings)
    qtbot.addWidget(again)
    assert again.choices.options == panel.choices.options
    assert (again.choices.options.format, again.choices.options.bit_depth) == (ImageFormat.PNG, 16)


def test_the_size_is_remembered(qtbot, panel, settings, workbench, colorized):
    del colorized
    size = panel.choices.size_limit
    assert not size.longest_side.isVisible()
    choose(qtbot, size.extent, data=True)
    enter(qtbot, size.longest_side, "640")
    assert settings.export_longest_side == 640
    again = ExportPanel(workbench, settings)
    qtbot.addWidget(again)
    assert again.choices.options.longest_side == 640
    choose(qtbot, size.extent, data=False)
    assert not size.longest_side.isVisible()
    assert settings.export_longest_side is None


def test_what_the_photo_says_about_itself_is_kept_or_left_out(
    qtbot, panel, settings, workbench, put_on_table, small_photos, tmp_path
):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "A. Photographer"
    with Image.open(small_photos / "cat.jpg") as picture:
        picture.save(tmp_path / "signed.jpg", exif=exif)
    put_on_table(tmp_path / "signed.jpg")
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    assert panel.choices.metadata.isChecked()
    export(qtbot, panel)
    target = tmp_path / "exports" / "signed-colorized.jpg"
    assert b"A. Photographer" in target.read_bytes()
    target.unlink()
    click(qtbot, panel.choices.metadata)
    assert not settings.export_keeps_metadata
    click(qtbot, panel.export_button)
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert b"A. Photographer" not in target.read_bytes()
    assert b"compositeWithTrainedAlgorithmicMedia" in target.read_bytes()


def test_the_photo_is_written_with_the_colors_that_are_shown(
    qtbot, panel, workbench, tmp_path, colorized
):
    del colorized
    choose(qtbot, panel.choices.format, ImageFormat.PNG)
    choose(qtbot, panel.choices.bit_depth, 16)
    export(qtbot, panel)
    written = read_photo(tmp_path / "exports" / "astronaut-colorized.png")
    assert written.bit_depth == 16
    np.testing.assert_allclose(written.lightness, workbench.photo.lightness, atol=0.05)
    assert panel.result.text() == "Exported as astronaut-colorized.png"
    assert panel.show_button.isVisible()


def test_what_is_only_tried_out_is_not_exported(qtbot, panel, workbench, colorized):
    del colorized
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.preview_decoding(DecodingOptions(vividness=2))
    assert panel.export_button.toolTip() == "Apply or cancel first what you are trying out."
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.preview_edit(None)
    assert panel.export_button.isEnabled()


def test_a_smaller_export_has_the_size_that_was_announced(qtbot, panel, tmp_path, colorized):
    del colorized
    assert panel.choices.size_note.text() == "160 x 160 pixels"
    choose(qtbot, panel.choices.size_limit.extent, data=True)
    enter(qtbot, panel.choices.size_limit.longest_side, "80")
    assert panel.choices.size_note.text() == "80 x 80 pixels"
    export(qtbot, panel)
    with Image.open(tmp_path / "exports" / "astronaut-colorized.jpg") as picture:
        assert picture.size == (80, 80)


def test_an_existing_file_is_replaced_only_after_a_question(qtbot, panel, tmp_path, colorized):
    del colorized
    target = tmp_path / "exports" / "astronaut-colorized.jpg"
    target.write_text("precious")
    click(qtbot, panel.export_button)
    answer(qtbot, panel, "Keep")
    assert target.read_text() == "precious"
    click(qtbot, panel.export_button)
    answer(qtbot, panel, "Replace")
    qtbot.waitUntil(lambda: panel.result.isVisible(), timeout=WAIT_MS)
    assert read_photo(target).width == 160


def answer(qtbot, panel, text):
    box = panel.findChild(QMessageBox)
    button = next(button for button in box.buttons() if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.findChild(QMessageBox) is None, timeout=WAIT_MS)


def test_an_export_that_fails_leaves_nothing_behind(qtbot, panel, workbench, tmp_path, colorized):
    del colorized
    enter(qtbot, panel.place.folder, str(tmp_path / "nowhere"))
    with qtbot.waitSignal(workbench.failed, timeout=WAIT_MS) as failed:
        click(qtbot, panel.export_button)
    assert "folder" in str(failed.args[1])
    assert not panel.result.isVisible()
    assert panel.export_button.isEnabled()
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_must_be_chosen(qtbot, panel, colorized):
    del colorized
    enter(qtbot, panel.place.folder, "")
    assert panel.export_button.toolTip() == "Choose a folder for the export."


def test_an_export_that_is_cancelled_is_not_there(qtbot, panel, tmp_path, colorized):
    del colorized
    click(qtbot, panel.export_button)
    assert panel.progress.isVisible()
    assert panel.export_button.toolTip() == "An export is running."
    click(qtbot, panel.cancel_button)
    qtbot.waitUntil(lambda: not panel.progress.isVisible(), timeout=WAIT_MS)
    assert list((tmp_path / "exports").iterdir()) == []
    assert not panel.result.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows spells paths otherwise")
def test_the_whole_path_is_told_by_the_tooltip_of_the_name(panel, tmp_path, colorized):
    del colorized
    path = Path(panel.place.preview.toolTip())
    assert path == tmp_path / "exports" / "astronaut-colorized.jpg"


def test_a_photo_that_is_only_restored_gets_a_name_and_a_note_that_are_true(
    qtbot, panel, restoring, put_on_table, small_photos, settle, settings
):
    put_on_table(small_photos / "cat.jpg")
    restoring.apply(CorrectTone(Tone(contrast=0.5)))
    settle()
    assert panel.place.preview.text() == "cat-restored.jpg"
    assert panel.note.text() == "A note of what was restored is always put into the file."
    export(qtbot, panel)
    photo = read_photo(settings.export_folder / "cat-restored.jpg")
    assert b"local contrast 50%" in photo.metadata.xmp
