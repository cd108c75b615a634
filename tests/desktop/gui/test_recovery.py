"""Recovery: a crash loses seconds of work, and nobody takes what another application works on."""

# ruff: noqa: ARG002 - there is a crash, or a photo, for those who do not look at it, too

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import desktop
from desktop.jobs.runner import JobRunner
from desktop.workspace.library import Library
from desktop.workspace.open_photo import PhotoState
from desktop.workspace.recovery import Recovery
from desktop.workspace.recovery_store import RecoveryStore, Unsaved
from engine.document.document import Document
from engine.document.edits import Recolor
from engine.document.history import History
from engine.document.project_file import open_project
from engine.document.rendering import render_chroma
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import plain_document

WAIT_MS = 60_000
LOST_SECONDS = 5
"""No more work than that of these seconds may be lost."""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "recovery"


@pytest.fixture
def recovery(library, runner, folder):
    recovery = Recovery(library, runner, folder)
    yield recovery
    runner.shut_down(WAIT_MS)
    recovery.stop()


@pytest.fixture
def crashed(folder, tmp_path):
    """The session of an application that crashed with two documents, and these documents."""
    documents = []
    for name in ("first", "second"):
        place = tmp_path / name
        place.mkdir()
        document, _ = plain_document(place)
        mask = np.full(document.guide_shape, 255, np.uint8)
        documents.append(document.added(Recolor(mask, TargetColor(40, len(documents)))))
    store = RecoveryStore(folder)
    project = tmp_path / "work.photochrom"
    store.save(
        [
            Unsaved("1.photochrom", documents[0].photo.path, None, documents[0]),
            Unsaved("2.photochrom", documents[1].photo.path, project, documents[1]),
        ]
    )
    abandon(store)
    return documents


def abandon(store):
    """Let go of the locks of a session as the system does when its process dies."""
    for file in store._locked.values():
        file.close()


def offered(folder):
    """What another application would offer to recover."""
    store = RecoveryStore(folder)
    found = store.abandoned()
    store.close()
    return found


def result_of(job, qtbot):
    with qtbot.waitSignal(job.finished, timeout=WAIT_MS) as finished:
        pass
    return finished.args[0]


def edit(workbench):
    workbench.add_edit(Recolor(np.full(workbench.guide.shape, 255, np.uint8), TargetColor(50, 20)))


class TestAutosaving:
    def test_unsaved_work_is_soon_on_the_disk(self, recovery, workbench, colorized, folder, qtbot):
        qtbot.waitUntil(lambda: recovery.is_up_to_date, timeout=WAIT_MS)
        edited_at = time.monotonic()
        edit(workbench)
        assert not recovery.is_up_to_date
        with qtbot.waitSignal(recovery.saved, timeout=WAIT_MS):
            pass
        assert time.monotonic() - edited_at < LOST_SECONDS
        (file,) = folder.glob(f"*/{colorized.serial}.photochrom")
        document = open_project(file).document
        assert [step.edit.title for step in document.steps] == ["Recolor"]

    def test_edits_that_keep_coming_do_not_put_it_off(self, recovery, workbench, colorized, qtbot):
        saved_at = []
        recovery.saved.connect(lambda: saved_at.append(time.monotonic()))
        start = time.monotonic()
        while not saved_at:
            edit(workbench)
            qtbot.wait(50)
        assert saved_at[0] - start < LOST_SECONDS

    def test_saved_work_is_taken_off_the_disk(
        self, recovery, workbench, colorized, folder, tmp_path, qtbot
    ):
        edit(workbench)
        with qtbot.waitSignal(recovery.saved, timeout=WAIT_MS):
            pass
        workbench.save_project(tmp_path / "work.photochrom")
        qtbot.waitUntil(lambda: not list(folder.glob("*/*.photochrom")), timeout=WAIT_MS)

    def test_a_closed_photo_is_taken_off_the_disk(
        self, recovery, workbench, colorized, library, folder, qtbot
    ):
        with qtbot.waitSignal(recovery.saved, timeout=WAIT_MS):
            edit(workbench)
        library.close(colorized)
        qtbot.waitUntil(lambda: not list(folder.glob("*/*.photochrom")), timeout=WAIT_MS)

    def test_nothing_is_written_for_photos_that_are_only_looked_at(
        self, recovery, put_on_table, small_photos, folder
    ):
        put_on_table(small_photos / "cat.jpg")
        assert recovery.is_up_to_date
        assert not folder.exists()

    def test_a_folder_that_cannot_be_written_is_said_once(
        self, library, runner, workbench, colorized, tmp_path, qtbot, monkeypatch
    ):
        monkeypatch.setattr("desktop.workspace.recovery._RETRY_MS", 10)
        (tmp_path / "occupied").write_text("a file, no folder")
        recovery = Recovery(library, runner, tmp_path / "occupied")
        failures = []
        recovery.failed.connect(lambda _title, error: failures.append(error))
        jobs = []
        recovery._delay.timeout.connect(lambda: jobs.append(1))
        edit(workbench)
        qtbot.waitUntil(lambda: len(jobs) >= 3, timeout=WAIT_MS)
        assert len(failures) == 1
        recovery._delay.stop()
        runner.shut_down(WAIT_MS)
        recovery.stop()

    def test_a_clean_end_leaves_nothing_behind(
        self, library, runner, workbench, colorized, folder, qtbot
    ):
        recovery = Recovery(library, runner, folder)
        with qtbot.waitSignal(recovery.saved, timeout=WAIT_MS):
            edit(workbench)
        runner.shut_down(WAIT_MS)
        recovery.stop()
        assert list(folder.iterdir()) == []


