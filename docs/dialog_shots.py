"""Pictures of dialogs, and of the view of many photos."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget
from volunteer import Volunteer

from desktop.batch.batch_view import BatchView
from desktop.batch.rows import RowState
from desktop.preferences.preferences_dialog import Page, PreferencesDialog
from desktop.shell.commands.command import Command
from desktop.shell.recovery_dialog import RecoveryDialog
from desktop.workspace.recovery import Rescued
from engine.colorize import DecodingOptions
from engine.document.edits import Adjust
from engine.document.restore_edits import CorrectTone, Straighten
from engine.restore.restoration import Tone
from engine.restore.straighten import Frame

# Where a volunteer may keep photos: pictures of the window tell nothing of the computer they were
# made on.
_FOLDER: Final = Path("Photos") / "Harbor 1921"
_LEFT_BEHIND: Final = (("fishing boats.tif", 4), ("market square.jpg", 4), ("the mayor.tif", 3))


def batch(volunteer: Volunteer) -> QWidget:
    """A folder that is going to be colorized."""
    _fill_batch(volunteer)
    return volunteer.window


def report(volunteer: Volunteer) -> QWidget:
    """A folder that was colorized; one file is damaged."""
    view = _fill_batch(volunteer)
    view.output.contact_sheet.setChecked(True)
    view.start()
    volunteer.wait(lambda: not view.run.is_active)
    return volunteer.window


def resume(volunteer: Volunteer) -> QWidget:
    """A folder with a run that was stopped in the middle."""
    view = _fill_batch(volunteer)
    view.start()
    volunteer.wait(lambda: view.run.model.counts[RowState.DONE] > 0)
    view.run.cancel()
    volunteer.wait(lambda: not view.run.is_active)
    view.report_page.new_button.click()
    volunteer.wait(lambda: bool(view.decision.buttons))
    return volunteer.window


def applied(volunteer: Volunteer) -> QWidget:
    """The edits of a photo as choices for a folder."""
    volunteer.open("temple")
    volunteer.colorize()
    photo = volunteer.studio.library.current
    if photo is None or photo.history is None:
        raise RuntimeError("the photo was not colorized")
    document = photo.history.document
    for edit in (
        Adjust(DecodingOptions(vividness=1.3)),
        CorrectTone(Tone(fade=0.8, contrast=0.3)),
        Straighten(Frame(1.5, 0.05, 0.05, 0.95, 0.95)),
    ):
        document = document.added(edit)
    photo.set_history(photo.history.done("Edits", document))
    volunteer.settle()
    volunteer.do(Command.APPLY_TO_ALL)
    view = volunteer.find(BatchView)
    view.add([volunteer.album])
    view.choices.selection_section.unfold()
    volunteer.settle()
    view.choices.ensureWidgetVisible(view.choices.restore)
    volunteer.settle()
    return volunteer.window


def appearance(volunteer: Volunteer) -> QWidget:
    """Theme and language."""
    return _preferences(volunteer, Page.APPEARANCE)


def device(volunteer: Volunteer) -> QWidget:
    """What runs the models."""
    return _preferences(volunteer, Page.DEVICE)


def models(volunteer: Volunteer) -> QWidget:
    """The models that there are, and those that can be fetched."""
    return _preferences(volunteer, Page.MODELS)


def memory(volunteer: Volunteer) -> QWidget:
    """How much is kept in memory."""
    return _preferences(volunteer, Page.MEMORY)


def shortcuts(volunteer: Volunteer) -> QWidget:
    """All keys."""
    volunteer.do(Command.SHORTCUTS)
    return volunteer.dialog()


def about(volunteer: Volunteer) -> QWidget:
    """Version and licenses."""
    volunteer.do(Command.ABOUT)
    return volunteer.dialog()


def error(volunteer: Volunteer) -> QWidget:
    """An export that failed, with the details."""
    volunteer.open("temple")
    volunteer.colorize()
    panel = volunteer.page.panel.export
    panel.place.place.setCurrentIndex(1)
    # A file where a folder should be.
    panel.place.folder.setText(str(volunteer.album / "cat.jpg"))
    panel.export_button.click()
    dialog = volunteer.dialog()
    volunteer.find(QPushButton, "detailsButton").click()
    volunteer.settle()
    _tidy(volunteer, dialog)
    return dialog


def unsaved(volunteer: Volunteer) -> QWidget:
    """The window is about to be closed with unsaved work."""
    volunteer.open("temple", "astronaut")
    library = volunteer.studio.library
    for photo in library.photos:
        library.set_current(photo)
        volunteer.settle()
        volunteer.colorize()
    volunteer.window.close()
    return volunteer.dialog()


def recovery(volunteer: Volunteer) -> QWidget:
    """Work that a crash left behind."""
    rescued = [
        Rescued(Path(name), _FOLDER / name, None, datetime(2026, 3, day, 16, 40 + day))
        for name, day in _LEFT_BEHIND
    ]
    RecoveryDialog(rescued, volunteer.window).open()
    return volunteer.dialog()


def _fill_batch(volunteer: Volunteer) -> BatchView:
    (volunteer.album / "damaged.jpg").write_bytes(b"not a photo")
    volunteer.do(Command.BATCH)
    view = volunteer.find(BatchView)
    view.add([volunteer.album])
    volunteer.settle()
    return view


def _preferences(volunteer: Volunteer, page: Page) -> QWidget:
    volunteer.do(Command.PREFERENCES)
    volunteer.dialog()
    dialog = volunteer.find(PreferencesDialog)
    dialog.show_page(page)
    volunteer.settle()
    _tidy(volunteer, dialog)
    return dialog


def _tidy(volunteer: Volunteer, dialog: QDialog) -> None:
    """Shorten all paths, which are those of the computer that the pictures are made on."""
    folders = {
        volunteer.album: _FOLDER,
        Path(__file__).parents[1]: Path("photochrom"),
        Path(sys.base_prefix): Path("python"),
    }
    for label in dialog.findChildren(QLabel):
        label.setText(_shortened(label.text(), folders))
    for view in dialog.findChildren(QPlainTextEdit):
        view.setPlainText(_shortened(view.toPlainText(), folders))
    for page in dialog.findChildren(QTextEdit):
        page.setHtml(_shortened(page.toHtml(), folders))


def _shortened(text: str, folders: dict[Path, Path]) -> str:
    for folder, shown in folders.items():
        text = text.replace(str(folder), str(shown))
    return text
