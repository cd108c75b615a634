"""Keeps files that are dropped for the window: a field must not take them for a text."""

from PySide6.QtWidgets import QLineEdit, QWidget


def leave_drops_to_window(area: QWidget) -> None:
    """Let nothing inside a widget take what is dropped on it.

    File managers offer the paths of files as a text, too, which every field would insert in place
    of opening the photo.

    Args:
        area: with all its fields.
    """
    for field in area.findChildren(QLineEdit):
        field.setAcceptDrops(False)