class TestRecovering:
    def test_what_a_crash_left_behind_is_found(self, recovery, crashed, tmp_path, qtbot):
        found = {rescued.file.name: rescued for rescued in result_of(recovery.look(), qtbot)}
        assert found["1.photochrom"].photo == crashed[0].photo.path
        assert found["1.photochrom"].title == "photo.png"
        assert found["2.photochrom"].project == tmp_path / "work.photochrom"

    def test_it_opens_with_the_same_colors(self, recovery, crashed, library, workbench, qtbot):
        rescued = result_of(recovery.look(), qtbot)
        (first,) = (each for each in rescued if each.file.name == "1.photochrom")
        result_of(recovery.restore([first]), qtbot)
        (photo,) = library.photos
        assert photo.state is PhotoState.EDITED
        assert photo.is_unsaved
        qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
        expected = render_chroma(crashed[0], workbench.photo.lightness)
        np.testing.assert_array_equal(workbench.chroma, expected)
        assert photo.path == crashed[0].photo.path
        assert photo.state is PhotoState.EDITED

    def test_it_is_safe_though_nobody_looks_at_it(
        self, recovery, crashed, folder, runner, library, qtbot
    ):
        result_of(recovery.restore(result_of(recovery.look(), qtbot)), qtbot)
        assert len(library.photos) == 2
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        abandon(recovery._store)
        again = offered(folder)
        assert sorted(each.photo for each in again) == sorted(d.photo.path for d in crashed)

    def test_a_restored_document_is_saved_like_any_other(
        self, recovery, crashed, workbench, library, tmp_path, folder, qtbot
    ):
        rescued = result_of(recovery.look(), qtbot)
        result_of(recovery.restore(rescued[:1]), qtbot)
        qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
        result_of(workbench.save_project(tmp_path / "saved.photochrom"), qtbot)
        assert library.current.state is PhotoState.SAVED
        session = recovery._store._session
        qtbot.waitUntil(lambda: not list(session.glob("*.photochrom")), timeout=WAIT_MS)

    def test_what_is_discarded_is_gone(self, recovery, crashed, folder, qtbot):
        rescued = result_of(recovery.look(), qtbot)
        with qtbot.waitSignal(recovery.discard(rescued).finished, timeout=WAIT_MS):
            pass
        assert result_of(recovery.look(), qtbot) == ()
        assert list(folder.iterdir()) == []

    def test_what_is_neither_restored_nor_discarded_is_offered_again(
        self, recovery, crashed, folder, qtbot
    ):
        assert len(result_of(recovery.look(), qtbot)) == 2
        abandon(recovery._store)
        assert len(offered(folder)) == 2

    def test_a_garbled_index_costs_names_but_no_work(self, recovery, crashed, folder, qtbot):
        (index,) = folder.glob("*/index.json")
        index.write_bytes(b'{"version": 1, "photos": [{"file"')
        rescued = result_of(recovery.look(), qtbot)
        assert [each.title for each in sorted(rescued, key=lambda r: r.file)] == [
            "1.photochrom",
            "2.photochrom",
        ]

    @pytest.mark.parametrize("text", ["[]", '{"photos": [1]}', '{"photos": [{"file": 1}]}', "7"])
    def test_any_index_is_survived(self, recovery, crashed, folder, text, qtbot):
        (index,) = folder.glob("*/index.json")
        index.write_text(text)
        assert len(result_of(recovery.look(), qtbot)) == 2

    def test_an_empty_session_is_cleared_away(self, recovery, folder, qtbot):
        (folder / "0123456789abcdef").mkdir(parents=True)
        (folder / "0123456789abcdef.lock").write_bytes(b"")
        assert result_of(recovery.look(), qtbot) == ()
        assert list(folder.iterdir()) == []


