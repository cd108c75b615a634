"""What is on for as long as a key is held down."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.shell.held_key import HeldKey

KEY = Qt.Key.Key_O


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def action(window, qapp):
    action = QAction("Show original", window, checkable=True)
    HeldKey(action, KEY, qapp)
    return action


def release(receiver, key=KEY, *, is_repeated=False):
    event = QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, "", is_repeated)
    QApplication.sendEvent(receiver, event)


def test_it_is_off_when_the_key_is_let_go_wherever_the_keyboard_is(action, qtbot):
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    action.setChecked(True)
    release(elsewhere)
    assert not action.isChecked()


def test_it_stays_on_while_the_key_repeats_and_other_keys_are_let_go(action, window):
    action.setChecked(True)
    release(window, is_repeated=True)
    release(window, Qt.Key.Key_P)
    assert action.isChecked()


def test_it_is_off_when_another_application_gets_the_keyboard(action, qapp):
    action.setChecked(True)
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationDeactivate))
    assert not action.isChecked()


def test_events_are_looked_at_only_while_it_is_on(window, qapp):
    seen = []

    class Watched(HeldKey):
        def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
            seen.append(event.type())
            return super().eventFilter(watched, event)

    action = QAction("Show original", window, checkable=True)
    Watched(action, KEY, qapp)
    release(window)
    assert seen == []
    action.setChecked(True)
    release(window)
    assert QEvent.Type.KeyRelease in seen
    seen.clear()
    release(window)
    assert seen == []


def test_the_key_reaches_whoever_has_the_keyboard(action, window):
    seen = []
    window.keyReleaseEvent = seen.append
    action.setChecked(True)
    release(window)
    assert len(seen) == 1
