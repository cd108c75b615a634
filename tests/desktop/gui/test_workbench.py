"""The workbench: the current photo is read, and colorized."""

# ruff: noqa: ARG002 - a photo is colorized for those who do not look at it, too

import shutil

import numpy as np
from colored import RED, expected_chroma, whole

from desktop.workspace.open_photo import PhotoState
from engine.document.edits import Recolor
from engine.models.errors import ModelError
from engine.photo.errors import PhotoError
from engine.photo.read import read_photo

WAIT_MS = 60_000


class TestReading:
    def test_the_current_photo_is_read(self, workbench, put_on_table, small_photos):
        photo = put_on_table(small_photos / "cat.jpg")
        assert workbench.open_photo is photo
        assert (workbench.pyramid.width, workbench.pyramid.height) == (160, 106)
        np.testing.assert_array_equal(
            workbench.photo.lightness, read_photo(small_photos / "cat.jpg").lightness
        )
        assert workbench.chroma is None
        assert workbench.history is None

    def test_another_photo_takes_its_place(
        self, workbench, library, put_on_table, small_photos, qtbot
    ):
        first = put_on_table(small_photos / "cat.jpg")
        put_on_table(small_photos / "coffee.jpg")
        with qtbot.waitSignal(workbench.photo_changed, timeout=WAIT_MS):
            library.set_current(first)
        assert workbench.pyramid.height == 106

    def test_a_photo_of_a_moment_ago_is_there_at_once(
        self, workbench, library, put_on_table, small_photos
    ):
        first = put_on_table(small_photos / "cat.jpg")
        pyramid = workbench.pyramid
        put_on_table(small_photos / "coffee.jpg")
        library.set_current(first)
        assert workbench.pyramid is pyramid
        assert not workbench.is_busy

    def test_only_the_last_photos_are_kept_in_memory(
        self, workbench, library, put_on_table, tmp_path, small_photos
    ):
        paths = [
            shutil.copy(small_photos / "cat.jpg", tmp_path / f"{number}.jpg") for number in range(6)
        ]
        photos = [put_on_table(tmp_path / path) for path in paths]
        library.set_current(photos[3])
        assert workbench.pyramid is not None
        library.set_current(photos[0])
        assert workbench.pyramid is None
        assert workbench.is_busy

    def test_who_leafs_through_photos_gets_the_last_one(
        self, workbench, library, small_photos, qtbot
    ):
        library.open([small_photos])
        qtbot.waitUntil(lambda: library.rowCount() == 3, timeout=WAIT_MS)
        for photo in library.photos:
            library.set_current(photo)
        qtbot.waitUntil(lambda: workbench.pyramid is not None, timeout=WAIT_MS)
        assert workbench.photo.path == small_photos / "coffee.jpg"

    def test_no_photo_leaves_an_empty_table(self, workbench, library, put_on_table, small_photos):
        library.close(put_on_table(small_photos / "cat.jpg"))
        assert workbench.open_photo is None
        assert workbench.pyramid is None
        assert workbench.chroma is None
        assert workbench.document is None

    def test_a_damaged_photo_fails_with_a_sentence(
        self, workbench, library, failures, tmp_path, qtbot
    ):
        (tmp_path / "damaged.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
        library.open([tmp_path / "damaged.png"])
        qtbot.waitUntil(lambda: bool(failures), timeout=WAIT_MS)
        ((title, error),) = failures
        assert title == "Open damaged.png"
        assert isinstance(error, PhotoError)
        assert workbench.open_photo.state is PhotoState.FAILED
        assert workbench.pyramid is None
        assert not workbench.is_busy

    def test_closing_a_photo_while_it_is_read_is_harmless(
        self, workbench, library, small_photos, runner, qtbot
    ):
        library.open([small_photos / "cat.jpg"])
        qtbot.waitUntil(lambda: library.rowCount() == 1, timeout=WAIT_MS)
        library.close(library.photos[0])
        qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
        assert workbench.pyramid is None


class TestColorizing:
    def test_the_bundled_model_finds_colors(
        self, workbench, put_on_table, small_photos, settle, qtbot
    ):
        photo = put_on_table(small_photos / "astronaut.jpg")
        with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
            workbench.colorize()
        assert workbench.is_busy is False
        assert photo.state is PhotoState.COLORIZED
        assert workbench.document.model.name == "photochrom-base"
        assert [entry.name for entry in workbench.history.entries] == ["Colorize"]
        assert np.hypot(*np.moveaxis(workbench.chroma, -1, 0)).mean() > 5
        settle()
        np.testing.assert_array_equal(workbench.chroma, expected_chroma(workbench))

    def test_colors_are_as_vivid_as_the_settings_say(
        self, workbench, settings, put_on_table, small_photos, qtbot
    ):
        settings.vividness = 1.5
        put_on_table(small_photos / "astronaut.jpg")
        with qtbot.waitSignal(workbench.picture_changed, timeout=WAIT_MS):
            workbench.colorize(model="test-classifier", size=64)
        assert workbench.document.adjust.decoding.vividness == 1.5

    def test_colorizing_again_keeps_the_edits(self, workbench, colorized, qtbot):
        workbench.add_edit(Recolor(whole(workbench), RED))
        with qtbot.waitSignal(workbench.document_changed, timeout=WAIT_MS):
            workbench.colorize(model="test-classifier", size=96)
        assert [step.edit.title for step in workbench.document.steps] == ["Recolor"]
        assert len(workbench.history.entries) == 3
        workbench.undo()
        workbench.undo()
        assert workbench.document.steps == ()

    def test_edits_that_are_made_while_the_model_looks_stay(self, workbench, colorized, qtbot):
        job = workbench.colorize(model="test-classifier", size=96)
        workbench.add_edit(Recolor(whole(workbench), RED))
        with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
            pass
        assert len(workbench.document.steps) == 1

    def test_who_moves_on_finds_the_photo_colorized_later(
        self, workbench, library, put_on_table, small_photos, qtbot
    ):
        first = put_on_table(small_photos / "cat.jpg")
        job = workbench.colorize(model="test-classifier", size=64)
        put_on_table(small_photos / "coffee.jpg")
        if first.history is None:
            with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
                pass
        assert first.state is PhotoState.COLORIZED
        assert workbench.document is None
        library.set_current(first)
        qtbot.waitUntil(lambda: workbench.chroma is not None, timeout=WAIT_MS)

    def test_a_photo_that_is_closed_is_not_colorized(
        self, workbench, library, put_on_table, small_photos, qtbot
    ):
        photo = put_on_table(small_photos / "cat.jpg")
        job = workbench.colorize(model="test-classifier", size=64)
        with qtbot.waitSignal(job.cancelled, timeout=WAIT_MS):
            library.close(photo)
        assert photo.history is None

    def test_a_model_that_is_missing_is_said(
        self, workbench, put_on_table, small_photos, failures, qtbot
    ):
        photo = put_on_table(small_photos / "cat.jpg")
        workbench.colorize(model="nobody-has-this")
        qtbot.waitUntil(lambda: bool(failures), timeout=WAIT_MS)
        ((title, error),) = failures
        assert title == "Colorize cat.jpg"
        assert isinstance(error, ModelError)
        assert photo.state is PhotoState.PLAIN
        assert not workbench.is_busy

    def test_without_a_photo_there_is_nothing_to_colorize(self, workbench):
        assert workbench.colorize() is None

    def test_the_thumbnail_becomes_colored(self, colorized, library, qtbot):
        def has_color():
            picture = colorized.thumbnail
            if picture is None:
                return False
            color = picture.pixelColor(picture.width() // 2, picture.height() // 2)
            return color.hsvSaturation() > 5

        qtbot.waitUntil(has_color, timeout=WAIT_MS)