class TestTwoApplications:
    def test_one_does_not_see_what_the_other_works_on(self, crashed, folder, tmp_path):
        place = tmp_path / "third"
        place.mkdir()
        document, _ = plain_document(place)
        working, other = RecoveryStore(folder), RecoveryStore(folder)
        working.save([Unsaved("7.photochrom", document.photo.path, None, document)])
        found = other.abandoned()
        assert sorted(rescued.file.name for rescued in found) == ["1.photochrom", "2.photochrom"]
        working.close()
        other.close()

    def test_only_one_offers_what_a_crash_left_behind(self, crashed, folder):
        first, second = RecoveryStore(folder), RecoveryStore(folder)
        assert len(first.abandoned()) == 2
        assert second.abandoned() == ()
        assert len(first.abandoned()) == 2
        first.close()
        second.close()

    def test_a_document_that_cannot_be_written_does_not_cost_the_others(
        self, folder, tmp_path, monkeypatch
    ):
        document, _ = plain_document(tmp_path)
        store = RecoveryStore(folder)
        too_large = Document(document.photo, document.model, document.prediction, ())
        monkeypatch.setattr("engine.document.project_parts._LARGEST_PREDICTION", 10)
        with pytest.raises(Exception, match="too large"):
            store.save([Unsaved("1.photochrom", document.photo.path, None, too_large)])
        monkeypatch.undo()
        store.save([Unsaved("2.photochrom", document.photo.path, None, document)])
        index = json.loads((store._session / "index.json").read_text())
        assert [photo["file"] for photo in index["photos"]] == ["2.photochrom"]
        store.close()


_APPLICATION = """
import sys
from pathlib import Path
import onnxruntime
import numpy as np
from PySide6.QtCore import QCoreApplication
from desktop.jobs.runner import JobRunner
from desktop.workspace.library import Library
from desktop.workspace.open_photo import OpenPhoto
from desktop.workspace.recovery import Recovery
from engine.document.edits import Recolor
from engine.document.history import History
from engine.touchup.colors import TargetColor
from tests.engine.document.documents import plain_document

application = QCoreApplication(sys.argv)
place, folder = Path(sys.argv[1]), Path(sys.argv[2])
document, _ = plain_document(place)
runner = JobRunner()
library = Library(runner)
recovery = Recovery(library, runner, folder)
recovery.saved.connect(lambda: print("saved", flush=True))
photo = OpenPhoto(document.photo.path)
library.adopt(photo)
history = History.start(document)
mask = np.full(document.guide_shape, 255, np.uint8)
photo.set_history(history.done("Recolor", document.added(Recolor(mask, TargetColor(40, 10)))))
print("edited", flush=True)
application.exec()
"""


def test_killing_the_application_loses_at_most_five_seconds(folder, tmp_path, qtbot):
    """The process is killed as hard as it gets, five seconds after an edit."""
    place = tmp_path / "place"
    place.mkdir()
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(Path(desktop.__file__).parents[1]), *sys.path])
    }
    with subprocess.Popen(
        [sys.executable, "-c", _APPLICATION, str(place), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as application:
        assert application.stdout.readline() == "edited\n"
        edited_at = time.monotonic()
        assert offered(folder) == ()
        assert application.stdout.readline() == "saved\n"
        assert time.monotonic() - edited_at < LOST_SECONDS
        # While it lives, nobody else may take its work.
        assert offered(folder) == ()
        application.send_signal(signal.SIGKILL)
    runner = JobRunner()
    library = Library(runner)
    recovery = Recovery(library, runner, folder)
    rescued = result_of(recovery.look(), qtbot)
    assert [each.photo for each in rescued] == [place / "photo.png"]
    document = open_project(rescued[0].file).document
    assert document.steps[0].edit.color == TargetColor(40, 10)
    result_of(recovery.restore(rescued), qtbot)
    assert [photo.state for photo in library.photos] == [PhotoState.EDITED]
    assert runner.shut_down(WAIT_MS)
    recovery.stop()
    assert list(folder.iterdir()) == []


def test_history_is_not_needed_to_be_unsaved(library, recovery, crashed, qtbot):
    """A restored document that was not read yet counts as unsaved work."""
    result_of(recovery.restore(result_of(recovery.look(), qtbot)), qtbot)
    assert library.has_unsaved
    photo = library.photos[1]
    assert photo.history is None
    photo.set_history(History.start(crashed[0]))
    photo.mark_saved(crashed[0])
    assert not photo.is_unsaved
