"""The real window with all its parts, driven as a person drives it."""

import shutil
import threading

import pytest
from objects import save_scene
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QSlider,
    QToolButton,
)

from desktop.canvas.modes import CompareMode, Tool
from desktop.shell import opening as opening_module
from desktop.shell.commands.command import Command
from desktop.workspace import saving
from desktop.workspace.open_photo import PhotoState
from engine.colorize import DecodingOptions
from engine.document.project_file import PROJECT_SUFFIX
from engine.resources import resource_path

WAIT_MS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def album(tmp_path, small_photos):
    folder = tmp_path / "album"
    shutil.copytree(small_photos, folder)
    return folder


@pytest.fixture
def desktop(start):
    return start()


def action(desktop, command):
    return desktop.window.frame.actions[command]


def page(desktop):
    return desktop.window.frame.pages.currentWidget().objectName()


def dialog(desktop, qtbot, name):
    found = []

    def is_open():
        found[:] = [d for d in desktop.window.findChildren(QDialog, name) if d.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open, timeout=WAIT_MS)
    return found[0]


def settle(desktop, qtbot):
    qtbot.waitUntil(lambda: not desktop.runner.jobs, timeout=WAIT_MS)


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(window, mime):
    """Drag something over the window and let go, as the window system tells it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(
        QPointF(300, 300).toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys
    )
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(
            QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys)
        )
    return enter.isAccepted()


def wait_for_photo(desktop, qtbot, name):
    def is_there():
        bench = desktop.studio.workbench
        return bench.pyramid is not None and bench.open_photo.title == name

    qtbot.waitUntil(is_there, timeout=WAIT_MS)


def colorize(desktop, qtbot):
    qtbot.waitUntil(action(desktop, Command.COLORIZE).isEnabled, timeout=WAIT_MS)
    action(desktop, Command.COLORIZE).trigger()
    qtbot.waitUntil(lambda: desktop.studio.workbench.chroma is not None, timeout=WAIT_MS)


def test_the_window_greets_and_offers_what_can_be_done(desktop):
    assert page(desktop) == "welcomePage"
    assert desktop.window.isVisible()
    assert not desktop.window.frame.tool_bar.isVisible()
    for command in (Command.OPEN, Command.PASTE, Command.BATCH, Command.PREFERENCES):
        assert action(desktop, command).isEnabled()
    for command in (Command.COLORIZE, Command.UNDO, Command.EXPORT, Command.ZOOM_IN):
        assert not action(desktop, command).isEnabled()


def test_a_sample_opens_by_a_click_and_is_colorized(desktop, qtbot):
    sample = desktop.window.findChild(QToolButton, "sample-coffee")
    qtbot.mouseClick(sample, Qt.MouseButton.LeftButton)
    wait_for_photo(desktop, qtbot, "coffee.jpg")
    assert page(desktop) == "workPage"
    assert desktop.settings.recent_files == ()
    colorize(desktop, qtbot)
    assert desktop.studio.library.current.state is PhotoState.COLORIZED
    assert desktop.window.windowTitle().startswith("coffee.jpg")
    assert desktop.window.isWindowModified()


def test_photos_open_by_dropping_them_anywhere(desktop, qtbot, album):
    assert drop(desktop.window, mime_of(album / "cat.jpg", album / "coffee.jpg"))
    wait_for_photo(desktop, qtbot, "cat.jpg")
    assert [photo.title for photo in desktop.studio.library.photos] == ["cat.jpg", "coffee.jpg"]
    assert desktop.settings.recent_files == (album / "cat.jpg", album / "coffee.jpg")


def test_folders_open_by_dropping_them(desktop, qtbot, album):
    assert drop(desktop.window, mime_of(album))
    qtbot.waitUntil(lambda: len(desktop.studio.library.photos) == 3, timeout=WAIT_MS)


def test_what_is_no_file_is_not_taken(desktop):
    mime = QMimeData()
    mime.setText("a poem")
    assert not drop(desktop.window, mime)


def test_photos_named_at_the_start_are_open_as_soon_as_the_engine_is(start, qtbot, album):
    desktop = start(album / "astronaut.jpg")
    wait_for_photo(desktop, qtbot, "astronaut.jpg")
    assert page(desktop) == "workPage"


def test_files_are_pasted(desktop, qtbot, album):
    QGuiApplication.clipboard().setMimeData(mime_of(album / "cat.jpg"))
    action(desktop, Command.PASTE).trigger()
    wait_for_photo(desktop, qtbot, "cat.jpg")


def test_a_picture_is_pasted_into_a_file_of_its_own(desktop, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(opening_module, "pasted_folder", lambda: tmp_path / "pasted")
    picture = QImage(120, 90, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.lightGray)
    QGuiApplication.clipboard().setImage(picture)
    action(desktop, Command.PASTE).trigger()
    qtbot.waitUntil(lambda: desktop.studio.workbench.photo is not None, timeout=WAIT_MS)
    (stored,) = (tmp_path / "pasted").iterdir()
    assert desktop.studio.library.current.path == stored
    assert desktop.studio.workbench.photo.width == 120


@pytest.mark.parametrize("copied", ["a poem", None])
def test_pasting_what_is_no_photo_says_so(desktop, qtbot, copied):
    QGuiApplication.clipboard().clear()
    if copied is not None:
        QGuiApplication.clipboard().setText(copied)
    action(desktop, Command.PASTE).trigger()
    qtbot.waitUntil(lambda: desktop.reporter.dialog is not None, timeout=WAIT_MS)
    texts = [label.text() for label in desktop.reporter.dialog.findChildren(QLabel)]
    assert any("There is no photo to paste" in text for text in texts)
    desktop.reporter.dialog.reject()
    qtbot.waitUntil(lambda: desktop.reporter.dialog is None, timeout=WAIT_MS)


def test_photos_are_chosen_in_a_dialog_that_remembers_its_folder(
    desktop, qtbot, album, monkeypatch
):
    def choose(_parent, _title, folder, _filters):
        return [str(album / "cat.jpg")], folder

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    opening = desktop.window.findChild(QPushButton, "openButton")
    qtbot.mouseClick(opening, Qt.MouseButton.LeftButton)
    wait_for_photo(desktop, qtbot, "cat.jpg")
    assert desktop.settings.open_folder == album


def test_tools_and_comparing_are_the_same_in_toolbar_panel_and_canvas(start, qtbot, album):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    work = desktop.window.workshop.page
    action(desktop, Command.BRUSH_ADD).trigger()
    assert work.canvas.tool is Tool.BRUSH_ADD
    assert work.panel.touch_up.tools.tool is Tool.BRUSH_ADD
    qtbot.mouseClick(work.panel.touch_up.tools.buttons[Tool.HINT], Qt.MouseButton.LeftButton)
    assert work.canvas.tool is Tool.HINT
    assert action(desktop, Command.HINT).isChecked()
    action(desktop, Command.SPLIT).trigger()
    assert work.canvas.compare is CompareMode.SPLIT
    radius = work.canvas.brush_radius
    action(desktop, Command.BRUSH_ADD).trigger()
    action(desktop, Command.LARGER_BRUSH).trigger()
    assert work.canvas.brush_radius > radius


def test_files_that_the_desktop_of_a_mac_hands_over_are_opened(desktop, qapp, qtbot, album):
    qapp.installEventFilter(desktop)
    QApplication.sendEvent(qapp, QFileOpenEvent(str(album / "cat.jpg")))
    wait_for_photo(desktop, qtbot, "cat.jpg")


def test_an_address_that_a_mac_hands_over_is_no_file(desktop, qapp, qtbot):
    wanted = []
    desktop.window.frame.opening.wanted.connect(wanted.append)
    qapp.installEventFilter(desktop)
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/cat.jpg")))
    settle(desktop, qtbot)
    assert wanted == []


def test_the_original_is_seen_while_its_key_is_held(start, qtbot, album):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    canvas = desktop.window.workshop.page.canvas
    with qtbot.waitActive(desktop.window):
        desktop.window.activateWindow()
    qtbot.keyPress(desktop.window, Qt.Key.Key_O)
    assert canvas.show_original
    qtbot.keyRelease(desktop.window, Qt.Key.Key_O)
    assert not canvas.show_original
    assert not action(desktop, Command.SHOW_ORIGINAL).isChecked()


def test_all_objects_are_harmonized_by_a_command(start, qtbot, tmp_path):
    desktop = start(save_scene(tmp_path / "scene.png"))
    wait_for_photo(desktop, qtbot, "scene.png")
    assert not action(desktop, Command.HARMONIZE_ALL).isEnabled()
    colorize(desktop, qtbot)
    bench = desktop.studio.workbench
    qtbot.waitUntil(action(desktop, Command.HARMONIZE_ALL).isEnabled, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desktop.studio.selection.is_ready, timeout=WAIT_MS)
    with qtbot.waitSignal(bench.document_changed, timeout=WAIT_MS):
        action(desktop, Command.HARMONIZE_ALL).trigger()
    assert bench.history.entries[-1].name.startswith("Harmonize")
    settle(desktop, qtbot)


def test_undo_and_redo_are_offered_when_there_is_something(start, qtbot, album):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    undo, redo = action(desktop, Command.UNDO), action(desktop, Command.REDO)
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    vividness = desktop.window.workshop.page.panel.colorize.vividness
    qtbot.keyClick(vividness.findChild(QSlider), Qt.Key.Key_PageUp)
    qtbot.waitUntil(undo.isEnabled, timeout=WAIT_MS)
    undo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    redo.trigger()
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_keys_go_from_photo_to_photo(start, qtbot, album):
    desktop = start(album)
    wait_for_photo(desktop, qtbot, "astronaut.jpg")
    qtbot.waitUntil(lambda: len(desktop.studio.library.photos) == 3, timeout=WAIT_MS)
    action(desktop, Command.NEXT_PHOTO).trigger()
    assert desktop.studio.library.current.title == "cat.jpg"
    action(desktop, Command.PREVIOUS_PHOTO).trigger()
    action(desktop, Command.PREVIOUS_PHOTO).trigger()
    assert desktop.studio.library.current.title == "coffee.jpg"


def test_a_project_is_saved_and_opened_again(start, qtbot, album, monkeypatch):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(album / "my cat"), ""))
    with qtbot.waitSignal(desktop.studio.workbench.saved, timeout=WAIT_MS):
        action(desktop, Command.SAVE_PROJECT).trigger()
    project = album / f"my cat{PROJECT_SUFFIX}"
    assert project.is_file()
    assert not desktop.window.isWindowModified()
    action(desktop, Command.CLOSE_PHOTO).trigger()
    assert page(desktop) == "welcomePage"
    desktop.window.frame.opening.open([project])
    qtbot.waitUntil(lambda: desktop.studio.workbench.chroma is not None, timeout=WAIT_MS)
    assert desktop.studio.library.current.path == album / "cat.jpg"


def test_closing_without_unsaved_work_asks_nothing(start, album, qtbot):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    settle(desktop, qtbot)
    assert desktop.window.close()
    assert desktop.settings.window_geometry.size() > 0


@pytest.mark.parametrize("answer", ["saveButton", "discardButton", "cancelButton"])
def test_closing_with_unsaved_work_asks(start, album, qtbot, answer):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    settle(desktop, qtbot)
    assert not desktop.window.close()
    question = dialog(desktop, qtbot, "unsavedDialog")
    qtbot.mouseClick(question.findChild(QPushButton, answer), Qt.MouseButton.LeftButton)
    if answer == "cancelButton":
        assert desktop.window.isVisible()
        assert desktop.studio.library.has_unsaved
    else:
        qtbot.waitUntil(lambda: not desktop.window.isVisible(), timeout=WAIT_MS)
    assert (album / f"cat{PROJECT_SUFFIX}").exists() is (answer == "saveButton")


def test_what_is_done_while_work_is_saved_is_asked_about_again(start, album, qtbot, monkeypatch):
    gate, save = threading.Event(), saving.save

    def slow(*arguments):
        assert gate.wait(WAIT_MS / 1000)
        return save(*arguments)

    monkeypatch.setattr(saving, "save", slow)
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    desktop.window.close()
    question = dialog(desktop, qtbot, "unsavedDialog")
    qtbot.mouseClick(question.findChild(QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not question_is_open(desktop), timeout=WAIT_MS)
    desktop.studio.workbench.apply_decoding(DecodingOptions(vividness=2.0))
    gate.set()
    question = dialog(desktop, qtbot, "unsavedDialog")
    assert desktop.window.isVisible()
    qtbot.mouseClick(question.findChild(QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desktop.window.isVisible(), timeout=WAIT_MS)
    assert not desktop.studio.library.has_unsaved


def question_is_open(desktop):
    return any(d.isVisible() for d in desktop.window.findChildren(QDialog, "unsavedDialog"))


def test_saving_that_fails_keeps_the_window_open(start, album, qtbot, monkeypatch):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    settle(desktop, qtbot)
    in_the_way = album / "a file"
    in_the_way.write_text("no folder")
    monkeypatch.setattr(
        "desktop.shell.unsaved_work.unused_project", lambda _photo: in_the_way / "cat.photochrom"
    )
    desktop.window.close()
    question = dialog(desktop, qtbot, "unsavedDialog")
    qtbot.mouseClick(question.findChild(QPushButton, "saveButton"), Qt.MouseButton.LeftButton)
    dialog(desktop, qtbot, "errorDialog").reject()
    assert desktop.window.isVisible()
    assert desktop.studio.library.has_unsaved


def test_closing_a_photo_with_unsaved_work_asks_about_it_alone(start, album, qtbot):
    desktop = start(album)
    wait_for_photo(desktop, qtbot, "astronaut.jpg")
    colorize(desktop, qtbot)
    action(desktop, Command.CLOSE_PHOTO).trigger()
    question = dialog(desktop, qtbot, "unsavedDialog")
    assert "astronaut.jpg" in question.text()
    qtbot.mouseClick(question.findChild(QPushButton, "discardButton"), Qt.MouseButton.LeftButton)
    titles = [photo.title for photo in desktop.studio.library.photos]
    assert titles == ["cat.jpg", "coffee.jpg"]


def test_work_of_a_crash_is_offered_at_the_next_start(start, album, qtbot, tmp_path):
    crashed = start(album / "cat.jpg")
    wait_for_photo(crashed, qtbot, "cat.jpg")
    colorize(crashed, qtbot)
    with qtbot.waitSignal(crashed.studio.recovery.saved, timeout=WAIT_MS):
        pass
    # A crash: the session stays on the disk, and the system lets go of its lock.
    left_behind = tmp_path / "left behind"
    shutil.copytree(tmp_path / "recovery", left_behind)
    crashed.studio.recovery.stop()
    shutil.rmtree(tmp_path / "recovery")
    shutil.move(left_behind, tmp_path / "recovery")
    desktop = start()
    offer = dialog(desktop, qtbot, "recoveryDialog")
    assert [document.title for document in offer.chosen] == ["cat.jpg"]
    restore = offer.findChild(QPushButton, "restoreButton")
    qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desktop.studio.workbench.chroma is not None, timeout=WAIT_MS)
    assert desktop.studio.library.has_unsaved
    crashed.studio = None


def test_the_view_of_many_photos_opens_and_leads_back(start, album, qtbot):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    action(desktop, Command.BATCH).trigger()
    assert page(desktop) == "batchPage"
    assert not action(desktop, Command.COLORIZE).isEnabled()
    back = desktop.window.findChild(QPushButton, "backButton")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert page(desktop) == "workPage"
    settle(desktop, qtbot)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (Command.SHORTCUTS, "shortcutsDialog"),
        (Command.ABOUT, "aboutDialog"),
        (Command.PREFERENCES, None),
    ],
)
def test_dialogs_open_from_the_menu(desktop, qtbot, command, name):
    action(desktop, command).trigger()
    opened = dialog(desktop, qtbot, name)
    settle(desktop, qtbot)
    opened.reject()


def test_film_strip_and_panel_can_be_hidden(start, album, qtbot):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    work = desktop.window.workshop.page
    for command, widget in (
        (Command.SHOW_FILM_STRIP, work.film_strip),
        (Command.SHOW_PANEL, work.panel),
    ):
        assert widget.isVisible()
        action(desktop, command).trigger()
        assert not widget.isVisible()
        action(desktop, command).trigger()
        assert widget.isVisible()


def test_a_missing_photo_of_a_project_can_be_shown(start, album, qtbot, monkeypatch):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    project = album / f"cat{PROJECT_SUFFIX}"
    with qtbot.waitSignal(desktop.studio.workbench.saved, timeout=WAIT_MS):
        desktop.studio.workbench.save_project(project)
    action(desktop, Command.CLOSE_ALL).trigger()
    moved = album.parent / "moved.jpg"
    shutil.move(album / "cat.jpg", moved)
    desktop.window.frame.opening.open([project])
    question = dialog(desktop, qtbot, "missingPhotoDialog")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(moved), ""))
    question.defaultButton().click()
    qtbot.waitUntil(lambda: desktop.studio.workbench.chroma is not None, timeout=WAIT_MS)


def test_running_work_is_not_cut_off_without_asking(start, album, qtbot, monkeypatch):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    job = desktop.runner.start("Export", lambda control: control.cancel.wait(WAIT_MS / 1000))
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.defaultButton().click())
    assert not desktop.window.close()
    job.cancel()
    settle(desktop, qtbot)
    assert desktop.window.close()


def test_a_photo_that_cannot_be_read_says_why_where_it_would_be_seen(start, album, qtbot):
    (album / "broken.jpg").write_bytes(b"no photo at all")
    desktop = start(album / "broken.jpg")
    notice = desktop.window.workshop.page.notice
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    assert notice.text.text().startswith("broken.jpg: ")
    assert not action(desktop, Command.COLORIZE).isEnabled()
    desktop.window.frame.opening.open([album / "cat.jpg"])
    wait_for_photo(desktop, qtbot, "cat.jpg")
    assert not notice.isVisible()
    settle(desktop, qtbot)


def test_samples_are_never_written_to(desktop, qtbot):
    desktop.window.frame.opening.open([resource_path("samples", "cat.jpg")])
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    from desktop.shell.project_names import suggested_project

    folder = suggested_project(desktop.studio.library.current).parent
    assert resource_path() not in (folder, *folder.parents)
    settle(desktop, qtbot)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (Command.COLORIZE_PANEL, "colorize_section"),
        (Command.TOUCH_UP_PANEL, "touch_up_section"),
        (Command.HISTORY_PANEL, "history_section"),
        (Command.EXPORT, "export_section"),
    ],
)
def test_panels_are_reached_by_a_key_even_hidden_ones(start, album, qtbot, command, name):
    desktop = start(album / "cat.jpg")
    wait_for_photo(desktop, qtbot, "cat.jpg")
    colorize(desktop, qtbot)
    action(desktop, Command.SHOW_PANEL).trigger()
    panel = desktop.window.workshop.page.panel
    section = getattr(panel, name)
    section.unfold(False)
    assert not panel.isVisible()
    desktop.window.activateWindow()
    action(desktop, command).trigger()
    assert panel.isVisible()
    assert action(desktop, Command.SHOW_PANEL).isChecked()
    assert section.body.isVisible()
    assert section.header.hasFocus()
