"""A number that is chosen by eye: a slider and a field beside each other."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

# Milliseconds without a further key or turn of the wheel after which a value counts as chosen.
_PAUSE = 350


@dataclass(frozen=True)
class Scale:
    """Which numbers can be chosen and how they are written.

    Attributes:
        low: the least.
        high: the most.
        default: what a double click brings back.
        step: between neighbors.
        shown_times: the field shows the number times this, 100 for percent.
        decimals: digits that the field shows behind the point.
        suffix: what stands behind the number in the field.
    """

    low: float
    high: float
    default: float
    step: float
    shown_times: float = 1.0
    decimals: int = 0
    suffix: str = ""


class LiveSlider(QWidget):
    """Tells every value while it changes, and once more the one that stays.

    Attributes:
        moved: the value changes: by dragging, keys, the wheel or the field.
        chosen: the value that stays, once per change.
    """

    moved = Signal(float)
    chosen = Signal(float)

    def __init__(
        self, label: str, scale: Scale, *, tip: str, parent: QWidget | None = None
    ) -> None:
        """Begin with the default.

        Args:
            label: what is chosen, translated.
            scale: the numbers.
            tip: what they do, translated.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._scale = scale
        self.slider = _ResettableSlider(Qt.Orientation.Horizontal, self)
        self.field = QDoubleSpinBox(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._is_moved = False
        self._lay_out(label)
        self._set_up(label, tip)
        self.set_value(scale.default)
        self._connect()

    @property
    def value(self) -> float:
        """The number."""
        return self._of_tick(self.slider.value())

    def set_value(self, value: float) -> None:
        """Show a number without telling anybody."""
        self._pause.stop()
        self._is_moved = False
        blockers = QSignalBlocker(self.slider), QSignalBlocker(self.field)
        self.slider.setValue(self._tick_of(value))
        self.field.setValue(self.value * self._scale.shown_times)
        for blocker in blockers:
            blocker.unblock()

    def reset(self) -> None:
        """Choose the default."""
        self.slider.setValue(self._tick_of(self._scale.default))
        self._choose()

    def _lay_out(self, label: str) -> None:
        title = QLabel(label, self)
        title.setBuddy(self.field)
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(title)
        layout.addLayout(row)
        self.setFocusProxy(self.slider)

    def _set_up(self, label: str, tip: str) -> None:
        scale = self._scale
        self.slider.setRange(self._tick_of(scale.low), self._tick_of(scale.high))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 10))
        self.field.setRange(scale.low * scale.shown_times, scale.high * scale.shown_times)
        self.field.setSingleStep(scale.step * scale.shown_times)
        self.field.setDecimals(scale.decimals)
        self.field.setSuffix(scale.suffix)
        self.field.setKeyboardTracking(False)
        for control in (self.slider, self.field):
            control.setAccessibleName(label)
        self.field.setToolTip(tip)
        self.slider.setToolTip(
            self.tr("{tip} A double click, or the Delete key, resets it.").format(tip=tip)
        )

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._follow_slider)
        self.slider.sliderReleased.connect(self._choose)
        self.slider.reset_wanted.connect(self.reset)
        self.field.valueChanged.connect(self._follow_field)
        self.field.editingFinished.connect(self._choose)
        self._pause.timeout.connect(self._choose)

    def _follow_slider(self) -> None:
        with QSignalBlocker(self.field):
            self.field.setValue(self.value * self._scale.shown_times)
        self._tell()

    def _follow_field(self, shown: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._tick_of(shown / self._scale.shown_times))
        self._tell()

    def _tell(self) -> None:
        self._is_moved = True
        if not self.slider.isSliderDown():
            self._pause.start()
        self.moved.emit(self.value)

    def _choose(self) -> None:
        self._pause.stop()
        # A click that moves nothing chooses nothing.
        if self._is_moved:
            self._is_moved = False
            self.chosen.emit(self.value)

    def _tick_of(self, value: float) -> int:
        return round(value / self._scale.step)

    def _of_tick(self, tick: int) -> float:
        # Rounded, since 0.05 * 3 would be 0.15000000000000002.
        return round(tick * self._scale.step, 6)


class _ResettableSlider(QSlider):
    """A slider that a double click or the Delete key resets."""

    reset_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()
        self.reset_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_wanted.emit()
        else:
            super().keyPressEvent(event)
