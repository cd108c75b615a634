"""Drives the view of many photos as a person does."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.batch.batch_run import BatchRun
from desktop.batch.batch_view import BatchView
from desktop.panels.model_choices import ModelChoices

WAIT_MS = 60_000


def opened_view(qtbot, library, models, settings, runner):
    """Make the view, shown, with the models looked up and the small one chosen."""
    settings.colorizer, settings.working_size = "test-classifier", 64
    run = BatchRun(models, runner)
    view = BatchView(library, run, ModelChoices(models.store, runner), settings, runner)
    qtbot.addWidget(view)
    view.resize(1100, 800)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.preset.colorizer == "test-classifier", timeout=WAIT_MS)
    return view


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(view, *paths):
    """Drop files on the view; return whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, data, button, keys.NoModifier)
    QApplication.sendEvent(view, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(50, 50), actions, data, button, keys.NoModifier)
        QApplication.sendEvent(view, event)
    return enter.isAccepted()


def choose_output(view, folder):
    """Let results go into a folder."""
    view.output.place.setCurrentIndex(1)
    view.output.folder.setText(str(folder))
    view.output.pattern.setText("{name}")


def prepare(qtbot, view, *paths):
    """Put files and folders on the list and wait until their photos are listed."""
    with qtbot.waitSignal(view.run.previewed, timeout=WAIT_MS):
        view.add(paths)
    qtbot.waitUntil(lambda: view.run.model.counts.total > 0, timeout=WAIT_MS)


def run_to_the_end(qtbot, view):
    with qtbot.waitSignal(view.run.ended, timeout=WAIT_MS) as ended:
        click(qtbot, view.progress.start_button)
    return ended.args[0]


def answer(qtbot, view, text):
    """Answer the question that is asked in place."""
    buttons = {button.text().replace("&", ""): button for button in view.decision.buttons}
    click(qtbot, buttons[text])


def answers(view):
    """What can be answered; nothing while nothing is asked."""
    return [button.text().replace("&", "") for button in view.decision.buttons]
