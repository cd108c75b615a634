"""What the mouse and held keys do in the photo, for the sheet of shortcuts."""

from dataclasses import dataclass
from typing import Final

from desktop.marked_texts import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Gesture:
    """Something that is done with mouse and keys.

    Attributes:
        how: what to press or move, untranslated.
        what: what happens, untranslated.
    """

    how: str
    what: str


GESTURES: Final = (
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Wheel or pinch"),
        QT_TRANSLATE_NOOP("Gestures", "Zoom to the pointer"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Space and drag, or middle button"),
        QT_TRANSLATE_NOOP("Gestures", "Move the photo with any tool"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Drag the line"),
        QT_TRANSLATE_NOOP("Gestures", "Compare with the original"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Click"),
        QT_TRANSLATE_NOOP("Gestures", "Select the object under the pointer"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Shift and click"),
        QT_TRANSLATE_NOOP("Gestures", "Add a part to the object"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Alt and click"),
        QT_TRANSLATE_NOOP("Gestures", "Take a part away from the object"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Drag with the select tool"),
        QT_TRANSLATE_NOOP("Gestures", "Draw a box around an object"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Alt and drag, or right button, while marking damage"),
        QT_TRANSLATE_NOOP("Gestures", "Protect what is no damage"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Arrow keys"),
        QT_TRANSLATE_NOOP("Gestures", "See other parts of the photo"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Ctrl and arrow keys, farther with Shift"),
        QT_TRANSLATE_NOOP("Gestures", "Point at another place without a mouse"),
    ),
    Gesture(
        QT_TRANSLATE_NOOP("Gestures", "Enter"),
        QT_TRANSLATE_NOOP("Gestures", "Click the place that is pointed at"),
    ),
)
"""All gestures, in the order of the sheet."""
