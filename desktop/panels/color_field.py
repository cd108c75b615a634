"""Where a color is written, picked from a photo or chosen in a dialog."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.look.icons import icon
from desktop.panels.chosen_color import ChosenColor
from desktop.panels.swatch import Swatch
from desktop.sentences import in_user_language
from engine.touchup.errors import TouchUpError


class ColorField(QWidget):
    """Shows the chosen color and changes it.

    Attributes:
        eyedropper_wanted: the user wants to pick a color from the photo (True), or does not.
    """

    eyedropper_wanted = Signal(bool)

    def __init__(self, color: ChosenColor, parent: QWidget | None = None) -> None:
        """Show a color.

        Args:
            color: the color, changed from several places.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._color = color
        self._dialog: QColorDialog | None = None
        self.swatch = Swatch(self)
        self.text = QLineEdit(self)
        # Shown in the field while it holds no color.
        position = QLineEdit.ActionPosition.TrailingPosition
        self._fault = self.text.addAction(icon("warning"), position)
        self.eyedropper = QToolButton(self)
        self._set_up()
        self._lay_out()
        color.changed.connect(self._refresh)
        self._refresh()

    def show_eyedropper(self, active: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Show whether the eyedropper is the tool."""
        self.eyedropper.setChecked(active)

    def open_dialog(self) -> None:
        """Open the dialog with all colors; the chosen one follows it live."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        before = self._color.text
        dialog = QColorDialog(self._color.shown, self)
        # The system's own dialogs tell no color before they are closed.
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self.tr("Choose a color"))
        dialog.currentColorChanged.connect(self._take_shown)
        dialog.rejected.connect(lambda: self._color.choose(before))
        dialog.finished.connect(self._close_dialog)
        self._dialog = dialog
        dialog.open()

    def _set_up(self) -> None:
        self.swatch.setToolTip(self.tr("Choose another color"))
        self.swatch.clicked.connect(self.open_dialog)
        self.text.setMaxLength(7)
        self.text.setAccessibleName(self.tr("Color in hexadecimal digits"))
        self.text.textEdited.connect(self._take_text)
        self.text.editingFinished.connect(self._refresh)
        self.eyedropper.setIcon(icon("eyedropper"))
        self.eyedropper.setIconSize(QSize(18, 18))
        self.eyedropper.setCheckable(True)
        self.eyedropper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.eyedropper.setAccessibleName(self.tr("Eyedropper"))
        self.eyedropper.setToolTip(
            self.tr("Pick a color from this photo, or open another one and pick it there")
        )
        self.eyedropper.clicked.connect(self.eyedropper_wanted)

    def _lay_out(self) -> None:
        self.text.setMinimumWidth(self.text.fontMetrics().horizontalAdvance("#0000000") + 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.swatch, 1)
        row.addWidget(self.text, 2)
        row.addWidget(self.eyedropper)

    def _refresh(self) -> None:
        name = self.tr("Color {text}").format(text=self._color.text)
        self.swatch.show_color(self._color.shown, name)
        # While the user types three digits, the six that they stand for must not be in the way.
        if not self.text.hasFocus() or not self._is_color(self.text.text()):
            self.text.setText(self._color.text)
        self._show_fault("")

    def _take_text(self, text: str) -> None:
        try:
            self._color.choose(text)
        except TouchUpError as error:
            self._show_fault(in_user_language(str(error)))
        else:
            self._show_fault("")

    def _show_fault(self, fault: str) -> None:
        self._fault.setVisible(bool(fault))
        tip = self.tr("The color as screens name it, such as #7a1f2b")
        self.text.setToolTip(fault or tip)

    def _is_color(self, text: str) -> bool:
        return QColor("#" + text.removeprefix("#")).name() == self._color.text

    def _take_shown(self, color: QColor) -> None:
        if color.isValid():
            self._color.choose(color.name())

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
