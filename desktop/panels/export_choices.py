"""How an export is stored: format, quality, bit depth and size."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.number_texts import whole
from desktop.panels.live_slider import LiveSlider, Scale
from desktop.panels.metadata_box import metadata_box
from desktop.panels.narrow_form import narrow_form
from desktop.panels.size_limit import SizeLimit
from desktop.settings import Settings
from desktop.workspace.workbench import Workbench
from engine.document.export import exported_shape
from engine.photo.formats import ImageFormat, format_for_output
from engine.photo.write import ExportOptions

_QUALITY = Scale(1, 100, 95, 1)
_WITH_QUALITY = ImageFormat.JPEG, ImageFormat.WEBP


class ExportChoices(QWidget):
    """Shows only what the chosen format really has.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(
        self, workbench: Workbench, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Show what was chosen the last time.

        Args:
            workbench: with the photo.
            settings: with the choices.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._workbench, self._settings = workbench, settings
        self.format = QComboBox(self)
        self.bit_depth = QComboBox(self)
        self.size_note = QLabel(self)
        self.metadata = metadata_box(self)
        tip = self.tr("More keeps more detail and makes a larger file.")
        self.quality = LiveSlider(self.tr("Quality"), _QUALITY, tip=tip, parent=self)
        self._form = narrow_form()
        self.size_limit = SizeLimit(self._form, self)
        self._set_up()
        self._lay_out()
        self._show_settings()
        self._connect()
        self.refresh()

    @property
    def image_format(self) -> ImageFormat:
        """The format that the file will have."""
        chosen = self.format.currentData()
        return chosen if isinstance(chosen, ImageFormat) else self._format_of_photo()

    @property
    def options(self) -> ExportOptions:
        """All that was chosen."""
        return ExportOptions(
            self.image_format,
            self._bit_depth(),
            round(self.quality.value),
            self.size_limit.value,
            self.metadata.isChecked(),
        )

    def refresh(self) -> None:
        """Follow the photo and the choices."""
        deep = self.image_format.max_bit_depth > 8
        self._form.setRowVisible(self.bit_depth, deep)
        self.quality.setVisible(self.image_format in _WITH_QUALITY)
        self._name_own_values()
        self.size_note.setText(self._size_text())

    def _set_up(self) -> None:
        self.format.addItem("", None)
        for image_format in ImageFormat:
            self.format.addItem(image_format.title, image_format)
        self.bit_depth.addItem("", None)
        for bits in (8, 16):
            self.bit_depth.addItem(self.tr("{bits} bits per channel").format(bits=bits), bits)
        self.format.setToolTip(self.tr("File format of the export"))
        self.bit_depth.setToolTip(self.tr("16 bits keep finer tones; the file is larger"))
        set_look(self.size_note, "faint")

    def _lay_out(self) -> None:
        form = self._form
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.quality)
        form.addRow(self.tr("Bit depth"), self.bit_depth)
        self.size_limit.add_rows(self.tr("Size"), self.tr("Longest side"))
        form.addRow("", self.size_note)
        form.addRow(self.metadata)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)

    def _show_settings(self) -> None:
        settings = self._settings
        self.format.setCurrentIndex(self.format.findData(settings.export_format))
        self.bit_depth.setCurrentIndex(self.bit_depth.findData(settings.export_bit_depth))
        self.quality.set_value(settings.export_quality)
        self.size_limit.set_value(settings.export_longest_side)
        self.metadata.setChecked(settings.export_keeps_metadata)

    def _connect(self) -> None:
        self.format.activated.connect(self._remember)
        self.bit_depth.activated.connect(self._remember)
        self.quality.chosen.connect(self._remember)
        self.size_limit.changed.connect(self._remember)
        self.metadata.toggled.connect(self._remember)
        self._workbench.photo_changed.connect(self._follow_photo)

    def _remember(self) -> None:
        settings = self._settings
        settings.export_format = self.format.currentData()
        settings.export_bit_depth = self.bit_depth.currentData()
        settings.export_quality = round(self.quality.value)
        settings.export_longest_side = self.size_limit.value
        settings.export_keeps_metadata = self.metadata.isChecked()
        self._follow_photo()

    def _follow_photo(self) -> None:
        self.refresh()
        self.changed.emit()

    def _name_own_values(self) -> None:
        """Say what "as the photo" means for this photo."""
        title = self.tr("As the photo ({format})").format(format=self._format_of_photo().title)
        self.format.setItemText(0, title)
        bits = min(self._bits_of_photo(), self.image_format.max_bit_depth)
        self.bit_depth.setItemText(0, self.tr("As the photo ({bits})").format(bits=bits))

    def _format_of_photo(self) -> ImageFormat:
        photo = self._workbench.photo
        return ImageFormat.JPEG if photo is None else format_for_output(photo.source_format)

    def _bits_of_photo(self) -> int:
        photo = self._workbench.photo
        return 8 if photo is None else photo.bit_depth

    def _bit_depth(self) -> int:
        most = self.image_format.max_bit_depth
        chosen = self.bit_depth.currentData()
        return min(chosen or self._bits_of_photo(), most)

    def _size_text(self) -> str:
        if self._workbench.photo is None:
            return ""
        rows, columns = exported_shape(*self._workbench.size, self.size_limit.value)
        return self.tr("{width} x {height} pixels").format(width=whole(columns), height=whole(rows))
