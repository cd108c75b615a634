"""The one way by which photos get into the window, wherever they come from."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.jobs.job import JobControl
from desktop.jobs.runner import JobRunner
from desktop.settings import Settings
from desktop.shell.incoming import image_in, pasted_folder, paths_in, store_pasted
from engine.photo.errors import PhotoError
from engine.photo.formats import READABLE_SUFFIXES
from engine.resources import resource_path

_PROJECT_PATTERN = "*.photochrom"


class Opening(QObject):
    """Takes files from dialogs, drops, the clipboard and the command line.

    Attributes:
        wanted: these are to be opened, a list of ``Path``.
        failed: what was tried and why it failed.
    """

    wanted = Signal(list)
    failed = Signal(str, Exception)

    def __init__(self, settings: Settings, runner: JobRunner, window: QWidget) -> None:
        """Prepare to open.

        Args:
            settings: remember recent files and the last folder.
            runner: writes pasted pictures.
            window: in front of which dialogs open.
        """
        super().__init__(window)
        self._settings = settings
        self._runner = runner
        self._window = window

    def open(self, paths: Sequence[Path]) -> None:
        """Open files and folders, and remember them."""
        if not paths:
            return
        own = resource_path("samples")
        self._settings.add_recent_files(
            path.absolute() for path in paths if own not in path.parents
        )
        self.wanted.emit(list(paths))

    def ask_for_files(self) -> None:
        """Let the user choose photos and projects."""
        patterns = " ".join(sorted(f"*{suffix}" for suffix in READABLE_SUFFIXES))
        filters = (
            self.tr("Photos and projects ({patterns})").format(
                patterns=f"{patterns} {_PROJECT_PATTERN}"
            ),
            self.tr("All files (*)"),
        )
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Open photos"), self._folder(), ";;".join(filters)
        )
        self._open_chosen([Path(name) for name in names])

    def ask_for_folder(self) -> None:
        """Let the user choose a folder."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder with photos"), self._folder()
        )
        if name:
            self._open_chosen([Path(name)])

    def paste(self) -> None:
        """Open what the clipboard holds, if that is files or a picture."""
        # Qt promises no less than empty data, but for an empty clipboard there is none at all.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None and self.can_take(mime):
            self.take(mime)
        else:
            sentence = self.tr("There is no photo to paste; copy one, or its file, and try again.")
            self.failed.emit(self.tr("Paste"), PhotoError(sentence))

    def can_take(self, mime: QMimeData) -> bool:
        """Tell whether something dropped or copied can be opened."""
        return bool(paths_in(mime)) or image_in(mime) is not None

    def take(self, mime: QMimeData) -> None:
        """Open something that was dropped or copied; what is no photo at all is passed over."""
        paths = paths_in(mime)
        image = image_in(mime)
        if paths:
            self.open(paths)
        elif image is not None:
            self._store(image)

    def _open_chosen(self, paths: list[Path]) -> None:
        if paths:
            self._settings.open_folder = paths[0].parent
            self.open(paths)

    def _folder(self) -> str:
        folder = self._settings.open_folder
        return "" if folder is None else str(folder)

    def _store(self, image: QImage) -> None:
        def work(_control: JobControl) -> Path:
            return store_pasted(image, pasted_folder(), datetime.now())

        title = self.tr("Paste a picture")
        job = self._runner.start(title, work)
        job.finished.connect(lambda path: self.open([path]))
        job.failed.connect(partial(self.failed.emit, title))
