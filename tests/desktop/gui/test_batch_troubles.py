"""Journals that cannot be used and disks that are full, as the batch view tells of them."""

import errno
import os
import time
from contextlib import closing

import pytest
from batch_album import make_album
from batch_driving import WAIT_MS, choose_output, click, opened_view, prepare, run_to_the_end
from batch_results import check_whole, named, stamps

from desktop.batch import foresight
from desktop.batch.rows import RowState
from engine.batch import file_to_file
from engine.batch.journal import Journal
from engine.batch.journal_file import JOURNAL_NAME, JournalError
from engine.batch.journal_rows import PhotoState

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PHOTOS = 7


@pytest.fixture
def view(qtbot, library, loaded_models, settings, runner):
    view = opened_view(qtbot, library, loaded_models, settings, runner)
    yield view
    view.run.cancel()


@pytest.fixture
def album(tmp_path, small_photos):
    folder = make_album(tmp_path / "album", small_photos, copies=(PHOTOS - 1) // 2)
    (folder / "damaged.jpg").unlink()
    return folder


def test_journal_of_a_run_that_is_on_elsewhere_is_said(qtbot, view, album, tmp_path):
    (tmp_path / "out").mkdir()
    choose_output(view, tmp_path / "out")
    with closing(Journal(tmp_path / "out")):
        prepare(qtbot, view, album)
        assert view.progress.detail.text().startswith("Another run is working on this folder")
        with qtbot.waitSignal(view.failed, timeout=WAIT_MS) as failed:
            click(qtbot, view.progress.start_button)
    assert str(failed.args[1]).startswith("Another run is working on this folder")
    assert named(tmp_path / "out") == []


def test_damaged_journal_is_said_and_costs_no_result(qtbot, view, album, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / JOURNAL_NAME).write_bytes(b"damage" * 999)
    (tmp_path / "out" / "cat 0.jpg").write_bytes(b"precious")
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    assert "is damaged or no journal of Photochrom" in view.progress.detail.text()
    with qtbot.waitSignal(view.failed, timeout=WAIT_MS) as failed:
        click(qtbot, view.progress.start_button)
    assert "rename or delete it" in str(failed.args[1])
    assert (tmp_path / "out" / "cat 0.jpg").read_bytes() == b"precious"


def test_folder_that_holds_no_journal_is_said(qtbot, view, album, tmp_path):
    (tmp_path / "out" / JOURNAL_NAME).mkdir(parents=True)
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    with qtbot.waitSignal(view.failed, timeout=WAIT_MS) as failed:
        click(qtbot, view.progress.start_button)
    assert str(failed.args[1]).startswith("The journal of the run cannot be written")


def test_full_disk_fails_photos_with_reasons_and_the_rest_is_done_later(
    qtbot, view, album, tmp_path, monkeypatch
):
    written = []

    def write(path, *arguments, **options):
        written.append(path)
        if len(written) > 5:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return really(path, *arguments, **options)

    really = file_to_file.write_photo
    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album)
    with monkeypatch.context() as patch:
        patch.setattr(file_to_file, "write_photo", write)
        report = run_to_the_end(qtbot, view)
    assert report.counts[RowState.DONE] == 5
    assert len(report.failures) == PHOTOS - 5
    assert all("No space left" in row.reason for row in report.failures)
    before = stamps(tmp_path / "out")
    with closing(Journal(tmp_path / "out")) as journal:
        assert journal.counts() == {PhotoState.DONE: 5, PhotoState.FAILED: PHOTOS - 5}
    click(qtbot, view.report_page.new_button)
    assert run_to_the_end(qtbot, view).counts[RowState.DONE] == PHOTOS - 5
    check_whole(tmp_path / "out", PHOTOS, before)


def test_journal_that_cannot_be_ended_is_said_and_the_report_is_there(
    qtbot, view, album, tmp_path, monkeypatch
):
    really = Journal.close

    def close(journal):
        really(journal)
        if journal.run:
            raise JournalError("The journal of the run cannot be written: The disk is gone.")

    choose_output(view, tmp_path / "out")
    prepare(qtbot, view, album / "trip", album / "cat 0.jpg")
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "close", close)
        with qtbot.waitSignals([view.run.ended, view.failed], timeout=WAIT_MS, order="strict"):
            click(qtbot, view.progress.start_button)
    assert view.report_page.headline.text() == "All done"


def test_start_right_after_a_choice_waits_for_who_looks_ahead(
    qtbot, view, album, tmp_path, monkeypatch
):
    (tmp_path / "out").mkdir()
    Journal(tmp_path / "out").close()
    really = foresight.foresee

    def slowly(journal, jobs):
        # Longer than a journal that another program has open is waited for.
        time.sleep(1.5)
        return really(journal, jobs)

    monkeypatch.setattr(foresight, "foresee", slowly)
    choose_output(view, tmp_path / "out")
    view.add([album])
    assert run_to_the_end(qtbot, view).counts[RowState.DONE] == PHOTOS
