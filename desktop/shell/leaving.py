"""Lets the window close only when nothing is lost by it."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.jobs.job import Job
from desktop.jobs.runner import JobRunner
from desktop.look.warning_box import WarningBox
from desktop.shell.unsaved_work import UnsavedWork
from desktop.workspace.library import Library


class Leaving(QObject):
    """Asks about a batch run, running jobs and unsaved work, in this order."""

    def __init__(
        self, library: Library, runner: JobRunner, unsaved: UnsavedWork, window: QWidget
    ) -> None:
        """Prepare to ask.

        Args:
            library: the open photos.
            runner: of all jobs.
            unsaved: asks about photos.
            window: that is going to be closed.
        """
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._unsaved = unsaved
        self._window = window
        self._is_settled = False
        self._is_asking = False
        self._checks: list[Callable[[], bool]] = []

    def ask_first(self, may_close: Callable[[], bool]) -> None:
        """Ask something else, too, before the window is closed.

        Args:
            may_close: asks the user and answers whether the window may be closed.
        """
        self._checks.append(may_close)

    def may_leave(self) -> bool:
        """Tell whether the window may be closed now.

        Returns:
            False where the user has to decide first; the window is closed later if the decision
            allows it.
        """
        if self._is_settled:
            return True
        if self._is_asking or not all(check() for check in (*self._checks, self._may_stop_jobs)):
            return False
        self._is_asking = True
        self._unsaved.settle(self._library.photos, self._settle)
        self._is_asking = False
        return self._is_settled

    def _settle(self) -> None:
        self._is_settled = True
        if not self._is_asking:
            self._window.close()

    def _may_stop_jobs(self) -> bool:
        running = [job for job in self._runner.jobs if not (job.quiet or job.is_cancelled)]
        return not running or self._ask_about(running)

    def _ask_about(self, jobs: list[Job]) -> bool:
        question = WarningBox(self._window)
        question.setObjectName("runningDialog")
        question.setWindowTitle(self.tr("Work is going on"))
        question.setText(self.tr("This is not finished yet:"))
        question.setInformativeText("\n".join(job.title for job in jobs))
        stop = question.addButton(self.tr("&Stop and quit"), QMessageBox.ButtonRole.AcceptRole)
        wait = question.addButton(self.tr("&Wait"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(wait)
        question.setEscapeButton(wait)
        question.exec()
        question.deleteLater()
        return question.clickedButton() is stop
