"""A canvas in a window, with a photo of objects on the real workbench."""

import pytest
from canvas_use import WAIT_MS, WINDOW, seen
from objects import save_scene

from desktop.canvas.canvas import Canvas


@pytest.fixture
def canvas(qtbot, workbench, selection, restoring, runner):
    canvas = Canvas(workbench, selection, restoring, runner)
    qtbot.addWidget(canvas)
    canvas.resize(*WINDOW)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.setFocus()
    return canvas


@pytest.fixture
def drawn(qtbot, canvas):
    """Wait until all that is seen is exact, and return it as an array."""

    def drawn():
        qtbot.waitUntil(lambda: canvas.is_exact, timeout=WAIT_MS)
        return seen(canvas)

    return drawn


@pytest.fixture
def gray(canvas, drawn, put_on_table, tmp_path):
    """A canvas with a photo of objects that has no colors yet."""
    put_on_table(save_scene(tmp_path / "scene.png"))
    drawn()
    return canvas


@pytest.fixture
def colored(qtbot, gray, workbench, drawn):
    """A canvas with a colorized photo of objects."""
    with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
        workbench.colorize(model="test-classifier", size=64)
    drawn()
    return gray
