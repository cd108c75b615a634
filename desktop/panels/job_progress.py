"""How far a search is, and a button to end it; seen only while it runs."""

import weakref
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.jobs.job import Job


class JobProgress(QWidget):
    """Progress and end of one job.

    Attributes:
        ended: the job has ended in whatever way.
    """

    ended = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            name: of the progress, for those who hear the window, translated.
            tip: what the button does, translated.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._job: Job | None = None
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(name)
        self.button = QPushButton(self.tr("Cancel"), self)
        self.button.setToolTip(tip)
        self.button.clicked.connect(self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def is_active(self) -> bool:
        """Whether a job is followed."""
        return self._job is not None

    def follow(self, job: Job) -> None:
        """Show a job until it ends, in place of one that is shown."""
        self._job = job
        self.bar.setRange(0, 0)
        job.progressed.connect(self._show)
        # Weakly: a job that its own connections hold would stay for ever.
        job.ended.connect(partial(self._end, weakref.ref(job)))
        self.show()

    def cancel(self) -> None:
        """End the job, if there is one."""
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Show nothing anymore, whatever becomes of the job."""
        self._job = None
        self.hide()

    def _show(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _end(self, job: "weakref.ref[Job]") -> None:
        if self._job is not None and self._job is job():
            self.forget()
            self.ended.emit()
