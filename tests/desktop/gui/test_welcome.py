"""The page before a photo is open: samples, recent files, buttons."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.shell.recent_menu import RecentMenu
from desktop.shell.samples import samples
from desktop.shell.welcome import WelcomePage
from engine.resources import resource_path

WAIT_MS = 60_000

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(qtbot, settings, runner):
    page = WelcomePage(settings, runner)
    qtbot.addWidget(page)
    page.show()
    return page


def recent_rows(page):
    return [
        button.text()
        for button in page.recent.findChildren(QPushButton)
        if button.objectName() != "clearRecent" and not button.parent().isHidden()
    ]


def test_every_sample_that_ships_is_offered():
    listed = {sample.path for sample in samples()}
    assert listed == set(resource_path("samples").glob("*.jpg"))


def test_thumbnails_of_the_samples_appear(qtbot, page):
    button = page.findChild(QToolButton, "sample-temple")
    blank = button.icon().cacheKey()
    qtbot.waitUntil(lambda: button.icon().cacheKey() != blank, timeout=WAIT_MS)
    assert button.accessibleName() == "Sample: Temple"


def test_a_click_on_a_sample_asks_for_it(qtbot, page):
    with qtbot.waitSignal(page.chosen) as asked:
        qtbot.mouseClick(page.findChild(QToolButton, "sample-cat"), Qt.MouseButton.LeftButton)
    assert asked.args == [[resource_path("samples", "cat.jpg")]]


def test_the_keyboard_reaches_the_samples(qtbot, page):
    with qtbot.waitSignal(page.chosen):
        qtbot.keyClick(page.findChild(QToolButton, "sample-cat"), Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("openButton", "open_asked"),
        ("folderButton", "folder_asked"),
        ("batchButton", "batch_asked"),
    ],
)
def test_the_buttons_ask(qtbot, page, name, signal):
    with qtbot.waitSignal(getattr(page.drop_target, signal)):
        qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_recent_files_are_listed_and_opened_by_a_click(qtbot, page, settings):
    assert page.recent.isHidden()
    settings.add_recent_files([Path("/photos/old & new.jpg")])
    settings.add_recent_files([Path("/photos/b.jpg")])
    qtbot.waitUntil(lambda: recent_rows(page) == ["b.jpg", "old && new.jpg"])
    button = page.recent.findChildren(QPushButton)[-1]
    with qtbot.waitSignal(page.chosen) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args[0][0].parent == Path("/photos")


def test_the_list_of_recent_files_can_be_cleared(qtbot, page, settings):
    settings.add_recent_files([Path("/photos/a.jpg")])
    clear = page.findChild(QPushButton, "clearRecent")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert settings.recent_files == ()
    assert page.recent.isHidden()


def test_the_menu_of_recent_files_follows(qtbot, page, settings):
    menu = RecentMenu(settings, page)
    assert not menu.isEnabled()
    settings.add_recent_files([Path("/photos/a.jpg")])
    with qtbot.waitSignal(menu.chosen) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [Path("/photos/a.jpg")]
    menu.actions()[-1].trigger()
    assert settings.recent_files == ()


def test_the_drop_target_lights_up(page):
    dark = page.drop_target.grab().toImage()
    page.drop_target.light_up(True)
    assert page.drop_target.property("over") == "true"
    page.drop_target.light_up(False)
    assert page.drop_target.grab().toImage() == dark
