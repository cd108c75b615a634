"""What keys do in the canvas, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.canvas.display import Display
from desktop.canvas.navigation import Navigation
from desktop.canvas.pointer import Pointer

ORIGINAL_KEY: Final = Qt.Key.Key_O
"""Shows the original while it is held."""

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
# Of the desktop, for one press of an arrow.
_PAN: Final = 64
_STEP: Final = 8
_BRUSH_FACTOR: Final = 1.25


@dataclass(frozen=True, eq=False)
class Keys:
    """Does what keys mean.

    Attributes:
        display: what is shown.
        navigation: where the photo lies.
        pointer: what is pointed at.
        clear: selects nothing.
    """

    display: Display
    navigation: Navigation
    pointer: Pointer
    clear: Callable[[], None]

    def press(self, event: QKeyEvent, scale: float) -> bool:
        """Do what a key means; tell whether it means anything.

        Args:
            event: the key.
            scale: device pixels for one of the desktop.
        """
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._go(_ARROWS[key], event.modifiers(), scale)
        elif key in (Qt.Key.Key_Space, ORIGINAL_KEY):
            self._hold(key, event, held=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pointer.click_here(event.modifiers())
        else:
            return self._command(key)
        return True

    def release(self, event: QKeyEvent) -> bool:
        """End what holding a key means; tell whether it means anything."""
        key = Qt.Key(event.key())
        if key not in (Qt.Key.Key_Space, ORIGINAL_KEY):
            return False
        self._hold(key, event, held=False)
        return True

    def let_go(self) -> None:
        """End what holding any key means: the canvas will not be told of the release."""
        self.pointer.hold_space(held=False)
        self.display.shows_original = False

    def _hold(self, key: Qt.Key, event: QKeyEvent, *, held: bool) -> None:
        if event.isAutoRepeat():
            return
        if key is Qt.Key.Key_Space:
            self.pointer.hold_space(held=held)
        else:
            self.display.shows_original = held

    def _go(self, direction: tuple[int, int], modifiers: Qt.KeyboardModifier, scale: float) -> None:
        right, down = direction
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            far = _PAN if modifiers & Qt.KeyboardModifier.ShiftModifier else _STEP
            self.pointer.step(right * far * scale, down * far * scale)
        else:
            # The arrow says where to look, so the photo goes the other way.
            self.navigation.pan(-right * _PAN * scale, -down * _PAN * scale)

    def _command(self, key: Qt.Key) -> bool:
        commands: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.navigation.zoom_in,
            Qt.Key.Key_Equal: self.navigation.zoom_in,
            Qt.Key.Key_Minus: self.navigation.zoom_out,
            Qt.Key.Key_0: self.navigation.fit,
            Qt.Key.Key_1: lambda: self.navigation.zoom_to(1),
            Qt.Key.Key_BracketLeft: lambda: self._scale_brush(1 / _BRUSH_FACTOR),
            Qt.Key.Key_BracketRight: lambda: self._scale_brush(_BRUSH_FACTOR),
            Qt.Key.Key_Escape: self._escape,
        }
        command = commands.get(key)
        if command is not None:
            command()
        return command is not None

    def _scale_brush(self, factor: float) -> None:
        self.display.brush_radius *= factor

    def _escape(self) -> None:
        if not self.pointer.cancel():
            self.clear()
