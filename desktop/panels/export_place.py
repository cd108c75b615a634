"""Where an export goes and what it is called."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.name_texts import short_name
from desktop.panels.narrow_form import narrow_form
from desktop.sentences import in_user_language
from desktop.settings import Settings
from desktop.workspace.workbench import Workbench
from engine.batch.errors import BatchError
from engine.batch.naming import fitted_name, suffix_for
from engine.batch.pattern import FOLDER_FIELD, NAME_FIELD, NamePattern
from engine.photo.formats import ImageFormat

_USUAL: Final = "{name}-colorized"
_WITHOUT_COLORS: Final = "{name}-restored"


class ExportPlace(QWidget):
    """Folder and name pattern, and the name that comes of it.

    Attributes:
        changed: another folder or pattern is chosen now.
    """

    changed = Signal()

    def __init__(
        self, workbench: Workbench, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Show what was chosen the last time.

        Args:
            workbench: with the photo.
            settings: with folder and pattern.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._settings = workbench, settings
        self._suffix_format = ImageFormat.JPEG
        self.place = QComboBox(self)
        self.folder = QLineEdit(self)
        self.browse = QToolButton(self)
        self.pattern = QLineEdit(self)
        self.preview = QLabel(self)
        self._form = narrow_form()
        self._row = QWidget(self)
        self._set_up()
        self._lay_out()
        self._show_settings()
        self._connect()
        self.refresh(self._suffix_format)

    @property
    def problem(self) -> str | None:
        """Why nothing can be written there; None if it can."""
        try:
            pattern = NamePattern(self.pattern.text())
        except BatchError as error:
            return in_user_language(str(error))
        folder = self._folder()
        if folder is not None and not folder.is_absolute():
            return self.tr("Choose a folder for the export.")
        source = self._source()
        if source is not None and self._path(source, pattern) == source:
            return self.tr("That is the name of the original; add something to the name.")
        return None

    @property
    def path(self) -> Path | None:
        """The file to write; None without a photo or where there is a problem."""
        source = self._source()
        if source is None or self.problem is not None:
            return None
        return self._path(source, NamePattern(self.pattern.text()))

    def refresh(self, image_format: ImageFormat) -> None:
        """Follow the photo.

        Args:
            image_format: that of the export.
        """
        self._suffix_format = image_format
        self._form.setRowVisible(self._row, bool(self.place.currentData()))
        problem, path = self.problem, self.path
        set_look(self.preview, "faint" if problem is None else "warning")
        self.preview.setText(problem or ("" if path is None else short_name(path.name)))
        self.preview.setToolTip("" if path is None else str(path))

    def _set_up(self) -> None:
        self.place.addItem(self.tr("Beside the photo"), userData=False)
        self.place.addItem(self.tr("In another folder"), userData=True)
        self.place.setToolTip(self.tr("Where the export goes; the original is never changed"))
        self.folder.setAccessibleName(self.tr("Folder for exports"))
        self.folder.setPlaceholderText(self.tr("Folder for exports"))
        self.folder.setToolTip(self.tr("The folder that exports go to"))
        self.browse.setIcon(icon("folder"))
        self.browse.setAccessibleName(self.tr("Choose the folder for exports"))
        self.browse.setToolTip(self.tr("Choose the folder for exports"))
        self.pattern.setToolTip(
            self.tr("{name} stands for the name of the photo, {folder} for that of its folder")
            .replace("{name}", NAME_FIELD)
            .replace("{folder}", FOLDER_FIELD)
        )
        self.preview.setWordWrap(True)
        self.preview.setAccessibleName(self.tr("Name of the export"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        form = self._form
        form.addRow(self.tr("Where"), self.place)
        form.addRow(self._row)
        form.addRow(self.tr("Name"), self.pattern)
        form.addRow("", self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    def _show_settings(self) -> None:
        folder = self._settings.export_folder
        self.place.setCurrentIndex(0 if folder is None else 1)
        self.folder.setText("" if folder is None else str(folder))
        self.pattern.setText(self._settings.name_pattern)

    def _connect(self) -> None:
        self.place.activated.connect(self._remember)
        self.folder.textChanged.connect(self._remember)
        self.pattern.textChanged.connect(self._remember)
        self.browse.clicked.connect(self._open_dialog)

    def _remember(self) -> None:
        # What cannot be used, such as a path that is half typed, is not worth remembering.
        if self.problem is None:
            self._settings.export_folder = self._folder()
            self._settings.name_pattern = self.pattern.text()
        self.refresh(self._suffix_format)
        self.changed.emit()

    def _folder(self) -> Path | None:
        """Return the chosen folder; None for that of the photo."""
        if not self.place.currentData():
            return None
        return Path(self.folder.text().strip()).expanduser()

    def _source(self) -> Path | None:
        photo = self._workbench.photo
        return None if photo is None or photo.path is None else photo.path.absolute()

    def _path(self, source: Path, pattern: NamePattern) -> Path:
        document = self._workbench.document
        if document is not None and document.is_gray and pattern.text == _USUAL:
            # Its user did not choose a name that would not be true.
            pattern = NamePattern(_WITHOUT_COLORS)
        folder = self._folder() or source.parent
        return folder / fitted_name(pattern.stem(source), suffix_for(source, self._suffix_format))

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for exports"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
