"""The color that the user paints with, shared by everything that needs one."""

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from desktop.workspace.workbench import Workbench
from engine.touchup.colors import TargetColor

_FIRST = "#8c4a3a"


class ChosenColor(QObject):
    """A color: what it is for edits and how it is shown. It stays when another photo is opened.

    Attributes:
        changed: it is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with some brown.

        Args:
            parent: Qt parent.
        """
        super().__init__(parent)
        self._text = _FIRST
        self._target = TargetColor.from_hex(_FIRST)

    @property
    def target(self) -> TargetColor:
        """Its a*b*."""
        return self._target

    @property
    def text(self) -> str:
        """How it is written, such as ``#7a1f2b``."""
        return self._text

    @property
    def shown(self) -> QColor:
        """The color as it was chosen, with its own lightness."""
        return QColor(self._text)

    def choose(self, text: str) -> None:
        """Take a color as it is written for screens.

        Args:
            text: three or six hexadecimal digits, with or without '#'.

        Raises:
            TouchUpError: the text is no color.
        """
        self._set(TargetColor.from_hex(text), QColor("#" + text.strip().removeprefix("#")).name())

    def choose_target(self, target: TargetColor, lightness: float) -> None:
        """Take a color that has no lightness of its own.

        Args:
            target: its a*b*.
            lightness: L* to show it at.
        """
        self._set(target, target.to_hex(lightness))

    def pick(self, workbench: Workbench, x: float, y: float) -> bool:
        """Take the color that a photo has at a place.

        Args:
            workbench: with the photo.
            x: pixels of the full-size photo from the left.
            y: pixels from the top.

        Returns:
            Whether the photo has a color there.
        """
        picture = workbench.picture
        if picture is None or picture.chroma is None:
            return False
        if not (0 <= x < picture.width and 0 <= y < picture.height):
            return False
        place = x / picture.width, y / picture.height
        a, b = _value_at(picture.chroma, *place).tolist()
        lightness = _value_at(picture.restored.photo.lightness, *place)
        self.choose_target(TargetColor(a, b), float(lightness))
        return True

    def _set(self, target: TargetColor, text: str) -> None:
        if (target, text) != (self._target, self._text):
            self._target, self._text = target, text
            self.changed.emit()


def _value_at(plane: npt.NDArray[np.float32], across: float, down: float) -> Any:  # noqa: ANN401
    """Return what lies at shares of the width and the height."""
    rows, columns = plane.shape[:2]
    return plane[int(down * rows), int(across * columns)]
