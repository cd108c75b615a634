"""What a person does with the canvas, and what they see."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

WAIT_MS = 60_000
"""Long enough for a busy machine."""

WINDOW = 400, 300
NO_KEYS = Qt.KeyboardModifier.NoModifier


def array_of(image):
    """An image of Qt as an array, sRGB."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), -1)
    return lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def seen(canvas):
    """What the window shows now."""
    return array_of(canvas.grab().toImage())


def at(canvas, column, row):
    """Where a place of the photo is in the window."""
    return QPointF(*canvas.navigation.viewport.to_window(column, row)).toPoint()


def place(canvas, point):
    """Which place of the photo is at a point of the window."""
    return canvas.navigation.viewport.to_photo(point.x(), point.y())


def turn_wheel(canvas, point, angle):
    event = QWheelEvent(
        QPointF(point),
        canvas.mapToGlobal(QPointF(point)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas, start, end, button=Qt.MouseButton.LeftButton, keys=NO_KEYS):
    QTest.mouseMove(canvas, start)
    QTest.mousePress(canvas, button, keys, start)
    for share in (0.3, 0.7, 1):
        QTest.mouseMove(canvas, start + (end - start) * share)
    QTest.mouseRelease(canvas, button, keys, end)


def chroma_of(pixels):
    """How far the channels of every pixel differ."""
    return np.ptp(pixels.astype(int), axis=2)
