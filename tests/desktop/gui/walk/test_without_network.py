"""A model is wanted from the network, and there is none."""

import socket

import pytest
from person import CONTROL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidget
from steps import settle, wait_for_photo

from desktop.preferences.fetch_box import FetchBox


@pytest.fixture
def no_network(monkeypatch):
    """Every connection goes through a proxy, at a port of this computer where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        for name in ("https_proxy", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, address)
            monkeypatch.setenv(name.upper(), address)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        # Bound, so that nobody else takes the port, but not listening.
        yield


@pytest.mark.usefixtures("no_network")
def test_fetching_a_model_says_what_is_missing_and_work_goes_on(start, album, tmp_path):
    person = start()
    person.press(Qt.Key.Key_Comma, CONTROL)
    person.wait_for("Pages of the preferences")
    pages = person.find("Pages of the preferences")
    entry = next(row for row in range(pages.count()) if pages.item(row).text() == "Models")
    person.click(pages.viewport(), pages.visualItemRect(pages.item(entry)).center().toTuple())
    listing = person.wait_for("Models that can be fetched", QTreeWidget)
    line = listing.findItems("mobile-sam", Qt.MatchFlag.MatchExactly)[0]
    person.click(listing.viewport(), listing.visualItemRect(line).center().toTuple())
    box = next(box for box in person.front.findChildren(FetchBox) if box.isVisible())
    person.click_on("Fetch", QPushButton, box)
    person.wait(lambda: not person.sees("Cancel", QPushButton, box), "the attempt is over")
    (message,) = person.reads(box)
    assert "connection" in message or "network" in message
    assert message.endswith(".")
    assert person.find("Fetch", QPushButton, box).isEnabled()
    assert not list(tmp_path.glob("models/*.onnx"))

    person.press(Qt.Key.Key_Escape)
    assert person.drop(album / "cat.jpg")
    wait_for_photo(person, "cat.jpg")
    settle(person)
