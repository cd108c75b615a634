"""Zooming with wheel, touch screen and touchpad."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

# Eighths of a degree that a wheel turns until the photo is twice as large.
_DOUBLING: Final = 480


@dataclass(frozen=True)
class ZoomInput:
    """The wish to zoom and to move.

    Attributes:
        factor: on the zoom.
        at: what stays where it is, in the widget.
        shift: how far the photo moves besides.
    """

    factor: float
    at: QPointF
    shift: QPointF = field(default_factory=QPointF)


def zoom_of_wheel(event: QWheelEvent) -> ZoomInput:
    """Turning zooms to the pointer; tilting, or a swipe to the side, moves the photo."""
    turned = event.angleDelta()
    return ZoomInput(2 ** (turned.y() / _DOUBLING), event.position(), QPointF(turned.x() / 2, 0))


def zoom_of_pinch(event: QEvent, widget: QWidget) -> ZoomInput | None:
    """Read a pinch of a touch screen or a touchpad; None if the event is none.

    Args:
        event: any event of the widget; it is accepted if it is a pinch.
        widget: to whose coordinates places are brought.
    """
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return None
        return ZoomInput(max(0.1, 1 + event.value()), event.position())
    if not isinstance(event, QGestureEvent):
        return None
    pinch = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(pinch, QPinchGesture):
        return None
    event.accept(pinch)
    shift = pinch.centerPoint() - pinch.lastCenterPoint()
    center = widget.mapFromGlobal(pinch.centerPoint())
    return ZoomInput(pinch.scaleFactor(), center, shift)
