"""Where the results of a run go, what they are called and how they are stored."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.batch.order import BatchPreset, Destination
from desktop.look.icons import icon
from desktop.look.theme import set_look
from desktop.panels.metadata_box import metadata_box
from desktop.panels.size_limit import SizeLimit
from desktop.sentences import in_user_language
from desktop.settings import Settings
from engine.batch.errors import BatchError
from engine.batch.naming import MARK
from engine.batch.pattern import FOLDER_FIELD, NAME_FIELD, NamePattern
from engine.errors import PhotochromError
from engine.photo.formats import ImageFormat

_WITH_QUALITY = (None, ImageFormat.JPEG, ImageFormat.WEBP)


class OutputBox(QWidget):
    """Folder, names, format, and what happens to results that exist.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show what is set for exports.

        Args:
            settings: what is set; takes the choices when a run begins.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._settings = settings
        self._form, self._folder_row = QFormLayout(), QHBoxLayout()
        self.place = QComboBox(self)
        self.folder = QLineEdit(self)
        self.browse_button = QPushButton(icon("folder"), "", self)
        self.pattern = QLineEdit(self)
        self.example = QLabel(self)
        self.existing = QComboBox(self)
        self.format = QComboBox(self)
        self.quality = QSpinBox(self)
        self.bit_depth = QComboBox(self)
        self.size_limit = SizeLimit(self._form, self)
        self.metadata = metadata_box(self)
        self.sidecar = QCheckBox(self.tr("Metadata in a file &beside it, too (XMP)"), self)
        self.contact_sheet = QCheckBox(self.tr("Make a contact s&heet"), self)
        self._fill()
        self._describe()
        self._lay_out()
        self._show_settings()
        self._connect()
        self._refresh()

    @property
    def problem(self) -> str | None:
        """Why no run can begin with what is chosen; None if one can."""
        try:
            destination = self.destination
        except PhotochromError as error:
            return in_user_language(str(error))
        if self.place.currentData() and not self.folder.text().strip():
            return self.tr("Choose a folder for the results.")
        if destination.folder is not None and not destination.folder.is_absolute():
            return self.tr("Choose the folder for the results with its whole path.")
        return None

    @property
    def destination(self) -> Destination:
        """Where results go.

        Raises:
            BatchError: the name pattern gives no names.
        """
        overwrite = self.existing.currentData()
        if not self.place.currentData():
            return Destination(None, NamePattern(), overwrite)
        folder = Path(self.folder.text().strip()).expanduser()
        return Destination(folder, NamePattern(self.pattern.text()), overwrite)

    @property
    def image_format(self) -> ImageFormat | None:
        """Format of the results; None for that of each photo."""
        chosen: ImageFormat | None = self.format.currentData()
        return chosen

    @property
    def chosen_bit_depth(self) -> int | None:
        """8 or 16; None for that of each photo, also where the format has no choice."""
        return self.bit_depth.currentData() if self._holds_depth() else None

    def show_preset(self, preset: BatchPreset, pattern: NamePattern | None = None) -> None:
        """Show what a preset says about the files of the results.

        Args:
            preset: format, quality, bit depth, size, metadata and sidecars.
            pattern: names of the results; None to leave that as it is.
        """
        self.format.setCurrentIndex(self.format.findData(preset.image_format))
        self.quality.setValue(preset.quality)
        self.bit_depth.setCurrentIndex(self.bit_depth.findData(preset.bit_depth))
        self.size_limit.set_value(preset.longest_side)
        self.metadata.setChecked(preset.keeps_metadata)
        self.sidecar.setChecked(preset.sidecar)
        if pattern is not None:
            self.pattern.setText(pattern.text)

    def remember(self) -> None:
        """Begin with the same choices the next time, here and for single photos."""
        settings = self._settings
        settings.export_format, settings.export_quality = self.image_format, self.quality.value()
        settings.export_bit_depth = self.bit_depth.currentData()
        settings.export_longest_side = self.size_limit.value
        settings.export_keeps_metadata = self.metadata.isChecked()
        settings.export_folder = self.destination.folder
        settings.batch_contact_sheet = self.contact_sheet.isChecked()
        if self.place.currentData():
            settings.name_pattern = self.pattern.text()

    def _fill(self) -> None:
        self.place.addItem(self.tr("Folder of each photo"), userData=False)
        self.place.addItem(self.tr("One folder for all"), userData=True)
        self.existing.addItem(self.tr("Skip the photo"), userData=False)
        self.existing.addItem(self.tr("Replace the result"), userData=True)
        self.format.addItem(self.tr("As each photo"), None)
        for image_format in ImageFormat:
            self.format.addItem(image_format.title, image_format)
        self.quality.setRange(1, 100)
        self.bit_depth.addItem(self.tr("As each photo"), None)
        for bits in (8, 16):
            self.bit_depth.addItem(self.tr("{0} bits per channel").format(bits), bits)

    def _describe(self) -> None:
        self.place.setToolTip(self.tr("Where the colorized photos go; originals are never changed"))
        self.folder.setPlaceholderText(self.tr("Folder for the results"))
        self.folder.setAccessibleName(self.tr("Folder for the results"))
        self.folder.setToolTip(self.tr("The tree of subfolders is kept inside this folder"))
        self.browse_button.setAccessibleName(self.tr("Choose the folder for the results"))
        self.browse_button.setToolTip(self.tr("Choose the folder for the results"))
        self.pattern.setToolTip(
            self.tr("{0} stands for the name of the photo, {1} for that of its folder").format(
                NAME_FIELD, FOLDER_FIELD
            )
        )
        self.existing.setToolTip(self.tr("What happens where a result is there already"))
        self.format.setToolTip(self.tr("File format of the results"))
        self.quality.setToolTip(self.tr("Of JPEG and WebP: more is better and larger"))
        self.bit_depth.setToolTip(self.tr("16 bits keep finer tones; PNG and TIFF hold them"))
        self.sidecar.setToolTip(
            self.tr("For programs that read no metadata inside photos: RESULT.xmp beside each")
        )
        self.contact_sheet.setToolTip(
            self.tr("Pages for a browser with all photos, before and after, in the output folder")
        )
        self.example.setWordWrap(True)
        set_look(self.example, "faint")

    def _lay_out(self) -> None:
        self._folder_row.addWidget(self.folder, 1)
        self._folder_row.addWidget(self.browse_button)
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Results go to"), self.place)
        form.addRow(self._folder_row)
        form.addRow(self.tr("&Name"), self.pattern)
        form.addRow(self.example)
        form.addRow(self.tr("If one &exists"), self.existing)
        form.addRow(self.tr("Forma&t"), self.format)
        form.addRow(self.tr("&Quality"), self.quality)
        form.addRow(self.tr("&Bit depth"), self.bit_depth)
        self.size_limit.add_rows(self.tr("S&ize"), self.tr("&Longest side"))
        for box in (self.metadata, self.sidecar, self.contact_sheet):
            form.addRow(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    def _show_settings(self) -> None:
        settings = self._settings
        self.contact_sheet.setChecked(settings.batch_contact_sheet)
        folder = settings.export_folder
        self.place.setCurrentIndex(0 if folder is None else 1)
        self.folder.setText("" if folder is None else str(folder))
        self.pattern.setText(settings.name_pattern)
        self.format.setCurrentIndex(self.format.findData(settings.export_format))
        self.quality.setValue(settings.export_quality)
        self.bit_depth.setCurrentIndex(self.bit_depth.findData(settings.export_bit_depth))
        self.size_limit.set_value(settings.export_longest_side)
        self.metadata.setChecked(settings.export_keeps_metadata)

    def _connect(self) -> None:
        for combo in (self.place, self.existing, self.format, self.bit_depth):
            combo.currentIndexChanged.connect(self._changed)
        for field in (self.folder, self.pattern):
            field.textChanged.connect(self._changed)
        self.quality.valueChanged.connect(self._changed)
        self.size_limit.changed.connect(self._changed)
        for box in (self.metadata, self.sidecar, self.contact_sheet):
            box.toggled.connect(self._changed)
        self.browse_button.clicked.connect(self._browse)

    def _changed(self) -> None:
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        in_folder = bool(self.place.currentData())
        self._form.setRowVisible(self._folder_row, in_folder)
        self._form.setRowVisible(self.pattern, in_folder)
        self._form.setRowVisible(self.quality, self.image_format in _WITH_QUALITY)
        self._form.setRowVisible(self.bit_depth, self._holds_depth())
        self.example.setText(self._example())

    def _holds_depth(self) -> bool:
        chosen = self.image_format
        return chosen is None or chosen.max_bit_depth > 8

    def _example(self) -> str:
        photo = Path(self.tr("Album"), "1921.jpg")
        suffix = photo.suffix if self.image_format is None else self.image_format.suffix
        stem = photo.stem + MARK
        if self.place.currentData():
            try:
                stem = NamePattern(self.pattern.text()).stem(photo)
            except BatchError as error:
                return in_user_language(str(error))
        return self.tr("{0} becomes {1}").format(photo.name, stem + suffix)

    def _browse(self) -> None:
        title = self.tr("Folder for the results")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)
