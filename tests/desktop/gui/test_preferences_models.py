"""The page about models: looked at, added, removed, fetched from a real server."""

import shutil

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from desktop.preferences.fetch_box import FetchBox
from desktop.preferences.preferences_dialog import Page, PreferencesDialog
from engine.models.published import PUBLISHED_MODELS, PublishedModel
from engine.models.store import DEFAULT_COLORIZER, ModelStore
from tests.file_server import UNENCRYPTED, Answer, serving
from tests.onnx_models import save_classifier, save_regressor

# What the platform of the tests cannot do, and a script for which it may have no font.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "OpenType support missing")

WAIT_MS = 60_000


@pytest.fixture
def own(tmp_path):
    """The folder of the user's own models, empty."""
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server that gives a model file."""
    monkeypatch.setenv("no_proxy", "localhost")
    with serving(save_regressor(tmp_path / "published.onnx").read_bytes()) as running:
        yield running


@pytest.fixture
def open_page(qtbot, settings, runner, own, server):
    """Open the page; what can be fetched lies on the server."""
    small = PublishedModel(
        "small",
        ("test-regressor",),
        (server.published,),
        "Apache-2.0",
        "for tests",
        "https://example.org",
    )

    dialogs = []

    def open_page(published=(small,)):
        store = ModelStore(installed=own)
        box = FetchBox(store, runner, published=published, transport=UNENCRYPTED)
        dialog = PreferencesDialog(settings, store, runner, fetch_box=box)
        dialogs.append(dialog)
        dialog.show_page(Page.MODELS)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(lambda: DEFAULT_COLORIZER in names(dialog.models), timeout=WAIT_MS)
        return dialog.models

    yield open_page
    for dialog in dialogs:
        # One of the tests lets a dialog delete itself.
        if isValid(dialog):
            dialog.close()


def names(page):
    return [page.listing.item(row).text() for row in range(page.listing.count())]


def select(page, name):
    page.listing.setCurrentRow(names(page).index(name))


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(button):
    """Click a button of the question that will come up."""

    def click_it():
        question = QApplication.activeModalWidget()
        if question is None:
            QTimer.singleShot(10, click_it)
            return
        assert isinstance(question, QMessageBox)
        question.button(button).click()

    QTimer.singleShot(0, click_it)


def add(qtbot, page, *paths):
    with qtbot.waitSignal(page.settled, timeout=WAIT_MS):
        page.add(paths)


def fetch(qtbot, page):
    page.fetch_box.listing.setCurrentItem(page.fetch_box.listing.topLevelItem(0))
    click(qtbot, page.fetch_box.fetch_button)


def test_bundled_model_tells_all_about_itself_and_cannot_be_removed(open_page):
    page = open_page()
    select(page, DEFAULT_COLORIZER)
    shown = page.details.toPlainText()
    for fact in (DEFAULT_COLORIZER, "Finds colors", "Apache-2.0", "came with Photochrom"):
        assert fact in shown
    assert not page.remove_button.isEnabled()


def test_model_file_is_added_and_removed(qtbot, open_page, tmp_path, own):
    page = open_page()
    with qtbot.waitSignal(page.models_changed, timeout=WAIT_MS):
        page.add([save_classifier(tmp_path / "given.onnx")])
    qtbot.waitUntil(lambda: "test-classifier" in names(page), timeout=WAIT_MS)
    assert page.message.text() == "Added: test-classifier"
    select(page, "test-classifier")
    assert "added by you" in page.details.toPlainText()
    answer(QMessageBox.StandardButton.Yes)
    click(qtbot, page.remove_button)
    qtbot.waitUntil(lambda: "test-classifier" not in names(page), timeout=WAIT_MS)
    assert list(own.glob("*.onnx")) == []


def test_removing_can_be_thought_over(qtbot, open_page, own):
    save_classifier(own / "test-classifier.onnx")
    page = open_page()
    select(page, "test-classifier")
    answer(QMessageBox.StandardButton.No)
    click(qtbot, page.remove_button)
    assert (own / "test-classifier.onnx").exists()


def test_file_that_is_no_model_is_refused_by_name_and_the_others_are_added(
    qtbot, open_page, tmp_path
):
    page = open_page()
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"no model at all")
    add(qtbot, page, wrong, save_classifier(tmp_path / "right.onnx"))
    assert page.message.text().startswith("wrong.onnx: ")
    qtbot.waitUntil(lambda: "test-classifier" in names(page), timeout=WAIT_MS)


@pytest.mark.parametrize("agrees", [True, False])
def test_model_of_the_same_name_is_replaced_only_if_the_user_agrees(
    qtbot, open_page, tmp_path, own, agrees
):
    page = open_page()
    path = save_classifier(tmp_path / "given.onnx")
    add(qtbot, page, path)
    before = (own / "test-classifier.onnx").stat().st_ino
    button = QMessageBox.StandardButton.Yes if agrees else QMessageBox.StandardButton.No
    page.message.clear()
    answer(button)
    add(qtbot, page, path)
    if agrees:
        qtbot.waitUntil(lambda: bool(page.message.text()), timeout=WAIT_MS)
        assert page.message.text() == "Added: test-classifier"
    else:
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not page.is_busy, timeout=WAIT_MS)
    assert ((own / "test-classifier.onnx").stat().st_ino != before) == agrees


def test_broken_model_is_listed_with_what_is_wrong(open_page, own):
    (own / "broken.onnx").write_bytes(b"nothing")
    page = open_page()
    select(page, "broken")
    assert "Problem" in page.details.toPlainText()
    assert page.remove_button.isEnabled()


def test_published_model_is_fetched_and_can_be_chosen(qtbot, open_page, own, server):
    page = open_page()
    with qtbot.waitSignals([page.models_changed, page.settled], timeout=WAIT_MS):
        fetch(qtbot, page)
        assert page.fetch_box.cancel_button.isVisible()
    qtbot.waitUntil(lambda: "test-regressor" in names(page), timeout=WAIT_MS)
    assert (own / "test-regressor.onnx").read_bytes() == server.content
    assert page.fetch_box.listing.topLevelItem(0).text(1) == "installed"
    assert page.fetch_box.message.text() == "The model is installed and can be chosen."


def test_cancelled_download_keeps_what_arrived_and_goes_on_from_there(
    qtbot, open_page, own, server
):
    server.answers += [Answer(stall_after=100)]
    page = open_page()
    with qtbot.waitSignal(page.settled, timeout=WAIT_MS):
        fetch(qtbot, page)
        qtbot.waitUntil(server.stalled.is_set, timeout=WAIT_MS)
        click(qtbot, page.fetch_box.cancel_button)
        server.closing.set()
    assert page.fetch_box.message.text().startswith("Stopped.")
    assert not (own / "test-regressor.onnx").exists()
    with qtbot.waitSignal(page.settled, timeout=WAIT_MS):
        fetch(qtbot, page)
    assert (own / "test-regressor.onnx").read_bytes() == server.content


def test_server_that_refuses_is_explained_in_a_sentence(qtbot, open_page, server):
    server.answers += [Answer(status=404)]
    page = open_page()
    with qtbot.waitSignal(page.settled, timeout=WAIT_MS):
        fetch(qtbot, page)
    message = page.fetch_box.message.text()
    assert message.endswith(".")
    assert "Traceback" not in message
    assert page.fetch_box.fetch_button.isEnabled()


def test_other_file_than_the_published_one_is_not_installed(qtbot, open_page, own, server):
    server.answers += [Answer(content=b"x" * len(server.content))]
    page = open_page()
    with qtbot.waitSignal(page.settled, timeout=WAIT_MS):
        fetch(qtbot, page)
    assert "SHA-256" in page.fetch_box.message.text()
    assert list(own.glob("*.onnx")) == []


def test_dialog_that_is_closed_lives_until_the_download_has_told_of_its_end(
    qtbot, open_page, own, server
):
    server.answers += [Answer(stall_after=100)]
    page = open_page()
    dialog = page.window()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fetch(qtbot, page)
    qtbot.waitUntil(server.stalled.is_set, timeout=WAIT_MS)
    with qtbot.waitSignal(dialog.destroyed, timeout=WAIT_MS):
        dialog.close()
        assert not dialog.isVisible()
        page.fetch_box.cancel()
        server.closing.set()
    assert not (own / "test-regressor.onnx").exists()


def test_all_published_models_are_offered_with_size_and_license(open_page):
    page = open_page(published=PUBLISHED_MODELS)
    listing = page.fetch_box.listing
    lines = [listing.topLevelItem(row) for row in range(listing.topLevelItemCount())]
    assert [line.text(0) for line in lines] == [model.name for model in PUBLISHED_MODELS]
    assert all("MB" in line.text(1) and line.text(2) for line in lines)
    assert not page.fetch_box.fetch_button.isEnabled()
    listing.setCurrentItem(lines[0])
    assert page.fetch_box.fetch_button.isEnabled()


def test_checkpoint_is_not_offered_where_pytorch_is_missing(open_page, monkeypatch):
    monkeypatch.setattr("desktop.preferences.fetch_box.can_convert", lambda: False)
    page = open_page(published=PUBLISHED_MODELS)
    page.fetch_box.listing.setCurrentItem(page.fetch_box.listing.topLevelItem(1))
    assert not page.fetch_box.fetch_button.isEnabled()
    assert "PyTorch" in page.fetch_box.message.text()


def test_name_of_an_own_model_is_asked_about_before_it_is_fetched_over(
    qtbot, open_page, own, tmp_path, server
):
    shutil.copy(save_regressor(tmp_path / "other.onnx"), own / "test-regressor.onnx")
    page = open_page()
    qtbot.waitUntil(lambda: "test-regressor" in names(page), timeout=WAIT_MS)
    answer(QMessageBox.StandardButton.No)
    fetch(qtbot, page)
    assert not page.is_busy
    assert server.ranges == []
