"""The last step of the work: writing the photo to a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.reveal import show_in_folder
from desktop.jobs.job import Job
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.look.warning_box import WarningBox
from desktop.name_texts import short_name
from desktop.panels.availability import offer, why_nothing_done
from desktop.panels.export_choices import ExportChoices
from desktop.panels.export_place import ExportPlace
from desktop.settings import Settings
from desktop.workspace.workbench import Workbench
from engine.batch.targets import is_taken


class ExportPanel(QWidget):
    """What to write, where to, and how far that is."""

    def __init__(
        self, workbench: Workbench, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Show the state of the workbench.

        Args:
            workbench: with the photo.
            settings: what was chosen the last time.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench = workbench
        self._job: Job | None = None
        self._written: Path | None = None
        self.choices = ExportChoices(workbench, settings, self)
        self.place = ExportPlace(workbench, settings, self)
        self.note = QLabel(self)
        self.export_button = QPushButton(self.tr("Export"), self)
        self.progress = QProgressBar(self)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.result = QLabel(self)
        self.show_button = QPushButton(icon("folder"), self.tr("Show in folder"), self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh()

    def export(self) -> None:
        """Write the photo, after a question if a file of the name is there already."""
        path = self.place.path
        if path is None or self._why_not() is not None:
            return
        if is_taken(path):
            self._ask_to_replace(path)
        else:
            self._start(path, overwrite=False)

    def _set_up(self) -> None:
        set_look(self.export_button, "primary")
        self.export_button.setToolTip(self.tr("Write the photo, restored and in color, to a file"))
        self.note.setWordWrap(True)
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.note, "faint")
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.cancel_button.setToolTip(self.tr("Stop the export; nothing is left behind"))
        self.show_button.setToolTip(self.tr("Show the exported file among its neighbors"))

    def _lay_out(self) -> None:
        running = QHBoxLayout()
        running.addWidget(self.progress, 1)
        running.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        for part in (self.choices, self.place, self.note, self.export_button):
            layout.addWidget(part)
        layout.addLayout(running)
        layout.addWidget(self.result)
        layout.addWidget(self.show_button)

    def _connect(self) -> None:
        workbench = self._workbench
        workbench.photo_changed.connect(self._follow_photo)
        workbench.document_changed.connect(self._refresh)
        workbench.picture_changed.connect(self._offer)
        self.choices.changed.connect(self._refresh)
        self.place.changed.connect(self._refresh)
        self.export_button.clicked.connect(self.export)
        self.cancel_button.clicked.connect(self._cancel)
        self.show_button.clicked.connect(self._show_in_folder)

    def _follow_photo(self) -> None:
        self._written = None
        self._refresh()

    def _why_not(self) -> str | None:
        if self._job is not None:
            return self.tr("An export is running.")
        reason = why_nothing_done(self._workbench)
        if reason is None and self._workbench.is_previewing:
            # What is seen is what is saved.
            return self.tr("Apply or cancel first what you are trying out.")
        return reason or self.place.problem

    def _note(self) -> str:
        document = self._workbench.document
        if document is not None and document.is_gray:
            return self.tr("A note of what was restored is always put into the file.")
        return self.tr("A note that the colors are a machine's guess is always put into the file.")

    def _refresh(self) -> None:
        self.note.setText(self._note())
        self.place.refresh(self.choices.image_format)
        self._offer()
        self.progress.setVisible(self._job is not None)
        self.cancel_button.setVisible(self._job is not None)
        written = self._written
        self.result.setVisible(written is not None)
        self.show_button.setVisible(written is not None)
        if written is not None:
            self.result.setText(self.tr("Exported as {name}").format(name=short_name(written.name)))
            self.result.setToolTip(str(written))

    def _offer(self) -> None:
        offer(self.export_button, self._why_not())

    def _ask_to_replace(self, path: Path) -> None:
        box = WarningBox(self)
        box.setWindowTitle(self.tr("Replace file"))
        box.setText(self.tr("“{name}” is there already.").format(name=short_name(path.name)))
        box.setInformativeText(self.tr("Replace it, or keep it and choose another name?"))
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.finished.connect(box.deleteLater)
        box.buttonClicked.connect(
            lambda button: self._start(path, overwrite=True) if button is replace else None
        )
        box.open()

    def _start(self, path: Path, *, overwrite: bool) -> None:
        self._watch(self._workbench.export(path, self.choices.options, overwrite=overwrite), path)

    def _watch(self, job: Job, path: Path) -> None:
        self._job, self._written = job, None
        # Until the first rows are written nobody knows how long it takes.
        self.progress.setRange(0, 0)
        job.progressed.connect(self._show_progress)
        job.finished.connect(lambda _result: self._note_written(path))
        job.ended.connect(self._end)
        self._refresh()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _note_written(self, path: Path) -> None:
        self._written = path

    def _end(self) -> None:
        self._job = None
        self._refresh()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show_in_folder(self) -> None:
        if self._written is not None:
            show_in_folder(self._written)
