"""The window: puts the parts together and decides nothing itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QToolBar

from desktop.jobs.runner import JobRunner
from desktop.look.icons import application_icon
from desktop.settings import Settings
from desktop.shell.actions import Actions
from desktop.shell.commands.command import Command, Menu
from desktop.shell.error_dialog import ErrorReporter
from desktop.shell.frame import Frame
from desktop.shell.opening import Opening
from desktop.shell.recent_menu import RecentMenu
from desktop.shell.status_bar import StatusBar
from desktop.shell.welcome import WelcomePage

if TYPE_CHECKING:
    from desktop.shell.studio import Studio
    from desktop.shell.workshop import Workshop

_SIZE = QSize(1280, 820)


class MainWindow(QMainWindow):
    """Shows the welcome page at once, and the rest when the studio is there.

    Attributes:
        frame: the parts that are there from the start.
        workshop: all that works on photos; None until ``furnish``.
    """

    def __init__(self, settings: Settings, runner: JobRunner, reporter: ErrorReporter) -> None:
        """Make the window with its welcome page.

        Args:
            settings: what is remembered.
            runner: runs all jobs.
            reporter: shows errors.
        """
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("Photochrom"))
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.workshop: Workshop | None = None
        self.frame = Frame(
            window=self,
            settings=settings,
            runner=runner,
            reporter=reporter,
            actions=Actions(self),
            pages=QStackedWidget(),
            welcome=WelcomePage(settings, runner),
            tool_bar=self._make_tool_bar(),
            status_bar=StatusBar(runner),
            opening=Opening(settings, runner, self),
        )
        self._lay_out()
        self._connect()
        self._remember_place()

    def furnish(self, studio: "Studio") -> None:
        """Make everything that works on photos.

        Args:
            studio: what the window shows from now on.
        """
        from desktop.shell.workshop import Workshop

        self.workshop = Workshop(self.frame, studio)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take photos and folders from anywhere over the window."""
        if self.frame.opening.can_take(event.mimeData()):
            event.acceptProposedAction()
            self.frame.welcome.drop_target.light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Stop showing that something would be taken."""
        self.frame.welcome.drop_target.light_up(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open what was dropped."""
        self.frame.welcome.drop_target.light_up(False)
        self.frame.opening.take(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close if no work is lost by it; else the user is asked first."""
        if self.workshop is not None and not self.workshop.leaving.may_leave():
            event.ignore()
            return
        self.frame.settings.window_geometry = self.saveGeometry()
        self.frame.settings.window_state = self.saveState()
        super().closeEvent(event)

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Toolbar"))
        bar.setObjectName("toolBar")
        bar.setMovable(False)
        bar.setIconSize(QSize(22, 22))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.hide()
        return bar

    def _lay_out(self) -> None:
        frame = self.frame
        frame.pages.addWidget(frame.welcome)
        self.setCentralWidget(frame.pages)
        self.addToolBar(frame.tool_bar)
        self.setStatusBar(frame.status_bar)
        menus = frame.actions.fill_menu_bar(self.menuBar())
        frame.actions.fill_tool_bar(
            frame.tool_bar, Menu.FILE, Menu.EDIT, Menu.PHOTO, Menu.VIEW, Menu.TOOLS
        )
        recent = RecentMenu(frame.settings, self)
        recent.chosen.connect(lambda path: frame.opening.open([path]))
        menus[Menu.FILE].insertMenu(frame.actions[Command.SAVE_PROJECT], recent)

    def _connect(self) -> None:
        frame, opening = self.frame, self.frame.opening
        frame.actions.connect_all(
            {
                Command.OPEN: opening.ask_for_files,
                Command.OPEN_FOLDER: opening.ask_for_folder,
                Command.PASTE: opening.paste,
                Command.QUIT: self.close,
                Command.SHORTCUTS: self.show_shortcuts,
                Command.LOG: self._open_log,
                Command.ABOUT: self.show_about,
            }
        )
        frame.actions.connect_switch(Command.FULL_SCREEN, self._fill_screen)
        frame.actions.enable(frame.reporter.log_file is not None, Command.LOG)
        frame.welcome.drop_target.open_asked.connect(opening.ask_for_files)
        frame.welcome.drop_target.folder_asked.connect(opening.ask_for_folder)
        frame.welcome.chosen.connect(opening.open)
        opening.failed.connect(frame.reporter.show)
        frame.reporter.belong_to(self)

    def _remember_place(self) -> None:
        self.resize(_SIZE)
        self.restoreGeometry(self.frame.settings.window_geometry)
        self.restoreState(self.frame.settings.window_state)
        self.frame.tool_bar.hide()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        from desktop.shell.shortcuts_dialog import ShortcutsDialog

        self._open(ShortcutsDialog(self))

    def show_about(self) -> None:
        """Open the dialog with version and licenses."""
        from desktop.shell.about_dialog import AboutDialog

        self._open(AboutDialog(self.frame.runner, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.frame.reporter.log_file)))

    def _fill_screen(self, filled: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if filled
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )
