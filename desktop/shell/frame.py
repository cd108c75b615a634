"""What the window consists of before anything of the engine is loaded."""

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar

from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.shell.actions import Actions
from desktop.shell.error_dialog import ErrorReporter
from desktop.shell.opening import Opening
from desktop.shell.status_bar import StatusBar
from desktop.shell.welcome import WelcomePage


@dataclass(frozen=True, eq=False)
class Frame:
    """The parts of the window that the rest is built into.

    Attributes:
        window: the window itself.
        settings: what is remembered.
        runner: runs all jobs.
        reporter: shows errors.
        actions: one a command.
        pages: what the middle of the window shows.
        welcome: the first of the pages.
        tool_bar: above the pages.
        status_bar: below them.
        opening: the way by which photos get in.
    """

    window: QMainWindow
    settings: Settings
    runner: JobRunner
    reporter: ErrorReporter
    actions: Actions
    pages: QStackedWidget
    welcome: WelcomePage
    tool_bar: QToolBar
    status_bar: StatusBar
    opening: Opening
