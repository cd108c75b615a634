"""A person before the window: looks at it, points, clicks, drags, drops files, scrolls, types.

Every event goes to the window as the window system sends it, so that what lies under the pointer, a
modal dialog in front or a folded section decide what becomes of it. Controls are found by what they
are called: by object name, accessible name, text or label. Nothing here knows how the application
works inside, and a control that cannot be seen cannot be used.
"""

import numpy as np
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

PATIENCE_MS = 90_000
"""For how long a person waits for what must come; long enough for a busy machine."""

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

_LOOK_AGAIN_MS = 20
_TURN = 120
"""A notch of the wheel."""


class NotSeenError(AssertionError):
    """What a person looked for is not there."""


class Person:
    """Somebody who uses the application, whose state may be read but not changed."""

    def __init__(self, desktop):
        self.desktop, self.window = desktop, desktop.window

    @property
    def front(self):
        """The window that takes events: an open list, a modal dialog, or the window itself."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    # Looking and waiting

    def sees(self, name, kind=QWidget, within=None):
        """Whether something of this name can be seen."""
        return bool(self._named(name, kind, within))

    def find(self, name, kind=QWidget, within=None):
        """Find the one thing that is called so, in the whole window or in a part of it."""
        found = self._named(name, kind, within)
        if len(found) != 1:
            raise NotSeenError(f"{len(found)} times “{name}” is seen, and not once")
        return found[0]

    def reads(self, within=None):
        """All texts of a part of the window, in the order in which they were made."""
        labels = (within or self.front).findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def wait(self, condition, until="something happens"):
        """Let the application work until a condition is met."""
        loop, clock, limit = QEventLoop(), QTimer(), QTimer()
        is_met = bool(condition())

        def look():
            nonlocal is_met
            is_met = is_met or bool(condition())
            if is_met:
                loop.quit()

        clock.timeout.connect(look)
        limit.timeout.connect(loop.quit)
        clock.start(_LOOK_AGAIN_MS)
        limit.start(PATIENCE_MS)
        if not is_met:
            loop.exec()
        clock.stop()
        assert is_met, f"waited in vain until {until}; seen: {self.reads()}"

    def wait_for(self, name, kind=QWidget, within=None):
        """Wait until something of this name is seen, and return it."""
        self.wait(lambda: self.sees(name, kind, within), f"“{name}” is seen")
        return self.find(name, kind, within)

    def wait_until_usable(self, name, kind=QWidget, within=None):
        """Wait until something of this name is seen and not gray, and return it."""
        control = self.wait_for(name, kind, within)
        self.wait(control.isEnabled, f"“{name}” can be used ({control.toolTip()})")
        return control

    def pixels(self, widget):
        """What is seen of a widget: uint8, shape (rows, columns, 3)."""
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
        return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()

    # Mouse

    def point_at(self, widget, at=None):
        """Move the pointer to a place of a widget, its middle if none is said."""
        handle, place = self._place(widget, at)
        QTest.mouseMove(handle, place)

    def click(self, widget, at=None, keys=NO_KEYS):
        """Click a place of a widget, its middle if none is said."""
        self.point_at(widget, at)
        handle, place = self._place(widget, at)
        QTest.mouseClick(handle, LEFT, keys, place)

    def click_on(self, name, kind=QWidget, within=None):
        """Find something by its name and click it."""
        self.click(self.wait_until_usable(name, kind, within))

    def take(self, widget, at):
        """Press the button at a place and keep it down."""
        self.point_at(widget, at)
        handle, place = self._place(widget, at)
        QTest.mousePress(handle, LEFT, NO_KEYS, place)

    def let_go(self, widget, at):
        """Release the button at a place."""
        handle, place = self._place(widget, at)
        QTest.mouseRelease(handle, LEFT, NO_KEYS, place)

    def drag(self, widget, *places):
        """Press at the first place, move over the others, release at the last."""
        self.take(widget, places[0])
        for place in places[1:]:
            self.point_at(widget, place)
        self.let_go(widget, places[-1])

    def drop(self, *paths, on=None, at=None):
        """Bring files from elsewhere over a place and let go; tell whether they were taken."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        # File managers offer the paths as a text, too.
        mime.setText("\n".join(map(str, paths)))
        handle, place = self._place(on or self.window, at)
        action, spot = Qt.DropAction.CopyAction, QPointF(place)
        enter = QDragEnterEvent(place, action, mime, LEFT, NO_KEYS)
        QApplication.sendEvent(handle, enter)
        move = QDragMoveEvent(place, action, mime, LEFT, NO_KEYS)
        # As Qt does it: whoever has let the files in need not repeat that at every step.
        move.setDropAction(enter.dropAction())
        move.setAccepted(enter.isAccepted())
        QApplication.sendEvent(handle, move)
        if not move.isAccepted():
            return False
        drop = QDropEvent(spot, action, mime, LEFT, NO_KEYS)
        QApplication.sendEvent(handle, drop)
        return drop.isAccepted()

    # Keys

    def press(self, key, keys=NO_KEYS):
        """Press a key and release it."""
        QTest.keyClick(self._window_with_keyboard(), key, keys)

    def type(self, text):
        """Type a text where the focus is."""
        for letter in text:
            QTest.keyClick(self._window_with_keyboard(), letter)

    def fill_in(self, field, text):
        """Write a text into a field in place of what it holds."""
        self.click(field)
        self.press(Qt.Key.Key_A, CONTROL)
        self.press(Qt.Key.Key_Delete)
        self.type(text)

    def choose(self, name, entry, within=None):
        """Choose an entry of a list that opens, with mouse and keys."""
        box = self.wait_until_usable(name, QComboBox, within)
        self.click(box)
        self.wait(lambda: box.view().isVisible(), f"the list of “{name}” is open")
        self.type(entry)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: not box.view().isVisible(), f"the list of “{name}” is closed")
        assert box.currentText() == entry

    # Inside

    def _window_with_keyboard(self):
        """The window in front, which has the keyboard, as window managers give it to a new one."""
        front = self.front
        if QApplication.activePopupWidget() is None and not front.isActiveWindow():
            front.activateWindow()
            self.wait(front.isActiveWindow, "the window has the keyboard")
        return front.windowHandle()

    def _named(self, name, kind, within):
        top = within or self.front
        widgets = [widget for widget in (top, *top.findChildren(kind)) if isinstance(widget, kind)]
        labels = [label for label in top.window().findChildren(QLabel) if label.buddy() is not None]
        labeled = [label.buddy() for label in labels if _plain(label.text()) == name]
        return [
            widget
            for widget in widgets
            if widget.isVisible() and (name in names_of(widget) or widget in labeled)
        ]

    def _place(self, widget, at):
        """Window and place in it of a place of a widget, which is scrolled to if need be."""
        at = widget.rect().center() if at is None else QPoint(*map(round, at))
        if not widget.isVisible():
            raise NotSeenError(f"{names_of(widget)} cannot be seen")
        self._scroll_to(widget, at)
        window = widget.window()
        place = widget.mapTo(window, at)
        there = window.childAt(place) or window
        if there is not widget and not widget.isAncestorOf(there):
            raise NotSeenError(f"{names_of(there)} lies over {names_of(widget)}")
        return window.windowHandle(), place

    def _scroll_to(self, widget, at):
        """Turn the wheel over the margin of the area that scrolls until a place can be seen."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        view = area.viewport()
        for _ in range(200):
            row = widget.mapTo(view, at).y()
            # Whoever scrolls brings things away from the edge.
            if 8 <= row <= view.height() - 8:
                return
            before = area.verticalScrollBar().value()
            self._turn_wheel(view, _TURN if row < 8 else -_TURN)
            if area.verticalScrollBar().value() == before:
                return

    def _turn_wheel(self, view, angle):
        place = view.mapTo(view.window(), QPoint(3, view.height() // 2))
        QTest.wheelEvent(view.window().windowHandle(), QPointF(place), QPoint(0, angle))


def names_of(widget):
    """What a widget is called, but for its label: object name, accessible name and text."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    names = widget.objectName(), widget.accessibleName(), _plain(text)
    return [name for name in names if name]


def _plain(text):
    """A text without the mark of its underlined letter, and without dots at its end."""
    return text.replace("&", "").rstrip("…")
