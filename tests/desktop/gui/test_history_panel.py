"""The panel with what was done: back and forth, steps off and on, changed, moved and removed."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QSignalSpy

from desktop.panels.history_panel import HistoryPanel
from engine.document.edits import Harmonize, Hint, Recolor
from engine.touchup.colors import TargetColor
from engine.touchup.hints import ColorPoint
from tests.desktop.gui.panel_driving import WAIT_MS, click
from tests.engine.document.documents import disc


@pytest.fixture
def panel(qtbot, workbench, runner):
    panel = HistoryPanel(workbench)
    qtbot.addWidget(panel)
    panel.show()
    yield panel
    qtbot.waitUntil(lambda: not runner.jobs, timeout=WAIT_MS)


@pytest.fixture
def edited(panel, workbench, colorized):
    """A photo with three steps: harmonized, recolored, a color point."""
    del panel
    mask = disc(workbench.document.guide_shape, (60, 60), 30)
    workbench.add_edit(Harmonize((mask,)))
    workbench.add_edit(Recolor(mask, TargetColor(30, 20)))
    workbench.add_edit(Hint((ColorPoint(20, 20, TargetColor(-20, 10)),)))
    return colorized


def kinds(workbench):
    return [type(step.edit) for step in workbench.document.steps]


def click_row(qtbot, view, row, *, x=60):
    place = view.visualRect(view.model().index(row, 0))
    position = QPoint(place.left() + x, place.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=position)


def test_without_a_photo_there_is_nothing_to_undo(panel):
    assert panel.entries.model().rowCount() == panel.steps.model().rowCount() == 0
    assert panel.undo_button.toolTip() == "There is nothing to undo."
    assert panel.redo_button.toolTip() == "There is nothing to redo."
    assert panel.remove_button.toolTip() == "Choose a step in the list first."


def test_every_edit_is_an_entry_and_a_step(panel, workbench, edited):
    del edited
    names = [entry.name for entry in workbench.history.entries]
    model = panel.entries.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == names
    assert len(names) == 4
    assert panel.steps.model().rowCount() == 3
    assert panel.entries.currentIndex().row() == 3


def test_a_click_on_an_entry_goes_back_to_it_and_forth_again(qtbot, panel, workbench, edited):
    del edited
    click_row(qtbot, panel.entries, 1)
    assert kinds(workbench) == [Harmonize]
    assert panel.steps.model().rowCount() == 1
    click_row(qtbot, panel.entries, 3)
    assert kinds(workbench) == [Harmonize, Recolor, Hint]


def test_what_was_undone_is_faint(panel, workbench, edited):
    del edited
    workbench.undo()
    faint = QGuiApplication.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    model = panel.entries.model()
    assert model.index(3, 0).data(Qt.ItemDataRole.ForegroundRole) == faint
    assert model.index(2, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(2, 0).data(Qt.ItemDataRole.FontRole).bold()


def test_undo_and_redo_are_offered_where_they_lead_somewhere(qtbot, panel, workbench, edited):
    del edited
    assert not panel.redo_button.isEnabled()
    for left in (2, 1, 0):
        click(qtbot, panel.undo_button)
        assert len(workbench.document.steps) == left
    assert not panel.undo_button.isEnabled()
    click(qtbot, panel.redo_button)
    assert kinds(workbench) == [Harmonize]


def test_a_step_is_switched_off_and_on_by_its_box(qtbot, panel, workbench, edited):
    del edited
    before = workbench.chroma
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        click_row(qtbot, panel.steps, 1, x=10)
    assert [step.enabled for step in workbench.document.steps] == [True, False, True]
    assert (workbench.chroma != before).any()
    panel.steps.setCurrentIndex(panel.steps.model().index(1, 0))
    qtbot.keyClick(panel.steps, Qt.Key.Key_Space)
    assert all(step.enabled for step in workbench.document.steps)


def test_a_step_is_chosen_without_being_switched(qtbot, panel, workbench, edited):
    del edited
    click_row(qtbot, panel.steps, 1)
    assert panel.steps.currentIndex().row() == 1
    assert all(step.enabled for step in workbench.document.steps)


def test_a_chosen_step_is_removed(qtbot, panel, workbench, edited):
    del edited
    click_row(qtbot, panel.steps, 0)
    click(qtbot, panel.remove_button)
    assert kinds(workbench) == [Recolor, Hint]
    workbench.undo()
    assert kinds(workbench) == [Harmonize, Recolor, Hint]


def test_the_delete_key_removes_the_chosen_step(qtbot, panel, workbench, edited):
    del edited
    click_row(qtbot, panel.steps, 1)
    qtbot.keyClick(panel.steps, Qt.Key.Key_Delete)
    assert kinds(workbench) == [Harmonize, Hint]


def test_a_step_is_moved_within_its_bounds_and_stays_chosen(qtbot, panel, workbench, edited):
    del edited
    click_row(qtbot, panel.steps, 0)
    assert panel.earlier_button.toolTip() == "This is the first step."
    click(qtbot, panel.later_button)
    assert kinds(workbench) == [Recolor, Harmonize, Hint]
    click(qtbot, panel.later_button)
    assert kinds(workbench) == [Recolor, Hint, Harmonize]
    assert panel.later_button.toolTip() == "This is the last step."
    click(qtbot, panel.earlier_button)
    assert kinds(workbench) == [Recolor, Harmonize, Hint]


def test_the_settings_of_a_step_are_asked_for(qtbot, panel, edited):
    del edited
    wanted = QSignalSpy(panel.change_wanted)
    click_row(qtbot, panel.steps, 2)
    click(qtbot, panel.change_button)
    assert [wanted.at(0)] == [[2]]


def test_steps_say_how_they_are_done(panel, edited):
    del edited
    tip = panel.steps.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "a* 30, b* 20, strength 100 %"


def test_models_have_no_rows_below_rows(panel, edited):
    del edited
    for view in (panel.entries, panel.steps):
        assert view.model().rowCount(view.model().index(0, 0)) == 0
        assert view.model().data(QModelIndex()) is None
