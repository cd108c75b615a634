"""How many pixels a result may have: as many as the photo, or a limit for its longer side."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from desktop.settings import LARGEST_SIDE, SMALLEST_SIDE

_FIRST_SIDE = 2048


class SizeLimit(QObject):
    """Two rows of a form, of which the second is there only where there is a limit.

    Attributes:
        changed: another size is chosen now.
        extent: whether there is a limit.
        longest_side: the limit.
    """

    changed = Signal()

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        """Begin without a limit.

        Args:
            form: that the rows are for; ``add_rows`` puts them in.
            parent: owner of the widgets.
        """
        super().__init__(parent)
        self._form = form
        self.extent = QComboBox(parent)
        self.longest_side = QSpinBox(parent)
        self._set_up()
        self.extent.currentIndexChanged.connect(self._follow)
        self.longest_side.valueChanged.connect(self.changed)

    @property
    def value(self) -> int | None:
        """Pixels that the longer side may have; None for as many as the photo has."""
        return self.longest_side.value() if self.extent.currentData() else None

    def set_value(self, value: int | None) -> None:
        """Show a limit, or that there is none."""
        if value is not None:
            self.longest_side.setValue(value)
        self.extent.setCurrentIndex(self.extent.findData(value is not None))
        self._show_row()

    def add_rows(self, size_title: str, side_title: str) -> None:
        """Put the rows behind those that the form has.

        Args:
            size_title: label of the first row.
            side_title: label of the second row.
        """
        self._form.addRow(size_title, self.extent)
        self._form.addRow(side_title, self.longest_side)
        self._show_row()

    def _set_up(self) -> None:
        self.extent.addItem(self.tr("Full size"), userData=False)
        self.extent.addItem(self.tr("Smaller"), userData=True)
        self.longest_side.setRange(SMALLEST_SIDE, LARGEST_SIDE)
        self.longest_side.setValue(_FIRST_SIDE)
        self.longest_side.setSingleStep(128)
        self.longest_side.setSuffix(self.tr(" px"))
        self.longest_side.setKeyboardTracking(False)
        self.extent.setToolTip(self.tr("How many pixels the export has"))
        self.longest_side.setToolTip(self.tr("Pixels of the longer side; no photo is enlarged"))

    def _follow(self) -> None:
        self._show_row()
        self.changed.emit()

    def _show_row(self) -> None:
        self._form.setRowVisible(self.longest_side, bool(self.extent.currentData()))
