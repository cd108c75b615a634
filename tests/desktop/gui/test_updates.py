"""Newer versions are announced only where the user wants it, and nothing else is ever sent."""

import json
import socket
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolButton

from desktop.preferences.preferences_dialog import Page, PreferencesDialog
from desktop.shell.commands.command import Command
from desktop.updates.update_notice import UpdateNotice
from desktop.updates.update_watch import UpdateWatch
from engine import releases
from engine.models.store import ModelStore
from engine.releases import ReleaseSource, Version
from tests.file_server import Answer, make_certificate, serving

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "propagateSizeHints")

WAIT_MS = 60_000
INSTALLED = Version(1, 0, 0)


def release(tag):
    return json.dumps({"tag_name": tag, "draft": False, "prerelease": False}).encode()


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server with HTTPS that the system trusts; its newest version is 1.1.0."""
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("no_proxy", "localhost")
    with serving(release("v1.1.0"), certificate=certificate) as running:
        yield running


@pytest.fixture
def source(server):
    return ReleaseSource(server.address, "https://pages.example")


@pytest.fixture
def watch(settings, runner, source):
    return UpdateWatch(settings, runner, source=source, installed=INSTALLED)


@pytest.fixture
def notice(qtbot, watch):
    notice = UpdateNotice(watch)
    qtbot.addWidget(notice)
    return notice


@pytest.fixture
def page(qtbot, settings, runner, watch, tmp_path):
    store = ModelStore(installed=tmp_path / "models")
    dialog = PreferencesDialog(settings, store, runner, updates=watch)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.show_page(Page.UPDATES)
    yield dialog.updates
    dialog.reject()


@pytest.fixture
def browser():
    """What would be opened in the browser."""

    class Browser(QObject):
        def __init__(self):
            super().__init__()
            self.opened = []

        @Slot(QUrl)
        def open(self, url):
            self.opened.append(url.toString())

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")
    yield browser
    QDesktopServices.unsetUrlHandler("https")


def answered(qtbot, watch, settings):
    qtbot.waitUntil(
        lambda: settings.looked_for_updates_at is not None and not watch.is_busy, timeout=WAIT_MS
    )


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_is_asked_until_the_user_wants_it(qtbot, settings, watch, notice, server, runner):
    watch.start()
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    assert not settings.looks_for_updates
    assert server.ranges == []
    assert notice.isHidden()


def test_newer_version_is_announced_once_the_user_wants_it(
    qtbot, settings, watch, notice, page, server
):
    watch.start()
    page.daily.setFocus()
    qtbot.keyClick(page.daily, Qt.Key.Key_Space)
    assert settings.looks_for_updates
    answered(qtbot, watch, settings)
    assert len(server.ranges) == 1
    assert not notice.isHidden()
    assert notice.text() == "Photochrom 1.1.0 is available"


def test_it_is_asked_at_most_once_a_day(qtbot, settings, watch, runner, server):
    settings.looks_for_updates = True
    watch.start()
    answered(qtbot, watch, settings)
    for _ in range(3):
        watch.start()
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    assert len(server.ranges) == 1
    settings.looked_for_updates_at = datetime.now().astimezone() - timedelta(hours=25)
    watch.start()
    qtbot.waitUntil(lambda: len(server.ranges) == 2 and runner.jobs == (), timeout=WAIT_MS)


def test_a_clock_that_was_wrong_does_not_end_the_looking(qtbot, settings, watch, server):
    settings.looked_for_updates_at = datetime.now().astimezone() + timedelta(days=900)
    settings.looks_for_updates = True
    watch.start()
    qtbot.waitUntil(lambda: len(server.ranges) == 1 and not watch.is_busy, timeout=WAIT_MS)


def test_what_was_found_is_announced_at_the_next_start_without_asking(
    qtbot, settings, watch, runner, source, server
):
    settings.looks_for_updates = True
    watch.start()
    answered(qtbot, watch, settings)
    again = UpdateWatch(settings, runner, source=source, installed=INSTALLED)
    again.start()
    notice = UpdateNotice(again)
    qtbot.addWidget(notice)
    assert not notice.isHidden()
    assert len(server.ranges) == 1


def test_skipped_version_is_not_announced_but_the_next_one_is(
    qtbot, settings, watch, notice, server
):
    settings.looks_for_updates = True
    watch.look()
    answered(qtbot, watch, settings)
    notice.skip_action.trigger()
    assert notice.isHidden()
    server.answers += [Answer(content=release("v1.2.0"))]
    watch.look()
    qtbot.waitUntil(lambda: not notice.isHidden(), timeout=WAIT_MS)
    assert notice.text() == "Photochrom 1.2.0 is available"


def test_not_now_hides_the_notice_until_the_next_start(qtbot, settings, watch, notice):
    settings.looks_for_updates = True
    watch.look()
    answered(qtbot, watch, settings)
    notice.later_action.trigger()
    assert notice.isHidden()
    assert watch.announced == Version(1, 1, 0)


@pytest.mark.parametrize("tag", ["v1.0.0", "v0.9.0"])
def test_version_that_is_not_newer_is_not_announced(
    qtbot, settings, watch, notice, page, server, tag
):
    settings.looks_for_updates = True
    server.answers += [Answer(content=release(tag))]
    click(qtbot, page.look_button)
    answered(qtbot, watch, settings)
    assert notice.isHidden()
    assert f"The newest version is {tag[1:]}." in page.known.text()
    assert page.page_button.isHidden()


def test_page_of_the_version_opens_in_the_browser(qtbot, settings, watch, notice, page, browser):
    settings.looks_for_updates = True
    click(qtbot, page.look_button)
    answered(qtbot, watch, settings)
    notice.page_action.trigger()
    click(qtbot, page.page_button)
    assert browser.opened == ["https://pages.example/tag/v1.1.0"] * 2


def test_check_now_works_without_the_daily_check_and_announces_nothing_elsewhere(
    qtbot, settings, watch, notice, page
):
    assert page.known.text() == "Photochrom has not checked for a newer version yet."
    click(qtbot, page.look_button)
    assert not page.look_button.isEnabled()
    answered(qtbot, watch, settings)
    assert "Version 1.1.0 is available." in page.known.text()
    assert page.look_button.isEnabled()
    assert notice.isHidden()
    click(qtbot, page.skip_button)
    assert "you skip it" in page.known.text()
    assert page.skip_button.isHidden()


def test_without_network_only_the_preferences_say_so(
    qtbot, settings, runner, tmp_path, monkeypatch
):
    monkeypatch.setenv("no_proxy", "localhost")
    with socket.create_server(("localhost", 0)) as closed:
        port = closed.getsockname()[1]
    source = ReleaseSource(f"https://localhost:{port}/latest", "https://pages.example")
    watch = UpdateWatch(settings, runner, source=source, installed=INSTALLED)
    notice = UpdateNotice(watch)
    qtbot.addWidget(notice)
    dialog = PreferencesDialog(
        settings, ModelStore(installed=tmp_path / "models"), runner, updates=watch
    )
    qtbot.addWidget(dialog)
    settings.looks_for_updates = True
    watch.start()
    answered(qtbot, watch, settings)
    assert notice.isHidden()
    text = dialog.updates.known.text()
    assert text.startswith("Last check: ")
    assert text.endswith("The server or the network breaks the connection; try again later.")


def test_program_without_a_version_announces_nothing(qtbot, settings, watch, runner, source):
    settings.looks_for_updates = True
    watch.look()
    answered(qtbot, watch, settings)
    without = UpdateWatch(settings, runner, source=source)
    without.installed = None
    assert without.announced is None


def test_window_announces_what_the_daily_check_finds(qtbot, start, server, source, monkeypatch):
    monkeypatch.setattr(releases, "PUBLISHED_RELEASES", source)
    desktop = start()
    (notice,) = desktop.window.findChildren(QToolButton, "updateNotice")
    assert notice.isHidden()
    assert server.ranges == []
    desktop.window.frame.actions[Command.PREFERENCES].trigger()
    dialog = desktop.window.findChild(PreferencesDialog)
    dialog.updates.daily.click()
    qtbot.waitUntil(notice.isVisible, timeout=WAIT_MS)
    assert notice.text() == "Photochrom 1.1.0 is available"
    line = desktop.window.statusBar().zoom.sizeHint().height()
    assert notice.sizeHint().height() <= line + 4, "the photo above would move"
    dialog.reject()
