"""The column with all panels: its order, its folding, its scrolling."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QSlider,
)

from desktop.panels.model_choices import ModelChoices
from desktop.panels.side_panel import SidePanel
from engine.colorize import DecodingOptions
from engine.document.edits import Recolor
from engine.models.store import ModelStore
from engine.touchup.colors import TargetColor
from tests.desktop.gui.panel_driving import WAIT_MS, click
from tests.engine.document.documents import disc


@pytest.fixture
def panel(qtbot, workbench, selection, restoring, settings, runner, segmenter_models):
    choices = ModelChoices(ModelStore(installed=segmenter_models), runner)
    panel = SidePanel(workbench, selection, restoring, settings, choices, runner)
    qtbot.addWidget(panel)
    panel.resize(panel.sizeHint())
    panel.show()
    qtbot.waitUntil(lambda: choices.is_known, timeout=WAIT_MS)
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


def test_sections_stand_in_the_order_of_the_work(panel):
    titles = [section.header.text() for section in panel.sections]
    assert titles == ["Restore", "Colorize", "Touch up", "History", "Export"]
    tops = [section.mapTo(panel.widget(), QPoint()).y() for section in panel.sections]
    assert tops == sorted(tops)


def test_a_section_is_folded_and_unfolded_by_mouse_and_key(qtbot, panel):
    section = panel.colorize_section
    click(qtbot, section.header)
    assert not section.is_unfolded
    assert not panel.colorize.isVisible()
    qtbot.keyClick(section.header, Qt.Key.Key_Space)
    assert panel.colorize.isVisible()


@pytest.mark.parametrize("height", [200, 480, 1200])
def test_everything_can_be_reached_at_any_height(qtbot, panel, height):
    panel.resize(panel.width(), height)
    panel.go_to(panel.export_section)
    header = panel.export_section.header
    qtbot.waitUntil(lambda: not header.visibleRegion().isEmpty(), timeout=WAIT_MS)
    assert not panel.horizontalScrollBar().isVisible()
    assert panel.widget().width() >= panel.widget().minimumSizeHint().width()


def test_the_column_grows_with_the_font(
    qtbot, panel, workbench, selection, restoring, settings, runner
):
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    choices = ModelChoices(ModelStore(), runner)
    QApplication.setFont(larger)
    try:
        large = SidePanel(workbench, selection, restoring, settings, choices, runner)
        qtbot.addWidget(large)
        large.show()
        assert large.minimumWidth() > 1.4 * panel.minimumWidth()
        assert large.widget().width() >= large.widget().minimumSizeHint().width()
    finally:
        QApplication.setFont(font)


def test_the_wheel_scrolls_over_controls_without_turning_them(panel, colorized):
    del colorized
    panel.resize(panel.width(), 300)
    slider = panel.colorize.vividness.slider
    panel.setFocus()
    turn(slider)
    assert slider.value() == 100
    slider.setFocus()
    turn(slider)
    assert slider.value() != 100


def turn(widget):
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_every_control_has_a_name_and_a_tooltip(panel):
    for kind in (QAbstractButton, QComboBox, QSlider, QAbstractSpinBox, QLineEdit, QListView):
        for control in panel.widget().findChildren(kind):
            if not is_inner(panel, control):
                assert name_of(panel, control), control
                assert control.toolTip() or isinstance(control, QListView), control


def is_inner(panel, control):
    """Whether it is a part that Qt makes inside of its own controls, or the list of a combo box."""
    inside = isinstance(control.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
    return inside or control.window() is not panel.window()


def name_of(panel, control):
    """What a screen reader says: the control's own name, its text or its label."""
    text = control.text() if isinstance(control, QAbstractButton) else ""
    labels = [label for label in panel.widget().findChildren(QLabel) if label.buddy() is control]
    return control.accessibleName() or text or "".join(label.text() for label in labels)


def test_changing_a_step_leads_to_its_settings(qtbot, panel, workbench, colorized):
    del colorized
    workbench.add_edit(
        Recolor(disc(workbench.document.guide_shape, (60, 60), 30), TargetColor(30, 20))
    )
    workbench.apply_decoding(DecodingOptions(vividness=1.5))
    panel.touch_up_section.unfold(False)
    panel.history.steps.setCurrentIndex(panel.history.steps.model().index(1, 0))
    click(qtbot, panel.history.change_button)
    assert panel.touch_up_section.is_unfolded
    assert panel.touch_up.object_color.target == TargetColor(30, 20)
    assert panel.touch_up.recolor.buttons.cancel.isEnabled()
    panel.colorize_section.unfold(False)
    panel.change_step(0)
    assert panel.colorize.isVisible()
