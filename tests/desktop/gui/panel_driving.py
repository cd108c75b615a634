"""What a person does with the controls of a panel."""

from PySide6.QtCore import QPoint, Qt

WAIT_MS = 60_000
"""Long enough for a busy machine; tests wait for what happens, not for time."""


def click(qtbot, widget):
    """Click where the text or the icon is; a check box listens nowhere else."""
    place = QPoint(min(8, widget.width() // 2), widget.height() // 2)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def choose_by_keys(qtbot, box, text):
    """Go down a list from its top; letters would be added to those typed shortly before."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == text:
            return
        qtbot.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"'{text}' is not in the list")


def take_handle_to(qtbot, slider, share):
    """Drag the handle of a slider to a share of its way, without letting go."""
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=_place(slider, share_of(slider)))
    qtbot.mouseMove(slider, _place(slider, share))


def let_go(qtbot, slider):
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=_place(slider, share_of(slider)))


def drag(qtbot, slider, share):
    take_handle_to(qtbot, slider, share)
    let_go(qtbot, slider)


def share_of(slider):
    """How far its handle is on its way, 0 to 1."""
    return (slider.value() - slider.minimum()) / (slider.maximum() - slider.minimum())


def _place(slider, share):
    # The middle of the handle stays half its width away from both ends.
    return QPoint(round(8 + share * (slider.width() - 16)), slider.height() // 2)


def enter(qtbot, field, text):
    """Type a value into a field in place of what it holds."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
