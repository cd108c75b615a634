"""The workbench: exports have the pixels that are shown, projects open as they were."""

# ruff: noqa: ARG002 - a photo is colorized for those who do not look at it, too

import shutil

import numpy as np
from colored import RED, whole
from PIL import Image

from desktop.workspace.errors import WorkspaceError
from desktop.workspace.open_photo import PhotoState
from engine.document.edits import Recolor
from engine.document.errors import PhotoMissingError
from engine.document.project_file import open_project
from engine.document.rendering import render
from engine.photo.formats import ImageFormat
from engine.photo.write import ExportOptions

WAIT_MS = 60_000


class TestSaving:
    OPTIONS = ExportOptions(ImageFormat.PNG)

    def test_the_export_has_the_pixels_that_are_shown(
        self, workbench, colorized, settle, tmp_path, qtbot
    ):
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        job = workbench.export(tmp_path / "out.png", self.OPTIONS)
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS) as finished:
            pass
        assert finished.args == [tmp_path / "out.png"]
        shown = np.vstack(list(render(workbench.chroma, workbench.photo.lightness)))
        with Image.open(tmp_path / "out.png") as picture:
            np.testing.assert_array_equal(
                np.asarray(picture), np.floor(shown * 255 + np.float32(0.5)).astype(np.uint8)
            )
        assert colorized.state is PhotoState.SAVED

    def test_the_export_tells_how_far_it_is(self, workbench, colorized, tmp_path, qtbot):
        job = workbench.export(tmp_path / "out.png", self.OPTIONS)
        told = []
        job.progressed.connect(lambda done, total: told.append((done, total)))
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        assert told[-1] == (160, 160)

    def test_a_smaller_export_can_be_asked_for(self, workbench, colorized, tmp_path, qtbot):
        options = ExportOptions(ImageFormat.JPEG, longest_side=80)
        job = workbench.export(tmp_path / "small.jpg", options)
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        with Image.open(tmp_path / "small.jpg") as picture:
            assert max(picture.size) == 80

    def test_the_original_is_never_overwritten(
        self, workbench, put_on_table, small_photos, tmp_path, failures, qtbot
    ):
        original = tmp_path / "photo.jpg"
        shutil.copy(small_photos / "cat.jpg", original)
        before = original.read_bytes()
        put_on_table(original)
        with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
            workbench.colorize(model="test-classifier", size=64)
        job = workbench.export(original, ExportOptions(ImageFormat.JPEG), overwrite=True)
        with qtbot.waitSignal(job.failed, timeout=WAIT_MS):
            pass
        assert "never overwritten" in str(failures[0][1])
        assert original.read_bytes() == before
        assert workbench.open_photo.state is PhotoState.COLORIZED

    def test_a_cancelled_export_leaves_nothing_behind(self, workbench, colorized, tmp_path, qtbot):
        job = workbench.export(tmp_path / "out.png", self.OPTIONS)
        job.cancel()
        with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
            pass
        assert list(tmp_path.glob("*.png")) == []
        assert colorized.state is PhotoState.COLORIZED

    def test_a_gray_photo_is_not_exported(
        self, workbench, put_on_table, small_photos, tmp_path, failures, qtbot
    ):
        put_on_table(small_photos / "cat.jpg")
        job = workbench.export(tmp_path / "out.png", self.OPTIONS)
        with qtbot.waitSignal(job.failed, timeout=WAIT_MS):
            pass
        assert isinstance(failures[0][1], WorkspaceError)
        job = workbench.save_project(tmp_path / "out.photochrom")
        with qtbot.waitSignal(job.failed, timeout=WAIT_MS):
            pass

    def test_an_edit_after_saving_makes_the_photo_unsaved_and_undo_saved_again(
        self, workbench, colorized, library, tmp_path, qtbot
    ):
        assert library.has_unsaved
        job = workbench.save_project(tmp_path / "work.photochrom")
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        assert colorized.state is PhotoState.SAVED
        assert colorized.project == tmp_path / "work.photochrom"
        assert not library.has_unsaved
        workbench.add_edit(Recolor(whole(workbench), RED))
        assert colorized.state is PhotoState.EDITED
        workbench.undo()
        assert colorized.state is PhotoState.SAVED

    def test_a_project_opens_with_the_same_colors(
        self, workbench, colorized, settle, library, put_on_table, tmp_path, qtbot
    ):
        workbench.add_edit(Recolor(whole(workbench), RED))
        settle()
        colors = workbench.chroma.copy()
        path = tmp_path / "work.photochrom"
        with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
            pass
        library.close(colorized)
        photo = put_on_table(path)
        assert photo.state is PhotoState.SAVED
        assert photo.title == "astronaut.jpg"
        assert photo.project == path
        np.testing.assert_array_equal(workbench.chroma, colors)

    def test_a_project_whose_photo_was_moved_is_opened_when_told_where(
        self, workbench, library, put_on_table, small_photos, tmp_path, failures, qtbot
    ):
        original = tmp_path / "photo.jpg"
        shutil.copy(small_photos / "cat.jpg", original)
        photo = put_on_table(original)
        with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
            workbench.colorize(model="test-classifier", size=64)
        path = tmp_path / "work.photochrom"
        with qtbot.waitSignal(workbench.save_project(path).finished, timeout=WAIT_MS):
            pass
        library.close(photo)
        elsewhere = tmp_path / "elsewhere" / "renamed.jpg"
        elsewhere.parent.mkdir()
        original.rename(elsewhere)
        library.open([path])
        qtbot.waitUntil(lambda: bool(failures), timeout=WAIT_MS)
        assert isinstance(failures[0][1], PhotoMissingError)
        assert workbench.open_photo.state is PhotoState.FAILED
        workbench.locate(elsewhere)
        qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)
        assert workbench.open_photo.state is PhotoState.SAVED
        assert workbench.open_photo.path == elsewhere

    def test_what_is_saved_is_the_document_of_the_moment_of_asking(
        self, workbench, colorized, tmp_path, qtbot
    ):
        path = tmp_path / "work.photochrom"
        job = workbench.save_project(path)
        workbench.add_edit(Recolor(whole(workbench), RED))
        with qtbot.waitSignal(job.finished, timeout=WAIT_MS):
            pass
        assert open_project(path).document.steps == ()
        assert colorized.state is PhotoState.EDITED
