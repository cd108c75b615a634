"""Files with very long names: no window and no panel becomes wider for them."""

import shutil

import pytest

from desktop.name_texts import short_name
from desktop.panels.export_panel import ExportPanel
from desktop.shell.error_dialog import ErrorDialog, Problem
from desktop.shell.photo_notice import PhotoNotice
from desktop.shell.recent_list import RecentList
from desktop.shell.status_bar import StatusBar
from desktop.shell.unsaved_dialog import UnsavedDialog
from desktop.workspace.open_photo import OpenPhoto
from engine.photo.errors import PhotoError

WAIT_MS = 60_000

LONG = f"{'x' * 230}-the-end.jpg"
_ROOM = 900
_ROOM_OF_A_PANEL = 560

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def long_photo(small_photos, tmp_path):
    return shutil.copy(small_photos / "cat.jpg", tmp_path / LONG)


def test_a_short_name_stays_as_it_is():
    assert short_name("Grandmother, 1923.jpg") == "Grandmother, 1923.jpg"


def test_a_long_name_keeps_beginning_and_end():
    name = short_name(LONG)
    assert len(name) < 60
    assert name.startswith("xxx")
    assert name.endswith("-the-end.jpg")


def test_a_name_with_line_breaks_is_one_line():
    assert short_name("cat\nand\tdog.jpg") == "cat and dog.jpg"


def test_the_status_bar_is_not_widened_by_titles_of_jobs(qtbot, runner):
    bar = StatusBar(runner)
    qtbot.addWidget(bar)
    bar.show()
    jobs = [runner.start(f"Export {number} {LONG}", lambda control: control) for number in "12"]
    for row in bar.jobs.rows:
        row.show()
    assert bar.minimumSizeHint().width() < _ROOM
    with qtbot.waitSignal(bar.jobs.timed, timeout=WAIT_MS):
        pass
    assert bar.minimumSizeHint().width() < _ROOM
    assert LONG in bar.timing.text()
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    del jobs


def test_names_are_not_read_as_formatted_text(qtbot, runner):
    bar = StatusBar(runner)
    qtbot.addWidget(bar)
    plain = bar.timing.fontMetrics().horizontalAdvance("Export <b>cat</b>.jpg: 1.0 s")
    bar.timing.setText("Export <b>cat</b>.jpg: 1.0 s")
    assert bar.timing.sizeHint().width() >= plain


def test_the_export_panel_stays_narrow(
    qtbot, workbench, settings, runner, put_on_table, long_photo
):
    panel = ExportPanel(workbench, settings)
    qtbot.addWidget(panel)
    put_on_table(long_photo)
    assert panel.place.preview.text().startswith("xxx")
    assert panel.minimumSizeHint().width() < _ROOM_OF_A_PANEL
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)


def test_the_notice_over_a_photo_stays_narrow(qtbot, library, tmp_path):
    notice = PhotoNotice(library)
    qtbot.addWidget(notice)
    photo = OpenPhoto(tmp_path / LONG, error=PhotoError("The file is empty."))
    library.adopt(photo)
    assert "The file is empty." in notice.text.text()
    assert notice.minimumSizeHint().width() < _ROOM


def test_dialogs_stay_narrow(qtbot, tmp_path):
    photo = OpenPhoto(tmp_path / LONG)
    title = f"Open {short_name(photo.title)}"
    for dialog in (UnsavedDialog([photo]), ErrorDialog(Problem(title, "It is empty.", ""), None)):
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() < _ROOM


def test_recent_files_leave_the_welcome_page_as_wide_as_it_is(qtbot, settings, tmp_path):
    settings.recent_files = [tmp_path / LONG]
    recent = RecentList(settings)
    qtbot.addWidget(recent)
    assert recent.minimumSizeHint().width() < _ROOM
