"""Which photos of a batch are colorized, in which order, and the pages that show them all."""

import os

import pytest
from batch_album import files_below, make_album
from batch_driving import (
    WAIT_MS,
    choose_output,
    click,
    opened_view,
    prepare,
    run_to_the_end,
)
from PIL import Image
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from skimage import data

from desktop.batch.rows import RowState
from engine.batch.filters import ContentFilter
from engine.batch.working_order import WorkingOrder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def view(qtbot, library, loaded_models, settings, runner):
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    yield view
    view.run.cancel()


@pytest.fixture
def album(tmp_path, small_photos):
    return make_album(tmp_path / "album", small_photos, copies=2)


def names(view):
    return [row.source.name for row in view.run.model.rows]


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


def test_rarer_choices_are_folded_away_at_first(qtbot, view):
    section = view.choices.selection_section
    assert not view.choices.selection.isVisible()
    section.header.setFocus()
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert view.choices.selection.isVisible()


def test_photos_are_chosen_by_their_names(qtbot, view, album):
    prepare(qtbot, view, album)
    box = view.choices.selection
    view.choices.selection_section.unfold()
    qtbot.keyClicks(box.include, "cat*; trip/*")
    qtbot.waitUntil(
        lambda: names(view) == ["cat 0.jpg", "cat 1.jpg", "coffee.jpg"], timeout=WAIT_MS
    )
    assert "3 not chosen" in view.progress.detail.text()
    qtbot.keyClicks(box.exclude, "*1.*")
    qtbot.waitUntil(lambda: names(view) == ["cat 0.jpg", "coffee.jpg"], timeout=WAIT_MS)
    report = run_to_the_end(qtbot, view)
    assert (report.counts[RowState.DONE], report.passed_over) == (2, 4)
    assert "4 not chosen" in view.report_page.summary.text()
    assert "cat 0-colorized.jpg" in files_below(album)
    assert "cat 1-colorized.jpg" not in files_below(album)


def test_photos_in_color_are_passed_over_and_say_why(qtbot, view, album, tmp_path):
    Image.fromarray(data.astronaut()).resize((160, 160)).save(album / "in color.png")
    choose_output(view, tmp_path / "out")
    choose(view.choices.selection.content, ContentFilter.GRAY)
    prepare(qtbot, view, album)
    report = run_to_the_end(qtbot, view)
    skipped = [row for row in report.rows if row.state is RowState.SKIPPED]
    assert [row.source.name for row in skipped] == ["in color.png"]
    assert skipped[0].reason == "The photo is in color already."
    assert "1 skipped" in view.report_page.summary.text()


def test_newest_photo_comes_first(qtbot, view, album):
    os.utime(album / "cat 1.jpg", (2_000_000_000, 2_000_000_000))
    prepare(qtbot, view, album)
    assert names(view)[0] == "astronaut 0.jpg"
    with qtbot.waitSignal(view.run.previewed, timeout=WAIT_MS):
        choose(view.choices.selection.order, WorkingOrder.NEWEST)
    assert names(view)[0] == "cat 1.jpg"


def test_sidecars_are_written_on_request(qtbot, view, album, tmp_path):
    choose_output(view, tmp_path / "out")
    view.output.sidecar.setChecked(True)
    prepare(qtbot, view, album / "cat 0.jpg")
    run_to_the_end(qtbot, view)
    assert files_below(tmp_path / "out") == ["cat 0.jpg", "cat 0.jpg.xmp"]


class Browser(QObject):
    """Stands for the program of the system that opens pages."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


@pytest.fixture
def browser():
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    yield browser
    QDesktopServices.unsetUrlHandler("file")


def test_contact_sheet_is_made_and_opened_from_the_report(
    qtbot, view, album, tmp_path, browser, settings
):
    choose_output(view, tmp_path / "out")
    view.output.contact_sheet.setChecked(True)
    prepare(qtbot, view, album)
    run_to_the_end(qtbot, view)
    assert view.report_page.sheet_button.isVisible()
    click(qtbot, view.report_page.sheet_button)
    page = tmp_path / "out" / "photochrom-contact-sheet" / "index.html"
    assert browser.opened == [str(page)]
    text = page.read_text(encoding="utf-8")
    assert "damaged.jpg" in text
    assert "test-classifier" in text
    pictures = list((page.parent).rglob("*-after.jpg"))
    assert len(pictures) == 5
    assert settings.batch_contact_sheet


def test_single_photo_has_a_contact_sheet_too(qtbot, view, album, tmp_path):
    choose_output(view, tmp_path / "out")
    view.output.contact_sheet.setChecked(True)
    prepare(qtbot, view, album / "cat 0.jpg")
    report = run_to_the_end(qtbot, view)
    assert report.contact_sheet.is_file()


def test_run_without_one_offers_none_and_pages_that_cannot_be_made_are_said(
    qtbot, view, album, tmp_path
):
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album / "cat 0.jpg")
    assert run_to_the_end(qtbot, view).contact_sheet is None
    assert not view.report_page.sheet_button.isVisible()
    (tmp_path / "out" / "photochrom-contact-sheet").write_text("a file where a folder should be")
    click(qtbot, view.report_page.new_button)
    view.output.contact_sheet.setChecked(True)
    with qtbot.waitSignals([view.run.ended, view.failed], timeout=WAIT_MS, order="strict"):
        click(qtbot, view.progress.start_button)
