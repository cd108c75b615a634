"""Published models that can be downloaded."""

from collections.abc import Sequence, Set
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.job import Job
from desktop.jobs.runner import JobRunner
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.number_texts import whole
from desktop.preferences.converting import can_convert, why_no_conversion
from desktop.preferences.model_work import FetchModel
from desktop.sentences import in_user_language
from desktop.shell.error_texts import sentence_of
from engine.models.published import PUBLISHED_MODELS, PublishedModel
from engine.models.store import ModelStore
from engine.models.transport import Transport

_MODEL: Final = Qt.ItemDataRole.UserRole
_MEGABYTE: Final = 10**6


class FetchBox(QWidget):
    """Lists published models and fetches one at a time, with progress and cancel.

    Attributes:
        fetched: a model was installed.
        ended: nothing is being fetched any more.
    """

    fetched = Signal()
    ended = Signal()

    def __init__(
        self,
        store: ModelStore,
        runner: JobRunner,
        *,
        published: Sequence[PublishedModel] = PUBLISHED_MODELS,
        transport: Transport | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show the list.

        Args:
            store: takes the models.
            runner: runs the downloads.
            published: what can be fetched.
            transport: how to reach servers; None for the usual way.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._store, self._runner, self._transport = store, runner, transport
        self._job: Job | None = None
        self._installed: Set[str] = frozenset()
        self.listing = QTreeWidget(self)
        self.fetch_button = QPushButton(icon("download"), self.tr("&Fetch"), self)
        self.cancel_button = QPushButton(icon("stop"), self.tr("&Cancel"), self)
        self.bar = QProgressBar(self)
        self.message = QLabel(self)
        self._set_up()
        self._fill(published)
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def is_busy(self) -> bool:
        """Whether a model is being fetched."""
        return self._job is not None

    def set_installed(self, names: Set[str]) -> None:
        """Say which models there are.

        Args:
            names: of the user's own models.
        """
        self._installed = names
        for row in range(self.listing.topLevelItemCount()):
            self._show_state(self.listing.topLevelItem(row))
        self._refresh()

    def fetch(self) -> None:
        """Fetch the chosen model, in a job; the user is asked before own models are replaced."""
        model = self._chosen()
        if model is None or self.is_busy or self._why_not(model) is not None:
            return
        replaces = bool(self._installed & set(model.parts))
        if replaces and not self._may_replace(model):
            return
        work = FetchModel(self._store, model, self._transport, replaces)
        self._begin(self._runner.start(self.tr("Fetching {0}").format(model.name), work))

    def cancel(self) -> None:
        """Stop the download; what has arrived is kept for the next time."""
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)

    def _set_up(self) -> None:
        titles = (self.tr("Model"), self.tr("Download"), self.tr("License"), self.tr("About"))
        self.listing.setHeaderLabels([*titles])
        self.listing.setRootIsDecorated(False)
        self.listing.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.listing.setAccessibleName(self.tr("Models that can be fetched"))
        self.listing.setToolTip(self.tr("Models of others that Photochrom can download"))
        self.fetch_button.setToolTip(self.tr("Download the selected model and install it"))
        self.cancel_button.setToolTip(self.tr("Stop; what has arrived is kept for the next time"))
        self.bar.setAccessibleName(self.tr("Progress of the download"))
        self.message.setWordWrap(True)

    def _fill(self, published: Sequence[PublishedModel]) -> None:
        for model in published:
            item = QTreeWidgetItem([model.name, "", model.license, in_user_language(model.summary)])
            item.setData(0, _MODEL, model)
            item.setToolTip(3, model.home)
            self.listing.addTopLevelItem(item)
            self._show_state(item)
        for column in range(3):
            self.listing.resizeColumnToContents(column)
        # Room for a header and four models without scrolling.
        self.listing.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.fetch_button, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.bar, 1)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)
        layout.addLayout(row)
        layout.addWidget(self.message)

    def _connect(self) -> None:
        self.listing.currentItemChanged.connect(self._refresh)
        self.fetch_button.clicked.connect(self.fetch)
        self.cancel_button.clicked.connect(self.cancel)

    def _chosen(self) -> PublishedModel | None:
        item = self.listing.currentItem()
        if item is None:
            return None
        model: PublishedModel = item.data(0, _MODEL)
        return model

    def _why_not(self, model: PublishedModel | None) -> str | None:
        if model is None:
            return self.tr("Choose a model of the list first.")
        if model.is_checkpoint and not can_convert():
            return why_no_conversion()
        return None

    def _refresh(self) -> None:
        reason = self._why_not(self._chosen())
        self.fetch_button.setEnabled(reason is None and not self.is_busy)
        self.fetch_button.setToolTip(
            reason or self.tr("Download the selected model and install it")
        )
        if not self.is_busy and self._chosen() is not None and reason is not None:
            self._tell(reason, look="faint")
        self.listing.setEnabled(not self.is_busy)
        self.cancel_button.setVisible(self.is_busy)
        self.cancel_button.setEnabled(self.is_busy)
        self.bar.setVisible(self.is_busy)
        if not self.is_busy:
            self.bar.setRange(0, 0)

    def _show_state(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            model: PublishedModel = item.data(0, _MODEL)
            size = self.tr("{0} MB").format(whole(model.size / _MEGABYTE))
            is_there = self._installed >= set(model.parts)
            item.setText(1, self.tr("installed") if is_there else size)

    def _begin(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._stop)
        job.ended.connect(self._end)
        self._tell(job.title + "…", look="faint")
        self._refresh()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _finish(self) -> None:
        self._tell(self.tr("The model is installed and can be chosen."), look="")
        self.fetched.emit()

    def _fail(self, error: Exception) -> None:
        self._tell(sentence_of(error), look="bad")

    def _stop(self) -> None:
        self._tell(self.tr("Stopped. Fetch the model again to go on from there."), look="faint")

    def _end(self) -> None:
        self._job = None
        self._refresh()
        self.ended.emit()

    def _tell(self, text: str, *, look: str) -> None:
        self.message.setText(text)
        set_look(self.message, look)

    def _may_replace(self, model: PublishedModel) -> bool:
        answer = QMessageBox.question(
            self,
            self.tr("Replace the model?"),
            self.tr("You have a model named “{0}” already. Replace it?").format(model.name),
        )
        return answer == QMessageBox.StandardButton.Yes
