"""The colors that are shown in the end are those of the last request, and exact."""

import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer

from desktop.workspace.live_picture import LivePicture

WAIT_MS = 60_000


@dataclass(frozen=True)
class Named:
    """All that a picture needs to know of a document."""

    name: str
    restoration: str = "nothing"


class Photo:
    """A photo whose picture is found when the test says so; how it is restored never changes."""

    def __init__(self):
        self.may_go_on = {name: threading.Event() for name in ("exact", "rough")}

    def is_slow(self, document):
        return document.name != "quick"

    def known(self, restoration):
        return restoration

    def exact(self, document, **_cancel):
        return self._found("exact", document)

    def rough(self, document, _view, **_cancel):
        return self._found("rough", document)

    def _found(self, kind, document):
        assert self.may_go_on[kind].wait(WAIT_MS / 1000)
        return kind, document.name


@pytest.fixture
def photo():
    photo = Photo()
    yield photo
    for event in photo.may_go_on.values():
        event.set()


@pytest.fixture
def live(runner):
    return LivePicture(runner)


@pytest.fixture
def seen(live):
    """What was shown so far, the last at the end."""
    seen = []
    live.found.connect(lambda found: seen.append(found.picture))
    return seen


def settle(qtbot, runner, live):
    rest = live.findChild(QTimer)
    qtbot.waitUntil(lambda: not (runner.jobs or rest.isActive()), timeout=WAIT_MS)


def test_rough_colors_that_come_late_are_not_shown_over_exact_ones(
    live, photo, seen, runner, qtbot
):
    live.request_preview(photo, Named("slow"))
    photo.may_go_on["exact"].set()
    qtbot.waitUntil(lambda: seen == [("exact", "slow")], timeout=WAIT_MS)
    photo.may_go_on["rough"].set()
    settle(qtbot, runner, live)
    assert seen == [("exact", "slow")]


@pytest.mark.parametrize("may_be_rough", [True, False])
def test_what_was_dragged_before_is_not_shown_over_what_is_dragged_now(
    live, photo, seen, runner, qtbot, may_be_rough
):
    live.request_preview(photo, Named("slow"))
    live.request_preview(photo, Named("quick"))
    photo.may_go_on["exact"].set()
    if may_be_rough:
        photo.may_go_on["rough"].set()
    qtbot.waitUntil(lambda: ("exact", "quick") in seen, timeout=WAIT_MS)
    photo.may_go_on["rough"].set()
    settle(qtbot, runner, live)
    assert seen[-1] == ("exact", "quick")


def test_a_drag_that_rests_is_shown_exactly(live, photo, seen, runner, qtbot):
    for event in photo.may_go_on.values():
        event.set()
    for document in ("one", "two"):
        live.request_preview(photo, Named(document))
    qtbot.waitUntil(lambda: seen[-1:] == [("exact", "two")], timeout=WAIT_MS)
    settle(qtbot, runner, live)
    assert seen[-1] == ("exact", "two")
