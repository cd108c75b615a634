"""After a crash not only the work is there again, but also all that can be undone."""

# ruff: noqa: ARG001 - there is a crash for those who do not look at it, too

import numpy as np
import pytest

from desktop.workspace.recovery import Recovery
from desktop.workspace.recovery_store import RecoveryStore, Unsaved
from engine.document.edits import Recolor
from engine.document.history import History
from engine.document.history_file import HISTORY_SUFFIX, history_file
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import plain_document

WAIT_MS = 60_000


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "recovery"


@pytest.fixture
def recovery(library, runner, folder):
    recovery = Recovery(library, runner, folder)
    yield recovery
    runner.shut_down(WAIT_MS)
    recovery.stop()


def recolored(document, red):
    mask = np.full(document.guide_shape, 255, np.uint8)
    return document.added(Recolor(mask, TargetColor(red, 10)))


@pytest.fixture
def history(tmp_path):
    """Three states, of which the second is shown."""
    document, _ = plain_document(tmp_path)
    red = recolored(document, 40)
    history = History.start(document, "Colorize").done("Red", red)
    return history.done("Redder", recolored(red, 60)).undone()


@pytest.fixture
def crashed(folder, history):
    """The session of an application that crashed."""
    store = RecoveryStore(folder)
    document = history.document
    store.save([Unsaved("1.photochrom", document.photo.path, None, document, history)])
    abandon(store)


def abandon(store):
    """Let go of the locks of a session as the system does when its process dies."""
    for file in store._locked.values():
        file.close()


def result_of(job, qtbot):
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS) as finished:
        pass
    return finished.args[0]


def restore(recovery, workbench, qtbot):
    result_of(recovery.restore(result_of(recovery.look(), qtbot)), qtbot)
    qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)


def names(workbench):
    return [entry.name for entry in workbench.history.entries]


def histories(folder):
    return list(folder.glob(f"*/*{HISTORY_SUFFIX}"))


def test_undo_and_redo_go_on_after_a_crash(recovery, crashed, workbench, history, qtbot):
    restore(recovery, workbench, qtbot)
    assert names(workbench) == ["Colorize", "Red", "Redder"]
    assert workbench.document.steps[-1].edit.color == TargetColor(40, 10)
    workbench.redo()
    assert workbench.document.steps[-1].edit.color == TargetColor(60, 10)
    for _ in range(2):
        workbench.undo()
    assert workbench.document.steps == ()
    np.testing.assert_array_equal(
        workbench.document.prediction.logits, history.document.prediction.logits
    )


def test_undo_survives_a_second_crash_before_anybody_looked(
    recovery, crashed, folder, runner, qtbot
):
    result_of(recovery.restore(result_of(recovery.look(), qtbot)), qtbot)
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    abandon(recovery._store)
    (left,) = histories(folder)
    assert left.with_suffix(".photochrom").exists()


def test_what_is_done_in_the_window_can_be_undone_after_a_crash(
    recovery, workbench, colorized, folder, qtbot
):
    mask = np.full(workbench.guide.shape, 255, np.uint8)
    for red in (20, 50):
        workbench.add_edit(Recolor(mask, TargetColor(red, 20)))
    qtbot.waitUntil(lambda: recovery.is_up_to_date, timeout=WAIT_MS)
    shown = names(workbench)
    abandon(recovery._store)
    other = RecoveryStore(folder)
    (rescued,) = other.abandoned()
    assert history_file(rescued.file).exists()
    assert rescued.photo == colorized.path
    other.close()
    assert shown == ["Colorize", "Recolor", "Recolor"]


def test_a_damaged_undo_list_costs_no_work(recovery, crashed, folder, workbench, qtbot):
    (damaged,) = histories(folder)
    damaged.write_bytes(damaged.read_bytes()[:100])
    restore(recovery, workbench, qtbot)
    assert names(workbench) == ["Open"]
    assert workbench.document.steps[-1].edit.color == TargetColor(40, 10)


def test_an_undo_list_that_cannot_be_written_costs_no_work(folder, history):
    store = RecoveryStore(folder)
    document = history.document
    store.save([Unsaved("1.photochrom", document.photo.path, None, document)])
    (project,) = folder.glob("*/1.photochrom")
    history_file(project).mkdir()
    store.save([Unsaved("1.photochrom", document.photo.path, None, document, history)])
    assert project.exists()
    store.close()


def test_undo_lists_go_with_their_documents(folder, history):
    store = RecoveryStore(folder)
    document = history.document
    store.save([Unsaved("1.photochrom", document.photo.path, None, document, history)])
    assert len(histories(folder)) == 1
    store.save([])
    assert histories(folder) == []
    store.close()


def test_discarded_work_leaves_no_undo_list(recovery, crashed, folder, qtbot):
    result_of(recovery.discard(result_of(recovery.look(), qtbot)), qtbot)
    assert list(folder.iterdir()) == []
