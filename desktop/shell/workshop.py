"""All of the window that works on photos; made when the empty window can be seen already."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from desktop.batch.reveal import show_in_folder
from desktop.panels.section import Section
from desktop.preferences.preferences_dialog import PreferencesDialog
from desktop.shell.batch_page import BatchPage
from desktop.shell.commands.command import Command
from desktop.shell.frame import Frame
from desktop.shell.leaving import Leaving
from desktop.shell.missing_photo import MissingPhoto
from desktop.shell.photo_commands import PhotoCommands
from desktop.shell.recovery_offer import RecoveryOffer
from desktop.shell.studio import Studio
from desktop.shell.unsaved_work import UnsavedWork
from desktop.shell.view_commands import ViewCommands
from desktop.shell.work_page import WorkPage
from desktop.updates.update_notice import UpdateNotice
from desktop.workspace.open_photo import OpenPhoto
from engine.batch.preset_file import is_preset

_OF_THE_PAGE = (
    Command.SHOW_FILM_STRIP,
    Command.SHOW_PANEL,
    Command.RESTORE_PANEL,
    Command.COLORIZE_PANEL,
    Command.TOUCH_UP_PANEL,
    Command.HISTORY_PANEL,
)
"""Commands that there is something for while photos are shown."""


class Workshop(QObject):
    """Builds the pages of the studio into the frame of the window and connects the two.

    Attributes:
        page: the page with the photo.
        leaving: asks before the window is closed.
    """

    def __init__(self, frame: Frame, studio: Studio) -> None:
        """Build everything.

        Args:
            frame: the window.
            studio: what it shows from now on.
        """
        super().__init__(frame.window)
        self._frame = frame
        self._studio = studio
        self._batch: BatchPage | None = None
        self._is_batch_shown = False
        self.page = WorkPage(studio)
        frame.pages.addWidget(self.page)
        self.unsaved = UnsavedWork(studio.runner, frame.window)
        self.leaving = Leaving(studio.library, studio.runner, self.unsaved, frame.window)
        self._missing = MissingPhoto(studio.workbench, frame.window)
        self._photo_commands = PhotoCommands(
            frame.actions, studio.library, studio.workbench, self.unsaved, frame.window
        )
        self._view_commands = ViewCommands(
            frame.actions, self.page.canvas, studio.workbench, studio.selection, studio.restoring
        )
        self._connect_commands()
        self._connect_state()
        self._connect_errors()
        self._turn_page()
        self.recovery_offer = RecoveryOffer(studio.recovery, frame.window)
        frame.status_bar.addWidget(UpdateNotice(studio.updates))
        studio.updates.start()

    @property
    def batch(self) -> BatchPage:
        """The page with many photos, made at its first use."""
        if self._batch is None:
            self._batch = BatchPage(self._studio)
            self._batch.back_asked.connect(self.show_photos)
            self._batch.photo_wanted.connect(lambda path: self.open([path]))
            self._batch.view.failed.connect(self._frame.reporter.show)
            self.leaving.ask_first(self._batch.view.may_close)
            self._frame.pages.addWidget(self._batch)
        return self._batch

    def open(self, paths: Sequence[Path]) -> None:
        """Open photos and show them, or a preset in the view of many photos."""
        presets = [path for path in paths if is_preset(path)]
        photos = [path for path in paths if path not in presets]
        if photos:
            self.show_photos()
            self._studio.library.open(photos)
        if presets:
            self.show_batch()
            self.batch.view.presets.open(presets[-1])

    def show_photos(self) -> None:
        """Show the open photos, or the welcome page if there are none."""
        self._is_batch_shown = False
        self._turn_page()

    def show_batch(self) -> None:
        """Show the view of many photos."""
        self._is_batch_shown = True
        self._turn_page()

    def apply_to_all(self, photo: OpenPhoto) -> None:
        """Show the view of many photos with the choices of one."""
        if photo.document is not None:
            self.show_batch()
            self.batch.view.take_over(photo)

    def show_preferences(self) -> None:
        """Open the preferences."""
        studio = self._studio
        dialog = PreferencesDialog(
            studio.settings,
            studio.store,
            studio.runner,
            self._frame.window,
            updates=studio.updates,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.models_changed.connect(studio.choices.refresh)
        dialog.models_changed.connect(studio.models.forget)
        dialog.open()

    def _connect_commands(self) -> None:
        actions, panel = self._frame.actions, self.page.panel
        actions.connect_all(
            {
                Command.BATCH: self.show_batch,
                Command.APPLY_TO_ALL: self._apply_current_to_all,
                Command.BACK: self.show_photos,
                Command.PREFERENCES: self.show_preferences,
                Command.RESTORE_PANEL: lambda: self._go_to(panel.restore_section),
                Command.RESTORE: panel.restore.auto.click,
                Command.SUGGEST_FRAME: self._find_frame,
                Command.COLORIZE_PANEL: lambda: self._go_to(panel.colorize_section),
                Command.TOUCH_UP_PANEL: lambda: self._go_to(panel.touch_up_section),
                Command.HISTORY_PANEL: lambda: self._go_to(panel.history_section),
                Command.EXPORT: lambda: self._go_to(panel.export_section),
                Command.FIND_OBJECTS: panel.touch_up.object.all_objects.click,
                Command.HARMONIZE_ALL: panel.touch_up.harmonize.all_button.click,
            }
        )
        for command, widget in (
            (Command.SHOW_FILM_STRIP, self.page.film_strip),
            (Command.SHOW_PANEL, panel),
        ):
            actions.connect_switch(command, widget.setVisible)
            actions[command].setChecked(True)

    def _apply_current_to_all(self) -> None:
        photo = self._studio.library.current
        if photo is not None:
            self.apply_to_all(photo)

    def _go_to(self, section: Section) -> None:
        self._frame.actions[Command.SHOW_PANEL].setChecked(True)
        self.page.panel.go_to(section)

    def _find_frame(self) -> None:
        self._frame.actions[Command.SHOW_PANEL].setChecked(True)
        self.page.panel.find_frame()

    def _connect_state(self) -> None:
        library, frame = self._studio.library, self._frame
        frame.opening.wanted.connect(self.open)
        frame.welcome.drop_target.batch_asked.connect(self.show_batch)
        library.rowsInserted.connect(self._turn_page)
        library.rowsRemoved.connect(self._turn_page)
        library.current_changed.connect(self._name_window)
        library.photo_changed.connect(self._name_window)
        frame.status_bar.watch_device(self._studio.models.device_report)
        self.page.canvas.zoom_changed.connect(frame.status_bar.show_zoom)
        strip = self.page.film_strip
        strip.close_asked.connect(lambda photo: self._photo_commands.close([photo]))
        strip.apply_asked.connect(self.apply_to_all)
        strip.show_asked.connect(lambda photo: show_in_folder(photo.path))

    def _connect_errors(self) -> None:
        show = self._frame.reporter.show
        studio = self._studio
        studio.workbench.failed.connect(self._report)
        for part in (studio.selection, studio.restoring, studio.recovery, self.unsaved, self.page):
            part.failed.connect(show)

    def _report(self, title: str, error: Exception) -> None:
        photo = self._studio.library.current
        if self._missing.can_help(error):
            self._missing.ask(title, error)
        elif photo is not None and photo.error is error:
            # The page says so already, for as long as the photo is looked at.
            self._frame.reporter.note(title, error)
        else:
            self._frame.reporter.show(title, error)

    def _turn_page(self) -> None:
        frame, has_photos = self._frame, bool(self._studio.library.photos)
        is_work = has_photos and not self._is_batch_shown
        if self._is_batch_shown:
            frame.pages.setCurrentWidget(self.batch)
        else:
            frame.pages.setCurrentWidget(self.page if has_photos else frame.welcome)
        frame.tool_bar.setVisible(is_work)
        self._photo_commands.set_usable(is_work)
        self._view_commands.set_usable(is_work)
        frame.actions.enable(self._is_batch_shown, Command.BACK)
        frame.actions.enable(is_work, *_OF_THE_PAGE)
        if not has_photos:
            frame.status_bar.show_zoom(0)
        self._name_window()

    def _name_window(self) -> None:
        photo = self._studio.library.current
        window = self._frame.window
        if photo is None:
            window.setWindowTitle(self.tr("Photochrom"))
            window.setWindowModified(False)
        else:
            window.setWindowTitle(self.tr("{name}[*] - Photochrom").format(name=photo.title))
            window.setWindowModified(photo.is_unsaved)
