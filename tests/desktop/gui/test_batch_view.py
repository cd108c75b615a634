"""The view of many photos, used as a person does."""

import csv

import pytest
from batch_album import files_below, make_album
from batch_driving import WAIT_MS, click, drop, opened_view, run_to_the_end
from PIL import Image
from PySide6.QtCore import QObject, QPoint, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QMessageBox, QPushButton

from desktop.batch.rows import RowState
from desktop.batch.run_state import RunState
from engine.photo.errors import PhotoError
from engine.photo.formats import ImageFormat
from tests.desktop.gui.panel_driving import enter

# What the platform of the tests cannot do; nothing of it is missed here.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def view(qtbot, library, loaded_models, settings, runner):
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    yield view
    view.run.cancel()


@pytest.fixture
def album(tmp_path, small_photos):
    return make_album(tmp_path / "album", small_photos)


def click_text(qtbot, box):
    """Click a check box where its text is."""
    place = QPoint(box.sizeHint().width() // 2, box.height() // 2)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)


def choose(qtbot, combo, text):
    """Choose an entry of a combo box with the keyboard."""
    combo.setFocus()
    qtbot.keyClicks(combo, text)
    assert combo.currentText() == text


def prepare(qtbot, view, *paths):
    """Put files and folders on the list and wait until their photos are listed."""
    view.add(paths)
    qtbot.waitUntil(lambda: view.run.model.counts.total > 0, timeout=WAIT_MS)


def answer(text, seen):
    """Click a button of the question that will come up."""

    def click_it():
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        seen.append(question.text())
        next(b for b in question.buttons() if b.text().replace("&", "") == text).click()

    QTimer.singleShot(0, click_it)


class Desktop(QObject):
    """Stands for the programs of the system that open files."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop_programs():
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    yield desktop
    QDesktopServices.unsetUrlHandler("file")


def test_empty_view_says_what_is_missing(view):
    assert not view.progress.start_button.isEnabled()
    assert view.progress.start_button.toolTip() == "Add folders or photos first."
    assert not view.progress.pause_button.isVisible()


def test_dropped_folder_is_listed_photo_by_photo_before_anything_is_done(qtbot, view, album):
    assert drop(view, album)
    qtbot.waitUntil(lambda: view.run.model.counts.total == 4, timeout=WAIT_MS)
    assert view.progress.headline.text() == "4 photos to colorize"
    assert view.progress.start_button.isEnabled()
    assert files_below(album) == ["astronaut 0.jpg", "cat 0.jpg", "damaged.jpg", "trip/coffee.jpg"]


def test_subfolders_are_left_out_on_request(qtbot, view, album):
    prepare(qtbot, view, album)
    click_text(qtbot, view.sources.recursive)
    qtbot.waitUntil(lambda: view.run.model.counts.total == 3, timeout=WAIT_MS)


def test_open_photos_are_added_and_taken_off_again(qtbot, view, library, small_photos):
    library.open([small_photos])
    qtbot.waitUntil(view.sources.add_open_button.isEnabled, timeout=WAIT_MS)
    click(qtbot, view.sources.add_open_button)
    qtbot.waitUntil(lambda: view.run.model.counts.total == 3, timeout=WAIT_MS)
    view.sources.listing.setFocus()
    view.sources.listing.setCurrentRow(0)
    qtbot.keyClick(view.sources.listing, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view.run.model.counts.total == 2, timeout=WAIT_MS)
    assert len(view.sources.paths) == 2


def test_folder_chosen_in_the_dialog_is_listed_once(qtbot, view, album, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(album))
    click(qtbot, view.sources.add_folder_button)
    click(qtbot, view.sources.add_folder_button)
    assert view.sources.paths == (album,)


def test_run_ends_in_a_report_that_shows_the_failure_first(qtbot, view, album):
    prepare(qtbot, view, album)
    run_to_the_end(qtbot, view)
    page = view.report_page
    assert page.isVisible()
    assert page.headline.text() == "Done, with 1 failure"
    assert page.summary.text().startswith("3 colorized · 1 failed")
    assert page.table.rows.rowCount() == 1
    assert page.table.selected_row.source.name == "damaged.jpg"
    assert not page.open_button.isEnabled()
    assert "cat 0-colorized.jpg" in files_below(album)


def test_results_are_opened_shown_and_touched_up(qtbot, view, album, desktop_programs):
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    page = view.report_page
    click(qtbot, page.open_button)
    click(qtbot, page.folder_button)
    result = album / "cat 0-colorized.jpg"
    assert desktop_programs.opened == [str(result), str(album)]
    with qtbot.waitSignal(view.photo_wanted) as wanted:
        click(qtbot, page.photo_button)
    assert wanted.args == [album / "cat 0.jpg"]


def test_report_is_saved_as_a_table(qtbot, view, album, tmp_path, monkeypatch):
    prepare(qtbot, view, album)
    run_to_the_end(qtbot, view)
    name = str(tmp_path / "report")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    click(qtbot, view.report_page.save_button)
    path = tmp_path / "report.csv"
    qtbot.waitUntil(path.exists, timeout=WAIT_MS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    assert sorted(record["state"] for record in records) == ["done", "done", "done", "failed"]


def test_report_that_cannot_be_saved_is_told(qtbot, view, album, tmp_path):
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    with qtbot.waitSignal(view.failed, timeout=WAIT_MS) as failed:
        view.save_report(tmp_path / "gone" / "report.csv")
    title, error = failed.args
    assert title == "The report cannot be saved"
    assert isinstance(error, PhotoError)


def test_next_run_goes_back_to_the_choices_and_finds_all_done(qtbot, view, album):
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    click(qtbot, view.report_page.new_button)
    skipped = lambda: view.run.model.counts[RowState.SKIPPED] == 1  # noqa: E731
    qtbot.waitUntil(skipped, timeout=WAIT_MS)
    assert view.progress.isVisible()
    assert view.progress.headline.text() == "Nothing left to colorize"


def test_results_follow_folder_pattern_and_format(qtbot, view, album, tmp_path):
    choose(qtbot, view.output.place, "One folder for all")
    assert view.output.problem == "Choose a folder for the results."
    qtbot.keyClicks(view.output.folder, str(tmp_path / "out"))
    view.output.pattern.selectAll()
    qtbot.keyClicks(view.output.pattern, "{folder}_{name}")
    choose(qtbot, view.output.format, "PNG")
    assert view.output.example.text() == "1921.jpg becomes Album_1921.png"
    prepare(qtbot, view, album)
    run_to_the_end(qtbot, view)
    assert files_below(tmp_path / "out") == [
        "album_astronaut 0.png",
        "album_cat 0.png",
        "trip/trip_coffee.png",
    ]


def test_choices_about_results_are_remembered_when_a_run_begins(qtbot, view, album, settings):
    choose(qtbot, view.output.format, "WebP")
    view.output.quality.setValue(80)
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    assert (settings.export_format, settings.export_quality) == (ImageFormat.WEBP, 80)
    assert settings.export_folder is None


def test_results_are_as_small_as_chosen_and_single_exports_are_next(qtbot, view, album, settings):
    choose(qtbot, view.output.size_limit.extent, "Smaller")
    view.output.size_limit.longest_side.selectAll()
    qtbot.keyClicks(view.output.size_limit.longest_side, "80")
    qtbot.keyClick(view.output.size_limit.longest_side, Qt.Key.Key_Return)
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    with Image.open(album / "cat 0-colorized.jpg") as picture:
        assert max(picture.size) == 80
    assert settings.export_longest_side == 80


def test_pattern_that_gives_no_names_is_explained_and_stops_the_start(qtbot, view, album, tmp_path):
    prepare(qtbot, view, album)
    choose(qtbot, view.output.place, "One folder for all")
    qtbot.keyClicks(view.output.folder, str(tmp_path / "out"))
    view.output.pattern.selectAll()
    qtbot.keyClicks(view.output.pattern, "photo")
    assert not view.progress.start_button.isEnabled()
    assert "{name}" in view.progress.detail.text()


def test_existing_results_are_replaced_on_request(qtbot, view, album):
    result = album / "cat 0-colorized.jpg"
    result.write_bytes(b"old")
    prepare(qtbot, view, album / "cat 0.jpg")
    assert view.run.model.counts[RowState.SKIPPED] == 1
    choose(qtbot, view.output.existing, "Replace the result")
    waits = lambda: view.run.model.counts[RowState.WAITING] == 1  # noqa: E731
    qtbot.waitUntil(waits, timeout=WAIT_MS)
    run_to_the_end(qtbot, view)
    with Image.open(result) as picture:
        picture.load()


def test_run_is_paused_resumed_and_cancelled_by_its_buttons(qtbot, view, tmp_path, small_photos):
    prepare(qtbot, view, make_album(tmp_path / "many", small_photos, copies=20))
    run, box = view.run, view.progress
    click(qtbot, box.start_button)
    assert not box.start_button.isVisible()
    qtbot.waitUntil(lambda: run.model.counts[RowState.DONE] > 0, timeout=WAIT_MS)
    assert not view.sources.isEnabled()
    click(qtbot, box.pause_button)
    assert run.state is RunState.PAUSED
    assert box.pause_button.text() == "&Resume"
    qtbot.waitUntil(lambda: "paused" in box.detail.text(), timeout=WAIT_MS)
    click(qtbot, box.pause_button)
    qtbot.waitUntil(lambda: "left" in box.detail.text(), timeout=WAIT_MS)
    with qtbot.waitSignal(run.ended, timeout=WAIT_MS):
        click(qtbot, box.cancel_button)
    assert view.report_page.headline.text() == "Stopped"
    assert "not begun" in view.report_page.summary.text()
    assert view.sources.isEnabled()


def test_closing_while_photos_are_colorized_asks_first(qtbot, view, tmp_path, small_photos):
    prepare(qtbot, view, make_album(tmp_path / "many", small_photos, copies=20))
    click(qtbot, view.progress.start_button)
    seen = []
    answer("Go on", seen)
    assert not view.close()
    assert view.run.is_active
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS):
        answer("Stop", seen)
        assert view.close()
    assert len(seen) == 2
    assert view.run.report.stopped


def test_closing_without_a_run_asks_nothing(view):
    assert view.may_close()


def test_nothing_can_be_dropped_while_a_run_is_on(qtbot, view, album, small_photos):
    prepare(qtbot, view, album)
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS):
        click(qtbot, view.progress.start_button)
        assert not drop(view, small_photos)
    assert view.sources.paths == (album,)


def test_choices_begin_with_the_settings_and_reach_the_order(qtbot, view, album):
    choose(qtbot, view.output.format, "WebP")
    enter(qtbot, view.preset.vividness.field, "150")
    enter(qtbot, view.preset.rebalancing.field, "30")
    click_text(qtbot, view.preset.harmonize)
    click_text(qtbot, view.output.metadata)
    prepare(qtbot, view, album)
    preset = view.order.preset
    assert (preset.colorizer, preset.size) == ("test-classifier", 64)
    assert preset.decoding.vividness == pytest.approx(1.5)
    assert preset.decoding.rebalance == pytest.approx(0.3)
    assert not preset.keeps_metadata
    assert (preset.image_format, preset.bit_depth) == (ImageFormat.WEBP, None)
    assert preset.segmenter == "working"


def test_every_control_can_be_named_and_explains_itself(view):
    buddies = [label.buddy() for label in view.findChildren(QLabel)]
    for control in [*view.findChildren(QPushButton), *view.findChildren(QComboBox)]:
        if control.isVisibleTo(view):
            assert control.toolTip(), control
            text = control.text() if isinstance(control, QPushButton) else ""
            assert control.accessibleName() or text or control in buddies, control
