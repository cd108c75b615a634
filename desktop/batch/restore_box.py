"""What is restored in every photo of a run before its colors are found."""

from collections.abc import Callable
from dataclasses import fields, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from desktop.look.theme import set_look
from desktop.number_texts import percent
from engine.batch.take_over import TakenOver
from engine.restore.wish import RestorationWish, Strengths

translate = QCoreApplication.translate


class RestoreChoice(Enum):
    """Where the strengths of a restoration come from."""

    NONE = "none"
    AUTO = "auto"
    OPEN_PHOTO = "open photo"
    PRESET = "preset"


class RestoreBox(QWidget):
    """Nothing, what each photo needs, or the same for all; and whether scans are straightened.

    Attributes:
        changed: something else is chosen now.
    """

    changed = Signal()

    def __init__(
        self, open_photo: Callable[[], TakenOver | None], parent: QWidget | None = None
    ) -> None:
        """Restore nothing.

        Args:
            open_photo: says what was done to the photo on the workbench; None if nothing was.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._open_photo = open_photo
        self._wish = RestorationWish()
        self.choice = QComboBox(self)
        self.straightens = QCheckBox(self.tr("Strai&ghten and crop scans"), self)
        self.words = QLabel(self)
        self._set_up()
        self._lay_out()
        self.choice.activated.connect(self._choose)
        self.straightens.toggled.connect(self.changed)

    @property
    def wish(self) -> RestorationWish | None:
        """What is restored in every photo; None for nothing."""
        wish = replace(self._wish, straightens=self.straightens.isChecked())
        return None if wish.is_nothing else wish

    def show_wish(self, wish: RestorationWish | None, choice: RestoreChoice) -> None:
        """Show what a preset or the open photo says.

        Args:
            wish: what is restored; None for nothing.
            choice: where it comes from, if it is more than nothing or what each photo needs.
        """
        self._wish = replace(wish or RestorationWish(), straightens=False)
        self.straightens.setChecked(wish is not None and wish.straightens)
        if self._wish.is_nothing:
            choice = RestoreChoice.NONE
        elif self._wish == RestorationWish(automatic=True):
            choice = RestoreChoice.AUTO
        if choice is RestoreChoice.PRESET and self.choice.findData(choice) < 0:
            self.choice.addItem(self.tr("Restore as in the preset"), choice)
        self.choice.setCurrentIndex(self.choice.findData(choice))
        self._say()

    def _set_up(self) -> None:
        self.choice.addItem(self.tr("Restore nothing"), RestoreChoice.NONE)
        self.choice.addItem(self.tr("Restore what each photo needs"), RestoreChoice.AUTO)
        self.choice.addItem(self.tr("Restore as in the open photo"), RestoreChoice.OPEN_PHOTO)
        self.choice.setAccessibleName(self.tr("What is restored"))
        self.choice.setToolTip(
            self.tr("What is mended before the colors are found: dust, fading, uneven light, grain")
        )
        self.straightens.setToolTip(
            self.tr("Find the edges of each print, turn it upright and crop the border of the scan")
        )
        set_look(self.words, "faint")
        self.words.setWordWrap(True)
        self.words.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(self.words)
        layout.addWidget(self.straightens)

    def _choose(self) -> None:
        match self.choice.currentData():
            case RestoreChoice.NONE:
                self._wish = RestorationWish()
            case RestoreChoice.AUTO:
                self._wish = RestorationWish(automatic=True)
            case RestoreChoice.OPEN_PHOTO:
                taken = self._open_photo()
                wish = None if taken is None else taken.restoration
                self._wish = wish or RestorationWish()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        parts = strength_texts(self._wish.strengths)
        is_open_photo = self.choice.currentData() is RestoreChoice.OPEN_PHOTO
        if is_open_photo and not parts:
            parts = [self.tr("Nothing was restored in the open photo.")]
        self.words.setText(" · ".join(parts))
        self.words.setVisible(bool(parts))


def strength_texts(strengths: Strengths) -> list[str]:
    """Say how much of what is done to every photo.

    Args:
        strengths: those that are not None are said.
    """
    names = {
        "repair": translate("RestoreBox", "dust and scratches"),
        "illumination": translate("RestoreBox", "uneven light"),
        "fade": translate("RestoreBox", "fading"),
        "cast": translate("RestoreBox", "color cast"),
        "contrast": translate("RestoreBox", "local contrast"),
        "denoise": translate("RestoreBox", "grain"),
        "sharpen": translate("RestoreBox", "sharpening"),
    }
    values = {field.name: getattr(strengths, field.name) for field in fields(strengths)}
    return [
        f"{names[name]} {percent(value)}" for name, value in values.items() if value is not None
    ]
