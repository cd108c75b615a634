"""The line below the window: what runs, how long the last step took, memory and device."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.jobs.runner import JobRunner
from desktop.look.one_line import OneLine
from desktop.number_texts import decimal, percent, whole
from desktop.shell.job_list import JobList
from desktop.shell.memory_use import memory_in_use

_REFRESH_MS = 2000
_LONGEST_DEVICE = 40


class StatusBar(QStatusBar):
    """Jobs at the left; zoom, time of the last step, memory and device at the right."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        """Show what is known before any photo is open.

        Args:
            runner: its jobs are shown.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._report: Callable[[], str] | None = None
        self.jobs = JobList(runner)
        self.zoom = self._label("zoomLabel", self.tr("Size of the photo on the screen"))
        self.timing = self._label("timingLabel", self.tr("How long the last step took"))
        self.memory = self._label("memoryLabel", self.tr("Memory that Photochrom uses"))
        self.device = self._label("deviceLabel", self.tr("What runs the models"))
        self.addPermanentWidget(self.jobs)
        for label in (self.zoom, self.timing, self.memory, self.device):
            self.addPermanentWidget(label)
        self.jobs.timed.connect(self._show_time)
        runner.idle.connect(self.refresh)
        self._clock = QTimer(self, interval=_REFRESH_MS)
        self._clock.timeout.connect(self.refresh)
        self.refresh()

    def watch_device(self, report: Callable[[], str]) -> None:
        """Show what runs the models from now on.

        Args:
            report: says so in a few words; called now and then, in the GUI thread.
        """
        self._report = report
        self.refresh()

    def show_zoom(self, zoom: float) -> None:
        """Show how large the photo is.

        Args:
            zoom: pixels of the screen for one of the photo; 0 for no photo.
        """
        self.zoom.setText(percent(zoom) if zoom else "")

    def refresh(self) -> None:
        """Bring memory and device up to date."""
        size = memory_in_use()
        self.memory.setVisible(size is not None)
        self.memory.setText(self.tr("{size} MB").format(size=whole((size or 0) // 1_000_000)))
        device = "" if self._report is None else self._report()
        self.device.setText(_shortened(device))
        self.device.setToolTip(device or self.tr("What runs the models"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the memory while it can be seen."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest."""
        super().hideEvent(event)
        self._clock.stop()

    def _show_time(self, title: str, seconds: float) -> None:
        text = self.tr("{title}: {seconds} s")
        self.timing.setText(text.format(title=title, seconds=decimal(seconds, 1)))

    def _label(self, name: str, tip: str) -> QLabel:
        label = OneLine()
        label.setObjectName(name)
        label.setAccessibleDescription(tip)
        label.setToolTip(tip)
        label.setProperty("look", "faint")
        label.setContentsMargins(8, 0, 8, 0)
        return label


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_DEVICE else f"{text[: _LONGEST_DEVICE - 1]}…"
