"""Errors: a sentence for the user, details on request, a log, and never a silent stop."""

import logging
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.shell.crash_hooks import CrashHooks
from desktop.shell.error_dialog import ErrorReporter
from desktop.shell.error_texts import sentence_of
from desktop.shell.log_file import LOG_NAME, start_log
from engine.errors import PhotochromError
from engine.photo.errors import PhotoError

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def log_file(tmp_path):
    before = list(logging.getLogger().handlers)
    level = logging.getLogger().level
    yield start_log(tmp_path / "log")
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def reporter(qtbot, log_file):
    reporter = ErrorReporter(log_file)
    yield reporter
    while reporter.dialog is not None:
        reporter.dialog.reject()
    qtbot.wait(0)


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def sentence(dialog):
    return dialog.findChild(QLabel, "errorSentence").text()


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PhotoError("The disk is full; free some space."), "The disk is full; free some space."),
        (PermissionError(13, "x"), "Permission is denied; check who may use the file"),
        (MemoryError(), "too little memory"),
        (ZeroDivisionError("float division"), "Something unexpected went wrong; your photos"),
    ],
)
def test_the_user_reads_one_sentence(error, expected):
    text = sentence_of(error)
    assert expected in text
    assert "Traceback" not in text
    assert text.endswith(".")


def test_details_are_there_on_request(reporter, qtbot):
    reporter.show("Export cat.jpg", raised(PhotoError("The disk is full.")))
    dialog = reporter.dialog
    details = dialog.findChild(QPlainTextEdit, "errorDetails")
    assert sentence(dialog) == "The disk is full."
    assert not details.isVisible()
    qtbot.mouseClick(dialog.findChild(QPushButton, "detailsButton"), Qt.MouseButton.LeftButton)
    assert details.isVisible()
    assert "Traceback" in details.toPlainText()


def test_return_closes_the_dialog_also_after_the_details_were_asked_for(reporter, qtbot):
    reporter.show("Open cat.jpg", raised(ValueError("boom")))
    dialog = reporter.dialog
    dialog.findChild(QPushButton, "detailsButton").click()
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == [
        "Close"
    ]
    details = dialog.findChild(QPlainTextEdit, "errorDetails")
    narrow, wide = map(QFontMetrics(details.font()).horizontalAdvance, "iW")
    assert narrow == wide
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert reporter.dialog is None


def test_details_can_be_copied(reporter, qtbot):
    reporter.show("Open", raised(PhotoError("No.")))
    button = next(b for b in reporter.dialog.findChildren(QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "PhotoError" in QGuiApplication.clipboard().text()


def test_everything_is_in_the_log(reporter, log_file):
    reporter.show("Export cat.jpg", raised(ZeroDivisionError("in the middle")))
    text = log_file.read_text(encoding="utf-8")
    assert "Export cat.jpg" in text
    assert "ZeroDivisionError: in the middle" in text
    assert log_file.name == LOG_NAME


def test_errors_wait_for_each_other_and_repeat_themselves_only_in_the_log(reporter, log_file):
    for title, text in (("a", "First."), ("b", "Second."), ("c", "Second."), ("d", "First.")):
        reporter.show(title, PhotochromError(text))
    seen = []
    while reporter.dialog is not None:
        seen.append(sentence(reporter.dialog))
        reporter.dialog.reject()
    assert seen == ["First.", "Second."]
    assert log_file.read_text(encoding="utf-8").count("ERROR") == 4


def test_a_log_that_cannot_be_written_keeps_nobody_from_working(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert start_log(tmp_path / "file") is None


@pytest.fixture
def hooks(reporter, monkeypatch):
    """The hooks of exceptions; those of the test runner are put back at the end."""
    hooks = CrashHooks(reporter)
    monkeypatch.setattr(sys, "excepthook", hooks._uncaught)
    monkeypatch.setattr(threading, "excepthook", hooks._uncaught_in_thread)
    return hooks


def test_an_exception_in_a_slot_is_shown(hooks, reporter, qtbot):
    sys.excepthook(*_info(raised(KeyError("lost"))))
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert "unexpected" in sentence(reporter.dialog)
    assert hooks is not None


def test_an_exception_in_a_thread_is_shown_in_the_thread_of_the_window(hooks, reporter, qtbot):
    def fail():
        raise PhotoError("The scan is torn.")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert reporter.dialog is None, "no dialog may be made in a foreign thread"
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert sentence(reporter.dialog) == "The scan is torn."
    assert hooks is not None


def _info(error):
    return type(error), error, error.__traceback__


SCRIPT = """
import sys
from PySide6.QtCore import QTimer, qCritical, qWarning
from PySide6.QtWidgets import QApplication
from desktop.shell.crash_hooks import CrashHooks
from desktop.shell.error_dialog import ErrorReporter
application = QApplication([])
application.setQuitOnLastWindowClosed(False)
reporter = ErrorReporter()
hooks = CrashHooks(reporter)
hooks.install()
seen = []
def close(problem):
    seen.append(problem.details)
    QTimer.singleShot(0, reporter.dialog.reject)
reporter.shown.connect(close)
def fail():
    raise ValueError("from a slot")
QTimer.singleShot(0, fail)
QTimer.singleShot(0, lambda: qWarning("only logged"))
QTimer.singleShot(10, lambda: qCritical("the display is on fire"))
QTimer.singleShot(1500, application.quit)
application.exec()
hooks.uninstall()
assert sys.excepthook is sys.__excepthook__
print(len(seen), "from a slot" in seen[0], "the display is on fire" in seen[1])
"""


def test_a_real_application_survives_exceptions_and_complaints_of_qt():
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.stdout.strip() == "2 True True", ended.stderr
