"""The running jobs in the status bar, each with its progress and a button that ends it."""

import time
import weakref
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.jobs.job import Job
from desktop.jobs.runner import JobRunner
from desktop.look.icons import icon
from desktop.look.one_line import OneLine

_MOST = 2
# What is over in a moment would only flicker.
_DELAY_MS = 250


class JobRow(QWidget):
    """One job: title, progress, button."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        """Follow a job.

        Args:
            job: a running one.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("jobRow")
        self.job = job
        self.bar = self._progress_bar(job.title)
        self.stop = self._stop_button(job)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(OneLine(job.title))
        layout.addWidget(self.bar)
        layout.addWidget(self.stop)
        job.progressed.connect(self._progress)

    def _progress_bar(self, title: str) -> QProgressBar:
        bar = QProgressBar()
        bar.setAccessibleName(self.tr("Progress: {title}").format(title=title))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(bar.fontMetrics().averageCharWidth() * 16)
        return bar

    def _stop_button(self, job: Job) -> QToolButton:
        button = QToolButton()
        button.setObjectName("stopJob")
        button.setIcon(icon("close"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = self.tr("Cancel: {title}").format(title=job.title)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(self._cancel)
        return button

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.job.cancel()

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class JobList(QWidget):
    """Rows for the oldest running jobs, and how many there are beside them.

    Attributes:
        timed: a job was done: its title and the seconds that it took.
    """

    timed = Signal(str, float)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        """Follow all jobs that are not quiet.

        Args:
            runner: starts the jobs.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("jobList")
        self._rows: list[JobRow] = []
        self._more = QLabel()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._more)
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self._show)
        runner.started.connect(self._add)
        self._show()

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """The rows of all running jobs, the oldest first, shown or not."""
        return tuple(self._rows)

    def _add(self, job: Job) -> None:
        row = JobRow(job, self)
        row.hide()
        self._rows.append(row)
        self._layout.insertWidget(len(self._rows) - 1, row)
        # Without rows, too, from now on: the photo above shall not move with every job.
        self.setMinimumHeight(max(self.minimumHeight(), row.sizeHint().height()))
        _Watch(job, self)
        # Weakly: the row knows the job, and a job that its own connections hold stays for ever.
        job.ended.connect(partial(self._remove, weakref.ref(row)))
        self._delay.start()

    def _remove(self, ended: "weakref.ref[JobRow]") -> None:
        row = ended()
        if row is None:
            return
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show()

    def _show(self) -> None:
        for number, row in enumerate(self._rows):
            row.setVisible(number < _MOST)
        others = len(self._rows) - _MOST
        self._more.setText(self.tr("and %n more", "", max(others, 0)))
        self._more.setVisible(others > 0)


class _Watch(QObject):
    """Takes the time of one job."""

    def __init__(self, job: Job, jobs: JobList) -> None:
        super().__init__(jobs)
        self._title = job.title
        self._jobs = jobs
        self._begun = time.perf_counter()
        job.finished.connect(self._tell)
        job.ended.connect(self.deleteLater)

    def _tell(self, _result: object) -> None:
        self._jobs.timed.emit(self._title, time.perf_counter() - self._begun)
