"""The library: what is opened becomes rows, what cannot be opened says why."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from desktop.workspace.library import LibraryRole
from desktop.workspace.open_photo import PhotoState
from desktop.workspace.thumbnails import THUMBNAIL_SIDE, thumbnail_of

WAIT_MS = 60_000


@pytest.fixture
def library(library):
    """A library that is watched for breaking the rules of models."""
    library.tester = QAbstractItemModelTester(
        library, QAbstractItemModelTester.FailureReportingMode.Warning, library
    )
    return library


@pytest.fixture
def opened(library, qtbot):
    """Open paths and wait for so many rows; return their titles."""

    def opened(paths, count):
        library.open(paths)
        qtbot.waitUntil(lambda: library.rowCount() == count, timeout=WAIT_MS)
        return [photo.title for photo in library.photos]

    return opened


def wait_for_thumbnail(library, qtbot, row=0):
    index = library.index(row)
    qtbot.waitUntil(lambda: index.data(LibraryRole.THUMBNAIL) is not None, timeout=WAIT_MS)
    return index.data(LibraryRole.THUMBNAIL)


def test_photos_become_rows_and_the_first_becomes_current(library, opened, small_photos):
    assert opened([small_photos / "cat.jpg", small_photos / "coffee.jpg"], 2) == [
        "cat.jpg",
        "coffee.jpg",
    ]
    assert library.current is library.photos[0]
    assert library.index(1).data() == "coffee.jpg"
    assert library.index(1).data(LibraryRole.STATE) is PhotoState.PLAIN
    assert library.index(1).data(LibraryRole.PATH) == small_photos / "coffee.jpg"


def test_a_folder_is_searched_with_its_subfolders(opened, small_photos, tmp_path):
    folder = tmp_path / "album"
    shutil.copytree(small_photos, folder / "inner")
    shutil.copy(small_photos / "cat.jpg", folder / "zebra.jpg")
    (folder / "notes.txt").write_text("no photo")
    (folder / ".hidden.jpg").write_bytes(b"")
    titles = opened([folder], 4)
    assert titles == ["zebra.jpg", "astronaut.jpg", "cat.jpg", "coffee.jpg"]


def test_a_folder_without_photos_is_a_row_that_says_so(library, opened, tmp_path):
    opened([tmp_path], 1)
    assert library.photos[0].state is PhotoState.FAILED
    assert "no photos" in library.index(0).data(LibraryRole.ERROR_TEXT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["pipe.jpg", "pipe.photochrom"])
def test_a_pipe_holds_up_no_thumbnails(library, opened, small_photos, tmp_path, qtbot, name):
    os.mkfifo(tmp_path / name)
    opened([tmp_path / name, small_photos / "cat.jpg"], 2)
    library.index(1).data(LibraryRole.THUMBNAIL)
    library.index(0).data(LibraryRole.THUMBNAIL)
    qtbot.waitUntil(lambda: library.photos[0].state is PhotoState.FAILED, timeout=WAIT_MS)
    assert "regular file" in library.index(0).data(LibraryRole.ERROR_TEXT)
    wait_for_thumbnail(library, qtbot, row=1)


def test_a_file_that_does_not_exist_is_a_row_that_says_so(library, opened, tmp_path):
    opened([tmp_path / "missing.jpg"], 1)
    assert library.index(0).data(LibraryRole.STATE) is PhotoState.FAILED
    assert "no such file" in library.index(0).data(LibraryRole.ERROR_TEXT)


def test_what_is_open_already_only_becomes_current(library, opened, small_photos, qtbot):
    opened([small_photos / "cat.jpg", small_photos / "coffee.jpg"], 2)
    with qtbot.waitSignal(library.current_changed, timeout=WAIT_MS):
        library.open([small_photos.parent / small_photos.name / "coffee.jpg"])
    assert library.rowCount() == 2
    assert library.current is library.photos[1]


def test_a_link_to_an_open_photo_is_the_same_photo(library, opened, small_photos, tmp_path, qtbot):
    opened([small_photos / "cat.jpg", small_photos / "coffee.jpg"], 2)
    link = tmp_path / "link.jpg"
    link.symlink_to(small_photos / "coffee.jpg")
    with qtbot.waitSignal(library.current_changed, timeout=WAIT_MS):
        library.open([link])
    assert library.rowCount() == 2


def test_closing_the_current_photo_makes_its_neighbor_current(library, opened, small_photos):
    opened([small_photos], 3)
    first, second, third = library.photos
    library.set_current(second)
    library.close(second)
    assert library.current is third
    library.close(third)
    assert library.current is first
    library.close(first)
    assert library.current is None
    assert library.photos == ()


def test_a_closed_photo_can_be_opened_again(library, opened, small_photos):
    opened([small_photos / "cat.jpg"], 1)
    library.close(library.photos[0])
    assert opened([small_photos / "cat.jpg"], 1) == ["cat.jpg"]


def test_hundreds_of_photos_are_taken_up_in_order(library, opened, tmp_path):
    names = [f"{number:03}.png" for number in range(300)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert opened([tmp_path], 300) == names
    assert library.current is library.photos[0]


def test_a_thumbnail_is_made_when_somebody_looks(library, opened, small_photos, qtbot):
    opened([small_photos], 3)
    assert library.photos[0].thumbnail is None
    thumbnail = wait_for_thumbnail(library, qtbot, 1)
    assert isinstance(thumbnail, QImage)
    assert (thumbnail.width(), thumbnail.height()) == (160, 106)
    assert library.photos[0].thumbnail is None


def test_a_damaged_photo_is_found_out_by_its_thumbnail(library, opened, tmp_path, qtbot):
    (tmp_path / "damaged.jpg").write_bytes(b"\xff\xd8\xff\xe0 and then nothing of use")
    opened([tmp_path / "damaged.jpg"], 1)
    library.index(0).data(LibraryRole.THUMBNAIL)
    qtbot.waitUntil(lambda: library.photos[0].state is PhotoState.FAILED, timeout=WAIT_MS)
    assert "damaged" in library.index(0).data(LibraryRole.ERROR_TEXT)


@pytest.mark.parametrize(("suffix", "mode"), [("jpg", "L"), ("png", "L"), ("tif", "I;16")])
def test_a_thumbnail_is_upright(tmp_path, suffix, mode):
    """The left half is white; turned by a quarter clockwise, that is the upper half."""
    pixels = np.zeros((300, 600), np.uint8)
    pixels[:, :300] = 255
    path = tmp_path / f"turned.{suffix}"
    picture = Image.fromarray(pixels)
    if mode == "I;16":
        picture = Image.fromarray(pixels.astype(np.uint16) * 257)
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(path, **({"tiffinfo": {0x0112: 6}} if suffix == "tif" else {"exif": exif}))
    thumbnail = thumbnail_of(path)
    assert (thumbnail.width(), thumbnail.height()) == (THUMBNAIL_SIDE // 2, THUMBNAIL_SIDE)
    middle = thumbnail.width() // 2
    assert thumbnail.pixelColor(middle, 10).lightness() > 245
    assert thumbnail.pixelColor(middle, THUMBNAIL_SIDE - 10).lightness() < 10


def test_old_thumbnails_are_dropped(library, opened, small_photos, monkeypatch, qtbot):
    monkeypatch.setattr("desktop.workspace.thumbnail_queue._MOST_KEPT", 2)
    opened([small_photos], 3)
    for row in range(3):
        wait_for_thumbnail(library, qtbot, row)
    assert [photo.thumbnail is not None for photo in library.photos] == [False, True, True]


def test_closing_a_photo_while_its_thumbnail_is_made_is_harmless(
    library, opened, small_photos, runner, qtbot
):
    opened([small_photos], 3)
    for row in range(3):
        library.index(row).data(LibraryRole.THUMBNAIL)
    for photo in library.photos:
        library.close(photo)
    qtbot.waitUntil(lambda: runner.jobs == (), timeout=WAIT_MS)
    assert library.rowCount() == 0


def test_opening_nothing_does_nothing(library, runner):
    library.open([])
    assert runner.jobs == ()


def test_a_name_that_no_file_can_have_is_a_row_that_says_so(library, opened):
    opened([Path("no\0file.jpg")], 1)
    assert library.photos[0].state is PhotoState.FAILED
