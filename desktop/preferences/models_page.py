"""The models: what there is, what each says about itself, adding, removing and fetching."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QTextBrowser,
    QWidget,
)

from desktop.jobs.job import Job
from desktop.jobs.latest import LatestJob
from desktop.jobs.runner import JobRunner
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.preferences.fetch_box import FetchBox
from desktop.preferences.model_details import details_page
from desktop.preferences.model_work import Added, AddModels
from desktop.sentences import in_user_language
from desktop.shell.error_texts import sentence_of
from engine.models.install import known_as, remove
from engine.models.published import CHECKPOINT_SUFFIXES
from engine.models.store import BrokenModel, ModelStore, StoredModel

_ENTRY: Final = Qt.ItemDataRole.UserRole
_Entries = tuple[StoredModel | BrokenModel, ...]


class ModelsPage(QWidget):
    """Lists all model files with their descriptions.

    Attributes:
        models_changed: models were added, removed or fetched.
        settled: nothing is being added, removed or fetched any more.
    """

    models_changed = Signal()
    settled = Signal()

    def __init__(
        self,
        store: ModelStore,
        runner: JobRunner,
        fetch_box: FetchBox,
        parent: QWidget | None = None,
    ) -> None:
        """Look the models up, in a job.

        Args:
            store: knows the models.
            runner: runs the jobs.
            fetch_box: downloads published models; becomes a part of this page.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._store, self._runner = store, runner
        self.fetch_box = fetch_box
        self.listing = QListWidget(self)
        self.details = QTextBrowser(self)
        self.add_button = QPushButton(icon("add"), self.tr("&Add…"), self)
        self.remove_button = QPushButton(icon("remove"), self.tr("&Remove"), self)
        self.message = QLabel(self)
        self._lookup = LatestJob(runner, self.tr("Looking for models"), self)
        self._job: Job | None = None
        self._set_up()
        self._lay_out()
        self._connect()
        self._refresh_buttons()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether something is being added, removed or fetched."""
        return self._job is not None or self.fetch_box.is_busy

    def refresh(self) -> None:
        """Look the models up again."""
        store = self._store
        self._lookup.request(lambda _control: store.list())

    def add(self, paths: Sequence[Path], *, replace: bool = False) -> None:
        """Add model files, in a job.

        Args:
            paths: ONNX files, or checkpoints of Segment Anything.
            replace: whether they may take the places of own models; else the user is asked.
        """
        if not paths or self._job is not None:
            return
        work = AddModels(self._store, tuple(paths), replace)
        self._begin(self._runner.start(self.tr("Adding models"), work))

    def remove_chosen(self) -> None:
        """Delete the chosen model of the user, in a job, once the user has agreed."""
        entry = self._chosen()
        if entry is None or entry.bundled or self._job is not None or not self._may_remove(entry):
            return
        store, name = self._store, known_as(entry)
        title = self.tr("Removing {0}").format(name)
        self._begin(self._runner.start(title, lambda _control: remove(store, name)))

    def _begin(self, job: Job) -> None:
        self._job = job
        self._tell("", look="faint")
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self._refresh_buttons()

    def _finish(self, result: object) -> None:
        self.models_changed.emit()
        if isinstance(result, Added):
            self._tell_added(result)

    def _fail(self, error: Exception) -> None:
        self._tell(sentence_of(error), look="bad")

    def _end(self) -> None:
        self._job = None
        self.refresh()
        self._refresh_buttons()
        self._settle()

    def _settle(self) -> None:
        if not self.is_busy:
            self.settled.emit()

    def _tell_added(self, added: Added) -> None:
        if added.refused:
            lines = [
                f"{refused.path.name}: {in_user_language(str(refused.error))}"
                for refused in added.refused
            ]
            self._tell("\n".join(lines), look="bad")
        elif added.models:
            names = ", ".join(model.name for model in added.models)
            self._tell(self.tr("Added: {0}").format(names), look="")
        if added.taken:
            # Once the job has told of its end, since it is followed by another one.
            QTimer.singleShot(0, self, partial(self._ask_to_replace, added.taken))

    def _ask_to_replace(self, paths: tuple[Path, ...]) -> None:
        names = ", ".join(path.name for path in paths)
        answer = QMessageBox.question(
            self,
            self.tr("Replace the models?"),
            self.tr("You have models of these names already. Replace them by {0}?").format(names),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.add(paths, replace=True)

    def _may_remove(self, entry: StoredModel | BrokenModel) -> bool:
        answer = QMessageBox.question(
            self,
            self.tr("Remove the model?"),
            self.tr("The file of “{0}” will be deleted.").format(known_as(entry)),
        )
        return answer == QMessageBox.StandardButton.Yes

    def _set_up(self) -> None:
        self.listing.setAccessibleName(self.tr("Installed models"))
        self.listing.setToolTip(self.tr("All models that there are"))
        self.details.setAccessibleName(self.tr("About the model"))
        self.details.setToolTip(self.tr("What the model says about itself"))
        self.details.setTabChangesFocus(True)
        self.add_button.setToolTip(self.tr("Add model files that you have"))
        self.message.setWordWrap(True)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Get more models"), self)
        set_look(heading, "heading")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        grid = QGridLayout(self)
        grid.addWidget(self.listing, 0, 0)
        grid.addWidget(self.details, 0, 1)
        grid.addLayout(buttons, 1, 0, 1, 2)
        grid.addWidget(self.message, 2, 0, 1, 2)
        grid.addWidget(heading, 3, 0, 1, 2)
        grid.addWidget(self.fetch_box, 4, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(0, 3)
        grid.setRowStretch(4, 2)

    def _connect(self) -> None:
        self._lookup.finished.connect(self._show)
        self._lookup.failed.connect(self._fail)
        self.listing.currentItemChanged.connect(self._show_details)
        self.add_button.clicked.connect(self._choose_files)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.fetch_box.fetched.connect(self.models_changed)
        self.fetch_box.fetched.connect(self.refresh)
        self.fetch_box.ended.connect(self._settle)

    def _show(self, entries: _Entries) -> None:
        before = self._chosen()
        self.listing.clear()
        for entry in entries:
            self.listing.addItem(_item(entry))
            if before is not None and entry.path == before.path:
                self.listing.setCurrentRow(self.listing.count() - 1)
        if self.listing.currentItem() is None:
            self.listing.setCurrentRow(0)
        usable = frozenset(
            entry.name for entry in entries if isinstance(entry, StoredModel) and not entry.bundled
        )
        self.fetch_box.set_installed(usable)
        self._refresh_buttons()

    def _show_details(self) -> None:
        entry = self._chosen()
        self.details.setHtml("" if entry is None else details_page(entry))
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        entry = self._chosen()
        is_own = entry is not None and not entry.bundled
        self.remove_button.setEnabled(is_own and self._job is None)
        self.remove_button.setToolTip(
            self.tr("Delete the file of the selected model")
            if is_own
            else self.tr("Models that came with Photochrom cannot be removed.")
        )
        self.add_button.setEnabled(self._job is None)

    def _chosen(self) -> StoredModel | BrokenModel | None:
        item = self.listing.currentItem()
        if item is None:
            return None
        entry: StoredModel | BrokenModel = item.data(_ENTRY)
        return entry

    def _choose_files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in (".onnx", *CHECKPOINT_SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Model files"), "", self.tr("Models ({0})").format(patterns)
        )
        self.add([Path(name) for name in names])

    def _tell(self, text: str, *, look: str) -> None:
        self.message.setText(text)
        set_look(self.message, look)


def _item(entry: StoredModel | BrokenModel) -> QListWidgetItem:
    item = QListWidgetItem(known_as(entry))
    item.setIcon(icon("layers" if isinstance(entry, StoredModel) else "error"))
    item.setToolTip(str(entry.path))
    item.setData(_ENTRY, entry)
    return item
